"""Every keyword of the guard, each in a sentence: a word that drops out of a list is noticed.

A row of the table is a sentence, the words that stand in its place `{}` one after another, and what it then looks like;
nothing where it passes. "(asked)" and "(refused)" say whether board support may confirm it.
"""

import csv
from pathlib import Path

import pytest
from conversation import DATA

from commands.reading.guard import concerns

with Path(DATA / "guard_keywords.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [(row["words"].split(" | "), row["sentence"], row["looks like"]) for row in csv.DictReader(file)]


def _is_so(sentence: str, looks_like: str) -> bool:
    found = list(concerns(sentence))
    kind, _, may = looks_like.partition(" (")
    if may:
        return found[0].looks_like == kind and found[0].askable is (may == "asked)") if found else False
    return any(each.looks_like == kind for each in found) if kind else not found


@pytest.mark.parametrize(("words", "sentence", "looks_like"), ROWS, ids=[row[1] for row in ROWS])
def test_each_keyword_counts(words: list[str], sentence: str, looks_like: str) -> None:
    assert [word for word in words if not _is_so(sentence.format(word), looks_like)] == []


def test_there_is_a_sentence_for_every_keyword() -> None:
    assert sum(len(words) for words, _, _ in ROWS) > 1500
