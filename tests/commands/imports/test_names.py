"""Owners whom a file names in words: whoever is called so in Slack, or kept as words, and the report says why."""

from dataclasses import replace
from pathlib import Path

import pytest
from conversation import TWIN, Conversation
from spreadsheets import from_files, import_all, imported
from workbooks import one_sheet, written

from commands.request import Person

SIOBHAN = Person("U0SIO", "Dr Siobh\u00e1n O\u2019Neill (she/her)", handle="siobhan")
CITIZEN = Person("U0CIT", "John Citizen", handle="john.citizen")


def _imported(say: Conversation, folder: Path, owner: str) -> list[str]:
    sheet = folder / "plan.csv"
    sheet.write_text(f'ref,action,owner\nW1,One,"{owner}"\n', encoding="utf-8")
    said: list[str] = []
    import_all(say.log, [sheet], lambda store: store.boards.all()[0], say.now, False, said.append, lambda _: say.crowd)
    return said


@pytest.mark.parametrize(
    ("owner", "is_owned_by"),
    [
        ("John Citizen", "<@U0CIT>"),
        ("john citizen", "<@U0CIT>"),
        ("Citizen, John", "<@U0CIT>"),
        ("Mr John Citizen (Finance)", "<@U0CIT>"),
        ("john.citizen", "<@U0CIT>"),
        ("Siobhan O'Neill", "<@U0SIO>"),
        ("Siobha\u0301n O\u2019Neill", "<@U0SIO>"),
        ("SIOBHAN ONEILL", "<@U0SIO>"),
        ("Siobhan O'Neill - MASH", "<@U0SIO>"),
        ("Ali Noor", "<@U0ALI>"),
        ("Head of MASH", "Head of MASH"),
        ("Jane Citizen", "Jane Citizen"),
        ("DCS", "DCS"),
        ("boardbot", "boardbot"),
    ],
)
def test_an_owner_in_words_is_whoever_is_called_so(
    say: Conversation, tmp_path: Path, owner: str, is_owned_by: str
) -> None:
    say.crowd.people += [SIOBHAN, CITIZEN]

    said = _imported(say, tmp_path, owner)

    assert said[0].startswith("plan.csv: 1 action added")
    assert f"Owner {is_owned_by}" in say("/action show W1") or is_owned_by in say("/action list all")
    assert not any("kept in words" in line for line in said)


@pytest.mark.parametrize(
    ("owner", "why"),
    [
        ("Jo Reed", "2 people in Slack are called that"),
        ("Citizen", "it may be John Citizen"),
        ("J Citizen", "it may be John Citizen"),
        ("Head of Service (John Citizen)", "it may be John Citizen"),
        ("Gail Gone", "whoever is called that has left Slack"),
    ],
)
def test_a_name_in_doubt_is_kept_in_words_with_the_line_that_settles_it(
    say: Conversation, tmp_path: Path, owner: str, why: str
) -> None:
    say.crowd.people += [replace(TWIN), CITIZEN]

    said = _imported(say, tmp_path, owner)

    line = next(each for each in said if "kept in words" in each)
    assert f'"{owner}" kept in words: {why}. Hand over: /board handover "{owner}" @name' in line
    assert owner in say("/action list all")


@pytest.mark.parametrize("title", ["Visit to Jayden Smith's family aged 7", "Visit to Zorana Novak's family aged 7"])
def test_a_childs_whole_name_is_refused_and_not_repeated(say: Conversation, tmp_path: Path, title: str) -> None:
    said = "\n".join(imported(say, tmp_path, f"ref,action\nW1,{title}\n"))

    assert "1 refused" in said
    assert "That looks like a child's name" in said
    assert "Novak" not in said
    assert "Jayden" not in said


def test_no_heading_and_no_name_of_a_sheet_rings_anybody(say: Conversation, tmp_path: Path) -> None:
    rows = [
        ["The plan of <@U0PAT>"],
        ["Ref", "Action", "<@U0PAT> says", "Due of <@U0PAT>", "<@U0PAT>"],
        ["R1", "Publish <@U0PAT>", "", "", "x"],
        ["<@U0PAT>: the front door"],
        ["R2", "Tell", "y", "", ""],
        ["Total <@U0PAT>"],
    ]

    file = written(tmp_path, one_sheet(rows, title="Of <@U0PAT>"), "plan <@U0PAT>.xlsx")
    report = "\n".join(from_files(say, file))

    assert "<@" not in report
    assert "@U0PAT says" in report
    assert "plan @U0PAT.xlsx, sheet Of @U0PAT" in report
