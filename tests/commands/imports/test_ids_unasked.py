"""A list that an export has written comes back where no Slack can be asked who its people are."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

from commands.imports.any_file import read_grids
from commands.imports.files import Import
from commands.request import NobodyKnown

ACTION = "ref,title,owner,owner_id,supporters,supporter_ids\nX1,Recruit,{words},U0JO,{words},U0JO\n"
AREA = "ref,recommendation,lead,lead id\nR9,Front door,{words},U0JO\n"


def _unasked(say: Conversation, folder: Path, content: str, people: NobodyKnown | None = None) -> list[str]:
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8")
    grids, people = read_grids(path), people or NobodyKnown()
    wanted = Import(say.log, grids, lambda store: store.boards.all()[0], say.now, lambda _: people, updates=True)
    return [line.strip() for line in wanted.bring_in().lines()]


@pytest.mark.parametrize("words", ["Jo Reed", "U0JO", "<@U0JO>"])
@pytest.mark.parametrize("content", [ACTION, AREA])
def test_an_id_that_is_not_on_the_board_stays_in_words(
    say: Conversation, tmp_path: Path, content: str, words: str
) -> None:
    report = _unasked(say, tmp_path, content.format(words=words))

    assert "1 action added" in report[0] or "1 area added" in report[0]
    kept = words.strip("<@>")
    assert any(
        f'"{kept}" kept in words: Slack was not asked who has the id U0JO' in line
        for line in lines_of(report, "read as")
    )
    assert kept in say("/action show X1" if content is ACTION else "/area show R9")


@pytest.mark.parametrize("words", ["Jo Reed", "U0JO", "<@U0JO>"])
@pytest.mark.parametrize("content", [ACTION, AREA])
def test_an_id_that_the_board_has_is_that_person(say: Conversation, tmp_path: Path, content: str, words: str) -> None:
    imported(say, tmp_path, content.format(words="Jo Reed"))

    report = _unasked(say, tmp_path, content.format(words=words))

    assert "1 on the log already, 0 refused" in report[0]
    assert not lines_of(report, "changed")


@pytest.mark.parametrize("content", [ACTION, AREA])
def test_an_id_in_the_place_of_a_name_is_not_another_person(say: Conversation, tmp_path: Path, content: str) -> None:
    report = imported(say, tmp_path, content.format(words="U0JO"))

    assert not lines_of(report, "to ask")
    assert "<@U0JO>" in say("/action show X1" if content is ACTION else "/area show R9")


def test_where_slack_does_not_answer_the_row_waits(say: Conversation, tmp_path: Path) -> None:
    report = _unasked(say, tmp_path, ACTION.format(words="Jo Reed"), NobodyKnown(no_answer=True))

    assert "in a moment" in " ".join(lines_of(report, "refused"))
