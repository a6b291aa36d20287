"""The exception by which every part of boardbot says no."""

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
    """Something that a person asked for and may not have, in words written for them. Nothing has changed when it is
    raised: the surrounding transaction rolls back.

    `reason` is plain text: the one thing wrong, in the reader's own words; of a very long word that it repeats, only
    the beginning. `lines` are whole commands to copy, each of
    which would be accepted, with `<reason>` or `…` in place of what nobody gave; a line may come with a note. `instead`
    are words that could replace the wrong ones, each with a note ("that is past") or an empty one; a caller that knows
    the whole line turns them into lines to copy. `about` says, below the lines, what the typed ref stands for, if that
    could be in doubt. `slot` names the verb's slot with the wrong words, if other words there would help. `heading`
    says in a word or two what did not happen, if the verb's own ("Not logged.") would mislead.
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
    """Sets this slot on any Refusal raised in the block that names none itself."""
    try:
        yield
    except Refusal as refusal:
        refusal.slot = refusal.slot or slot
        raise
