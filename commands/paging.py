"""Long lists a page at a time, with buttons that send the same command for another page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from board.refusals import Refusal
from commands.call import Call
from commands.reply import MOST_CELL, Button, Buttons, one_line
from commands.slots import PAGE, SlotPlace

# Words are shown twice, as text and as blocks, and what goes back with an acknowledgement is under 18,000 bytes.
MOST_BYTES = 6_500
# What stands round a line or a cell.
_ROUND_IT = 16

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The items of one page; `words` is `, page 2 of 3` or nothing; `buttons` lead to the pages beside it."""

    items: Sequence[Item]
    words: str
    buttons: Buttons | None
    number: int = 1

    def line(self, says: str) -> str:
        """The line that shows this page: `says`, the list's own, with the page where there are several."""
        return f"{says} page: {self.number}" if self.buttons else says


def weight(*cells: str) -> int:
    """The bytes that a row's cells, or a line, add to a page as they are drawn: a line break is drawn as three
    characters, and the rest of a cell that is too long is not drawn."""
    # A list weighs every row it has: most are short enough that no cell of theirs is cut, and are weighed as one.
    shown = one_line("".join(cells))
    if len(cells) > 1 and len(shown) > MOST_CELL:
        shown = "".join(one_line(cell)[:MOST_CELL] for cell in cells)
    escaped = 4 * shown.count("&") + 3 * (shown.count("<") + shown.count(">"))
    quoted = shown.count('"') + shown.count("\\") + shown.count("\t")
    return len(shown.encode()) + escaped + quoted + _ROUND_IT * len(cells)


def pages_of(
    items: Sequence[Item], size: int, weigh: Callable[[Item], int], most: int = MOST_BYTES
) -> list[Sequence[Item]]:
    """The items in pages: at most `size` on each, and no more than `most` bytes by what they `weigh`, unless one alone
    weighs more. Of no items it is one empty page."""
    starts, weighs = [0], 0
    for number, item in enumerate(items):
        weighs += weigh(item)
        if number > starts[-1] and (number - starts[-1] == size or weighs > most):
            starts.append(number)
            weighs = weigh(item)
    return [items[start:end] for start, end in pairwise([*starts, len(items)])]


def page_of(call: Call, items: Sequence[Item], size: int, says: str, weigh: Callable[[Item], int]) -> Page[Item]:
    """The page that `page:` asks for, the first by default. `says` is the command without its page.

    A page has at most `size` items, and no more than can be sent at a time by what they `weigh`.
    """
    all_pages = pages_of(items, size, weigh)
    pages = len(all_pages)
    number = _number(call, pages, says)
    if pages == 1:
        return Page(items, "", None)
    steps = [("Previous", number - 1)] if number > 1 else []
    steps += [("Next", number + 1)] if number < pages else []
    buttons = Buttons(tuple(Button(label, f"{says} page: {to}") for label, to in steps))
    return Page(all_pages[number - 1], f", page {number} of {pages}", buttons, number)


def _number(call: Call, pages: int, says: str) -> int:
    typed = call.words.get("page")
    if not typed:
        return 1
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= pages):
        raise Refusal(f"There is no page {typed}: the last is {pages}.", lines=[f"{says} page: {pages}"])
    return int(typed)


def keys_typed(call: Call) -> list[str]:
    """The keys of a list that were typed, but for its page."""
    keys = [slot.name for slot in call.slots if slot.place == SlotPlace.KEY and slot != PAGE]
    return [key for key in keys if call.words.get(key)]


def typed_again(call: Call) -> str:
    """The line of a list without its page, as it was typed: whoever is mentioned in it is asked for again too."""
    keys = [f"{key}: {call.words.get(key)}" for key in keys_typed(call)]
    return " ".join(filter(None, [f"/{call.command} {call.verb}", call.words.free, *keys]))
