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


def test_another_day_on_which_it_was_raised_or_closed_is_named(say: Conversation, tmp_path: Path) -> None:
    sheet = (
        "Ref,Action,Status,Date raised,Date completed,Evidence\n"
        "R1,Recruit staff,In progress,{},,\n"
        "R2,Train staff,Closed,01/05/2020,{},minutes of 3 June\n"
    )
    first = sheet.format("01/05/2020", "20/06/2020")
    imported(say, tmp_path, first)
    before = say("/action show R2")
    assert lines_of(imported(say, tmp_path, first), "read as") == []

    for updates in (False, True):
        told = lines_of(imported(say, tmp_path, sheet.format("04/05/2020", "25/06/2020"), updates=updates), "read as")

        assert told == [
            'row 2, "Date raised" (D2): "04/05/2020" changes nothing: a file has said raised on Fri 1 May 2020, which the '
            "history keeps",
            'row 3, "Date completed" (E3): "25/06/2020" changes nothing: a file has said closed on Sat 20 Jun 2020, which '
            "the history keeps",
        ]
    assert say("/action show R2") == before


def test_a_day_with_which_it_is_closed_anew_comes_in(say: Conversation, tmp_path: Path) -> None:
    sheet = "Ref,Action,Status,Date completed,Evidence\nR2,Train staff,{},{},minutes of 3 June\n"
    imported(say, tmp_path, sheet.format("Closed", "20/06/2020"))
    say("/action reopen R2 because two have left", by=SAM)
    say.later(days=1)
    imported(say, tmp_path, sheet.format("On hold", ""), updates=True)
    say.later(days=1)

    report = imported(say, tmp_path, sheet.format("Closed", "07/07/2020"), updates=True)

    assert "changes nothing" not in "".join(report)
    assert "closed on Tue 7 Jul 2020, says the file" in say("/action show R2")
