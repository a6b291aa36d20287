"""Checks the names of files, sheets and columns: they are shown to people and kept in the history, as cells are."""

from collections.abc import Iterable

from board.refusals import Refusal
from commands.reading.guard import screen_text
from commands.reading.mentions import without_mentions


def check_name(name: str, what: str = "file", number: int = 0) -> None:
    """Refused: the name of a file or sheet might name a child. The refusal gives a sheet's `number` instead."""
    called = f"{what} {number}" if number else f"the {what}"
    _check(name, f"The name of {called}", f" Give the {what} another name.")


def as_named(words: str) -> str:
    """A name or heading without the markup that would notify a person in Slack."""
    return without_mentions(words, lambda person: person) if "<@" in words else words


def check_headings(name: str, headings: Iterable[str]) -> None:
    """Refused: a heading of the file `name` might name a child. The refusal gives its number and does not repeat it."""
    for number, heading in enumerate(headings, 1):
        _check(heading, f"{name}, the heading of column {number}", " Give the column another heading.")


def _check(words: str, what: str, remedy: str) -> None:
    try:
        screen_text(words).refuse_in_a_file(remedy)
    except Refusal as refused:
        raise Refusal(f"{what}: {refused.reason}") from None
