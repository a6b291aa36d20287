"""The proof of a board's history: it needs no log, and says what was done to it since it was made."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conversation import JO, JULY_8, SAM, Conversation

from board.history import Entry
from board.refusals import Refusal
from storage.database import Database
from storage.upkeep.proof import proof_of, proven

PAGE = Path(__file__).parents[3] / "docs" / "proof.md"
Lines = list[dict[str, Any]]
# What the page calls the word of whoever made the file.
NOT_CHECKED = {"board", "team", "channel", "written", "rule"}


def proof(log: Database, board_id: int = 1) -> list[str]:
    with log.reading() as store:
        (board,) = (each for each in store.boards.all() if each.id == board_id)
        return list(proof_of(store, board, board.slots_from))


@pytest.fixture
def two(say: Conversation) -> Conversation:
    """A board whose lines stand among those of another."""
    here = say.channel
    for number in range(3):
        say(f"/action add Ours {number} <@U0JO> due: 31 August 2020", by=SAM)
        say.channel = "C0PANEL"
        say("/board setup Panel" if not number else f"/action add Theirs {number}", by=SAM)
        say.channel = here
    say("/action update A1 Jo\u2019s note \U0001f600, \u0442\u0435\u0441\u0442", by=JO)
    return say


def by_the_page(folder: Path, lines: list[str]) -> str:
    """What the program in docs/proof.md says of a proof."""
    program, file = folder / "check.py", folder / "board.proof"
    program.write_text(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0])
    file.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    ended = subprocess.run([sys.executable, "-I", program, file], capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
    return ended.stdout + ended.stderr


def test_a_proof_is_sound_and_holds_nothing_of_another_board(two: Conversation, tmp_path: Path) -> None:
    lines = proof(two.log)

    told = proven(lines)

    with two.log.reading() as store:
        _, newest = store.history.last_of(1)
        assert told.lines == store.history.count(1)
    assert told.problems == []
    assert told.newest_hash == newest
    assert told.board == "Improvement Board"
    assert not any("Theirs" in each or "Panel" in each for each in lines)
    assert by_the_page(tmp_path, lines) == f"{told.lines} lines of Improvement Board; the newest is {newest[:20]}\n"
    number, row = proven(lines, json.loads(lines[3])["hash"][:20]).found or (0, {})
    assert (number, row["id"]) == (3, json.loads(lines[3])["line"])


def _altered(lines: Lines) -> None:
    lines[4]["hashed"] = lines[4]["hashed"].replace("Ours", "Other")


def _as_if_altered(lines: Lines) -> None:
    """As somebody would who knows no more than the rule's first part."""
    lines[4]["hashed"] = lines[4]["hashed"].replace("Ours", "Other")
    lines[4]["hash"] = hashlib.sha256(lines[4]["hashed"].encode()).hexdigest()


def _swapped(lines: Lines) -> None:
    lines[4], lines[5] = lines[5], lines[4]


def _renumbered(lines: Lines) -> None:
    lines[4]["line"] += 1


def _of_another_board(lines: Lines) -> None:
    lines[0]["board_id"] = 2


def _sealed(lines: Lines) -> None:
    del lines[4]["hashed"]


def _follows_another(lines: Lines) -> None:
    lines[4]["previous_hash"] = lines[2]["hash"]


def _by_another_rule(lines: Lines) -> None:
    lines[4]["rule"] = 1


def _put_in(lines: Lines) -> None:
    """A line by the oldest rule, on which nothing rests."""
    hashed = json.dumps(
        [1, 1, "board", 1, "", "set", "U0JO", "2020-07-08T08:00:00+00:00", "forged", "{}", "", None, ""]
    )
    forged = {"line": 1, "rule": 1, "previous_hash": "", "hash": hashlib.sha256(hashed.encode()).hexdigest()}
    lines.insert(3, forged | {"hashed": hashed})
    lines[0]["lines"] += 1


def _cut_down_to_nothing(lines: Lines) -> None:
    del lines[1:]
    lines[0] |= {"lines": 0, "newest": ""}


@pytest.mark.parametrize(
    "spoil",
    [
        _put_in,
        _cut_down_to_nothing,
        _altered,
        _as_if_altered,
        _swapped,
        _renumbered,
        _of_another_board,
        _sealed,
        _follows_another,
        _by_another_rule,
        lambda lines: lines[4].update(rule=5 - lines[4]["rule"]),
        lambda lines: lines.pop(4),
        lambda lines: lines.pop(),
        lambda lines: lines.pop(1),
        lambda lines: lines.append(lines[-1]),
        lambda lines: lines[0].update(lines=3),
        lambda lines: lines[0].update(newest="0" * 64),
    ],
)
def test_whatever_was_done_to_it_is_found_by_boardbot_and_by_the_page(
    two: Conversation, tmp_path: Path, spoil: Callable[[Lines], object]
) -> None:
    lines = [json.loads(each) for each in proof(two.log)]
    spoil(lines)
    spoilt = list(map(json.dumps, lines))

    assert proven(spoilt).problems
    assert "the newest is" not in by_the_page(tmp_path, spoilt)


def seen(lines: list[str]) -> bool:
    """boardbot says that something is wrong with it."""
    try:
        return bool(proven(lines).problems)
    except Refusal:
        return True


