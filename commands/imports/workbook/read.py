"""Reads a workbook into grids, one for each sheet that is read. Nothing in it is run, worked out or followed."""

import threading
import warnings
from dataclasses import replace

from board.refusals import Refusal
from board.words import listed
from commands.imports.grids.grid import Grid
from commands.imports.grids.named import check_name
from commands.imports.workbook.limits import Spent
from commands.imports.workbook.package import Package, open_package
from commands.imports.workbook.sheets import read_tab

# One workbook at a time: each may take 100 MB, and silencing warnings affects the whole process.
_ONE_AT_A_TIME = threading.Lock()


def read_workbook(name: str, content: bytes) -> list[Grid]:
    """The sheets of a workbook that have values. Whatever else it has is reported as not read, with the first of them.

    Refused: a file that is no workbook, or one that has more than a list can have.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        # openpyxl's warnings repeat words of cells, which must not get into the program's log.
        warnings.simplefilter("ignore")
        return _grids(name, open_package(name, content))


def _grids(name: str, package: Package) -> list[Grid]:
    grids: list[Grid] = []
    spent = Spent()
    beside = list(package.beside)
    empty: list[str] = []
    for number, tab in enumerate(package.tabs, 1):
        check_name(tab.title, "sheet", number)
        if tab.is_chart:
            beside.append(f"sheet {tab.title}: a chart")
        elif tab.is_hidden:
            beside.append(f"sheet {tab.title}: hidden. Unhide to bring in")
        elif grid := read_tab(name, package, tab, spent):
            grids.append(grid)
        else:
            empty.append(tab.title)
    if empty:
        beside.append(f"{'sheet' if len(empty) == 1 else 'sheets'} {listed(empty)}: empty")
    if not grids:
        raise Refusal(" ".join([f"{name} holds no list.", *(f"Not read: {each}." for each in beside)]))
    grids[0] = replace(grids[0], unread=(*grids[0].unread, *beside))
    return grids
