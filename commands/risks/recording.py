"""Stores a change of a risk and writes it to the history, with the score if one was entered."""

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
    """The changes in the risk's own fields, by name. Its scores and links are recorded separately."""
    return {name: change for name, change in differences(before, after).items() if name not in APART}


def score_changes(score: Score) -> Changes:
    """What a line of history records of a new score."""
    return entered({"score": score.id} | facts(score))


def record(call: Call, risk: Risk, changes: Changes, why: str = "", undoes: int | None = None) -> None:
    """Adds a line to a risk's history: what has changed, and the score or the links that were entered."""
    call.add_history(("risk", risk.id, risk.ref), changes, call.kept_why(why), undoes)


def save(call: Call, before: Risk, after: Risk, why: str = "", more: Changes = NOTHING) -> None:
    """Stores what has changed of a risk, with a line of history that also contains `more`."""
    call.store.risks.save(before, after)
    record(call, after, {**changes_of(before, after), **more}, why)


def relinked(call: Call, risk: Risk, after: Linked, why: str = "", undoes: int | None = None) -> None:
    """Links a risk to exactly these actions and areas, with a line of history."""
    call.store.links.put(call.board.id, "risk", risk.id, after)
    record(call, risk, link_changes(risk.linked, after), why, undoes)


def scored(call: Call, risk: Risk, level: Level, as_at: date, because: str) -> tuple[Risk, Score]:
    """Stores a score, which counts as a review on its day. Returns the risk and the score. The caller saves the risk
    and adds the line of history."""
    given = Score(0, level.likelihood, level.impact, as_at, because)
    score = call.store.risks.add_score(risk.id, given, call.request.now)
    by_day = {each.as_at: each for each in (*risk.scores, score)}
    scores = tuple(by_day[on] for on in sorted(by_day))
    return replace(risk, scores=scores, reviewed_on=max(as_at, risk.reviewed_on or as_at)), score
