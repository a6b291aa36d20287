"""A list with what was done to one of its actions on top of it."""

from dataclasses import replace

from commands.reply import Buttons, Part, Reply
from commands.undoing import UNDO


def on_top_of(done: Reply, listed: Reply, line: str) -> Reply:
    """The list that `line` shows, below what was `done`. Of the buttons there only *Undo* is left: the list has the
    others. As it is where the list cannot be shown."""
    if listed.refused:
        return done
    undo = [each for part in done.parts if isinstance(part, Buttons) for each in part.buttons if each.label == UNDO]
    words: list[Part] = [part for part in done.parts if not isinstance(part, Buttons)]
    return replace(done, parts=(*words, *([Buttons(tuple(undo), line)] if undo else []), *listed.parts))
