"""Finds the status of a row without one in its status cell: by its progress, its comment or the sheet's name."""

import re
from collections.abc import Iterator, Mapping as Map

from board.actions import Status
from commands.imports.grids.grid import Grid
from commands.imports.lists.columns import Headings
from commands.imports.meanings.questions import rows_in_short
from commands.imports.meanings.statuses import begun_in, finished_in, is_status
from commands.imports.meanings.yes_no_statuses import statuses_said
from commands.imports.sheets.sections import status_of_section

_PERCENT = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?%?(?:\s?\([^()]*+\))?")
# `17/20`, `17 of 20`.
_SHARE = re.compile(r"(?P<part>\d{1,4})\s?(?:/|of|out of)\s?(?P<whole>\d{1,4})")
_ALL = 100


def statuses_of(grid: Grid, headings: Headings, rows: Map[int, Map[str, str]]) -> tuple[dict[int, str], list[str]]:
    """The status of rows of actions whose status cell says yes or no, or nothing, and the sentences that report it. Of
    a risk, only the sheet's name gives one."""
    if headings.kind == "risks":
        name = _status_of_name(grid)
        named = {number: name for number, cells in rows.items() if name and not cells.get("status")}
        return named, list(_told(grid, [], sorted(named)))
    column = next((each for each in headings.columns if each.field == "status"), None)
    said, told = statuses_said(column.heading, column.place, rows) if column else ({}, [])
    implied, told_of_implied = _implied(grid, rows)
    return {**implied, **said}, [*told, *told_of_implied]


def _implied(grid: Grid, rows: Map[int, Map[str, str]]) -> tuple[dict[int, str], list[str]]:
    """The status of each row that has none and gives one elsewhere. The sentences report those that come from a
    percentage or from the sheet's name."""
    without = {number: cells for number, cells in rows.items() if not _says_status(cells)}
    found = {number: words for number, cells in without.items() if (words := _in_words(cells))}
    percents = {number: words for number, cells in without.items() if (words := _by_percent(cells))}
    name = _status_of_name(grid)
    named = {number: name for number in without if name and number not in found and number not in percents}
    return {**percents, **found, **named}, list(_told(grid, sorted(percents), sorted(named)))


def _says_status(cells: Map[str, str]) -> bool:
    return bool(cells.get("status") or finished_in(cells.get("due", "")))


def _in_words(cells: Map[str, str]) -> str:
    """The words of another cell that are only a status; empty if there are none. A comment counts only if it says that
    the action is finished or cancelled."""
    progress, update = cells.get("progress", ""), cells.get("update", "")
    if progress and (is_status(progress) or begun_in(progress)):
        return progress
    return update if update and finished_in(update) else ""


def _by_percent(cells: Map[str, str]) -> str:
    """The status that a percentage or a share gives: all is complete, less is in progress, none is empty."""
    percent = _percent_in(cells.get("progress", ""))
    if not 0 < percent <= _ALL:
        return ""
    return str(Status.AWAITING_SIGN_OFF if percent == _ALL else Status.IN_PROGRESS)


def _percent_in(words: str) -> float:
    """The percentage that words are; 0 for other words, and for a share of nothing."""
    share = _SHARE.fullmatch(words)
    if share and int(share["whole"]):
        return _ALL * int(share["part"]) / int(share["whole"])
    found = _PERCENT.fullmatch(words)
    return float(found["percent"]) if found else 0


def _status_of_name(grid: Grid) -> str:
    """The status that the sheet's name gives to its rows, such as *Closed actions*; empty if it gives none."""
    status = status_of_section("actions", _title_of(grid))
    return status if status and finished_in(status) else ""


def _title_of(grid: Grid) -> str:
    return grid.name.removeprefix(f"{grid.file}, sheet ") if grid.file else ""


def _told(grid: Grid, by_percent: list[int], by_name: list[int]) -> Iterator[str]:
    if by_percent:
        yield f"the progress in {rows_in_short(by_percent)} as the status: 100% as complete, less as in progress"
    if by_name:
        yield f'the sheet\'s name, "{_title_of(grid)}", as the status of {rows_in_short(by_name)}'
