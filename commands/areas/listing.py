"""`/area list`: the scorecard, an area on a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from board.areas import KINDS_OF_AREA, UNSORTED
from board.folding import folded
from board.refusals import at_slot
from board.scorecard import Card
from board.words import count, day
from commands.actions.as_at import end_of
from commands.areas.cards import cards_of
from commands.areas.wording import heading, progress, rest, stands
from commands.call import Call
from commands.measures.figure_day import stated_apart
from commands.paging import page_of, weight
from commands.reading.dates import as_at_date
from commands.reply import Bold, Code, Reply, Table, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

ROWS = 10
HEADINGS = ("Area", "Actions", "Stands")


@dataclass(frozen=True, slots=True)
class AreaFilter:
    """What a list of areas can be asked for; `also` is how else people type it."""

    name: str
    keeps: Callable[[Card], bool]
    also: tuple[str, ...] = ()


def _of_kind(kind: str) -> AreaFilter:
    plural = f"{kind.removesuffix('y')}ies" if kind.endswith("ty") else f"{kind}s"
    return AreaFilter(kind, lambda card: card.area.kind == kind, (plural,))


FILTERS = (
    AreaFilter("in the plan", lambda card: not card.area.is_usual, ("plan",)),
    AreaFilter("business as usual", lambda card: card.area.is_usual, ("bau",)),
    AreaFilter("nothing open", lambda card: card.may_hand_over, ("nothing left open", "may go")),
    AreaFilter("no body", lambda card: card.has_no_body, ("without a body", "not watched")),
    AreaFilter("no action", lambda card: card.has_no_action, ("no actions", "without an action", "without actions")),
    AreaFilter("overdue", lambda card: card.now.overdue > 0, ("late",)),
    AreaFilter("awaiting", lambda card: card.now.awaiting > 0, ("awaiting sign-off",)),
    *map(_of_kind, (*KINDS_OF_AREA, UNSORTED)),
)
_BY_WORDS = {folded(name): each for each in FILTERS for name in (each.name, *each.also)}


def run(call: Call) -> Reply:
    """The board's areas, those of a filter, or those with the words in their ref or title; as they stood on a day."""
    free, phrase = stated_apart(call.words.free, call.words.get("as at"))
    with at_slot("as at"):
        on = as_at_date(phrase, call.today) if phrase else None
    found = cards_of(call.store, call.board, on or call.today, end_of(on, call.board) if on else None)
    wanted = _BY_WORDS.get(folded(free))
    kept = [each for each in found if _is_kept(each, wanted, free)]
    says = " ".join(filter(None, ["/area list", free, f"as at {phrase}" if on else ""]))
    if not found:
        return _no_areas()
    when = f" as at {day(on)}" if on else ""
    if not kept:
        return reply(paragraph(_none(wanted, free, when), *_words(wanted, free)))
    page = page_of(call, kept, ROWS, says, lambda each: weight(*row(each)))
    title = f"{count(len(kept), 'area')}{f': {wanted.name if wanted else free}' if free else ''}{when}"
    return reply(
        paragraph((Bold(title), page.words), *_words(wanted, free)),
        Table(HEADINGS, tuple(map(row, page.items))),
        page.buttons,
    )


def _is_kept(card: Card, wanted: AreaFilter | None, free: str) -> bool:
    if wanted:
        return wanted.keeps(card)
    return all(word in folded(f"{card.area.ref} {card.area.title} {card.area.theme}") for word in folded(free).split())


def row(card: Card) -> tuple[str, str, str]:
    """An area on a line: what it is, how far, how it stands."""
    return heading(card.area), " · ".join([progress(card), *rest(card)]), " · ".join(stands(card))


def _no_areas() -> Reply:
    return reply(
        paragraph(
            "No areas of improvement are on this board yet: recommendations, priorities, findings.",
            ("Add one: ", Code("/area add R01 <title>")),
        )
    )


def _none(wanted: AreaFilter | None, free: str, when: str) -> str:
    return f"No area matches: {wanted.name if wanted else free}{when}."


def _words(wanted: AreaFilter | None, free: str) -> Sequence[str]:
    """What became of words that are no filter."""
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
        PAGE,
    ),
    refused="Not listed.",
)
