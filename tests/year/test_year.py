"""A simulated year: who is told what while people come, go and are away, and the bots are killed every week.

`make year` runs all of it; `make test` its first weeks.
"""

import os
import time
from datetime import date, timedelta
from pathlib import Path

from year.run import FIRST, Year, year_on

from board.calendar import is_working_day, working_days_after

# `make year` says how many, and the seed.
DAYS = int(os.environ.get("YEAR_DAYS", "16"))
SEED = int(os.environ.get("YEAR_SEED", "1"))


def test_everybody_hears_what_concerns_them_once_and_nothing_else(tmp_path: Path) -> None:
    began, busy = time.perf_counter(), time.process_time()
    with year_on(tmp_path / "boardbot.db", SEED, DAYS) as year:
        year.run()
        steady = _of_the_steady_one(year)

    counts = year.scene.counts + year.ledger.counts
    print(
        f"\nseed {SEED}: {DAYS} days in {time.perf_counter() - began:.0f} s, of which the processor {time.process_time() - busy:.0f} s"
    )
    print("\n".join(f"{number:6,} {what}" for what, number in sorted(counts.items())))
    assert year.ledger.wrong == [], f"seed {SEED}:\n" + "\n".join(year.ledger.wrong[:30])
    assert counts["digests"] == 2 * _mondays()
    assert all(counts[what] for what in ("reminders", "items", "restarts", "told at once, or of a board"))
    assert steady == [], f"seed {SEED}: {steady}"


def _mondays() -> int:
    """The weekly slots since the boards were set up; that of a bank holiday moves to the Tuesday."""
    days = [FIRST + timedelta(days=each) for each in range(DAYS + 1)]
    return sum(is_working_day(day) for day in days if day.weekday() == 0) + sum(
        not is_working_day(day - timedelta(days=1)) for day in days if day.weekday() == 1
    )


def _of_the_steady_one(year: Year) -> list[str]:
    """Where who is always there, and says nothing, heard on other days than the rule names: worked out apart."""
    wrong, owner = [], year.scene.officers[0].id
    for ref, action in year.scene.actions().items():
        if action.owner_id != owner or action.due_on is None:
            continue
        due, last = action.due_on, FIRST + timedelta(days=DAYS)
        days = [working_days_after(due, -5), working_days_after(due, -1)]
        weekly = working_days_after(due, 1)
        while weekly < working_days_after(due, 10):
            days.append(weekly if is_working_day(weekly) else working_days_after(weekly, 1))
            weekly += timedelta(days=7)
        expected = [day for day in days if FIRST <= day < last]
        heard = year.ledger.heard.get(ref, [])[: len(expected)]
        if heard != expected:
            wrong.append(f"{ref}, due {due}: heard {_days(heard)}, not {_days(expected)}")
    return wrong


def _days(days: list[date]) -> str:
    return ", ".join(f"{day:%a %d %b}" for day in days)
