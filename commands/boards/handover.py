"""`/board handover`: gives everything that a person, or a role in words, owns on a board to another, with their part in
other actions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from board.actions import LIVE, Action
from board.areas import Area
from board.boards import Board
from board.dates_agreed import is_asked
from board.folding import folded
from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.risks import Risk
from board.roles import check_decides
from board.supporters import is_mention
from board.words import count, listed
from commands.actions.wording import kept_in_words
from commands.areas.of_call import record_area
from commands.asked_waiting import still_waiting
from commands.at_meeting import DECIDED_AT
from commands.boards.handover_parts import REFS_SHOWN, Side, handed, has_other_owner, parts_told
from commands.boards.handover_words import sides
from commands.call import Call
from commands.people.whom import whom
from commands.reading.grammar import Words
from commands.reading.mentions import MENTION
from commands.reading.quotes import unquoted
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.risks.recording import save
from commands.slots import Slot, SlotKind, SlotPlace, Subject
from commands.verbs import Verb

ROLES_SHOWN = 5
_LEFT_OPEN = "/board handover @name @name"
Thing = TypeVar("Thing", Measure, Risk, Area)


def run(call: Call) -> Reply:
    """Gives every live action, measure, open risk and area of one side to the other, which also takes their place as
    accountable officer and supporter. Refused: to all but the chair and support; an unknown side; if there is nothing
    to give."""
    check_decides(call.actor, "hand over what somebody else owns")
    every = call.store.actions.of_status(call.board.id, LIVE), call.store.measures.all(call.board.id)
    open_risks = [each for each in call.store.risks.all(call.board.id) if each.is_open]
    areas = call.store.areas.all(call.board.id)
    in_words = list(dict.fromkeys(_in_words(every[0], (*every[1], *open_risks, *areas))))
    old, new = _read(call, in_words)
    moved = [(each, after) for each in every[0] if (after := handed(each, old, new, call.request.now)) != each]
    measures = _given(every[1], old, new)
    risks = _given(open_risks, old, new)
    led = _given(areas, old, new)
    if not (moved or measures or risks or led):
        raise Refusal(
            f"{old.told} owns no open action, measure, risk or area on this board, answers for none and supports none.",
            lines=["/board roles"],
            slot="from",
        )
    why = f"handed over from {old.told}"
    for action, after in moved:
        call.store.actions.save(action, after)
        call.record(action, after, why=why)
    for measure in measures:
        call.store.measures.set_owner(measure.id, new.person, new.words)
        was = {"owner_id": measure.owner_id, "owner_words": measure.owner_words}
        call.record_measure(measure, {"owner_id": new.person, "owner_words": new.words}, why, was)
    for risk in risks:
        save(call, risk, replace(risk, owner_id=new.person, owner_words=new.words), why)
    for area in led:
        record_area(call, area, replace(area, lead_id=new.person, lead=new.words), why)
    others = {
        "measure": [each.ref for each in measures],
        "risk": [each.ref for each in risks],
        "area": [each.ref for each in led],
    }
    return _told(old, new, moved, others, call.decided.lines)


def _given(things: Iterable[Thing], old: Side, new: Side) -> list[Thing]:
    """The things that `old` owns and `new` does not yet."""
    return [each for each in things if old.owns(each) and not (each.owner_id and each.owner_id == new.person)]


def _in_words(actions: Sequence[Action], others: Sequence[Measure | Risk | Area]) -> Iterator[str]:
    """Every role in words that owns or leads something, is accountable or supports; owners first."""
    yield from (each.owner_words for each in (*actions, *others) if each.owner_words)
    yield from (each.accountable_words for each in actions if each.accountable_words)
    yield from (one for each in actions for one in each.supporters.splitlines() if not is_mention(one))


def _told(
    old: Side, new: Side, moved: list[tuple[Action, Action]], others: Mapping[str, list[str]], decided: list[str]
) -> Reply:
    given = [before for before, after in moved if has_other_owner(before, after)]
    waiting = still_waiting([each for each in given if is_asked(each)])
    by_kind = {"action": [each.ref for each in given], **others}
    refs = [quoted(ref) for theirs in by_kind.values() for ref in theirs]
    more = f" and {len(refs) - REFS_SHOWN} more" if len(refs) > REFS_SHOWN else ""
    what = listed([count(len(theirs), kind) for kind, theirs in by_kind.items() if theirs]) or "No action"
    told = f" from {old.told} to {new.told}: {', '.join(refs[:REFS_SHOWN])}{more}."
    whose = f"<@{new.person}>" if new.person else f"owner: {new.words}"
    # There is no list of measures by owner.
    kinds = [kind for kind in ("action", "risk") if by_kind[kind]] or ["action"]
    see: list[Line] = [("See them: ", Code(f"/{kind} list {whose}")) for kind in kinds] if refs else []
    first: Line = (Bold(f"{what} handed over"), told if refs else f" from {old.told} to {new.told}.")
    return reply(paragraph(first, *parts_told(moved), *decided, *waiting, *see, *kept_in_words(new.words)))


def _read(call: Call, in_words: list[str]) -> tuple[Side, Side]:
    """From whom and to whom. The first may have left the workspace; a person who takes over must be in it."""
    roles = {folded(each) for each in in_words}

    def is_known(words: str) -> bool:
        bare = unquoted(words)
        return bool(MENTION.fullmatch(words) or folded(bare) in roles or whom(bare, call.request.people).people)

    filled = call.words.filled
    found = sides(call.words.free, is_known) if filled is None else (filled.get("from", ""), filled.get("to", ""))
    if found is None or not found[0]:
        raise Refusal("Say from whom and to whom. Try:", lines=[_LEFT_OPEN], slot="from")
    with at_slot("from"):
        old = _old(call, found[0], roles)
    with at_slot("to"):
        new_id, new_words = call.lookup.owner(found[1])
    if old is None:
        lines = [f'/board handover "{each}" {found[1]}' for each in in_words[:ROLES_SHOWN]]
        why = f'"{unquoted(found[0])}" is nobody in Slack, and owns nothing here in words.'
        instead = [(each, "") for each in in_words[:ROLES_SHOWN]]
        raise Refusal(f"{why} These do:" if lines else why, lines=lines or [_LEFT_OPEN], instead=instead, slot="from")
    if not (new_id or new_words):
        raise Refusal(
            f"Say to whom. {call.lookup.pick} the person.", lines=[f"/board handover {found[0]} @name"], slot="to"
        )
    if (old.person == new_id if new_id else folded(old.words) == folded(new_words)) and not (old.person and old.words):
        raise Refusal("That is the same person." if new_id else "That is the same owner.", slot="to")
    return old, Side(new_id, new_words)


def _old(call: Call, words: str, roles: set[str]) -> Side | None:
    if mention := MENTION.fullmatch(words):
        return Side(mention[1])
    bare = unquoted(words).removeprefix("@")
    meant = whom(bare, call.request.people)
    if meant.people or words.startswith("@") or (meant.perhaps and folded(bare) not in roles):
        return Side(call.lookup.called(words), bare)
    return Side(None, bare) if folded(bare) in roles else None


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The two sides of typed words, split at a mention or "to"; if they cannot be split, all are the first side."""
    found = sides(words.free, lambda each: bool(MENTION.fullmatch(each))) or (words.free, "")
    return {"from": unquoted(found[0]), "to": unquoted(found[1])}


HANDOVER = Verb(
    command="board",
    name="handover",
    about="moves everything one person owns to another, and their part in the rest; either may be a role in words "
    "(the chair or support)",
    example="/board handover @jo @ali",
    run=run,
    slots=(
        Slot("from", "From", SlotKind.OWNER, SlotPlace.FREE, required=True, shown="@from"),
        Slot("to", "To", SlotKind.OWNER, SlotPlace.FREE, required=True, typed="to {}", shown="@to"),
        *DECIDED_AT,
    ),
    title="Hand over",
    apart=_apart,
    submit="Hand over",
    writes=True,
    refused="Not handed over.",
)
