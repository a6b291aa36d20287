"""The level of a risk that a row of a register gives: in two columns, in one, or in both."""

import re

from board.scores import Level
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import InCell, Row, cell
from commands.risks.level_words import IMPACT, LIKELIHOOD, level_in, step_in

_NUMBER, _A_WORD = re.compile(r"(\d++)(?:\.0++)?"), re.compile(r"[^\W\d_]{2}")


def level_of_row(batch: Batch, row: Row) -> Level | None:
    """The level that a row gives, by likelihood and impact or by one cell for both; None if it gives none."""
    return level_in_columns(batch, row, "score", (LIKELIHOOD, IMPACT))


def level_in_columns(batch: Batch, row: Row, whole: str, steps: tuple[str, str]) -> Level | None:
    """The level in two columns, or in one for both. Asked about: one of the two columns is empty, or the score is not
    their product."""
    given = [column for column in steps if row.get(column)]
    if not given:
        with cell(whole, asked=True):
            return level_in(row.get(whole)) if row.get(whole) else None
    if len(given) == 1:
        lacks = next(column for column in steps if column not in given)
        raise InCell(given[0], f"there is no {lacks.replace('_', ' ')} beside it", asked=True)
    found = []
    for column, kind in zip(steps, (LIKELIHOOD, IMPACT), strict=True):
        with cell(column, asked=True):
            found.append(step_in(row.get(column), kind))
    level = Level(*found)
    words = row.get(whole)
    if words and not _comes_to(words, level):
        raise InCell(whole, f'it is "{words[:20]}", and {level} comes to {level.points}. Which?', asked=True)
    if _A_WORD.search(words):
        batch.report.note(row, whole, f'"{words[:40]}" as {level.points}: what else it says is not kept')
    return level


def _comes_to(words: str, level: Level) -> bool:
    """True if the words' numbers, if any, are the level's steps, their product or both: `16 (High)`, `4x4 = 16`."""
    steps, product = [level.likelihood, level.impact], [level.points]
    numbers = [int(each) for each in _NUMBER.findall(words)]
    return numbers in ([], product, steps, product + steps, steps + product)
