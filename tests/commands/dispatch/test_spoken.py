"""Words said to the bot in a message: the same as are typed after a slash."""

import pytest

from board.refusals import Refusal
from commands.dispatch.spoken import spoken
from commands.table import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_known_by_its_first_word(name: str) -> None:
    for typed in (f"{name} list  x", f"/{name} list  x", f"{name.upper()}: list  x", f"{name}, list  x"):
        assert spoken(typed) == (name, "list  x")


@pytest.mark.parametrize("typed", ["help", "Help", "?", "-h", "--help", "/help"])
def test_help_is_help_on_everything(typed: str) -> None:
    assert spoken(typed) == ("board", "help ")


@pytest.mark.parametrize(
    ("typed", "heading", "lines"),
    [
        (
            "add Visits",
            '"add" alone is not enough.',
            ["action add Visits", "measure add Visits", "area add Visits", "risk add Visits"],
        ),
        ("statsu share", 'I don\'t know "statsu".', ["status share"]),
        ("", "Hello.", ["status", "action list mine", "action update A1 …", "help"]),
        ("zzzz", 'I don\'t know "zzzz".', ["status", "action list mine", "action update A1 …", "help"]),
    ],
)
def test_words_that_name_no_command_are_answered_with_lines_that_do(typed: str, heading: str, lines: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        spoken(typed)

    assert refused.value.heading == heading
    assert [line for line, _ in refused.value.lines] == lines
    assert all(spoken(line) for line in lines)


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("what's overdue", ["action list overdue"]),
        ("Who is late?", ["action list overdue"]),
        ("list of things overdue please", ["action list overdue"]),
        ("show me what is overdue", ["action list overdue"]),
        ("what’s due before the next board?", ["action list due before the board", "board meeting"]),
        ("when do we next meet?", ["board meeting"]),
        ("what changed since Tuesday?", ["digest"]),
        ("what's new?", ["digest"]),
        ("which dates have slipped?", ["action list overdue", "action list moved"]),
        ("how many are open?", ["action list"]),
        ("What do I need to sign off?", ["action waiting", "action list mine"]),
        ("anything for me?", ["action waiting"]),
        ("which measures are failing", ["measure list"]),
        ("what did we agree last time?", ["board decisions"]),
        ("can you send me the pack", ["board pack"]),
        ("who is the chair?", ["board roles"]),
        ("give me the risk register", ["risk list"]),
        ("how do I close an action?", ["action help"]),
        ("How can we add a risk or a measure?", ["risk help", "measure help"]),
    ],
)
def test_a_question_is_answered_with_the_commands_that_answer_it(asked: str, lines: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        spoken(asked)

    assert refused.value.heading == "I read commands, and not sentences."
    assert [line for line, _ in refused.value.lines] == [*lines, "status"]
    assert all(spoken(line) for line in lines)


@pytest.mark.parametrize("asked", ["how are we doing?", "Is everything all right?", "why"])
def test_a_question_about_anything_is_answered_with_status_and_help(asked: str) -> None:
    with pytest.raises(Refusal) as refused:
        spoken(asked)

    assert [line for line, _ in refused.value.lines] == ["status", "help"]


@pytest.mark.parametrize("words", ["hello", "Thanks!", "good morning all"])
def test_a_greeting_is_no_unknown_command(words: str) -> None:
    with pytest.raises(Refusal) as refused:
        spoken(words)

    assert refused.value.heading == "Hello."


@pytest.mark.parametrize(("word", "line"), [("overdue", "action list overdue"), ("next meeting", "board meeting")])
def test_a_word_that_says_what_is_looked_for_is_offered_what_shows_it(word: str, line: str) -> None:
    with pytest.raises(Refusal) as refused:
        spoken(word)

    assert [line for line, _ in refused.value.lines] == [line, "status"]


def test_help_for_somebody_is_help() -> None:
    assert spoken("help me please") == ("board", "help ")


def test_a_long_word_is_not_repeated_whole() -> None:
    with pytest.raises(Refusal) as refused:
        spoken("z" * 500)

    assert len(refused.value.heading) < 80
