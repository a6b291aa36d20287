"""`boardbot import` of a long list of actions."""

import csv
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from bench.figures import Results
from bench.scale import Scale
from bench.stand import NOW, stand_on
from spreadsheets import import_all

HEADINGS = ("ref", "title", "owner", "due", "status", "measure", "update")


def measure_import(results: Results, scale: Scale, folder: Path) -> None:
    """One import, from the file to the end of its transaction, into a board that has its areas and measures."""
    sheet = folder / "many.csv"
    _write(sheet, scale.rows)
    with stand_on(folder / "import.db") as stand:
        before = stand.lines()
        begin = perf_counter()
        refused = import_all(stand.log, [sheet], stand.board, stand.stage.clock(), False, lambda _: None)
        seconds = perf_counter() - begin
        with stand.log.reading() as store:
            actions = len(store.actions.of_status(stand.board(store).id))
        results.count("actions imported", actions, scale.rows)
        results.count("lines of history of the import", stand.lines() - before, scale.rows)
        results.count("rows refused", refused, 0)
    results.add(named(scale.rows), "s", [seconds])


def named(rows: int) -> str:
    """The name of the row about an import of so many."""
    return f"import of {rows:,} actions"


def _write(sheet: Path, rows: int) -> None:
    """Rows as in a council's plan: a ref that begins with its area's, an owner in words, a measure and an update."""
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number in range(rows):
            due = NOW.date() + timedelta(days=number % 400 - 200)
            writer.writerow((
                f"R{number % 18 + 1:02}-{number // 18 + 1:03}",
                f"Dip sample {number} of visits by the north team, with the partnership",
                "Head of Service, Safeguarding",
                due.isoformat(),
                "In progress",
                f"M{number % 7 + 1}",
                f"Running since January; {number} sampled in May were seen the same day.",
            ))  # fmt: skip
