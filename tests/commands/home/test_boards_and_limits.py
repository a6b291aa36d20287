"""Home of several boards, of none, of an empty one; and of one so full that Slack's limits would be passed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from at_home import look, words
from bare_log import tables
from conversation import ALI, JO, KIT, PAT, SAM, Conversation

from board.actions import Action, Status
from bot.slack.home import home_view
from commands.home.parts import At
from commands.request import Person
from local_slack.limits_of_views import checked_view

BOTH = frozenset({"C0BOARD", "C0OTHER"})


def _second(say: Conversation, name: str = "Schools Board") -> Conversation:
    other = replace(say, channel="C0OTHER")
    other(f"/board setup {name} chair: <@U0PAT>", by=SAM)
    return other


def test_with_several_boards_there_is_a_picker_and_the_chosen_one_is_remembered(say: Conversation) -> None:
    _second(say)
    assert words(look(say, reaches=BOTH)).splitlines()[0] == "[Improvement Board]"

    with say.log.writing() as store:
        other = store.boards.in_channel(say.team, "C0OTHER")
        assert other is not None
        store.home_tabs.keep(say.team, JO.id, other.id, say.now)

    told = words(look(say, reaches=BOTH)).splitlines()
    assert told[0] == "[Schools Board]"
    assert told[1].startswith("Schools Board, Wed 8 Jul 2020.")


def test_before_one_has_chosen_it_is_the_board_on_which_one_has_something_to_do(say: Conversation) -> None:
    _second(say)("/action add Plan @jo", by=SAM)

    assert words(look(say, reaches=BOTH)).splitlines()[0] == "[Schools Board]"
    assert words(look(say, by=ALI, reaches=BOTH)).splitlines()[0] == "[Improvement Board]"


def test_the_chair_and_support_see_on_which_other_boards_something_waits(say: Conversation) -> None:
    other = _second(say)
    for line in ("/action add Plan @jo", "/action done A1 plan in the July folder"):
        other(line, by=JO)
    first = "To be signed off on your other boards Schools Board: 1"

    assert words(look(say, by=PAT, at=At(1), reaches=BOTH)).splitlines()[:2] == ["[Improvement Board]", first]
    assert first in words(look(say, by=SAM, at=At(1), reaches=BOTH))
    assert "To be signed off" not in words(look(say, by=JO, at=At(1), reaches=BOTH))
    assert "To be signed off" not in words(look(say, by=PAT, at=At(2), reaches=BOTH))
    assert "To be signed off" not in words(look(say, by=PAT, at=At(1)))

    other("/board close sure: yes", by=SAM)
    assert "To be signed off" not in words(look(say, by=PAT, at=At(1), reaches=BOTH))


def test_the_menu_of_another_board_has_another_id(say: Conversation) -> None:
    _second(say)
    with say.log.reading() as store:
        first, second = (each.id for each in store.boards.all())

    ids = [home_view(look(say, at=At(board), reaches=BOTH))["blocks"][0]["block_id"] for board in (first, second)]

    assert ids[0] != ids[1]


def test_of_two_boards_of_one_name_the_menu_says_which_is_which(say: Conversation) -> None:
    _second(say, "improvement board")

    (menu,) = home_view(look(say, reaches=BOTH))["blocks"][0]["elements"]

    assert [each["text"]["text"] for each in menu["options"]] == [
        "Improvement Board C0BOARD",
        "improvement board C0OTHER",
    ]


@pytest.mark.parametrize("chosen", ["picked", "remembered"])
def test_a_board_whose_channel_one_has_left_is_not_shown_even_by_name(say: Conversation, chosen: str) -> None:
    other = _second(say)
    other("/action add Plan @jo", by=SAM)
    with say.log.writing() as store:
        board = store.boards.in_channel(say.team, "C0OTHER")
        assert board is not None
        store.home_tabs.keep(say.team, JO.id, board.id, say.now)

    told = words(look(say, at=At(board.id) if chosen == "picked" else None))

    assert told.startswith("Improvement Board, ")
    assert "Schools" not in told
    assert "A1" not in told


def test_in_a_channel_shared_with_another_organisation_owners_are_named_to_whoever_looks(say: Conversation) -> None:
    say("/action add Visits plan @jo", by=SAM)
    say("/action done A1 dip sample of 20 in the July folder")
    with say.log.writing() as store:
        (board,) = store.boards.all()
        store.boards.set_shared(board.id, True)

    assert "A1 Visits plan · <@U0JO>" in words(look(say, by=PAT))


ON_NONE = [
    (JO, True, ["Welcome. boardbot keeps the log", "ask its board support to invite you", "/board setup <name> chair:"], []),
    (JO, False, ["You are in no board's channel.", "ask its board support to invite you", "/invite @boardbot"], ["Welcome"]),
    (KIT, False, ["You are in no board's channel.", "ask its board support to invite you"], ["/board setup"]),
]  # fmt: skip


@pytest.mark.parametrize(("by", "first", "shown", "hidden"), ON_NONE)
def test_who_is_on_no_board_reads_how_to_join_one_and_how_to_start_one(
    say: Conversation, by: Person, first: bool, shown: list[str], hidden: list[str]
) -> None:
    told = words(look(say, by=by, first=first, reaches=frozenset()))

    assert [each for each in shown if each not in told] == []
    assert [each for each in hidden if each in told] == []
    assert "Improvement Board" not in told


def test_where_slack_has_not_said_nobody_is_told_that_they_are_on_no_board(say: Conversation) -> None:
    told = words(look(say, reaches=frozenset(), unsaid=True, first=True))

    assert told == "Slack did not say in time which channels you are in. Open this page again in a moment."


@pytest.mark.parametrize("typed", [(), ("/action add Plan",)])
def test_the_chair_and_support_bring_a_file_in_from_home_at_any_time(say: Conversation, typed: tuple[str, ...]) -> None:
    for line in typed:
        say(line, by=SAM)

    told = [words(look(say, by=by)) for by in (SAM, PAT, JO)]

    assert [each.count("[Import…]") for each in told] == [1, 1, 0]


# What is typed by Sam after the board is set up, and the steps that are left of the first hour.
STEPS = [
    ("", (), "2 of 4", ["3. Bring the actions in: send me the plan's spreadsheet in a direct message, or type them · to do: /board import",
                        "4. Add the measures and the next meeting · to do: /measure add M1 <title> and /board meeting",
                        "[Import…] [Add a measure] [Add a meeting]"]),
    ("", ("/action add Plan",), "3 of 4", ["3. Bring the actions in · done", "[Add a measure] [Add a meeting]"]),
    ("", ("/action add Plan", "/measure add M1 Visits"), "3 of 4", ["[Add a meeting]"]),
    ("", ("/board meeting 5 August",), "2 of 4", ["to do: /measure add M1 <title>", "[Add a measure]"]),
    ("alone", (), "1 of 4", ["2. Name the chair and board support · to do: /board chair @name", "[Name the chair]"]),
    ("", ("/action add Plan", "/measure add M1 Visits", "/board meeting 5 August"), "", []),
]  # fmt: skip


@pytest.mark.parametrize(("chair", "typed", "done", "shown"), STEPS, ids=[f"{a} {b}" for a, b, *_ in STEPS])
def test_the_first_hours_steps_stand_there_until_they_are_done(
    empty: Conversation, chair: str, typed: tuple[str, ...], done: str, shown: list[str]
) -> None:
    empty("/board setup Improvement Board" + ("" if chair == "alone" else " chair: <@U0PAT>"), by=SAM)
    for line in typed:
        empty(line, by=SAM)

    told = words(look(empty, by=SAM))

    assert ("The first hour" in told) == bool(done)
    assert f"{done} steps are done" in told or not done
    assert [each for each in shown if each not in told] == []
    assert "The first hour" not in words(look(empty, by=JO))


def _full(say: Conversation, many: int, waiting: int, title: str, evidence: str) -> None:
    """So many open actions of Sam's with such a title, and as many that wait, with such evidence."""
    due: dict[str, Any] = {
        "due_on": date(2020, 3, 31),
        "original_due_on": date(2020, 3, 31),
        "opened_at": say.now,
        "updated_at": say.now,
    }
    with say.log.writing() as store:
        (board,) = store.boards.all()
        for number in range(many):
            store.actions.add(board.id, Action(0, f"R{number}", title, owner_id=SAM.id, **due))
        for number in range(waiting):
            waits = Action(0, f"W{number}", title, Status.AWAITING_SIGN_OFF, JO.id, evidence=evidence, **due)
            store.actions.add(board.id, waits)


