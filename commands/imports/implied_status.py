"""The status of an action whose own cell says none: what its progress or comment says alone, or its sheet's name."""

from collections.abc import Mapping as Map

from commands.imports.grid import Grid
from commands.imports.sections import status_of_section
from commands.imports.statuses import begun_in, finished_in, is_status


def implied_status(cells: Map[str, str]) -> str:
    """The words of another cell that are a status and nothing else; empty where there are none. A comment is one only
    where it says that the action has ended."""
    progress, update = cells.get("progress", ""), cells.get("update", "")
    if progress and (is_status(progress) or begun_in(progress)):
        return progress
    return update if update and finished_in(update) else ""


def status_of_name(grid: Grid) -> str:
    """The status that a sheet's name gives the actions in it, such as *Closed actions*; empty where it gives none."""
    status = status_of_section("actions", title_of(grid))
    return status if status and finished_in(status) else ""


def title_of(grid: Grid) -> str:
    """The name of a sheet in its workbook."""
    return grid.name.removeprefix(f"{grid.file}, sheet ") if grid.file else ""
