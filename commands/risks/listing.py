"""`/risk list`: the risks that match, worst first, as a table or as a grid in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board.calendar import last_meeting
from board.refusals import Refusal
from board.risks import Gap, Risk, gaps_in, gaps_of, worst_first
from board.words import count, day
from commands.actions.as_at import began_after, end_of
from commands.buttons_for import for_writers
from commands.call import Call
from commands.day_stated import day_stated
from commands.history.meetings_at import board_at
from commands.named.owner_named import owner_named
from commands.paging import page_of, typed_again, weight
from commands.read_by_others import OWNER
from commands.reply import Bold, Code, Paragraph, Reply, Table, paragraph, reply
from commands.risks.as_at import risks_at
from commands.risks.filters import ALL, EVERY_NAME, kept, mentions, owned
from commands.risks.gap_words import gap_words, of_these
from commands.risks.grid import grid
from commands.risks.list_words import WantedRisks, read_wanted
from commands.risks.next_steps import ADD, of_risks
from commands.risks.wording import owner, score_in_short
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

ROWS = 15
EXAMPLE = "/risk list above target"
HEADINGS = ("Ref", "Risk", OWNER, "Score")


@dataclass(frozen=True, slots=True)
class _Found:
    """The risks of an answer, worst first, as they were on the day `on`. `is_now` if no day was asked for."""

    risks: Sequence[Risk]
    on: date
    last_board: date | None
    is_now: bool


def run(call: Call) -> Reply:
    """The risks that match every filter, the owner, the areas and the words, now or as at a day. Words that are not a
    filter are searched for, and the answer says so."""
    says = typed_again(call)
    call, owner_id, owner_words = owner_named(call)
    wanted = read_wanted(call, owner_id, owner_words)
    found = _found(call, wanted)
    if not found.risks:
        add = [("Add one: ", Code("/risk add <what may happen>"))] if _is_plain(wanted) and found.is_now else []
        steps = for_writers(call, ADD) if add else None
        return reply(paragraph(_nothing(wanted, found), *add), steps, _of_words(wanted))
    if wanted.grid:
        return reply(paragraph(_heading(wanted, found, "", "by likelihood and impact")), grid(found.risks))
    return _listed(call, wanted, found, says)


def _listed(call: Call, wanted: WantedRisks, found: _Found, says: str) -> Reply:
    rows = [row(each, found.last_board) for each in found.risks]
    page = page_of(call, rows, ROWS, says, lambda cells: weight(*cells))
    heading = _heading(wanted, found, page.words, "worst first")
    several = page.number == 1 and len(found.risks) > 1
    lacks = of_these(gaps_in(found.risks, found.last_board), len(found.risks)) if several else ""
    return reply(
        paragraph(heading, *([lacks] if lacks else [])),
        Table(HEADINGS, tuple(page.items)),
        of_risks(call, page.line(says)) if found.is_now else None,
        page.buttons,
        _of_words(wanted),
    )


def _found(call: Call, wanted: WantedRisks) -> _Found:
    on, board = day_stated(call, wanted.as_at) if wanted.as_at else call.today, call.board
    risks = _as_they_stood(call, on) if wanted.as_at else call.store.risks.all(board.id)
    board = board_at(call.store, board, end_of(on, board)) if wanted.as_at else board
    last_board = last_meeting(board.meetings, on)
    found = kept(risks, wanted.filters or ([ALL] if wanted.sought else []), last_board)
    found = [each for each in found if all(mentions(each, words) for words in wanted.sought)]
    if wanted.areas:
        found = [each for each in found if not set(each.areas).isdisjoint(wanted.areas)]
    if wanted.owner_id or wanted.owner_words:
        found = [each for each in found if owned(call, each, wanted.owner_id, wanted.owner_words)]
    return _Found(worst_first(found), on, last_board, is_now=not wanted.as_at)


def _as_they_stood(call: Call, on: date) -> list[Risk]:
    end = end_of(on, call.board)
    if began := began_after(call.store, call.board, end):
        raise Refusal(f"This log began on {day(began)}, so its risks before then are not known.")
    return risks_at(call.store, call.board, end)


def row(risk: Risk, last_board: date | None) -> tuple[str, ...]:
    """A risk as a row: its ref, what may happen, its owner, and its score with its target and gaps."""
    told = [score_in_short(risk)] if risk.is_open else [str(risk.status), score_in_short(risk)]
    told += [f"target {risk.target.points}"] if risk.target else []
    # The columns for the owner and the score already show if there is none.
    told += [gap_words(gap) for gap in gaps_of(risk, last_board) if gap not in {Gap.OWNER, Gap.SCORE}]
    return (risk.ref, risk.title, owner(risk), ", ".join(told))


def _heading(wanted: WantedRisks, found: _Found, page: str, order: str) -> tuple[Bold, str]:
    return (Bold(f"{count(len(found.risks), 'risk')}: {_told(wanted)}"), f"{_when(found)}, {order}{page}")


def _when(found: _Found) -> str:
    return "" if found.is_now else f", as at {day(found.on)}"


def _nothing(wanted: WantedRisks, found: _Found) -> str:
    """The answer if nothing is found."""
    alone = len(wanted.filters) == 1 and not (wanted.sought or wanted.owner or wanted.areas or wanted.as_at)
    if alone and wanted.filters[0].nothing:
        return wanted.filters[0].nothing
    if _is_plain(wanted):
        return "No risks are open on this board." if found.is_now else f"No risks were open on {day(found.on)}."
    return f"No risks match: {_told(wanted)}{_when(found)}."


def _is_plain(wanted: WantedRisks) -> bool:
    """True if the list was asked for without filters, words, an owner or areas."""
    return not (wanted.filters or wanted.sought or wanted.owner or wanted.areas)


def _told(wanted: WantedRisks) -> str:
    told = [each.name for each in wanted.filters] or ([] if wanted.sought else ["open"])
    told += [f"owner {wanted.owner}"] if wanted.owner else []
    told += [f"area {ref}" for ref in wanted.areas]
    return ", ".join(told + [f'with "{words}"' for words in wanted.sought])


def _of_words(wanted: WantedRisks) -> Paragraph | None:
    """Says that words which are not a filter were searched for, and lists the filters."""
    if not wanted.sought:
        return None
    words = " ".join(wanted.sought)
    return paragraph(
        f'No filter is called "{words}": searched for it in refs, titles, controls, owners and what was last said.',
        f"Filters: {EVERY_NAME}; and @owner, area:, as at",
    )


LIST = Verb(
    command="risk",
    name="list",
    about="a table of risks, worst first; without a filter, the open ones; grid sets them out by likelihood and impact",
    example=EXAMPLE,
    run=run,
    slots=(
        Slot(
            "filters",
            "Filters",
            SlotKind.SHORT,
            SlotPlace.FREE,
            shown="[open · closed · all · mine · no owner · not scored · not reviewed · above target · no action · "
            "worse · better · grid]",
        ),
        Slot("owner", "Owner", SlotKind.PERSON, shown="[@owner]"),
        Slot("area", "Area", SlotKind.AREA, shown="[area:] [as at …] [words]"),
        Slot("as at", "As at", SlotKind.DAY, shown=""),
        PAGE,
    ),
    refused="Not listed.",
)
