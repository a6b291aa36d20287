"""The one way the product says no."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class Refusal(Exception):
    """What a person asked for and may not have, in words written for them.

    `reason` is plain text: the one thing wrong, in the reader's own words.
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
        super().__init__(reason)
        self.reason = reason
        self.lines = tuple((line, "") if isinstance(line, str) else line for line in lines)
        self.instead = tuple(instead)
        self.heading = heading
        self.slot = slot
        self.about = ""


@contextmanager
def at_slot(slot: str) -> Iterator[None]:
    """What is refused within stands at this slot, unless it names one itself."""
    try:
        yield
    except Refusal as refusal:
        refusal.slot = refusal.slot or slot
        raise
