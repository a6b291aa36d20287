"""The one way the product says no."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from board.words import cut

# What a reason says again of what was typed is told by its beginning. A title is said whole, and so are most addresses.
_MOST_QUOTED, _MOST_OF_WORD = 300, 60
_LONG_QUOTE = re.compile(rf'"[^"]{{{_MOST_QUOTED + 1},}}+"')
_QUOTE = '"'
_LONG_WORD = re.compile(r'[^\s"]{161,}+')


class Refusal(Exception):
    """What a person asked for and may not have, in words written for them.

    `reason` is plain text: the one thing wrong, in the reader's own words. Of long words that it repeats it has the
    beginning; the lines have them whole.
    `lines` are whole commands to copy, each of which would be accepted, or has `<reason>` or `…` in the place of what
    nobody gave; one may come with a note.
    `instead` are words that could stand in the place of the words that were wrong, each with a note
    ("that is past") or an empty one; whoever knows the whole line turns them into lines to copy.
    `about` says, below the lines, what the ref that was typed stands for, where that could be in doubt.
    `slot` names the slot of the verb at which it stands, where other words there would mend it.
    `heading` says in a word or two what did not happen, where the verb's own ("Not logged.") would mislead.
    Nothing has changed when a Refusal is raised: the transaction round it rolls back.
    """

    def __init__(
        self,
        reason: str,
        *,
        lines: Sequence[str | tuple[str, str]] = (),
        instead: Sequence[tuple[str, str]] = (),
        heading: str = "",
        slot: str = "",
    ) -> None:
        self.reason = _in_short(reason)
        super().__init__(self.reason)
        self.lines = tuple((line, "") if isinstance(line, str) else line for line in lines)
        self.instead = tuple(instead)
        self.heading = heading
        self.slot = slot
        self.about = ""

    def with_lines(self, lines: Sequence[str | tuple[str, str]], slot: str = "") -> "Refusal":
        """The same refusal with other lines to copy, at that slot, or at its own where none is given."""
        return Refusal(self.reason, lines=lines, instead=self.instead, heading=self.heading, slot=slot or self.slot)


def _in_short(reason: str) -> str:
    short = _LONG_WORD.sub(lambda found: f"{found[0][:_MOST_OF_WORD]}…", reason)
    return _LONG_QUOTE.sub(lambda found: f'"{cut(found[0].strip(_QUOTE), _MOST_QUOTED)}"', short)


@contextmanager
def at_slot(slot: str) -> Iterator[None]:
    """What is refused within stands at this slot, unless it names one itself."""
    try:
        yield
    except Refusal as refusal:
        refusal.slot = refusal.slot or slot
        raise