AWKWARD = ["x" * 300, "&<>" * 100, "é…—" * 100, '"\\' * 150, "🙂" * 150, "word " * 60]


@pytest.mark.parametrize("title", AWKWARD, ids=["plain", "entities", "accents", "quotes", "emoji", "words"])
@pytest.mark.parametrize("at", [At(), At(own=5, waiting=5), At(own=10, waiting=10)], ids=["first", "middle", "last"])
def test_a_full_board_stays_within_slacks_limits(say: Conversation, title: str, at: At) -> None:
    _full(say, 150, 100, title, (title * 10)[:3000])
    _second(say, "S" * 100)

    for by in (SAM, PAT):
        view = home_view(look(say, by=by, at=at, reaches=BOTH, first=True))

        assert checked_view(view, "home") == view
        assert len(view["blocks"]) <= 100
        assert all(_length(each) <= 3_000 for each in view["blocks"])


def _length(block: dict[str, object]) -> int:
    """The characters of a block that is read."""
    parts = block["elements"] if block["type"] == "rich_text" else []
    assert isinstance(parts, list)
    return sum(len(str(span.get("text", ""))) for part in parts for span in part["elements"])


def test_more_boards_than_a_menu_holds_are_cut_at_its_end_and_the_shown_one_is_there(say: Conversation) -> None:
    with say.log.writing() as store:
        for number in range(120):
            store.boards.add(say.team, f"C0NUMBER{number}", f"Board number {number}", "Europe/London", say.now)
        boards = store.boards.all()
    reaches = frozenset(each.channel for each in boards)

    view = home_view(look(say, at=At(boards[-1].id), reaches=reaches))

    assert checked_view(view, "home") == view
    assert view["blocks"][0]["elements"][0]["initial_option"]["value"] == str(boards[-1].id)


def test_home_asks_as_many_questions_of_the_log_however_much_there_is(say: Conversation) -> None:
    few = _questions(say)
    _full(say, 150, 100, "Plan", "dip sample of 20")
    _second(say)

    assert _questions(say) == few


def _questions(say: Conversation) -> int:
    """How many statements one look of board support's runs."""
    seen: list[str] = []
    with say.log.reading() as store:
        connection = tables(store).conn
    connection.set_trace_callback(seen.append)
    try:
        look(say, by=SAM, at=At(1))
    finally:
        connection.set_trace_callback(None)
    return sum(each.startswith("SELECT") for each in seen)
