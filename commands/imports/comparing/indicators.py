"""Reads a row's indicator, unit and figure, with the same checks as for typed ones."""

import re
from collections.abc import Iterable
from decimal import Decimal

from board.conditions import indicator_key
from board.figures import POUNDS, SUPPRESSED, is_in_pounds
from board.measures import Measure
from board.official import check_not_official
from board.refs import has_digit
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import InCell, Row, cell, number_in
from commands.measures.indicators.which import checked_unit, indicators_called, no_indicator
from commands.reading.closest import closest
from commands.reading.figures import PERCENT, fraction_meant, less_than_one
from commands.reading.marks import no_figure_mark, suppression_alone, why_no_figure
from commands.reading.nearest import nearest
from commands.reading.quotes import unquoted

_PERCENT_WORDS = frozenset({"percentage", "pct", "pc", "% of", "percentage (%)", "%age"})
_MONEY = re.compile(r"(?<![^\s-])[£$€]\s?(?=[\d.])|(?<=\d)\s?[£€](?=\s*\Z)")
_NOT_ALONE = 'Give the figure alone: counts go under "Numerator" and "Denominator", and a remark under "Caveat"'
# Two names at least this alike are one name mistyped; "CIN visits" and "CP visits" are less alike.
_A_SLIP = 0.9


def indicator_in(batch: Batch, row: Row, measure: Measure) -> str:
    """The indicator of a reading, as the board writes it.

    Asked about: on a measure with targets, an indicator that none of them tests, as nothing would be compared with it;
    on any measure, a name that is nearly another. A known name with more words in it is a part of that figure, and is
    accepted.
    """
    known, words = batch.known.indicators(measure), row.needed("indicator")
    # The log may have a name that was typed with its quotes, and an export then repeats them.
    words = words if indicator_key(words) in known else unquoted(words)
    with cell("indicator"):
        check_not_official(measure.ref, words)
    found = known.get(indicator_key(words))
    if found:
        return found
    called = indicators_called(list(known.values()), words)
    if len(called) == 1:
        batch.report.note(row, "indicator", f'"{words}" as {called[0]}')
        return called[0]
    if any(set(indicator_key(words).split()) > set(each.split()) for each in known):
        # A part of a known figure, such as one team's: neither a typing mistake nor a target's indicator.
        batch.report.note(row, "indicator", f'"{words}" as a figure that no target tests')
        return words
    tested = any(not each.is_judged for each in measure.conditions)
    near = nearest(words, known.values()) if tested else a_slip_of(words, known.values())
    if not tested and not near:
        return words
    choices = [f'"{each}"' for each in ([near] if near else called or known.values())]
    asks = "Did you mean" if near else "It has"
    raise InCell("indicator", f"{no_indicator(measure, words)} {asks} {' or '.join(choices)}?", asked=True)


def a_slip_of(words: str, known: Iterable[str]) -> str | None:
    """The known name that `words` mistype, or None. Words with a digit count as no mistyping: digits tell names
    apart."""
    if has_digit(words):
        return None
    by_key = {indicator_key(each): each for each in known}
    found = closest(indicator_key(words), by_key, cutoff=_A_SLIP)
    return by_key[found] if found and found != indicator_key(words) else None


def suppression_of(batch: Batch, row: Row, field: str) -> re.Match[str] | None:
    """The match for words in a cell that say that its figure is suppressed, or None. Asked about: marks that say there
    is no figure for another reason, which is not the same."""
    words = row.needed(field)
    if mark := no_figure_mark(words):
        raise InCell(field, why_no_figure(mark), asked=True)
    found = suppression_alone(words)
    if found and found[0].casefold() != SUPPRESSED:
        batch.report.note(row, field, f'"{words}" as suppressed')
    return found


def value_in(batch: Batch, row: Row, field: str, indicator: str, known: str | None) -> tuple[Decimal, str]:
    """The figure in a cell, and its unit: the row's own, or the indicator's if the row gives none."""
    words = row.needed(field)
    typed = unit_in(row)
    if says_percent(words) and typed not in {"", "%"}:
        raise InCell("unit", f"the figure is a percentage, and its unit is {typed!r}", asked=True)
    with cell("unit" if typed else field):
        unit = checked_unit(indicator, known, typed or ("%" if says_percent(words) else ""))
    plain = _MONEY.sub("", words)
    if plain != words and unit == "%":
        raise InCell(field, f'it is a sum of money, and "{indicator}" is a percentage', asked=True)
    value = _figure_alone(plain) if field == "value" else number_in(plain, field)
    if plain != words and not (POUNDS in words and is_in_pounds(unit)):
        batch.report.note(row, field, f'"{words}" as {plain}: a sign of money is not kept. Say it as the unit')
    return value, unit


def _figure_alone(words: str) -> Decimal:
    """The number in the cell of a figure. Refused, with where the rest goes: a number that is not alone."""
    try:
        return number_in(words, "value")
    except InCell as refused:
        rest = f" {_NOT_ALONE}" if has_digit(words) and refused.reason.endswith("is not a number.") else ""
        raise InCell("value", f"{refused.reason}{rest}", refused.asked, refused.of_words) from None


def unit_in(row: Row) -> str:
    """The unit in a row; any words for per cent become `%`."""
    words = row.get("unit")
    return "%" if PERCENT.fullmatch(words) or words.casefold() in _PERCENT_WORDS else words


def says_percent(words: str) -> bool:
    """True if the cell itself says that its figure is a percentage."""
    return bool(PERCENT.search(words))


def check_no_fraction(batch: Batch, row: Row, field: str, value: Decimal, unit: str) -> None:
    """Asks about a percentage that may be a fraction: 0.86, or 1 in a column with figures below 1."""
    words = row.get(field)
    meant = fraction_meant(value, unit, says_percent(words))
    if meant:
        raise InCell(field, f"{less_than_one(value)} Which? {meant} or {value}%", asked=True)
    if unit == "%" and value == 1 and not says_percent(words):
        _check_not_among_fractions(batch, field)


def progress_in(batch: Batch, row: Row) -> str:
    """The words of an action's progress. Asked about: a 1 among fractions, as of a figure."""
    if row.get("progress") == "1":
        _check_not_among_fractions(batch, "progress")
    return row.get("progress")


def _check_not_among_fractions(batch: Batch, field: str) -> None:
    if _has_fractions(batch, field):
        raise InCell(field, "1 stands among fractions. Which? 100% or 1%", asked=True)


def _has_fractions(batch: Batch, field: str) -> bool:
    if field not in batch.fractions:
        batch.fractions[field] = any(row.get(field).startswith(("0.", ".")) for row in batch.sheet.rows)
    return batch.fractions[field]
