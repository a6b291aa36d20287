"""A change of a risk is stored and told to its history: what differs, and the score where one is entered."""

from dataclasses import replace
from datetime import date

from board.history import Changes, differences, entered, facts
from board.links import Linked, link_changes
from board.risks import Risk
from board.scores import Level, Score
from commands.call import Call
from storage.risks import APART

NOTHING: Changes = {}


def changes_of(before: Risk | None, after: Risk) -> Changes:
    """The fields in which the risk itself differs; what stands in tables of its own is told apart."""
    return {name: change for name, change in differences(before, after).items() if name not in APART}


def score_changes(score: Score) -> Changes:
    """What a line of history says of a score that is entered."""
    return entered({"score": score.id} | facts(score))


def record(call: Call, risk: Risk, changes: Changes, why: str = "", undoes: int | None = None) -> None:
    """Adds a line to a risk's history: what has changed of it, and the score or the link that was entered."""
    call.add_history(("risk", risk.id, risk.ref), changes, call.kept_why(why), undoes)


def save(call: Call, before: Risk, after: Risk, why: str = "", more: Changes = NOTHING) -> None:
    """Stores what has changed of a risk, with a line of history that says `more` beside it."""
    call.store.risks.save(before, after)
    record(call, after, {**changes_of(before, after), **more}, why)


def relinked(call: Call, risk: Risk, after: Linked, why: str = "", undoes: int | None = None) -> None:
    """Links a risk to these actions and areas and to nothing else, with a line of history."""
    call.store.links.put(call.board.id, "risk", risk.id, after)
    record(call, risk, link_changes(risk.linked, after), why, undoes)


def scored(call: Call, risk: Risk, level: Level, as_at: date, because: str) -> tuple[Risk, Score]:
    """Stores a score of a risk, which reviews it on that day; both as they are then. The line of history is left to the
    caller."""
    given = Score(0, level.likelihood, level.impact, as_at, because)
    score = call.store.risks.add_score(risk.id, given, call.request.now)
    by_day = {each.as_at: each for each in (*risk.scores, score)}
    scores = tuple(by_day[on] for on in sorted(by_day))
    return replace(risk, scores=scores, reviewed_on=max(as_at, risk.reviewed_on or as_at)), score
