"""Help, and words said to the bot in a message."""

import pytest
from conversation import Conversation

from commands.table import COMMANDS
from commands.verbs import Command, Verb

VERBS = [(command, verb) for command in COMMANDS.values() for verb in command.verbs]


@pytest.mark.parametrize(("command", "verb"), VERBS, ids=lambda each: each.name)
def test_every_verb_has_one_worked_example(empty: Conversation, command: Command, verb: Verb) -> None:
    """Help needs no board, is given in either order, and names the usage and the example."""
    first, other = empty(f"/{command.name} help {verb.name}"), empty(f"/{command.name} {verb.name} help")

    assert first == other
    assert verb.usage in first
    assert f"For example: {verb.example}" in first


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda each: each.name)
def test_every_command_lists_its_verbs(empty: Conversation, command: Command) -> None:
    words = empty(f"/{command.name} help")

    assert all(verb.usage in words for verb in command.verbs)
    assert words == empty(f"/{command.name} HELP")
    assert "Nothing about a child may go in the log" in words


def test_help_on_what_there_is_not_names_the_nearest(empty: Conversation) -> None:
    assert 'I don\'t know "updte". Did you mean "update"?' in empty("/action help updte")


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("status", "Improvement Board, Wed 8 Jul 2020."),
        ("/status", "Improvement Board, Wed 8 Jul 2020."),
        ("Action add Review the visits", "A1 logged."),
        ("action list", "No actions are open."),
        ("help", "/board: start a board here"),
        ("add Review the visits", '"add" alone is not enough. Say which command you mean:\naction add Review'),
        ("statsu", 'I don\'t know "statsu". Did you mean:\nstatus'),
        ("", "Hello. Say to me what you would type after a slash"),
        ("thank you very much", 'I don\'t know "thank".'),
    ],
)
def test_words_said_to_the_bot_are_the_same_as_after_a_slash(say: Conversation, said: str, starts: str) -> None:
    assert say(f"/ {said}").startswith(starts)
