"""Saves a paper as a file on this machine: whole or not at all, and readable only by its owner."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from board.refusals import Refusal
from bot.papers.drawn import EXCEL, WORD


def check_output(path: Path, overwrite: bool) -> None:
    """Raises Refusal for a name that is not a document's, a folder that is missing, and a file that exists."""
    if path.suffix.casefold() not in {WORD, EXCEL}:
        raise Refusal(f"{path.name} is neither a .docx nor an .xlsx file. End its name so.")
    if not path.parent.is_dir():
        raise Refusal(f"There is no folder {path.parent}. Make it first, then type the same again.")
    if os.path.lexists(path) and not (overwrite and path.is_file()):
        raise Refusal(f"{path} exists already. Give another name, or add --overwrite.")


def save(path: Path, document: bytes, overwrite: bool) -> None:
    """Writes the document under its name once it is complete; only the account that wrote it may read it."""
    handle, name = mkstemp(prefix=f"{path.name}.", suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        check_output(path, overwrite)
        os.replace(name, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)
