"""`/area rate`: enters an area's judgement on the board's scale, as at a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from board.boards import Board
from board.moderation import NOT_MODERATED, moderation_words, moderator
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.roles import check_may_write
from board.rungs import Rung, latest, rung_changes
from board.words import day
from commands.areas.of_call import area_of
from commands.call import Call
from commands.day_stated import day_stated, stated_apart
from commands.reading.grammar import Words
from commands.reading.reasons import meant
from commands.reply import Bold, Code, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject, ref_of
from commands.verbs import Verb
from storage.store import Store


def run(call: Call) -> Reply:
    """Enters a judgement: one rung, or two if a paper gives two. Earlier judgements are kept. Refused: to observers;
    words that are not on the board's scale; an unclear or future day; a judgement that is entered already."""
    check_may_write(call.actor)
    area = area_of(call)
    said = _apart(call.words, call.board, area, call.today)
    if not said["rung"]:
        raise Refusal(f"Say on which rung {area.ref} is:", lines=_lines(call, area.ref), slot="rung")
    rung, second = _read(call, said["rung"])
    on = day_stated(call, said["as at"]) if said["as at"] else call.today
    with at_slot("moderated"):
        moderated = moderator(meant(call.said(said["moderated"])))
    judged = Rung(0, area.id, rung, second, on, meant(call.said(said["source"])), moderated)
    known = call.store.rungs.of(area.id)
    replaced = next((each for each in reversed(known) if each.as_at == on), None)
    before = latest([each for each in known if each.as_at < on])[0]
    _check_new(area.ref, replaced, judged)
    rung_id = call.store.rungs.add(call.board.id, judged, call.request.now)
    call.add_history(("area", area.id, area.ref), rung_changes(judged, rung_id), call.kept_why(""))
    moved = call.board.scale.movement(before, judged)
    told = f", {moved} ({day(before.as_at)})" if moved and before else ""
    below = call.board.scale.below(judged, area.goal)
    stands = latest(known, call.today)[0]
    later = stands if stands and stands.as_at > on else None
    goal = [f"That is {below} below its goal, {area.goal}."] if below and not later else []
    return reply(
        paragraph(
            (Bold(f"{area.ref} {'was' if later else 'is'} {judged.words}"), f"{told}. {area.title}"),
            f"As at {day(on)}, {moderation_words(judged.moderated or NOT_MODERATED)}.",
            *([f"Its latest judgement is {later.words} as at {day(later.as_at)}."] if later else []),
            *([f"In place of {replaced.words}, of the same day; both are kept."] if replaced else []),
            *goal,
            ("Undo: ", Code("/area undo")),
        )
    )


def _read(call: Call, words: str) -> tuple[str, str]:
    try:
        return call.board.scale.read(words)
    except Refusal as refusal:
        raise refusal.with_lines(_lines(call, call.ref), slot="rung") from refusal


def _lines(call: Call, ref: str) -> list[tuple[str, str]]:
    return [(f"/area rate {quoted(ref)} {point.name}", point.colour) for point in call.board.scale.points]


def _check_new(ref: str, before: Rung | None, judged: Rung) -> None:
    same = before and before.as_at == judged.as_at and before.names == judged.names
    if same and before and (before.source, before.moderated) == (judged.source, judged.moderated):
        raise Refusal(f"{ref} is {judged.dated} already.", lines=[f"/area show {quoted(ref)}"])


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The rung and the other slots. "As at" and its day may also follow the value of another key."""
    if words.filled is not None:
        return {slot.name: words.filled.get(slot.name, "") for slot in RATE.slots}
    rung, on = stated_apart(words.free, words.get("as at"))
    beside = {key: words.get(key) for key in RATE.keys if key != "as at"}
    for key, value in beside.items():
        before, after = stated_apart(value)
        if after and not on:
            beside[key], on = before, after
    return {"rung": rung, "as at": on, **beside}


def _offers(store: Store, board: Board, subject: Subject, today: date) -> Sequence[tuple[str, str]]:
    return [
        (point.name, f"{point.name} ({point.colour})" if point.colour else point.name) for point in board.scale.points
    ]


RATE = Verb(
    command="area",
    name="rate",
    about="gives its rung on the board's scale, as at a day; earlier rungs are kept",
    example="/area rate R07 Requires improvement as at 31 March 2020 moderated: practice adviser",
    run=run,
    slots=(
        ref_of(SlotKind.AREA),
        Slot(
            "rung",
            "Rung",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            True,
            offers=_offers,
            otherwise="Or two, such as Good & Outstanding",
        ),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at …]"),
        Slot("source", "Source", SlotKind.SHORT),
        Slot(
            "moderated",
            "Moderated by",
            SlotKind.SHORT,
            hint="Who checked it, if anybody did.",
        ),
    ),
    title="Self-assessment",
    apart=_apart,
    writes=True,
    refused="Not entered.",
    aliases=("judge", "assess"),
)
