"""`boardbot import`: imports a board's lists from spreadsheets. It reports first, and imports what it is told to."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from board.boards import Board
from bot.clock import now
from bot.settings import load_settings
from bot.terminal.day_typed import DAY
from bot.terminal.file_named import FILE, FILE_OR_FOLDER
from bot.terminal.on_the_log import board_named, of_board, the_log
from commands.boards.first_hour import first_hour_of, steps_told
from commands.imports.meanings.board_mapping import NO_MAPPING, ORDERS, as_told
from commands.reply import as_text
from commands.terminal import printable
from storage.store import Store

if TYPE_CHECKING:
    from commands.imports.files import Import
    from commands.imports.report.findings import Findings

_NO_TERMINAL = "there is no terminal to ask on. With --yes it comes in."


@click.command("import")
@click.argument("files", type=FILE_OR_FOLDER, nargs=-1, required=True)
@of_board
@click.option("--yes", is_flag=True, help="Bring in everything that is clear, without asking.")
@click.option("--update", is_flag=True, help="Also bring in what differs from the log, as an update by a person would.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--map", "map_file", type=FILE, help="A file that says how the "
              "files are to be read. If there is none, it is written, with the questions.")  # fmt: skip
@click.option("--leave-out", metavar="HEADING", multiple=True,
              help="A column not to read, by its heading. May be given more than once.")  # fmt: skip
@click.option("--dates", "order", type=click.Choice(ORDERS),
              help="How to read dates such as 4/3/2026, if the files' dates disagree.")  # fmt: skip
@click.option("--written", type=DAY, help="When the list was written: dates without a year "
              "count from then, if no column says when a row was raised.")  # fmt: skip
def import_files(
    files: tuple[Path, ...],
    name: str,
    yes: bool,
    update: bool,
    dry_run: bool,
    map_file: Path | None,
    leave_out: tuple[str, ...],
    order: str | None,
    written: date | None,
) -> None:
    """Import workbooks and CSV files of areas, measures, readings, claims, actions and risks: it reports, then asks.

    Running it twice adds nothing. Without a terminal to ask on, nothing is changed unless --yes is given.
    """
    from bot.import_people import people_of  # noqa: PLC0415
    from bot.terminal.import_map import about_the_map, read_map  # noqa: PLC0415
    from bot.terminal.token_of import token_of  # noqa: PLC0415
    from commands.imports.any_file import read_grids  # noqa: PLC0415
    from commands.imports.files import Import  # noqa: PLC0415

    there = map_file if map_file and map_file.exists() else None
    told = as_told(leave_out, order or "", written)
    given = (read_map(there) if there else NO_MAPPING).with_(told)
    with the_log() as log:
        board, settings = partial(board_named, name=name), load_settings()
        with log.reading() as store:
            people = partial(people_of, settings, token_of(settings, store, board(store).team), now())
        wanted = Import(log, [grid for path in files for grid in read_grids(path)], board, now(), people, given, update)
        found, why_not = _brought_in(wanted) if yes and not dry_run else _reported(wanted, dry_run)
        _say([] if there else about_the_map(found, map_file, name))
        if found.differ:
            _say(["What differs comes in with --update."])
        if why_not:
            _say([f"Nothing was changed: {why_not}"])
        else:
            with log.reading() as store:
                _say_what_is_left(store, board(store))
    sys.exit(1 if found.left_out or why_not == _NO_TERMINAL else 0)


def _reported(wanted: "Import", dry_run: bool) -> tuple["Findings", str]:
    """The report, and why nothing is imported; or what was imported, once the person at the terminal has agreed."""
    found = wanted.report()
    _say(found.lines())
    if found.asks_first:
        return found, found.why_not
    if dry_run:
        return found, "this was a dry run."
    if not (found.added or found.changed):
        return found, "there is nothing to bring in."
    if not sys.stdin.isatty():
        return found, _NO_TERMINAL
    return _brought_in(wanted, found) if click.confirm("Bring it in?") else (found, "you said no.")


def _brought_in(wanted: "Import", reported: "Findings | None" = None) -> tuple["Findings", str]:
    """What was imported, without what the report has said; and why anything was not."""
    done = (replace(wanted, reported=reported.line) if reported else wanted).bring_in()
    _say(done.lines_since(reported) if reported else done.lines())
    return done, done.why_not


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(printable(line))


def _say_what_is_left(store: Store, board: Board) -> None:
    """The remaining steps of the board's first hour; nothing once that is over."""
    told = steps_told(first_hour_of(store, board, board.schedule.today(now())))
    _say(as_text([told] if told else []).splitlines())
