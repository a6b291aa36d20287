"""README, docs/commands.md and `.env.example` against the code: what they name is all there is, in the same words."""

import re
from pathlib import Path

import pytest
from conversation import PAT, SAM, Conversation, import_nel

from bot.command_line import main
from bot.settings import Settings
from commands.table import COMMANDS
from commands.verbs import Verb

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
VERBS = [verb for command in COMMANDS.values() for verb in command.verbs]


def _rows(page: str, begin: str) -> dict[str, str]:
    """The rows of a page's tables whose first cell, in backticks, begins with `begin`: that cell, and the second."""
    # A bar within a cell is written with a backslash.
    found = re.findall(rf"^\|\s*`({begin}.*?)`\s*\|\s*(.*?)\s*\|\s*$", page, re.MULTILINE)
    return {usage.replace(r"\|", "|"): about.replace(r"\|", "|") for usage, about in found}


TYPED = _rows(COMMANDS_PAGE, "/")
ON_THE_COMMAND_LINE = {row.split()[1]: row for row in _rows(COMMANDS_PAGE, "boardbot ")}
# README's table of what people can do: the lines in its second column, in order.
OFFERED = [
    line
    for lines in re.findall(r"^\| .+? \| (`/.+`) \|$", README, re.MULTILINE)
    for line in re.findall(r"`(/.*?)`", lines)
]


@pytest.mark.parametrize("verb", VERBS, ids=[verb.usage.split("[")[0] for verb in VERBS])
def test_every_verb_is_a_row_of_the_table_in_its_own_words(verb: Verb) -> None:
    assert TYPED.get(verb.usage) == verb.about


def test_the_table_names_no_verb_that_is_not_there() -> None:
    assert list(TYPED) == [verb.usage for verb in VERBS]


def test_every_subcommand_of_boardbot_is_a_row_and_no_other_is() -> None:
    assert set(ON_THE_COMMAND_LINE) == set(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_a_subcommands_row_names_each_of_its_options_and_no_other(name: str) -> None:
    options = {each for parameter in main.commands[name].params for each in parameter.opts if each.startswith("--")}

    assert set(re.findall(r"--[a-z-]+", ON_THE_COMMAND_LINE[name])) == options


def test_the_lines_that_the_readme_offers_are_done_one_after_the_other(northmoor: Conversation) -> None:
    northmoor("/action assign R10-02 <@U0ALI>", by=SAM)

    refused = [line for line in OFFERED if northmoor.reply(line.replace("@ali", "<@U0ALI>"), by=PAT).refused]

    assert refused == []
    assert len(OFFERED) > 10
    assert {line.split()[0] for line in OFFERED} >= {"/action", "/measure", "/status", "/digest"}


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 140


def test_slacks_own_status_is_explained_in_a_line() -> None:
    lines = [line for line in COMMANDS_PAGE.splitlines() if "/status" in line and "BOARDBOT_STATUS_COMMAND" in line]

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


README_BLOCKS = re.findall(r"```text\n(.*?)```", README, re.DOTALL)


def test_what_the_readme_says_of_a_named_council_is_what_its_published_figures_give(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)
    import_nel(empty.log, empty.now)

    assert _not_said(empty, README_BLOCKS[0]) == []


def test_the_other_conversation_in_the_readme_is_what_the_bot_says_in_the_demo(northmoor: Conversation) -> None:
    assert _not_said(northmoor, README_BLOCKS[1]) == []
    assert len(README_BLOCKS) == 2


def _not_said(say: Conversation, block: str) -> list[str]:
    """The lines of a conversation that the bot does not say to what board support types before them."""
    missing = []
    for exchange in block.strip().removeprefix("> ").split("\n\n> "):
        typed, *told = exchange.splitlines()
        said = say(typed, by=SAM).splitlines()
        missing += [line for line in told if line and line not in said]
    return missing


def test_every_name_in_contributing_is_one_of_the_code() -> None:
    page = re.sub(r"```.*?```", "", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    named = set(re.findall(r"`(_?[A-Z][A-Z_]{3,}|_[a-z_]+|[a-z]+_[a-z_]+)`", page))
    folders = ("board", "storage", "commands", "bot", "local_slack", "tests")
    sources = [path.read_text(encoding="utf-8") for each in folders for path in (ROOT / each).rglob("*.py")]
    words = {word for source in sources for word in re.findall(r"\w+", source)}

    assert len(named) > 20
    assert named - words == set()
