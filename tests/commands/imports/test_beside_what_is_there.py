"""What a file holds beside what it seems to: rows of other kinds in one list, and an event of a name that is there."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported, lines_of

VISIT = "Event,Date\nOfsted monitoring visit,{}\n"
CANCEL = "/board event cancel 12 October 2020 because …"
ANOTHER = (
    '"Ofsted monitoring visit" as another: one of that name is in the calendar on Mon 12 Oct 2020, and stays there. If '
    f"it is the same one: {CANCEL}"
)


@pytest.mark.parametrize("heading", ["Type", "RAID type", "Item Type"])
def test_rows_of_other_kinds_are_named(say: Conversation, tmp_path: Path, heading: str) -> None:
    sheet = f"Ref,{heading},Action,Owner\n2.1,Risk,Posts stay empty,\n2.2,Issue,System is down,\n2.3,Action,Do it,\n"

    told = lines_of(imported(say, tmp_path, sheet), "not read")

    assert told == [
        f'column B "{heading}" (3 cells)',
        "column B says that 1 risk and 1 issue are among 3 rows, and each row comes in as an action. To keep them apart, "
        "put each kind on a sheet of its own",
    ]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("Type", ("Action", "Milestone")), ("Type", ("Quick win", "I")), ("Theme", ("Risk", "Issue"))],
)
def test_other_words_are_no_kinds(say: Conversation, tmp_path: Path, heading: str, cells: tuple[str, str]) -> None:
    sheet = f"Ref,{heading},Action,Owner\n2.1,{cells[0]},Fill the posts,\n2.2,{cells[1]},Mend it,\n"

    assert "each row comes in as" not in "".join(imported(say, tmp_path, sheet))


def test_an_event_of_that_name_on_another_day_is_named(say: Conversation, tmp_path: Path) -> None:
    assert ANOTHER not in "".join(imported(say, tmp_path, VISIT.format("12 October 2020")))

    report = imported(say, tmp_path, VISIT.format("14 October 2020"))

    assert "1 event added" in report[0]
    assert lines_of(report, "read as") == [f'row 2, "Event" (A2): {ANOTHER}']
    assert say.reply(CANCEL.replace("…", "it was put off to 14 October"), by=SAM).refused is False
    assert "Mon 12 Oct 2020" not in say("/board plan all")


def test_a_file_that_has_both_says_that_they_are_two(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, VISIT.format("12 October 2020"))

    both = VISIT.format("12 October 2020") + "Ofsted monitoring visit,14 December 2020\n"
    assert "as another" not in "".join(imported(say, tmp_path, both))
    assert "as another" not in "".join(imported(say, tmp_path, both))
