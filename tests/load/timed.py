"""`boardbot run`, which notes how long after its frame was read each answer went.

The file for the notes is named first: a line for each answer, its envelope's id and the seconds.
"""

import atexit
import re
import sys
import time
from pathlib import Path
from typing import Any

from bot.command_line import main
from bot.socket_mode.envelopes import SocketMode
from bot.socket_mode.keeper import Keeper

_ENVELOPE = re.compile(r'"envelope_id": ?"(\w+)"')


def note_times(file: Path) -> None:
    """Has it noted of every answer how long after its frame was read it went."""
    take, send = SocketMode._take, Keeper.send
    came: dict[str, float] = {}
    # Without a buffer: many threads write to it, each a line at once.
    notes = file.open("ab", buffering=0)
    atexit.register(notes.close)

    def noted_take(mode: SocketMode, message: dict[str, Any]) -> None:
        came[str(message.get("envelope_id"))] = time.monotonic()
        take(mode, message)

    def noted_send(keeper: Keeper, text: str) -> None:
        send(keeper, text)
        if (found := _ENVELOPE.search(text)) and (read_at := came.pop(found[1], None)):
            notes.write(f"{found[1]} {time.monotonic() - read_at}\n".encode())

    SocketMode._take = noted_take  # type: ignore[method-assign]
    Keeper.send = noted_send  # type: ignore[method-assign]


def times_in(file: Path) -> dict[str, float]:
    """By envelope, the longest of the times that are noted; nothing where there is no such file."""
    longest: dict[str, float] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        envelope, seconds = line.split()
        longest[envelope] = max(float(seconds), longest.get(envelope, 0.0))
    return longest


if __name__ == "__main__":
    note_times(Path(sys.argv.pop(1)))
    main()
