"""What the log lacks, on Home for support: counts, each with a button for the list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from board.actions import OPEN, Status
from board.calendar import last_meeting
from board.measures import Assessment, assess
from board.outcomes import Outcome, Verdict
from board.risks import gaps_in
from board.scorecard import Gaps
from board.words import capital, count
from commands.areas.gaps import gaps_now
from commands.home.parts import HomePart
from commands.home.visit import Visit
from commands.reply import Bold, Button, Buttons, paragraph
from commands.risks.gap_words import counted, list_line, told_of
from storage.action_filters import NO_BODY, UNDATED, UNOWNED
from storage.filters import Filter


@dataclass(frozen=True, slots=True)
class _Question:
    """What is counted: `things`, qualified by `more`, and what they lack. `line` lists them, and `mend` opens the form
    that gives one of them what it lacks."""

    things: str
    lacks: str
    line: str
    more: str = ""
    mend: Button | None = None

    def told(self, many: int) -> str:
        """`3 open actions have no owner.`"""
        return f"{capital(count(many, self.things))}{self.more} {'has' if many == 1 else 'have'} {self.lacks}."


_OWNER = Button("Give one an owner…", "/action assign", opens=True)
_DATE = Button("Give one a date…", "/action due", opens=True)
_OF_ACTIONS: Sequence[tuple[_Question, Sequence[Status], Filter]] = (
    (_Question("open action", "no owner", "/action list unowned", mend=_OWNER), OPEN, UNOWNED),
    (_Question("open action", "no due date", "/action list undated", mend=_DATE), OPEN, UNDATED),
    (_Question("action", "no body that watches it", "/action list no body", " handed to business as usual"),
     (Status.BUSINESS_AS_USUAL,), NO_BODY),
)  # fmt: skip
_OF_MEASURES = (
    _Question("measure", "no reading", "/measure list"),
    _Question("measure", "a target without a reading", "/measure list"),
)
_OF_AREAS: Sequence[tuple[_Question, Callable[[Gaps], int]]] = (
    (_Question("failing measure", "no open action", "/measure list"), attrgetter("unattended")),
    (_Question("finding", "no action", "/area list no action"), attrgetter("no_action")),
    (_Question("area", "no body that watches it", "/area list no body", " handed to business as usual"),
     attrgetter("no_body")),
    (_Question("area", "nothing open", "/area list nothing open"), attrgetter("nothing_open")),
)  # fmt: skip
_NOTHING = "Every open action has an owner and a due date, and no measure lacks a reading."


def questions(visit: Visit) -> Iterator[HomePart]:
    """The counts and the buttons for their lists; empty for a board with nothing to ask about."""
    kinds = [(statuses, lacks) for _, statuses, lacks in _OF_ACTIONS]
    open_ones, *lacking = visit.store.actions.counts(visit.board.id, [(OPEN, None), *kinds])
    assessed = [assess(each, visit.today) for each in visit.store.measures.all(visit.board.id)]
    gaps = gaps_now(visit.store, visit.board, assessed)
    many = [*lacking, *_without_reading(assessed), *(count_of(gaps) for _, count_of in _OF_AREAS)]
    asked = [*(question for question, _, _ in _OF_ACTIONS), *_OF_MEASURES, *(question for question, _ in _OF_AREAS)]
    found = [(each, number) for each, number in zip(asked, many, strict=True) if number]
    risks = gaps_in(visit.store.risks.all(visit.board.id), last_meeting(visit.board.meetings, visit.today))
    if not (found or risks or open_ones or assessed):
        return
    told = [*(each.told(n) for each, n in found), *(told_of(gap, n) for gap, n in risks.items())]
    yield paragraph((Bold("What the log does not say"),), *(told or [_NOTHING]))
    buttons = [Button(f"{capital(each.lacks)}: {n}", each.line) for each, n in found]
    buttons += [Button(counted(gap, n), list_line(gap)) for gap, n in risks.items()]
    buttons += [each.mend for each, _ in found if each.mend]
    if buttons:
        yield Buttons(tuple(buttons))


def _without_reading(assessed: Sequence[Assessment]) -> tuple[int, int]:
    """How many measures lack every figure, or have only stale ones, and how many lack some."""
    missing = [_missing(each) for each in assessed]
    return sum(bool(each) and all(each) for each in missing), sum(any(each) and not all(each) for each in missing)


def _missing(assessment: Assessment) -> list[bool]:
    """For each figure that is asked for, whether it is missing. A measure without a target needs only one figure."""
    if not assessment.measure.conditions:
        return [all(each.is_stale for each in assessment.figures)]
    return [_lacks_figure(assessment, each) for each in assessment.verdicts if not each.condition.is_judged]


def _lacks_figure(assessment: Assessment, verdict: Verdict) -> bool:
    """True if there is no current figure; for a target whose words are not settled, if any indicator it names lacks
    one."""
    if verdict.outcome != Outcome.NOT_DEFINED or verdict.is_hidden:
        return verdict.outcome == Outcome.NO_READING
    names = filter(None, (verdict.condition.indicator, verdict.condition.comparator))
    return any(figure is None or figure.is_stale for figure in map(assessment.figure, names))
