"""Checks the file `.env` before settings are read from it: that it is a file, and plain text; and who may read it."""

import os
import stat
from pathlib import Path

NAME = ".env"


def unreadable() -> str:
    """Why `.env` cannot be read, and what to do; empty if it can be, or does not exist."""
    file = Path(NAME)
    if not file.is_symlink() and not file.exists():
        return ""
    try:
        kind = file.stat().st_mode
        if stat.S_ISDIR(kind):
            return "it is a folder. Give the folder another name, and put the settings into a file of that name"
        # A pipe can be read only once: it is left for the reader of the settings.
        content = file.read_bytes() if stat.S_ISREG(kind) else b""
    except FileNotFoundError:
        return "it is a link to a file that is not there"
    except OSError as error:
        return f"{error.strerror}. It must belong to the account that runs boardbot"
    wrong = next((number for number, line in enumerate(content.split(b"\n"), 1) if not _is_plain(line)), 0)
    return f"line {wrong} is not plain text in UTF-8. Save it as that" if wrong else ""


def is_open_to_all() -> bool:
    """True if accounts of this machine other than its own and its group may read or write `.env`. Other systems than
    POSIX do not say."""
    file = Path(NAME)
    return os.name == "posix" and file.is_file() and bool(file.stat().st_mode & stat.S_IRWXO)


def _is_plain(line: bytes) -> bool:
    """True if the line is UTF-8. NUL within a name is a sign of UTF-16; within a value, the setting's own check names
    the setting."""
    try:
        return "\0" not in line.decode().partition("=")[0]
    except UnicodeDecodeError:
        return False
