"""The wording of a sheet's report: counts, then questions, what is not read, what is refused, and how it was read."""

from collections.abc import Callable, Iterator, Sequence

from board.actions import Action, Status
from board.refs import quoted
from board.words import count, cut, listed_in_short
from commands.imports.meanings.questions import question, rows_in_short, rows_in_words, until_answered
from commands.imports.report.outcomes import Questions, Reasons, Report
from commands.imports.sheets.cells import BY_OPTION
from commands.imports.sheets.sheet import Sheet

# How the numbers of rows are said: all of them where each needs mending.
InWords = Callable[[Sequence[int]], str]
_SHORT = 60
REFS_SHOWN = 20
_MOST_NAMES = 8
# A measure has a row for each of its targets.
_ROWS: dict[str, tuple[str, str]] = {"measures": ("row of measures", "rows of measures")}


def told(report: Report, dry_run: bool, remedies: bool = True) -> Iterator[str]:
    """The report of a sheet, line by line. Without `remedies` it omits how to answer on the command line or in the
    map."""
    if report.doubts:
        yield f"{report.sheet.name}: not brought in before this is answered"
        yield from (f"  to ask: {asks}{how if remedies else '.'}" for asks, how in report.doubts)
        return
    yield _counts(report, dry_run)
    yield from _questions(report.sheet, report.questions, remedies)
    asked = _listed(report, "to ask", report.asked)
    yield from (each if remedies else each.replace(BY_OPTION, "") for each in asked)
    yield from _questions(report.sheet, report.until, remedies, until=True)
    yield from _not_read(report.sheet)
    yield from _listed(report, "not read", report.unread)
    yield from _listed(report, "refused", report.refused)
    yield from _missed(report)
    yield from (f"  {'to be changed' if dry_run else 'changed'}: {line}" for line in report.changed)
    yield from (f"  differs, not changed: {line}" for line in report.differ)
    yield from (f"  differs, and the log is newer: {line}" for line in report.newer)
    yield from _without_evidence(report.no_evidence)
    if report.nobody_asked:
        yield "  owners: Slack was not asked who they are, so they stay in words"
    yield from (f"  read as: {each}" for each in report.sheet.noted)
    yield from _listed(report, "read as", report.read_as, rows_in_short)
    yield _read_as(report.sheet)


def _differing(there: int, many: int) -> str:
    """`, 1 of them differs`; empty if none does."""
    if not many:
        return ""
    if many == there:
        return ", which differs" if many == 1 else ", all of which differ"
    return f", {many:,} of them {'differs' if many == 1 else 'differ'}"


def _counts(report: Report, dry_run: bool) -> str:
    kind = report.sheet.kind
    one, several = _ROWS.get(kind, (kind.removesuffix("s"), kind))
    parts = [
        f"{count(report.added, one, several)} {'would be added' if dry_run else 'added'}",
        *([f"{len(report.changed):,} {'would be changed' if dry_run else 'changed'}"] if report.changed else []),
        f"{report.there_already:,} on the log already{_differing(report.there_already, len(report.differ))}",
        *([f"{report.to_ask:,} to ask"] if report.to_ask else []),
        f"{report.rows_refused:,} refused",
    ]
    return f"{report.sheet.name}: {', '.join(parts)}"


def _listed(report: Report, what: str, found: Reasons, named: InWords = rows_in_words) -> Iterator[str]:
    for (where, reason), rows in found.items():
        if rows:
            yield f"  {what}: {_where(report.sheet, where, rows, named)}: {reason}"


def _questions(sheet: Sheet, asked: Questions, remedies: bool, until: bool = False) -> Iterator[str]:
    for (where, part), all_words in asked.items():
        if found := {words: rows for words, rows in all_words.items() if rows}:
            column = sheet.column(where)
            heading = f'"{cut(column.heading, _SHORT)}"' if column else where.replace("_", " ")
            cells = column.at if column else "row {}".format
            asks, how = question(part, found, cells)
            then = f" Until then {until_answered(part)}." if until else ""
            yield f"  to ask: {heading}: {asks}{f'{how}.{then}' if remedies else ''}"


def _without_evidence(done: Sequence[Action]) -> Iterator[str]:
    """A line for the actions that nobody can close yet, and one for those that are closed in the file."""
    waiting = [quoted(each.ref) for each in done if each.status == Status.AWAITING_SIGN_OFF]
    closed = [quoted(each.ref) for each in done if each.status == Status.CLOSED]
    if waiting:
        whose = "awaits sign-off and cannot" if len(waiting) == 1 else "await sign-off and cannot"
        yield (
            f"  no evidence: {count(len(waiting), 'action')} {whose} be closed: {_refs(waiting)}. "
            f"Say where it can be seen: /action done {waiting[0]} <evidence>"
        )
    if closed:
        yield f"  no evidence: {count(len(closed), 'action')} closed in the file: {_refs(closed)}"


def _refs(refs: Sequence[str]) -> str:
    more = len(refs) - REFS_SHOWN
    return ", ".join(refs[:REFS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


_MISSED = {
    "measure": "not on the board: these {kind} come in without a measure. Import the measures first, or link each "
    "with /{one} link",
    "area": "no area of the board yet: each is added as one that is unsorted, for board support to merge",
}


def _missed(report: Report) -> Iterator[str]:
    """One line for each column, however many rows there are."""
    for where, all_names in report.missed.items():
        names = {name: rows for name, rows in all_names.items() if rows}
        if not names:
            continue
        rows = sorted(number for found in names.values() for number in found)
        named = listed_in_short([f'"{cut(name, _SHORT)}"' for name in names], _MOST_NAMES)
        are = "is" if len(names) == 1 else "are"
        told = _MISSED[where].format(kind=report.sheet.kind, one=report.sheet.kind.removesuffix("s"))
        yield f"  not known: {_where(report.sheet, where, rows, rows_in_short)}: {named} {are} {told}."


def _where(sheet: Sheet, field: str, rows: Sequence[int], named: InWords) -> str:
    column = sheet.column(field)
    if column is None:
        return named(rows)
    cells = column.at(rows[0]) if len(rows) == 1 else f"column {column.letter}"
    return f'{named(rows)}, "{cut(column.named, _SHORT)}" ({cells})'


def _not_read(sheet: Sheet) -> Iterator[str]:
    for column in sheet.columns:
        filled = sheet.filled.get(column.place, 0)
        if column.field or not (column.heading or filled):
            continue
        named = f'"{cut(column.heading, _SHORT)}"' if column.heading else "without a heading"
        cells = count(filled, "cell") if filled else "empty"
        why = f": {column.why}" if column.why else ""
        yield f"  not read: column {column.letter} {named} ({cells}){why}"
    yield from (f"  not read: {each}" for each in sheet.unread)


def _read_as(sheet: Sheet) -> str:
    how = f" ({sheet.how})" if sheet.how else ""
    columns = [f"{cut(each.named, _SHORT)} → {each.told}" for each in sheet.columns if each.field]
    return f"  headings in row {sheet.headings.row}{how}: {' · '.join(columns)}"
