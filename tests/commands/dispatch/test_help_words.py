"""Help, in its own words: one verb or a whole command, whatever was typed."""

import pytest

from commands.dispatch.help import help_for
from commands.reply import as_text
from commands.table import COMMANDS


def told(command: str, words: str = "") -> list[str]:
    return as_text(help_for(COMMANDS[command], words).parts).splitlines()


def test_one_verb_is_its_usage_what_it_does_its_keys_and_an_example() -> None:
    usage, about, *keys, example = told("action", "add")

    assert usage.startswith("/action add ")
    assert about[0].isupper()
    assert about.endswith(".")
    assert keys[0].startswith("Words with a colon take a value up to the next one: ")
    assert "due:" in keys[0]
    assert example.startswith("For example: /action add ")


@pytest.mark.parametrize("words", ["update", "UPDATE", "update A1", " update  a long tail"])
def test_what_follows_the_verb_does_not_matter(words: str) -> None:
    assert told("action", words) == told("action", "update")


def test_help_on_another_command_is_given_where_it_was_asked() -> None:
    assert told("board", "measure reading") == told("measure", "reading")
    assert told("board", "status") == told("status")


def test_paging_is_no_key_to_learn() -> None:
    everything = "\n".join(
        line for command in COMMANDS.values() for verb in command.verbs for line in told(command.name, verb.name)
    )

    assert "page:" not in everything


def test_help_on_the_board_leads_to_every_other_command() -> None:
    lines = told("board")

    for name in COMMANDS:
        assert name == "board" or any(line.startswith(f"/{name} help ") for line in lines)
    assert "Every command can be typed after /board: /board status" in lines


@pytest.mark.parametrize(
    ("words", "first"),
    [("updte", 'I don\'t know "updte". Did you mean "update"?'), ("zzzz", 'I don\'t know "zzzz".'), ("", "/action: ")],
)
def test_a_verb_there_is_not_gives_them_all(words: str, first: str) -> None:
    lines = told("action", words)

    assert lines[0].startswith(first)
    assert {line for line in told("action") if line.startswith("/action ")} <= set(lines)
