"""An owner or a day that stands in the title of a new action, where no key gives one."""

import pytest
from conversation import SAM, Conversation

OWNER = "Whoever is named in the title does not own it yet. To make them its owner: /action assign A1"
DAY = "The day in the title is not its due date yet. To make it that: /action due A1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Launch the new model; owner Priya Shah; due end of September",
         f"No owner · no due date · Undo: /action undo\n{OWNER} Priya Shah\n{DAY} end of September"),
        ("Recruit twelve workers Owner Head of Service due 1 October source letter",
         f"No owner · no due date · Undo: /action undo\n{OWNER} Head of Service\n{DAY} 1 October"),
        ("Recruit twelve workers owner @pat due 2020-10-01", f"No owner · no due date · Undo: /action undo\n{OWNER} <@U0PAT>\n{DAY} 2020-10-01"),
        ("2.3 - Refresh the strategy - DCS - 30/09/2020", f"No owner · no due date · Undo: /action undo\n{DAY} 30/09/2020"),
        ("Write to all partners by w/c 7 Sept.", f"No owner · no due date · Undo: /action undo\n{DAY} w/c 7 Sept"),
        ("Agree the programme (by Friday) <@U0JO>", f"Owner <@U0JO> · no due date · Undo: /action undo\n{DAY} Friday"),
        ("Agree the programme by 5 Sept due: 3 Aug <@U0JO>", "Owner <@U0JO> · due Mon 3 Aug 2020 · Undo: /action undo"),
        ("Agree the programme by 5 Sept due: ongoing <@U0JO>", 'Owner <@U0JO> · no due date ("ongoing") · Undo: /action undo'),
        ("Name one owner per case", "No owner · no due date · Undo: /action undo"),
        ("Cut caseloads by 20, and visits by 20%, by 10 days", "No owner · no due date · Undo: /action undo"),
        ("Answer the letter, 12 May 2020", "No owner · no due date · Undo: /action undo"),
    ],
)  # fmt: skip
def test_it_is_said_with_the_line_that_gives_it(say: Conversation, typed: str, told: str) -> None:
    assert say(f"/action add {typed}").partition("\n")[2] == told


def test_the_lines_do_what_they_say(say: Conversation) -> None:
    said = say("/action add Launch the new model; owner Priya Shah; due end of September", by=SAM)

    for line in said.splitlines()[-2:]:
        say(line.rpartition(": ")[2], by=SAM)
    assert say("/action show A1").splitlines()[1] == "Not started · Priya Shah · due Wed 30 Sep 2020, in 84 days"
