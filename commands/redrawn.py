"""Redraws a list after a press of one of its buttons, with what the press did above it."""

from dataclasses import replace

from commands.reply import Buttons, Part, Reply
from commands.undoing import UNDO


def on_top_of(done: Reply, listed: Reply, line: str) -> Reply:
    """The reply `done` with the list below it, which `line` shows. Of the buttons in `done` only *Undo* is kept: the
    list has the others. `done` is unchanged if the list was refused."""
    if listed.refused:
        return done
    undo = [each for part in done.parts if isinstance(part, Buttons) for each in part.buttons if each.label == UNDO]
    words: list[Part] = [part for part in done.parts if not isinstance(part, Buttons)]
    return replace(done, parts=(*words, *([Buttons(tuple(undo), line)] if undo else []), *listed.parts))
