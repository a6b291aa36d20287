"""Boards filled to the brim, in every script: each acknowledgement fits in a line of Slack's, and nothing is lost."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from conversation import PAT, SAM, Conversation

from bot.slack.blocks import payload
from bot.slack.splitting import CONTINUES, _is_short, split, written
from commands.reply import Bold, Button, Buttons, Code, Line, Paragraph, Part, Reply, Span, Table, paragraph, reply
from commands.request import Person
from commands.table import COMMANDS
from local_slack.limits import checked_message
from storage.database import Database

LETTERS = {
    "Latin": "panel ",
    "no spaces": "panels",
    "Cyrillic": "панель ",
    "emoji": "😀🎉👍🏽 ",
    "quotes": 'so "it" is ',
    "ampersands": "& && a< >b ",
    "back slashes": "\\ \\\\n ",
    "accents": "éàü ﬃ ",
    "line breaks": "it\nis so\r",
}
MEASURES = 14
NOTES = 14


def frame(answer: Reply) -> bytes:
    """The line that goes out for the acknowledgement of a command."""
    shown = payload(answer) | {"response_type": "ephemeral"}
    return written({"envelope_id": "0" * 36, "payload": shown}).encode()


def messages(answer: Reply) -> list[dict[str, Any]]:
    """The answer as Slack gets it: the first within a line, each within what Slack shows of one message."""
    parts = split(answer)
    assert len(frame(parts[0])) < 18_000
    assert len(parts) <= 1 + 5
    made = [payload(each) for each in parts]
    for each in made:
        checked_message(each["text"], each["blocks"])
    return made


def said(answer: Reply) -> str:
    return "\n".join(each["text"].removesuffix(CONTINUES) for each in messages(answer))


@dataclass
class Board:
    """Typing a line here has its answer measured, whatever it is."""

    say: Conversation
    letters: str
    worst: dict[str, int] = field(default_factory=dict)

    def __call__(self, line: str, by: Person = SAM) -> str:
        return said(self.say.reply(line, by=by))

    def long(self, characters: int, first: str = "") -> str:
        words = (f"{first} " + self.letters * (characters // len(self.letters) + 1))[:characters]
        return words.strip().rstrip("\\") + "."


@pytest.fixture(params=LETTERS.values(), ids=LETTERS.keys(), scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Board]:
    """Twenty actions, one of them with long notes; measures with long names, sources and claims."""
    log = Database(tmp_path_factory.mktemp("log") / "boardbot.db")
    log.prepare()
    board = Board(Conversation(log), request.param)
    board("/board setup Improvement Board chair: <@U0PAT>")
    board("/board meeting 5 August 2020")
    for number in range(1, 21):
        assert f"A{number} logged." in board(f"/action add {board.long(290, f'Title {number}')} due: 20 July 2020")
    for number in range(NOTES):
        board.say.later(minutes=2)
        assert "A1 updated." in board(f"/action update A1 {board.long(2700, f'Note {number}')}")
    assert "sign-off" in board(f"/action done A2 {board.long(2700, 'Minutes')}")
    for number in range(1, MEASURES + 1):
        name = f"M{number}"
        assert f"{name} " in board(f"/measure add {name} {board.long(290, 'Measure')}")
        board(f'/measure target {name} "{board.long(60, "Visits").replace(chr(34), "")}" at least 85% by 30 June 2020')
        board(f"/measure reading {name} 77% as at 30 June 2020 source: {board.long(600, 'Source')}")
        board(f"/measure claim {name} met source: {board.long(500, 'Paper')}")
    board.say.later(days=20)
    yield board
    log.close()


LINES = [
    "/action",
    "/action list",
    "/action list overdue",
    "/action list all page: 2",
    "/action show A1",
    "/action show A1 page: 2",
    "/action show A2",
    "/measure list",
    "/measure show M1",
    "/status",
    "/status share",
    "/status A1",
    "/status M3",
    "/status as at 9 July 2020",
    "/digest",
    "/digest last",
    "/board roles",
    "/board",
    "/action undo",
    "/measure undo",
    *(f"/{name} help" for name in COMMANDS),
    *(verb.example for command in COMMANDS.values() for verb in command.verbs),
]


def test_every_answer_fits_in_a_line(full: Board) -> None:
    for line in dict.fromkeys(LINES):
        assert full(line, by=PAT), line


def test_so_does_what_is_said_of_a_long_line(full: Board) -> None:
    full.say.later(minutes=2)

    for verb in ("update A5", "add", "done A3", "due A4", "hold A6", "cancel A99", "frobnicate", "list"):
        assert full(f"/action {verb} {full.long(2900)}"), verb


def _pages(board: Board, line: str) -> str:
    """Every page of an answer, one after the other."""
    everything, number, more = [], 1, True
    while more:
        answer = board.say.reply(f"{line} page: {number}", by=PAT)
        everything.append(said(answer))
        buttons = [each for part in answer.parts if isinstance(part, Buttons) for each in part.buttons]
        more = any(each.label == "Next" for each in buttons)
        number += 1
    return "\n".join(everything)


def test_every_word_of_every_note_is_on_some_page(full: Board) -> None:
    shown = _plain(_pages(full, "/action show A1"))

    for number in range(NOTES):
        assert _plain(full.long(2700, f"Note {number}")) in shown
    assert _plain(full.long(290, "Title 1")) in shown
    assert "too long to show" not in shown
    assert _plain(full.long(2700, "Minutes")) in _plain(_pages(full, "/action show A2"))


def test_every_action_and_every_measure_is_on_some_page(full: Board) -> None:
    actions, measures = _pages(full, "/action list all"), _pages(full, "/measure list")

    # The example of `/action edit` has given A1 another title.
    titles = ["", *(f"Title {number} " for number in range(2, 21))]
    assert all(re.search(rf"^A{n} · {title}", actions, re.MULTILINE) for n, title in enumerate(titles, 1))
    assert all(re.search(rf"^M{number} Measure ", measures, re.MULTILINE) for number in range(1, MEASURES + 1))


def test_the_chairs_page_and_the_digest_leave_no_measure_out(full: Board) -> None:
    status, digest = full("/status", by=PAT), full("/digest", by=PAT)

    assert all(f"M{number} Measure" in status for number in range(1, MEASURES + 1))
    assert "too long to show" not in status
    named = [number for number in range(1, MEASURES + 1) if re.search(rf"\bM{number}\b", digest)]
    assert named == [*range(1, MEASURES + 1)][: len(named)]
    assert f"and {MEASURES - len(named)} more" in digest


def _plain(words: str) -> str:
    """Words without what stands for letters in Slack's form, and without spaces: a long line is drawn on several, and a
    line break as a stroke."""
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(entity, letter)
    return "".join(words.replace("/", " ").split())


EMOJI = "😀" * 690
ANSWERS: dict[str, tuple[Part, ...]] = {
    "a few words": (paragraph("A1 logged."),),
    "many lines": (paragraph("A1"), Paragraph((("x" * 600,),) * 60)),
    "one kind of everything": (paragraph((Bold("A1"), EMOJI)), Table(("A", "B"), (("x" * 390, EMOJI),) * 12)),
    "two tables": (Table(("A",), (("x",),) * 3), Table(("B",), (("y",),) * 3)),
    "a hundred and fifty rows": (Table(("A",), (("x",),) * 150),),
    "a line to copy that fits in no line": (paragraph("Try:", (Code("/action add " + "😀" * 2950),)),),
    "that alone": (paragraph((Code("/action add " + "😀" * 2950),)),),
    "buttons at the end": (Paragraph((("y" * 690,),) * 40), Buttons((Button("Next", "/x page: 2"),))),
    "people": (Paragraph((("<@U0JO> " * 80,),) * 20),),
    "line breaks in cells": (Table(("A", "B"), (("\n" * 390, "a\nb" * 130),) * 12),),
    "line breaks in lines": (Paragraph((("a\n" * 340,),) * 20),),
    "nothing but ampersands": (Paragraph((("&" * 690,),) * 10),),
}


@pytest.mark.parametrize("parts", ANSWERS.values(), ids=ANSWERS.keys())
def test_any_answer_comes_in_messages_that_slack_takes(parts: tuple[Part, ...]) -> None:
    made = messages(reply(*parts))

    together = json.dumps([each["blocks"] for each in made], ensure_ascii=False)
    assert "too long to show" not in together
    assert [CONTINUES in each["text"] for each in made] == [True] * (len(made) - 1) + [False]


@pytest.mark.parametrize("words", [*LETTERS.values(), "<@U0JO>", "a<@U0JO>", "\x01", "&", '"', "👍🏽"])
@pytest.mark.parametrize("span", [str, Bold, Code])
@pytest.mark.parametrize("many", [1, 8, 30])
def test_an_answer_that_is_short_at_a_glance_fits_in_a_line_however_it_is_drawn(
    words: str, span: Callable[[str], Span], many: int
) -> None:
    """Of each of so many spans as many words as are still short: not measured, and within the line."""
    lines: tuple[Line, ...] = ()
    while _is_short(reply(Paragraph((*lines, (span(words),) * many)))):
        lines = (*lines, (span(words),) * many)

    assert lines
    assert len(frame(reply(Paragraph(lines)))) < 18_000


@pytest.mark.parametrize("words", [*LETTERS.values(), "<@U0JO>", "a<@U0JO>", "\x01", "&", '"', "👍🏽", "", "x" * 200])
@pytest.mark.parametrize("cells", [1, 6, 20])
def test_a_table_that_is_short_at_a_glance_is_shown_whole(words: str, cells: int) -> None:
    """As many rows as are still short: within the line, and none of them is left out."""
    rows: tuple[tuple[str, ...], ...] = ()
    while _is_short(reply(Table(("Due",) * cells, (*rows, (words,) * cells)))):
        rows = (*rows, (words,) * cells)
    answer = reply(Table(("Due",) * cells, rows))

    assert rows
    assert len(frame(answer)) < 18_000
    assert "too long to show" not in payload(answer)["text"]


def test_two_tables_never_go_in_one_message() -> None:
    table = Table(("Due",), (("today",),))

    assert len(split(reply(table, table))) == 2


def test_what_is_more_than_all_of_them_hold_is_counted() -> None:
    lines: tuple[Line, ...] = tuple((f"{number} {'x' * 600}",) for number in range(1, 201))

    text = said(reply(Paragraph(lines)))

    shown = len(re.findall(r"^\d+ x", text, re.MULTILINE))
    assert text.endswith(f"… and {200 - shown} more lines, too long to show here")


def test_without_an_address_to_send_the_rest_to_it_is_counted_at_once() -> None:
    (only,) = split(reply(Paragraph((("x" * 600,),) * 60)), following=0)

    assert len(frame(only)) < 18_000
    assert "more lines, too long to show here" in payload(only)["text"]


def test_a_button_that_could_not_say_its_whole_command_is_left_out() -> None:
    (only,) = split(reply(paragraph("A page"), Buttons((Button("Next", "/action list " + "x" * 2000),))))

    assert [each["type"] for each in payload(only)["blocks"]] == ["rich_text"]
