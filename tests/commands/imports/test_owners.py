"""Whom a row names as its owner: by a mention, by Slack's id, or by a role in words."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

from commands.export import exported


@pytest.mark.parametrize(
    ("owner", "owner_id", "shown"),
    [
        ("<@U0JO>", "", "<@U0JO>"),
        ("Jo Reed", "U0JO", "<@U0JO>"),
        ("jo  REED", "U0JO", "<@U0JO>"),
        ("", "U0JO", "<@U0JO>"),
        ("Jo Reed", "<@U0JO>", "<@U0JO>"),
        ("Head of MASH", "", "Head of MASH"),
        ("MW/YO", "", "MW/YO"),
    ],
)
def test_an_owner_comes_in(say: Conversation, tmp_path: Path, owner: str, owner_id: str, shown: str) -> None:
    report = imported(say, tmp_path, f"ref,title,owner,owner_id\nR1,One,{owner},{owner_id}\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused", report
    assert shown in say("/action show R1").splitlines()[1]


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
