"""Long lists a page at a time, with buttons that send the same command for another page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from board.refusals import Refusal
from commands.base import Call
from commands.reply import Button, Buttons

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The items of one page; `words` is `, page 2 of 3` or nothing; `buttons` lead to the pages beside it."""

    items: Sequence[Item]
    words: str
    buttons: Buttons | None


def page_of(call: Call, items: Sequence[Item], size: int, says: str) -> Page[Item]:
    """The page that `page:` asks for, the first by default. `says` is the command without its page."""
    pages = max(1, -(-len(items) // size))
    number = _number(call, pages, says)
    first = (number - 1) * size
    if pages == 1:
        return Page(items, "", None)
    steps = [("Previous", number - 1)] if number > 1 else []
    steps += [("Next", number + 1)] if number < pages else []
    buttons = Buttons(tuple(Button(label, f"{says} page: {to}") for label, to in steps))
    return Page(items[first : first + size], f", page {number} of {pages}", buttons)


def _number(call: Call, pages: int, says: str) -> int:
    typed = call.words.get("page")
    if not typed:
        return 1
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= pages):
        raise Refusal(f"There is no page {typed}: the last is {pages}.", lines=[f"{says} page: {pages}"])
    return int(typed)
