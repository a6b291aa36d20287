"""Targets in the words of notices and papers: read where they are sure, or asked about with every line to copy right."""

import csv

import pytest
from conversation import DATA, SAM, Conversation

with (DATA / "targets_as_written.csv").open(encoding="utf-8") as file:
    ROWS = [(row["typed"], row["told"], row["lines"]) for row in csv.DictReader(file)]


def test_the_file_has_rows_that_are_read_and_rows_that_are_asked_about() -> None:
    read = [typed for typed, _, lines in ROWS if not lines]

    assert len(read) > 20
    assert len(ROWS) - len(read) >= 20


@pytest.mark.parametrize(("typed", "told", "lines"), ROWS, ids=[typed for typed, _, _ in ROWS])
def test_a_target_as_a_notice_writes_it(say: Conversation, typed: str, told: str, lines: str) -> None:
    say("/measure add M1 Practice", by=SAM)

    said = say(f"/measure target M1 {typed}", by=SAM).splitlines()

    if not lines:
        assert said[0] == f"M1 has target M1a: {told}."
        return
    assert said[0].startswith("No target set.")
    assert told == "asked" or told in said[0]
    offered = [line.split(" (")[0].removeprefix("/measure target M1 ") for line in said[1:]]
    assert offered
    if lines != "*":
        assert offered == lines.split("|")
    for line in (line for line in offered if "…" not in line):
        say.later(minutes=2)
        answer = say(f"/measure target M1 {line}", by=SAM)
        assert "has target" in answer or "has that target already" in answer, answer
