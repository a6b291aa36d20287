"""Shows long lists a page at a time, with buttons that send the same command for another page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from board.refusals import Refusal
from commands.call import Call
from commands.reply import MOST_CELL, Button, Buttons, one_line
from commands.slots import PAGE, SlotPlace

# An answer contains its words twice, as text and as blocks, and must fit in an acknowledgement of under 18,000 bytes.
MOST_BYTES = 6_500
# The bytes of markup round a line or a cell.
_ROUND_IT = 16

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The items of one page. If there are several pages, `words` is such as `, page 2 of 3`, and `buttons` lead to the
    pages before and after; else they are empty and None."""

    items: Sequence[Item]
    words: str
    buttons: Buttons | None
    number: int = 1

    def line(self, says: str) -> str:
        """The line that shows this page: `says`, the list's own line, with the page's number if there are several."""
        return f"{says} page: {self.number}" if self.buttons else says


def weight(*cells: str) -> int:
    """The bytes that a line, or a row's cells, add to a page as they are drawn: a line break takes three characters,
    and a cell is cut at MOST_CELL."""
    # Every row of a list is weighed, so this is fast for most of them: if the whole row is short, no cell is cut.
    shown = one_line("".join(cells))
    if len(cells) > 1 and len(shown) > MOST_CELL:
        shown = "".join(one_line(cell)[:MOST_CELL] for cell in cells)
    escaped = 4 * shown.count("&") + 3 * (shown.count("<") + shown.count(">"))
    quoted = shown.count('"') + shown.count("\\") + shown.count("\t")
    return len(shown.encode()) + escaped + quoted + _ROUND_IT * len(cells)


def pages_of(
    items: Sequence[Item], size: int, weigh: Callable[[Item], int], most: int = MOST_BYTES
) -> list[Sequence[Item]]:
    """The items in pages. A page has at most `size` items and, as counted by `weigh`, at most `most` bytes, unless a
    single item weighs more. No items make one empty page."""
    starts, weighs = [0], 0
    for number, item in enumerate(items):
        weighs += weigh(item)
        if number > starts[-1] and (number - starts[-1] == size or weighs > most):
            starts.append(number)
            weighs = weigh(item)
    return [items[start:end] for start, end in pairwise([*starts, len(items)])]


def page_of(call: Call, items: Sequence[Item], size: int, says: str, weigh: Callable[[Item], int]) -> Page[Item]:
    """The page that `page:` asks for, by default the first. `says` is the command without its page.

    `size` and `weigh` are as for `pages_of`. Refused: a page that does not exist;
    after a press, the last is shown in its place.
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
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 6
    if is_number and call.request.by_button:
        return min(max(int(typed), 1), pages)  # the list may be shorter than when the button was drawn
    if not (is_number and 1 <= int(typed) <= pages):
        raise Refusal(f"There is no page {typed}: the last is {pages}.", lines=[f"{says} page: {pages}"])
    return int(typed)


def keys_typed(call: Call) -> list[str]:
    """The keys that were typed for a list, apart from `page`."""
    keys = [slot.name for slot in call.slots if slot.place == SlotPlace.KEY and slot != PAGE]
    return [key for key in keys if call.words.get(key)]


def typed_again(call: Call) -> str:
    """The line of a list as it was typed, mentions included, but without its page."""
    keys = [f"{key}: {call.words.get(key)}" for key in keys_typed(call)]
    return " ".join(filter(None, [f"/{call.command} {call.verb}", call.words.free, *keys]))
