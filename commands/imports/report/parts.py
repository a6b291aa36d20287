"""The report of an import as a Slack reply: the counts first, then as much detail as there is room for, and buttons."""

from collections.abc import Sequence

from commands.imports.grids.named import as_named
from commands.imports.report.answers import asked_in
from commands.imports.report.file_lines import ANSWER, BRING_IN, COLUMNS, NOT_NOW, UPDATE, line_of
from commands.imports.report.findings import Findings
from commands.reply import MOST_LINE, Bold, Button, Buttons, Line, Part, paragraph

# A longer report is read in a file, not in a message.
MOST_LINES, MOST_CHARACTERS = 40, 6_000
CHANGES = "Bring in the changes too"


def report_parts(lines: Sequence[str]) -> tuple[list[Part], int]:
    """A paragraph for each sheet, its counts first, and the number of lines that there is no room for.

    A line that belongs to a sheet begins with spaces. Each sheet's counts are shown even if its other lines are cut.
    """
    left, characters = MOST_LINES, MOST_CHARACTERS
    shown: list[list[Line]] = []
    cut = 0
    for line in map(as_named, lines):
        if not line.startswith(" "):
            shown.append([(Bold(line[:MOST_LINE]),)])
        elif left > 0 and characters > len(line) and shown:
            shown[-1].append((line.strip(),))
            left, characters = left - 1, characters - len(line)
        else:
            cut += 1
    return [paragraph(*each) for each in shown], cut


def leads_on(found: Findings, files: str, known: str) -> Buttons:
    """The buttons below a report."""
    comes_in = not found.asks_first
    return _buttons(
        files,
        known,
        found.line,
        ("Bring it in", BRING_IN, comes_in and found.added),
        (CHANGES, UPDATE, comes_in and found.differ),
        _answered(found),
        ("Change how it is read", COLUMNS, found.reports),
        ("Not now", NOT_NOW, True),
    )


def what_is_left(done: Findings, files: str, known: str) -> Buttons:
    """The buttons after an import: to answer the open questions, which lets in the rows that wait for them, and to
    apply differences that remain, such as changes made on the log meanwhile."""
    return _buttons(files, known, done.line, (CHANGES, UPDATE, done.differ), _answered(done))


def _answered(found: Findings) -> tuple[str, str, object]:
    return "Answer the questions", ANSWER, next(asked_in(found), None)


def _buttons(files: str, known: str, line: int, *offered: tuple[str, str, object]) -> Buttons:
    return Buttons(
        tuple(
            Button(
                label,
                line_of(files, known, wanted, line if wanted in (BRING_IN, UPDATE) else None),
                opens=wanted in (ANSWER, COLUMNS),
            )
            for label, wanted, holds in offered
            if holds
        )
    )
