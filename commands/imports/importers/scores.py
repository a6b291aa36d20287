"""Imports rows of scores: one for each score that a risk has had, with its day and reason."""

from functools import partial

from board.refs import checked_ref
from board.risks import Risk
from board.scores import Score
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import Differing, differing
from commands.imports.comparing.new_measures import note_stays
from commands.imports.comparing.past_days import day_past
from commands.imports.importers.risk_levels import level_of_row
from commands.imports.sheets.sheet import InCell, Row, cell
from commands.risks.recording import score_changes

_SAID_BY = {"likelihood": ("level",), "because": ("because",)}


def import_score(batch: Batch, row: Row) -> bool:
    """Adds the score of a row to its risk: a new one, or again one that the log has without the row's reason. False if
    the risk has a score for that day: a different one is reported, and corrected if the batch updates."""
    risk, score = _risk(batch, row), _score(batch, row)
    note_stays(batch, row, "risk", risk.title)
    batch.once(row, f"{risk.ref} {score.as_at.isoformat()}", "as_at")
    there = next((each for each in risk.scores if each.as_at == score.as_at), None)
    if there is None or (there.level == score.level and not there.because and score.because):
        _add(batch, row, risk, score)
        return True
    shown = partial(_compared, batch, row, risk, there, score)
    batch.compare(row, f"{risk.ref} as at {row.get('as_at')}", ("risk", risk.id), shown)
    return False


def _risk(batch: Batch, row: Row) -> Risk:
    with cell("ref"):
        risk = batch.known.risk(checked_ref(row.needed("ref")), "")
    if risk is None:
        why = f"there is no risk {row.get('ref')} on the board: bring in the list of risks with it"
        raise InCell("ref", f"{why}. The scores of one that is over do not come in")
    return risk


def _score(batch: Batch, row: Row) -> Score:
    row.needed("as_at")
    level, on = level_of_row(batch, row), day_past(batch, row, "as_at")
    if level is None or on is None:
        raise InCell("likelihood", "it is empty")
    return Score(0, level.likelihood, level.impact, on, row.get("because"))


def _compared(batch: Batch, row: Row, risk: Risk, there: Score, score: Score) -> Differing:
    return Differing(differing(row, there, score, _SAID_BY), change=partial(_add, batch, row, risk, score))


def _add(batch: Batch, row: Row, risk: Risk, score: Score) -> None:
    added = batch.store.risks.add_score(risk.id, score, batch.now)
    batch.record(row, ("risk", risk.id, risk.ref), score_changes(added), why=score.because)
