"""`/area list`: the scorecards of a board's areas, one on each line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from board.areas import KINDS_OF_AREA, UNSORTED, plural
from board.folding import folded
from board.refusals import Refusal
from board.rungs import Scale, counts
from board.scorecard import Card
from board.words import count, day
from commands.actions.as_at import began_after, end_of
from commands.areas.cards import cards_of
from commands.areas.next_steps import ADD, of_areas
from commands.areas.wording import heading, progress, rest, stands
from commands.buttons_for import for_writers
from commands.call import Call
from commands.day_stated import day_stated, stated_apart
from commands.history.meetings_at import board_at
from commands.paging import page_of, typed_again, weight
from commands.reply import Bold, Code, Reply, Table, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

ROWS = 10
HEADINGS = ("Area", "Actions", "Stands")


@dataclass(frozen=True, slots=True)
class AreaFilter:
    """A filter for the list of areas. `also` holds other names that people type for it."""

    name: str
    keeps: Callable[[Card, Scale], bool]
    also: tuple[str, ...] = ()


def _of_kind(kind: str) -> AreaFilter:
    return AreaFilter(kind, lambda card, _: card.area.kind == kind, (plural(kind),))


def _below(card: Card, scale: Scale) -> int:
    return scale.below(card.rung, card.area.goal) if card.rung else 0


FILTERS = (
    AreaFilter("in the plan", lambda card, _: not card.area.is_usual, ("plan",)),
    AreaFilter("business as usual", lambda card, _: card.area.is_usual, ("bau",)),
    AreaFilter("nothing open", lambda card, _: card.may_hand_over, ("nothing left open", "may go")),
    AreaFilter("no body", lambda card, _: card.has_no_body, ("without a body", "not watched")),
    AreaFilter("no action", lambda card, _: card.has_no_action, ("no actions", "without an action", "without actions")),
    AreaFilter("overdue", lambda card, _: card.now.overdue > 0, ("late",)),
    AreaFilter("awaiting", lambda card, _: card.now.awaiting > 0, ("awaiting sign-off",)),
    AreaFilter("below goal", lambda card, scale: _below(card, scale) > 0, ("below its goal", "below their goal")),
    AreaFilter(
        "two below goal",
        lambda card, scale: _below(card, scale) > 1,
        ("two rungs below goal", "two rungs below their goal", "two rungs below"),
    ),
    AreaFilter("not moderated", lambda card, _: bool(card.rung and not card.rung.moderated), ("unmoderated",)),
    AreaFilter("not judged", lambda card, _: card.rung is None, ("no rung", "not rated")),
    *map(_of_kind, (*KINDS_OF_AREA, UNSORTED)),
)
_BY_WORDS = {folded(name): each for each in FILTERS for name in (each.name, *each.also)}
# "since 31 March" without a colon. A digit must follow, so that "since" in a title is not taken for it.
_SINCE = re.compile(r"(?:^|\s)(?:moved\s|movement\s)?since\s+(?P<day>\D{0,12}\d.*)$", re.I)


def run(call: Call) -> Reply:
    """Lists all areas, those that a filter keeps, or those with the words in their ref, title or theme; now, or as at a
    day. Refused: a day before the log began; an unclear day."""
    free, on, since = _asked(call)
    end = end_of(on, call.board) if on else None
    if end and (began := began_after(call.store, call.board, end)):
        raise Refusal(f"This log began on {day(began)}, so its areas before then are not known.", slot="as at")
    board = board_at(call.store, call.board, end) if end else call.board
    found = cards_of(call.store, board, on or call.today, end, since)
    if not found:
        return _no_areas(call)
    scale, wanted = call.board.scale, _BY_WORDS.get(folded(free))
    kept = [each for each in found if _is_kept(each, wanted, free, scale)]
    when = f" as at {day(on)}" if on else ""
    if not kept:
        return reply(paragraph(_none(wanted, free, when), *_words(wanted, free)))
    says = typed_again(call)
    page = page_of(call, kept, ROWS, says, lambda each: weight(*row(each, scale)))
    title = f"{count(len(kept), 'area')}{f': {wanted.name if wanted else free}' if free else ''}{when}"
    return reply(
        paragraph((Bold(title), page.words), *on_each_rung(kept, scale), *_words(wanted, free)),
        Table(HEADINGS, tuple(row(each, scale) for each in page.items)),
        of_areas(call, page.line(says)) if on is None else None,
        page.buttons,
    )


def _asked(call: Call) -> tuple[str, date | None, date | None]:
    """The words, the `as at` day, and the day since which movement is shown."""
    free, phrase = stated_apart(call.words.free, call.words.get("as at"))
    keyed = call.words.get("since")
    if not keyed and (found := _SINCE.search(free)):
        free, keyed = free[: found.start()].strip(), found["day"]
    on = day_stated(call, phrase) if phrase else None
    since = day_stated(call, keyed, "since") if keyed else None
    return free, on, since


def _is_kept(card: Card, wanted: AreaFilter | None, free: str, scale: Scale) -> bool:
    if wanted:
        return wanted.keeps(card, scale)
    return all(word in folded(f"{card.area.ref} {card.area.title} {card.area.theme}") for word in folded(free).split())


def row(card: Card, scale: Scale) -> tuple[str, str, str]:
    """The cells of an area's row: its heading, its progress, where it stands. An area that has a rung and no actions
    says nothing of actions."""
    actions = [progress(card), *rest(card)] if card.has_actions or not card.rung else []
    return heading(card.area), " · ".join(actions), " · ".join(stands(card, scale))


def on_each_rung(kept: Sequence[Card], scale: Scale) -> list[str]:
    """`Self-assessment: Inadequate 0 · …`: how many areas are on each rung; nothing if none has been judged."""
    judged = [card.rung for card in kept if card.rung]
    told = " · ".join(f"{name} {many}" for name, many in counts(judged, scale))
    return [f"Self-assessment: {told}"] if judged else []


def _no_areas(call: Call) -> Reply:
    return reply(
        paragraph(
            "No areas of improvement are on this board yet: recommendations, priorities, findings.",
            ("Add one: ", Code("/area add R01 <title>")),
        ),
        for_writers(call, ADD),
    )


def _none(wanted: AreaFilter | None, free: str, when: str) -> str:
    return f"No area matches: {wanted.name if wanted else free}{when}."


def _words(wanted: AreaFilter | None, free: str) -> Sequence[str]:
    """Says that words which name no filter were searched for, and lists the filters."""
    if wanted or not free:
        return []
    names = " · ".join(each.name for each in FILTERS)
    return [f'No filter is called "{free}": searched for it in refs and titles. Filters: {names}']


LIST = Verb(
    command="area",
    name="list",
    about="the scorecard: how far each area is, and what it lacks",
    example="/area list nothing open",
    run=run,
    slots=(
        Slot(
            "words",
            "Which areas",
            SlotKind.SHORT,
            SlotPlace.FREE,
            shown="[nothing open · no body · no action · overdue · business as usual · findings · words]",
        ),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at …]"),
        Slot("since", "Movement since", SlotKind.DAY, hint="Rungs are compared with those of that day."),
        PAGE,
    ),
    refused="Not listed.",
)
