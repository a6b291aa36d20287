"""What an undo says came back, and what a second one within a minute says."""

import pytest
from conversation import ALI, JO, SAM, Conversation


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Train the panel <@U0JO> due: 31 July")
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(
    ("first", "then", "came_back"),
    [
        ("", "start A1", "not started · <@U0JO> · due Fri 31 Jul 2020"),
        ("", "update A1 slow rating: red because two left", "not started · <@U0JO> · due Fri 31 Jul 2020 · no rating"),
        (
            "update A1 slow rating: amber because one left",
            "update A1 slower rating: red because two left",
            "not started · <@U0JO> · due Fri 31 Jul 2020 · rated amber: one left",
        ),
        (
            "update A1 slow rating: amber because one left",
            "update A1 still slow rating: amber because two left",
            "not started · <@U0JO> · due Fri 31 Jul 2020 · rated amber: one left",
        ),
        (
            "update A1 slow rating: amber because one left",
            "update A1 better rating: green",
            "not started · <@U0JO> · due Fri 31 Jul 2020 · rated amber: one left",
        ),
        (
            "update A1 slow progress: 40%",
            "update A1 slow progress: 60%",
            "not started · <@U0JO> · due Fri 31 Jul 2020 · progress: 40%",
        ),
        ("", "update A1 slow progress: 60%", "not started · <@U0JO> · due Fri 31 Jul 2020 · no progress"),
        (
            "update A1 slow rating: amber because one left",
            "hold A1 no room",
            "not started · <@U0JO> · due Fri 31 Jul 2020",
        ),
        (
            "update A1 slow rating: amber because one left",
            "due A1 31 August because the trainer is away",
            "not started · <@U0JO> · due Fri 31 Jul 2020",
        ),
        ("", "assign A1 <@U0ALI>", "not started · <@U0JO> · due Fri 31 Jul 2020"),
    ],
)
def test_undo_says_all_that_came_back(logged: Conversation, first: str, then: str, came_back: str) -> None:
    for line in filter(None, (first, then)):
        assert not logged.reply(f"/action {line}").refused, line
        logged.later(seconds=30)

    assert logged("/action undo", by=JO).splitlines()[-1] == f"A1 is as it was: {came_back}."


def test_a_second_undo_within_a_minute_is_a_repeat_and_says_how_to_go_on(logged: Conversation) -> None:
    logged("/action hold A1 no room")
    logged("/action update A1 The room is booked")
    once = logged("/action undo")
    logged.later(seconds=20)

    twice = logged("/action undo")

    assert twice == (
        f"{once}\n\nYou sent this twice within a minute: it was done once.\n"
        "To take back your change before that one as well: /action undo A1"
    )
    assert "On hold" in logged("/action show A1")
    assert logged(twice.rpartition(": ")[2]).startswith('Undone. "/action hold A1 no room"')
    assert "Not started" in logged("/action show A1")


@pytest.mark.parametrize("typed", ["/action undo A1", "/action undo a1"])
def test_named_twice_the_line_leaves_the_name_out(logged: Conversation, typed: str) -> None:
    logged("/action hold A1 no room")
    logged("/action update A1 The room is booked")
    logged(typed)

    assert logged(typed).endswith("To take back your change before that one as well: /action undo")
    assert logged("/action undo").startswith('Undone. "/action hold A1 no room"')


def test_a_redelivered_undo_undoes_nothing_more(logged: Conversation) -> None:
    logged("/action hold A1 no room")
    logged("/action update A1 The room is booked")

    assert logged("/action undo", delivery="one") == logged("/action undo", delivery="one")
    assert "On hold" in logged("/action show A1")


def test_after_a_minute_a_second_undo_is_a_second_undo(logged: Conversation) -> None:
    logged("/action hold A1 no room")
    logged("/action update A1 The room is booked")
    logged("/action undo")
    logged.later(seconds=61)

    assert logged("/action undo").startswith('Undone. "/action hold A1 no room"')


def test_where_nothing_is_left_to_undo_no_line_is_offered(say: Conversation) -> None:
    say("/action add Train the panel")
    say("/action undo")

    assert say("/action undo").endswith("it was done once.")


def test_what_was_done_too_long_ago_is_not_offered(logged: Conversation) -> None:
    logged.later(minutes=20)
    logged("/action hold A1 no room")
    logged("/action undo")

    assert logged("/action undo").endswith("it was done once.")


def test_other_peoples_changes_are_not_offered(logged: Conversation) -> None:
    logged.later(minutes=20)
    logged("/action update A1 The room is booked", by=ALI)
    logged("/action hold A1 no room")
    logged("/action undo")

    assert logged("/action undo").endswith("it was done once.")


def test_of_a_measure_it_is_the_same(say: Conversation) -> None:
    say("/measure add M6 Visits", by=SAM)
    say("/measure reading M6 visits 77% as at 30 June 2020", by=SAM)
    say("/measure reading M6 visits 78% as at 5 July 2020", by=SAM)
    say("/measure undo", by=SAM)

    assert say("/measure undo", by=SAM).endswith("as well: /measure undo M6")
    assert say("/measure undo M6", by=SAM).startswith('Undone. "/measure reading M6 visits 77%')
    assert say("/measure undo M6", by=SAM).endswith("it was done once.")
