"""What is disguised is asked about, and what boards write every day is not: two tables of sentences, by kind.

In the tables `\u200b` is that character and `\n` a new line. Numbers are published specimens, and names are invented.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from conversation import DATA, SAM, Conversation

from commands.reading.guard import concerns

_WRITTEN = re.compile(r"\\(?:u([0-9a-f]{4})|n)")
SAID = {
    "pupil number with strokes": "a Unique Pupil Number",
    "number in a link": "an NHS number|a child's number in a case system|a Unique Pupil Number|a child's date of birth",
    "date of birth in words": "a child's date of birth",
    "date of birth in a file's name": "a child's date of birth",
    "digits in disguise": "an NHS number|a Unique Pupil Number|the initials of a child or a family",
    "initials with an age": "the initials of a child or a family",
    "a name with an age": "a child's name with an age",
    "initials and who works with them": "the initials of a child or a family",
    "a count in words at a named home": "a count so small that it could point to a child",
    "an age with a place": "a child's age with a place|a child's name with an age",
    "a child's name": "a child's name|the initials of a child or a family",
    "illness in a reason": "somebody's illness",
}
# A number is refused, as it is without its disguise; of the other kinds a shape cannot tell, and support may.
REFUSED = {"pupil number with strokes", "number in a link", "digits in disguise"}


def _table(name: str) -> list[tuple[str, str]]:
    with Path(DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["kind"], _written(row["words"])) for row in csv.DictReader(file)]


def _written(words: str) -> str:
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\n", words)


DISGUISED, BOARD = _table("guard_disguised"), _table("guard_board_language")


def _line(kind: str, words: str) -> str:
    return f"/action {words}" if kind == "illness in a reason" else f"/action add {words}"


def test_each_kind_has_its_rows() -> None:
    disguised, board = Counter(kind for kind, _ in DISGUISED), Counter(kind for kind, _ in BOARD)

    assert disguised.keys() == SAID.keys() == board.keys() - {"board language"}
    assert min(disguised.values()) > 10
    assert min(board.values()) >= 10
    assert len(BOARD) > 200


@pytest.mark.parametrize(("kind", "words"), DISGUISED)
def test_what_is_disguised_looks_like_its_kind(kind: str, words: str) -> None:
    found = list(concerns(words))

    assert {each.looks_like for each in found} & set(SAID[kind].split("|"))
    assert kind in REFUSED or all(each.askable for each in found)


@pytest.mark.parametrize(("kind", "words"), DISGUISED)
def test_it_is_neither_saved_nor_repeated(say: Conversation, kind: str, words: str) -> None:
    say("/action add Visits <@U0SAM> due: 15 July")

    reply = say(_line(kind, words), by=SAM)

    assert "looks like" in reply or "invisible character" in reply
    assert words not in reply
    assert "A2" not in say("/action list all")
    assert "Wed 15 Jul 2020" in say("/action show A1")


@pytest.mark.parametrize(("kind", "words"), [row for row in DISGUISED if row[0] not in REFUSED])
def test_support_may_let_through_what_a_shape_cannot_tell(say: Conversation, kind: str, words: str) -> None:
    say("/action add Visits <@U0SAM> due: 15 July")

    reply = say(f"{_line(kind, words)} confirm: read by support, it is about nobody", by=SAM)

    assert reply.startswith(("A2 logged.", "A1 is now due", "A1 updated."))
    assert "confirmed by board support: read by support" in say(f"/action show {reply[:2]}")


@pytest.mark.parametrize(("kind", "words"), BOARD)
def test_what_boards_write_every_day_passes_untouched(kind: str, words: str) -> None:
    assert list(concerns(words)) == []


def test_board_language_is_logged_to_the_letter(say: Conversation) -> None:
    titles = [
        words for kind, words in BOARD if kind != "illness in a reason" and ": " not in words and "@" not in words
    ]

    for words in titles:
        assert f"logged. {words}" in say(f"/action add {words}"), words

    assert len(titles) > 150
