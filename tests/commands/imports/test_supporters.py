"""Who helps, in a file: several people and roles in one cell, and back from an export to the same people."""

from pathlib import Path

import pytest
from conversation import ALI, TWIN, Conversation
from spreadsheets import imported, lines_of

from commands.exports.actions import exported
from commands.imports.headings.of_kinds import field_of


@pytest.mark.parametrize(
    "heading",
    ["Supporters", "Support", "Supporting", "Supported by", "SUPPORTING OFFICER(S)", "Supporting lead", "Helped by"],
)
def test_a_heading_of_supporters_is_known(heading: str) -> None:
    assert field_of("actions", heading) == "supporters"


@pytest.mark.parametrize(
    ("cell", "ids", "helps"),
    [
        ("Ali Noor", "", "<@U0ALI>"),
        ("Ali Noor, Sam Cole", "", "<@U0ALI> and <@U0SAM>"),
        ("Ali Noor / Sam Cole", "", "<@U0ALI> and <@U0SAM>"),
        ("Ali Noor and Head of MASH", "", "<@U0ALI> and Head of MASH"),
        ("Head of Performance and Data", "", "Head of Performance and Data"),
        ("Head of MASH; Team Manager", "", "Head of MASH and Team Manager"),
        ("<@U0ALI> <@U0SAM>", "", "<@U0ALI> and <@U0SAM>"),
        ("Ali Noor; Head of MASH", "U0ALI; -", "<@U0ALI> and Head of MASH"),
        ("", "U0ALI; U0SAM", "<@U0ALI> and <@U0SAM>"),
        ("Jo Reed, Ali Noor", "", "<@U0ALI>"),
        ("TBC", "", ""),
        ("Gail Gone", "", "Gail Gone"),
    ],
)
def test_supporters_come_in(say: Conversation, tmp_path: Path, cell: str, ids: str, helps: str) -> None:
    report = imported(say, tmp_path, f'ref,title,owner,support,supporter_ids\nR1,One,Jo Reed,"{cell}",{ids}\n')

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused", report
    told = [line for line in say("/action show R1").splitlines() if line.startswith("Supported by ")]
    assert told == ([f"Supported by {helps}"] if helps else [])


def test_more_ids_than_names_are_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,support,supporter_ids\nR1,One,Ali Noor,U0ALI; U0SAM\n")

    assert lines_of(report, "to ask") == ['row 2, "support" (C2): it names 1, and 2 Slack ids stand beside it. Which?']


def test_what_is_exported_by_name_comes_back_to_the_same_people(say: Conversation, tmp_path: Path) -> None:
    say.crowd.people.append(TWIN)
    say("/action add Visits plan support: <@U0TWIN>, Head of Performance and Data, <@U0ALI>")
    with say.log.reading() as store:
        content = exported(store, store.boards.all()[0], "csv", say.crowd)
    assert '"Jo Reed, ""Head of Performance and Data"", Ali Noor"' in content

    imported(say, tmp_path, content.replace("A1,", "R9,"))

    assert "Supported by <@U0TWIN>, Head of Performance and Data and <@U0ALI>" in say("/action show R9")


def test_other_supporters_than_the_logs_are_said_by_name(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "ref,title,support\nR1,One,Ali Noor; Head of MASH\n")
    report = imported(say, tmp_path, "ref,title,support\nR1,One,Sam Cole\n")

    assert lines_of(report, "differs, not changed") == [
        f'row 2, R1: supporters "Sam Cole", on the log "{ALI.name} and Head of MASH"'
    ]
