"""Turns the questions of a report into the fields of a form, and packs the answers, which the board's map keeps."""

import json
import zlib
from base64 import b32decode, b32encode
from collections import OrderedDict
from collections.abc import Iterator, Mapping as Map
from dataclasses import dataclass
from threading import Lock

from board.boards import Board
from board.refusals import Refusal
from commands.imports.meanings.board_mapping import (
    COLUMNS,
    DATES,
    MONTH_NUMBER,
    NOT_READ,
    OF_DATES,
    ORDER,
    PARTS,
    TWO_DATES,
    WRITTEN,
)
from commands.imports.report.file_lines import line_of
from commands.imports.report.findings import Findings
from commands.imports.sheets.mapping_file import fields_told
from commands.reply import Button, Buttons, Reply, paragraph

Said = Map[str, Map[str, str]]
# The number of reports whose questions are remembered; a file with an older one must be read again.
MOST_REMEMBERED = 20
FORGOTTEN = "I do not have that report at hand any more. Have the file read again:"
MOST_UNPACKED = 60_000
# Questions that are asked once for all the dates of a file, by the part of the map that they arise under.
_ONCE = {TWO_DATES: TWO_DATES, DATES: MONTH_NUMBER}
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """One field: what `words` of a `part` of the map mean, from the `choices` if there are any. `now` is their present
    meaning."""

    part: str
    words: str
    label: str
    choices: tuple[str, ...] = ()
    now: str = ""
    hint: str = ""


_Fields = tuple[ReportQuestion, ...]


@dataclass(frozen=True, slots=True)
class ToAnswer(Reply):
    """A reply that is a form with the questions of a report: on these files, for the board with that id and name. If
    the report is no longer remembered, its text says how to have it again. `columns`: the form asks what each column is
    read as."""

    files: str = ""
    known: str = ""
    board: int = 0
    name: str = ""
    columns: bool = False


def to_answer(files: str, known: str, board: Board, columns: bool) -> ToAnswer:
    """The form, or the text in its place."""
    again = Buttons((Button("Read it again", line_of(files)),))
    parts = (paragraph(FORGOTTEN), again)
    return ToAnswer(parts, refused=True, files=files, known=known, board=board.id, name=board.name, columns=columns)


class Questions:
    """The questions of the latest reports, by board and hash: only in memory, as they contain words from files."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[int, str], tuple[_Fields, _Fields]] = OrderedDict()

    def keep(self, board: int, known: str, found: Findings) -> None:
        """Remembers the questions of a report, and what each column is read as."""
        with self._lock:
            self._kept[(board, known)] = (tuple(asked_in(found)), tuple(columns_in(found)))
            self._kept.move_to_end((board, known))
            while len(self._kept) > MOST_REMEMBERED:
                self._kept.popitem(last=False)

    def of(self, asked: ToAnswer) -> _Fields:
        """The questions; none if the report is no longer remembered."""
        with self._lock:
            questions, columns = self._kept.get((asked.board, asked.known), ((), ()))
        return columns if asked.columns else questions


def asked_in(found: Findings) -> Iterator[ReportQuestion]:
    """A field for each question that is asked once a column, and for each about a file as a whole."""
    if any(report.asks_order for report in found.reports):
        yield _of_dates(ORDER)
    for report in found.reports:
        for same in report.sheet.headings.doubled.values():
            for column in same:
                kind, key = report.sheet.kind, report.sheet.headings.key(column)
                yield _column(kind, key, "", "Two columns are the same thing: say of one that it is not read.")
    if found.asks_written:
        yield _of_dates(WRITTEN)
    for part, each_words in found.asked.items():
        if part in _ONCE:
            yield _of_dates(_ONCE[part], each_words[0])
            continue
        for words in each_words:
            said = PARTS[part]
            yield ReportQuestion(part, words, said.label.format(words), said.choices, hint=said.hint)


def _of_dates(name: str, words: str = "") -> ReportQuestion:
    """A question about all the dates of a file, prompted by the words of a cell."""
    said = OF_DATES[name]
    return ReportQuestion(DATES, name, said.label.format(words[:_SHOWN]), said.choices, hint=said.hint)


def columns_in(found: Findings) -> Iterator[ReportQuestion]:
    """A question for each column with a heading: what it is read as."""
    for report in found.reports:
        for column in report.sheet.columns:
            if column.heading:
                now = column.told or NOT_READ
                yield _column(report.sheet.kind, report.sheet.headings.key(column), now)


def _column(kind: str, key: str, now: str, hint: str = "") -> ReportQuestion:
    fields = fields_told([kind])
    fields += [now] if now and now not in fields else []
    return ReportQuestion(f"{COLUMNS}.{kind}", key, f'The column "{key}" is', tuple(fields), now, hint)


def packed(said: Said) -> str:
    """Answers as one word of a line. Only `unpacked` reads them, never the grammar."""
    return b32encode(zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 9)).decode().rstrip("=").lower()


def unpacked(word: str) -> dict[str, dict[str, str]]:
    """The answers. Refused: anything that `packed` did not make."""
    try:
        whole = b32decode(word.upper() + "=" * (-len(word) % 8))
        unpacking = zlib.decompressobj()
        found = json.loads(unpacking.decompress(whole, MOST_UNPACKED))
        if not unpacking.eof:
            raise ValueError("more than any form holds, or cut off")
        return {str(part): {str(words): str(each) for words, each in said.items()} for part, said in found.items()}
    except (ValueError, zlib.error, AttributeError, RecursionError):
        raise Refusal("These are no answers to a report.") from None
