"""The lines that the buttons of a report on an uploaded file send, and the parts of such lines.

They carry Slack's id of each file, and a hash of the content of all of them.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

from board.roles import Actor, check_decides
from commands.with_board import in_button

# The kind under which `bot/posting/imports.py` composes what a button asked for.
IMPORT = "import"
LINE = "/board import"
SCOPE_MISSING = (
    "I may not read files in Slack yet: whoever runs boardbot can add the scope files:read, which the manifest has, "
    "and reinstall the app. Then send me the file. Until then boardbot import reads it on the machine that it runs on."
)
# What is wanted of the files: a report, or one of the steps after it.
REPORT, BRING_IN, UPDATE, NOT_NOW = "report", "bring it in", "bring it in with changes", "not now"
ANSWER, COLUMNS, ANSWERED = "answer", "columns", "answered"
WANTED = (BRING_IN, UPDATE, NOT_NOW, ANSWER, COLUMNS, ANSWERED)
# Keys that nobody would type: buttons send them.
FILES, KNOWN, ANSWERS, SINCE = "fileid", "filehash", "fileanswers", "filesince"
IDS = re.compile(r"F[A-Z0-9]{5,20}(?:,F[A-Z0-9]{5,20}){0,9}")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_DIGITS = str.maketrans("abcdefghij", "0123456789")
HASH, A_LINE = re.compile(r"[a-p]{64}"), re.compile(r"[a-j]{1,15}")


def hash_of(contents: Sequence[str]) -> str:
    """One hash for files, from the SHA-256 of each. It is in letters only: the guard refuses long numbers."""
    whole = contents[0] if len(contents) == 1 else sha256("".join(contents).encode()).hexdigest()
    return whole.translate(_LETTERS)


def line_of(files: str, known: str = "", wanted: str = "", since: int | None = None) -> str:
    """The line that a button sends for files. `since` is the line of history up to which they were reported."""
    said = [
        f"{FILES}: {files}",
        known and f"{KNOWN}: {known}",
        "" if since is None else f"{SINCE}: {in_letters(since)}",
    ]
    return " ".join(filter(None, [LINE, wanted, *said]))


def in_letters(line: int) -> str:
    """The id of a line of history, written without digits."""
    return str(line).translate(_LETTERS)


def from_letters(words: str) -> int:
    """The id from `in_letters`."""
    return int(words.translate(_DIGITS))


def answered_line(files: str, known: str, answers: str, board_id: int) -> str:
    """The line that a form of answers for that board submits, without the command's name."""
    return f"{line_of(files, known, ANSWERED)} {ANSWERS}: {answers}{in_button(board_id)}".partition(" ")[2]


def check_brings_in(actor: Actor) -> None:
    """Refused: anyone but the chair and support."""
    check_decides(actor, "bring a file in")
