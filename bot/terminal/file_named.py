"""The name of a file that is typed after a command or an option, such as --output."""

from os import PathLike, fspath
from pathlib import Path

import click


class _FileName(click.Path):
    def convert(
        self, value: "str | PathLike[str]", param: click.Parameter | None, ctx: click.Context | None
    ) -> "str | bytes | PathLike[str]":
        if not fspath(value).strip():
            self.fail("The file's name is empty: give one.", param, ctx)
        return super().convert(value, param, ctx)


# An empty name would be taken for the folder that one is in.
FILE = _FileName(path_type=Path, dir_okay=False)
FILE_OR_FOLDER = _FileName(path_type=Path)
