"""Reads a spreadsheet that was sent in Slack, by a separate process. Run as that process, it reads the file and its
name, pickled, from standard input, and writes its grids or the refusal, pickled, to standard output."""

import pickle
import subprocess
import sys
import threading

from board.refusals import Refusal
from bot.apart import worked_apart
from commands.imports.any_file import read_grids
from commands.imports.grids.grid import Grid

# The largest file that is read at all takes some twenty seconds; on a busy machine, minutes.
MOST_SECONDS = 300
TOO_LONG = "The file takes too long to read. Save the sheet that matters as a file of its own, and send that."
_one_at_a_time = threading.Lock()


def grids_apart(content: bytes, name: str) -> list[Grid]:
    """As `read_grids`, by a separate process, one file at a time: a workbook may take 150 megabytes while it is read,
    and the processor's time from people who wait for answers. Refused too: a file that takes longer than five minutes.
    Raises what `worked_apart` raises."""
    with _one_at_a_time:
        try:
            answer = worked_apart("bot.posting.grids", pickle.dumps((content, name)), MOST_SECONDS)
        except subprocess.TimeoutExpired:
            raise Refusal(TOO_LONG) from None
    read: list[Grid] | Refusal = pickle.loads(answer)  # noqa: S301 - from our own process
    if isinstance(read, Refusal):
        raise read
    return read


def _read(content: bytes, name: str) -> list[Grid] | Refusal:
    try:
        return read_grids(content, name)
    except Refusal as refused:
        return refused


def main() -> None:
    """Reads the file, and writes what is in it."""
    content, name = pickle.load(sys.stdin.buffer)  # noqa: S301 - from `grids_apart`
    sys.stdout.buffer.write(pickle.dumps(_read(content, name)))


if __name__ == "__main__":
    main()
