"""Cells of an export: people by name, words that no spreadsheet takes for a formula, and rows as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence

from board.words import count
from commands.request import NobodyKnown, People
from commands.terminal import printable

NOBODY = NobodyKnown()
# A spreadsheet takes a cell that begins with one of these for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r")


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows below their headings as CSV that a spreadsheet opens safely."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def safe_cell(words: str) -> str:
    """The words as a cell that stays words: a quotation mark goes before what would be a formula."""
    words = printable(words, kept="\n\r\t")
    return f"'{words}" if words.startswith(_FORMULA) else words


def name_of(person_id: str, people: People) -> str:
    """A person's name; empty if Slack has not given it."""
    person = people.person(person_id)
    return person.name if person and not person.unsure else ""


def gave_no_name(ids: Iterable[str], people: People) -> str:
    """`Slack gave no name for 3 people`, counting those of `ids`; empty if it gave them all."""
    nameless = sum(not name_of(each, people) for each in ids)
    return f"Slack gave no name for {count(nameless, 'person', 'people')}" if nameless else ""


def named_person(person_id: str | None, words: str, people: People) -> str:
    """A person by name, or as a mention if Slack has not given the name; without an id, the words."""
    return name_of(person_id, people) or f"<@{person_id}>" if person_id else words
