"""A workbook is refused in words, or read to its last value: whatever it is, it takes no gigabyte and opens nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hostile.csv_files import CSV_CASES
from hostile.workbooks import CASES
from workbooks import as_excel, written

ROOT = Path(__file__).parents[2]
# With the program itself, as an import is asked to keep to.
MOST_KILOBYTES = 150 * 1024


def test_it_is_refused_in_words_or_read_with_little_memory_and_nothing_opened(tmp_path: Path) -> None:
    files = [written(tmp_path, make(), f"{number}.xlsx") for number, (make, _) in enumerate(CASES.values())]
    rows = [
        [f"R{n}.1", f"Action {n} " * 5, "Head", "31/03/2026", "Open", "Red", f"Said of {n} " * 10] for n in range(5_000)
    ]
    files += [written(tmp_path, make(), f"{number}.csv") for number, (make, _) in enumerate(CSV_CASES.values())]
    files.append(written(tmp_path, as_excel([["Ref", "Action", "Lead", "Due", "Status", "RAG", "Update"], *rows])))

    said = _read(files)

    wanted = {case: why or "R1 Write the visits plan" for case, (_, why) in (CASES | CSV_CASES).items()}
    told = dict(zip(wanted, said["outcomes"], strict=False))
    assert {case: told[case] for case, why in wanted.items() if why not in told[case] or len(told[case]) > 300} == {}
    assert said["seen"] == []
    assert said["kilobytes"] < MOST_KILOBYTES


def _read(files: list[Path]) -> Any:
    """What a process says that reads these files."""
    done = subprocess.run(
        [sys.executable, "-m", "hostile.reading_workbooks", *map(str, files)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
