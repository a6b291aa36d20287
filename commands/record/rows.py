"""A board's history as rows: who typed what and when, and what each line changed, with the words of each digest.

Nothing is left out but what `commands/record/changed.py` leaves out.
"""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from board.boards import Board
from board.history import Entry
from commands.exports.cells import name_of
from commands.history.written_by import is_person
from commands.record.asked import RecordAsked, lines_asked
from commands.record.changed import changed_lines, is_id
from commands.reply import PERSON, as_text, thawed
from commands.request import People
from storage.store import Store

HEADINGS = (
    "line", "on", "at", "by", "by_id", "of", "ref", "did", "typed", "changed", "because", "takes_back", "digest",
)  # fmt: skip


def people_of_record(store: Store, board: Board, asked: RecordAsked) -> list[str]:
    """The Slack ids of those who wrote a line, or whom a line names, each once."""
    return list(dict.fromkeys(person for entry in lines_asked(store, board, asked) for person in _people(entry)))


def _people(entry: Entry) -> Iterator[str]:
    if is_person(entry.person):
        yield entry.person
    for words in (entry.said, entry.why, *(str(value) for both in entry.changes.values() for value in both if value)):
        yield from (found[1] for found in PERSON.finditer(words))
    for name, both in entry.changes.items():
        yield from (value for value in both if is_id(name, value))


def record_rows(store: Store, board: Board, people: People, asked: RecordAsked) -> list[list[str]]:
    """A row for each line, with a cell for each of HEADINGS. Days and times are in the board's time zone."""
    entries = lines_asked(store, board, asked)
    digests = _digests(store, board) if any(map(_slot, entries)) else {}
    return [_row(board, each, people, digests) for each in entries]


def _digests(store: Store, board: Board) -> dict[str, str]:
    """The words of each digest, with those of its thread below, by its slot."""
    return {
        each.slot: "\n\n".join(as_text(thawed(message).parts) for message in each.messages)
        for each in store.digests.of(board.id)
    }


def _slot(entry: Entry) -> str:
    """The slot of the digest that the line froze; empty if it froze none."""
    return str(entry.changes["digest"][1]) if "messages" in entry.changes and "digest" in entry.changes else ""


def _row(board: Board, entry: Entry, people: People, digests: Mapping[str, str]) -> list[str]:
    at = entry.at.astimezone(ZoneInfo(board.schedule.timezone))
    by = _named(f"<@{entry.person}>", people) if is_person(entry.person) else entry.person
    return [
        str(entry.id),
        at.date().isoformat(),
        at.strftime("%H:%M:%S"),
        by,
        entry.person if is_person(entry.person) else "",
        entry.subject,
        entry.ref,
        entry.verb,
        _named(entry.said, people),
        _named("\n".join(changed_lines(entry, board.schedule.timezone)), people),
        _named(entry.why, people),
        str(entry.undoes or ""),
        _named(digests.get(_slot(entry), ""), people),
    ]


def _named(words: str, people: People) -> str:
    """The words with each mention replaced by the person's name, if Slack has given it."""
    return PERSON.sub(lambda found: name_of(found[1], people) or found[0], words)
