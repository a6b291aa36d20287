"""README and `.env.example` against the code: what they name is all there is, in the same words."""

import re
from pathlib import Path

import pytest
from conversation import SAM, Conversation

from bot.command_line import main
from bot.settings import Settings
from commands.table import COMMANDS
from commands.verbs import Verb

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
VERBS = [verb for command in COMMANDS.values() for verb in command.verbs]


def _readme() -> str:
    return README.read_text(encoding="utf-8")


def _rows() -> dict[str, str]:
    """The table of commands: a verb's usage, which stands in backticks, and what it does."""
    # A bar within a cell is written with a backslash.
    found = re.findall(r"^\|\s*`(/.*?)`\s*\|\s*(.*?)\s*\|\s*$", _readme(), re.MULTILINE)
    return {usage.replace(r"\|", "|"): about.replace(r"\|", "|") for usage, about in found}


@pytest.mark.parametrize("verb", VERBS, ids=[verb.usage.split("[")[0] for verb in VERBS])
def test_every_verb_is_a_row_of_the_table_in_its_own_words(verb: Verb) -> None:
    assert _rows().get(verb.usage) == verb.about


def test_the_table_names_no_verb_that_is_not_there() -> None:
    assert list(_rows()) == [verb.usage for verb in VERBS]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_subcommand_of_boardbot_is_named(name: str) -> None:
    assert re.search(rf"`boardbot {re.escape(name)}\b", _readme())


def test_slacks_own_status_is_explained_in_a_line() -> None:
    lines = [line for line in _readme().splitlines() if "/status" in line and "BOARDBOT_STATUS_COMMAND" in line]

    assert lines
    assert all("/board-status" in line for line in lines[:1])


def test_the_example_of_the_settings_names_each_of_them_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    keys = [line.lstrip("# ").partition("=")[0] for line in lines if re.match(r"#?\s*[A-Z][A-Z_]+=", line)]

    assert keys == [name.upper() for name in Settings.model_fields]


def test_the_example_of_the_settings_holds_no_secret() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert not re.search(r"xox[bp]-\d|xapp-\d", text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_in_the_help_begins_with_its_own_command(command: str) -> None:
    assert all(verb.example.split()[0] == f"/{command}" for verb in COMMANDS[command].verbs)
    assert all(verb.usage.split()[0] == f"/{command}" for verb in COMMANDS[command].verbs)


def test_the_conversation_in_the_readme_is_what_the_bot_says(published: Conversation) -> None:
    block = re.search(r"```text\n(.*?)```", _readme(), re.DOTALL)
    assert block
    for exchange in block[1].strip().split("> ")[1:]:
        typed, *told = [line for line in exchange.splitlines() if line]
        said = published(typed, by=SAM).splitlines()
        assert [line for line in told if line not in said] == [], typed
