"""The file `.env`: its text, which is read once, because a pipe gives it once; and who may read it."""

import os
import stat
from pathlib import Path

NAME = ".env"


class UnreadableEnv(Exception):
    """`.env` cannot be read. The message says why, and what to do."""


def text() -> str:
    """The content of `.env`; empty if there is none. Raises UnreadableEnv if it is no file, or no plain text."""
    file = Path(NAME)
    if not file.is_symlink() and not file.exists():
        return ""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise UnreadableEnv("it is a link to a file that is not there") from None
    except IsADirectoryError:
        raise UnreadableEnv(
            "it is a folder. Give the folder another name, and put the settings into a file of that name"
        ) from None
    except OSError as error:
        raise UnreadableEnv(f"{error.strerror}. It must belong to the account that runs boardbot") from None
    if wrong := next((number for number, line in enumerate(content.split(b"\n"), 1) if not _is_plain(line)), 0):
        raise UnreadableEnv(f"line {wrong} is not plain text in UTF-8. Save it as that")
    return content.decode()


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