@pytest.mark.parametrize(("place", "name"), [(0, "note"), (0, "board"), (0, "lines"), (4, "note"), (4, "hashed")])
def test_a_name_that_is_none_of_the_form_or_stands_twice_is_found(
    two: Conversation, tmp_path: Path, place: int, name: str
) -> None:
    lines = proof(two.log)
    lines[place] = f'{{"{name}": "what no hash covers", {lines[place][1:]}'

    assert seen(lines)
    assert "the newest is" not in by_the_page(tmp_path, lines)


@pytest.mark.parametrize(
    ("place", "name", "instead"),
    [
        (0, "boardbot_proof", "true"),
        (0, "boardbot_proof", "1.0"),
        (0, "board_id", "true"),
        (0, "board_id", "1.0"),
        (0, "lines", "{}.0"),
        (1, "line", "true"),
        (1, "line", "1.0"),
        (1, "rule", "{}.0"),
        (2, "line", "{}e0"),
    ],
)
def test_a_number_that_is_not_written_as_one_is_found(
    two: Conversation, tmp_path: Path, place: int, name: str, instead: str
) -> None:
    lines = proof(two.log)
    number = json.loads(lines[place])[name]
    lines[place] = lines[place].replace(f'"{name}": {number}', f'"{name}": {instead.format(number)}')

    assert seen(lines)
    assert "the newest is" not in by_the_page(tmp_path, lines)


@pytest.mark.parametrize("instead", ["[true, ", "[1.0, "])
def test_nor_is_one_taken_in_what_was_hashed(say: Conversation, tmp_path: Path, instead: str) -> None:
    head, line = map(json.loads, proof(say.log)[:2])
    line["hashed"] = line["hashed"].replace("[1, ", instead)
    line["hash"] = hashlib.sha256(line["hashed"].encode()).hexdigest()
    made = [json.dumps(head | {"lines": 1, "newest": line["hash"]}), json.dumps(line)]

    assert seen(made)
    assert "the newest is" not in by_the_page(tmp_path, made)


def test_each_byte_is_checked_but_of_what_is_the_word_of_whoever_made_it(say: Conversation) -> None:
    lines = proof(say.log)
    said = json.loads(lines[0])

    for place, line in enumerate(lines):
        for at, letter in enumerate(line):
            altered = f"{line[:at]}{'y' if letter == 'x' else 'x'}{line[at + 1 :]}"
            if not seen([*lines[:place], altered, *lines[place + 1 :]]):
                assert place == 0, altered
                assert {each for each, value in json.loads(altered).items() if value != said[each]} <= NOT_CHECKED


@pytest.mark.parametrize("text", ["", "ref,title\n", "[]", '{"boardbot_proof": 2}', '{"boardbot_proof": 1}', "\ufffd"])
def test_what_is_no_proof_is_refused_with_what_makes_one(text: str) -> None:
    with pytest.raises(Refusal, match="no proof") as refused:
        proven([text])
    assert "--format proof" in refused.value.lines[0][0]


@pytest.mark.parametrize("text", ["", "null", "{}", '{"line": "1", "rule": 2, "previous_hash": "", "hash": ""}'])
def test_what_is_no_line_of_it_is_told_by_its_place(two: Conversation, text: str) -> None:
    lines = proof(two.log)

    found = proven([*lines[:3], text, *lines[3:]]).problems

    assert found == ["What stands in line 4 of the file is no line of that history."]


def test_every_letter_and_figure_comes_through_as_it_was_hashed(say: Conversation, tmp_path: Path) -> None:
    with say.log.writing() as store:
        store.history.add(
            1, Entry(0, "board", 1, "", "note", "U0JO", JULY_8, "\u00e9 \U0001f600", {"a": (1.5, "\u2028")})
        )

    assert proven(proof(say.log)).problems == []
    assert "the newest is" in by_the_page(tmp_path, proof(say.log))


@pytest.mark.usefixtures("opened")
def test_a_proof_from_an_older_log_gives_hashes_of_others_lines_alone(older: Path, tmp_path: Path) -> None:
    with closing(Database(older)) as log:
        with log.reading() as store:
            boards = store.boards.all()
            rows = list(store.history.rows())
        for board in boards:
            lines = proof(log, board.id)

            assert proven(lines).problems == []
            assert "the newest is" in by_the_page(tmp_path, lines)
            bare = [each for each in map(json.loads, lines[1:]) if "hashed" not in each]
            newest = max(row["id"] for row in rows if row["board_id"] == board.id)
            assert {each["line"] for each in bare} == {
                row["id"] for row in rows if row["rule"] == 1 and row["board_id"] != board.id and row["id"] < newest
            }
            last = json.loads(lines[-1])
            more = json.dumps({"line": newest + 1, "rule": 1, "previous_hash": last["hash"], "hash": "no hash"})
            assert seen([*lines, more])
            assert "the newest is" not in by_the_page(tmp_path, [*lines, more])
            assert all(each.keys() == {"line", "rule", "previous_hash", "hash"} for each in bare)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"boardbot_proof": ' + "[" * 200_000])
def test_what_no_reader_of_json_takes_is_refused(two: Conversation, text: str) -> None:
    with pytest.raises(Refusal, match="no proof of a board's history"):
        proven([text])
    first, *rest = proof(two.log)
    assert proven([first, text, *rest]).problems == ["What stands in line 2 of the file is no line of that history."]
