"""docs/live-checklist.md: steps that somebody can follow, and every open question in it."""

import re
from pathlib import Path

import pytest

from bot.command_line import main
from commands.table import COMMANDS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "live-checklist.md").read_text(encoding="utf-8")
HEADINGS = "| Step | What to do | What should happen | What to write down |"
STEPS = [
    [cell.strip() for cell in row.strip("| ").split(" | ")] for row in re.findall(r"^\| \d+ \|.*$", PAGE, re.MULTILINE)
]
# What nobody could settle without a live workspace.
OPEN = (
    "20,480 bytes", "iPhone", "Android", "VoiceOver", "private reply", "leave a form open", "fault stands at its field",
    "in Socket Mode and again with `boardbot serve`", "guest gets a direct message", "a second person opens",
    "`/status` in the text", "pick a colleague", "user group", "& chips <b>", "edit the message", "with a file",
    "too many connections", "msg_blocks_too_long", "channel_id_changed", "answers every request with 301",
    "sister workspace", "Slack Connect, presses a button", "data table", "data visualisation", "code block", "metadata",
    "client_msg_id", "is said to be taken", "Retry-After", "optional scopes by themselves", "whole organisation",
)  # fmt: skip


def _verbs(words: str) -> set[str]:
    """Each command with its verb in a cell, as `action add`; a verb that is missing is left out."""
    found = re.findall(r"`/(\w+)(?: (\w+))?", words)
    return {f"{name} {verb}".strip() for name, verb in found if name in COMMANDS}


def _is_known(said: str) -> bool:
    name, _, verb = said.partition(" ")
    return name == "status" or not verb or verb in COMMANDS or COMMANDS[name].verb(verb) is not None


def test_the_steps_are_numbered_in_order_and_each_says_what_to_do_expect_and_write_down() -> None:
    assert [cells[0] for cells in STEPS] == [str(number) for number in range(1, len(STEPS) + 1)]
    assert len(STEPS) > 40
    assert [cells for cells in STEPS if len(cells) != 4 or not all(cells)] == []


def test_each_sitting_has_its_heading_and_one_table() -> None:
    sittings = [
        part
        for part in PAGE.split("\n## ")
        if part.startswith(("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "With"))
    ]

    assert len(sittings) == 7
    assert [part.count(HEADINGS) for part in sittings] == [1] * 7


@pytest.mark.parametrize("words", OPEN)
def test_every_open_question_has_its_step(words: str) -> None:
    assert words.casefold() in PAGE.casefold()


@pytest.mark.parametrize("cells", STEPS, ids=[cells[0] for cells in STEPS])
def test_a_step_names_only_what_can_be_typed_and_waits_for_nothing_that_is_there(cells: list[str]) -> None:
    named = _verbs(cells[1])
    missing = {said for said in named if not _is_known(said)}

    if cells[1].startswith("**Once "):
        assert missing or not named, "it is there now: take the mark away"
    else:
        assert missing == set()
    assert set(re.findall(r"`boardbot (\w+)", " ".join(cells))) <= set(main.commands)


def test_the_page_says_that_nothing_was_tried_and_the_readme_leads_to_it() -> None:
    assert "**Nothing on this page has been tried.**" in PAGE
    assert "(docs/live-checklist.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
