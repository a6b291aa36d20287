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


def test_a_long_word_is_not_repeated_whole() -> None:
    with pytest.raises(Refusal) as refused:
        spoken("z" * 500)

    assert len(refused.value.heading) < 80
