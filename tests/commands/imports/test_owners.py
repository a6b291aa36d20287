"""Whom a row names as its owner: by a mention, by Slack's id, or by a role in words."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import from_files, imported, lines_of
from workbooks import one_sheet, written

from commands.exports.actions import exported


@pytest.mark.parametrize(
    ("owner", "owner_id", "shown"),
    [
        ("<@U0JO>", "", "<@U0JO>"),
        ("Jo Reed", "U0JO", "<@U0JO>"),
        ("jo  REED", "U0JO", "<@U0JO>"),
        ("", "U0JO", "<@U0JO>"),
        ("Jo Reed", "<@U0JO>", "<@U0JO>"),
        ("Head of MASH", "", "Head of MASH"),
        ("MW/YO", "", "MW"),
    ],
)
def test_an_owner_comes_in(say: Conversation, tmp_path: Path, owner: str, owner_id: str, shown: str) -> None:
    report = imported(say, tmp_path, f"ref,title,owner,owner_id\nR1,One,{owner},{owner_id}\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused", report
    assert shown in say("/action show R1").splitlines()[1]


@pytest.mark.parametrize(
    ("owner", "shown"),
    [
        ("Jo Reed <jo.reed@council.example>", "<@U0JO>"),
        ("Jo Reed;#12", "<@U0JO>"),
        ("Jo Reed <jo@council.example>; Ali Noor <ali@council.example>", "<@U0JO>"),
        ("Head of MASH <mash@council.example>", "Head of MASH <mash@council.example>"),
        ("jo.reed@council.example", "jo.reed@council.example"),
    ],
)
def test_a_name_is_known_with_what_another_system_puts_behind_it(
    say: Conversation, tmp_path: Path, owner: str, shown: str
) -> None:
    imported(say, tmp_path, f"ref,action,owner\nR1,One,{owner}\n")

    told = say("/action show R1")
    assert f" · {shown} · " in told.splitlines()[1]
    assert ("Supported by <@U0ALI>" in told) == ("Ali" in owner)


def test_a_name_beside_somebody_elses_id_is_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,owner,owner_id\nR1,One,Ali Noor,U0JO\n")

    assert lines_of(report, "to ask") == [
        'row 2, "owner" (C2): it says "Ali Noor", and its Slack id is that of Jo Reed. Which?'
    ]


def test_what_is_exported_by_name_comes_back_to_the_same_people(say: Conversation, tmp_path: Path) -> None:
    say("/action add Visits plan <@U0JO>")
    with say.log.reading() as store:
        content = exported(store, store.boards.all()[0], "csv", say.crowd).replace("A1,", "R9,")

    report = imported(say, tmp_path, content)

    assert report[0].startswith("plan.csv: 1 action added"), report
    assert "<@U0JO>" in say("/action show R9").splitlines()[1]


@pytest.mark.parametrize(
    "words",
    ["TBC", "tbc", "n/a", "N/A", "-", "–", "?", "None", "Vacant", "Unassigned", "No owner", "To be confirmed", "TBA"],
)
def test_an_owner_that_is_nobody_yet_is_no_role(say: Conversation, tmp_path: Path, words: str) -> None:
    report = imported(say, tmp_path, f"ref,action,lead\nR1,One,{words}\n")

    assert lines_of(report, "read as") == [f'row 2, "lead" (C2): "{words}" as nobody']
    assert say("/action list unowned").startswith("1 action: unowned")
    assert "no owner" in say("/action show R1").splitlines()[1]


@pytest.mark.parametrize("words", ["All", "Vacant post, MASH", "Head of MASH", "SLT"])
def test_a_role_stays_in_words(say: Conversation, tmp_path: Path, words: str) -> None:
    imported(say, tmp_path, f'ref,action,lead\nR1,One,"{words}"\n')

    assert words in say("/action show R1").splitlines()[1]


def test_another_owner_than_the_logs_is_said_by_name(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "ref,action,lead\nR1,One,Jo Reed\nR2,Two,Head of MASH\nR3,Three,Jo Reed\n")

    report = imported(say, tmp_path, "ref,action,lead\nR1,One,Ali Noor\nR2,Two,Jo Reed\nR3,Three,TBC\n")

    assert lines_of(report, "differs, not changed") == [
        'row 2, R1: owner "Ali Noor", on the log "Jo Reed"',
        'row 3, R2: owner "Jo Reed", on the log "Head of MASH"',
        'row 4, R3: owner nothing, on the log "Jo Reed"',
    ]


def test_the_line_that_hands_over_words_on_two_lines_does_it(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, 'ref,action,owner\nR1,One,"Jo Reed\nAD Children"\n')

    line = lines_of(report, "read as")[0].partition("Hand over: ")[2].replace("@name", "<@U0ALI>")

    assert line == '/board handover "Jo Reed AD Children" <@U0ALI>'
    assert say(line, by=SAM).startswith("1 action handed over")


@pytest.mark.parametrize(
    ("mark", "called"),
    [
        ('"', "a ditto mark"),
        ("\u201d", "a ditto mark"),
        ("ditto", '"ditto"'),
        ("As above", '"As above"'),
        ("(as above)", '"(as above)"'),
        ("same as above.", '"same as above."'),
    ],
)
def test_what_stands_for_the_cell_above_is_asked_about(
    say: Conversation, tmp_path: Path, mark: str, called: str
) -> None:
    rows = [["Ref", "Action", "Lead"], ["R1", "Publish the guide", "Ali Noor"], ["R2", "Print the guide", mark]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert "1 action added" in report[0]
    assert f'to ask: row 3, "Lead" (C3): {called} stands for the cell above. Write it out' in report
    assert "There is no action R2" in say("/action show R2")


@pytest.mark.parametrize("heading", ["Due date", "Revised date", "Status", "Update", "Source"])
def test_so_is_any_cell_that_says_as_above(say: Conversation, tmp_path: Path, heading: str) -> None:
    report = imported(say, tmp_path, f"Ref,Action,{heading}\nR1,Publish the guide,see above\n")

    assert f'to ask: row 2, "{heading}" (C2): "see above" stands for the cell above. Write it out' in report
