"""The file of a composed paper, a .docx or an .xlsx. Run as a process, it reads the paper and its pictures, pickled,
from standard input, and writes the file to standard output."""

import pickle
import sys
from collections.abc import Sequence

from commands.pack.paper import Paper, WorkbookOut


def file_of(composed: Paper | WorkbookOut, pictures: Sequence[bytes | None]) -> bytes:
    """The file, byte for byte the same for the same paper. `pictures` are those of its charts, in order; None for one
    that could not be drawn, which is described in words. Only the library that draws it is imported."""
    if isinstance(composed, Paper):
        from bot.papers.word import word_document  # noqa: PLC0415

        return word_document(composed, pictures)
    from bot.papers.excel import excel_workbook  # noqa: PLC0415

    return excel_workbook(composed)


def main() -> None:
    """Reads what is to be drawn, and writes the file."""
    sys.stdout.buffer.write(file_of(*pickle.load(sys.stdin.buffer)))  # noqa: S301 - from `drawn_apart`


if __name__ == "__main__":
    main()
