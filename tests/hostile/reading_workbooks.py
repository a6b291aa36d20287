"""Reads the workbooks that it is given, one after the other, and prints what came of each, what that took, and what was
opened meanwhile."""

import json
import re
import resource
import sys
from pathlib import Path

import commands.imports.files
import commands.imports.workbook.read  # all that an import needs is there before anything is watched  # noqa: F401
from board.refusals import Refusal
from commands.imports.any_file import read_grids

WATCHED = ("socket.", "subprocess.", "os.exec", "os.spawn", "os.system", "os.posix_spawn", "urllib.", "ctypes.dlopen")


def _outcome(path: Path) -> str:
    """Why a workbook is refused, or the words of its second row."""
    try:
        return " ".join(read_grids(path)[0].lines[1][1][:2])
    except Refusal as refused:
        return refused.reason


def main(files: list[str]) -> None:
    """Prints what became of each, the most memory that the process had, and what it opened or started but the files."""
    seen: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open" and str(args[0]) not in files:
            seen.append(f"open {args[0]}")
        elif event.startswith(WATCHED):
            seen.append(event)

    # The names in a zip file, and CSV files, are in these letters: the tables of them are files of Python's own.
    for letters in ("cp437", "utf-8-sig", "cp1252"):
        "".encode(letters)
    sys.addaudithook(watch)
    outcomes = [_outcome(Path(name)) for name in files]
    sys.stdout.write(json.dumps({"outcomes": outcomes, "seen": list(seen), "kilobytes": _peak()}))


def _peak() -> int:
    """The most memory that this process had. What the system says of a process counts its parent's too, as it was when
    this one began; where there is /proc it says so of this one alone."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1:])
