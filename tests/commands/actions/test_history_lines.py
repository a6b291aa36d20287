"""Lines of an action's history: when, who, what, from what to what, and why."""

from datetime import UTC, datetime
from typing import Any

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from board.history import Changes, Entry
from commands.actions.history_lines import history_line

AT = datetime(2020, 7, 8, 8, 5, tzinfo=UTC)
LONDON = "Europe/London"


def line(verb: str = "update", changes: Changes | None = None, **more: Any) -> str:
    """The line of an entry by Jo at five past nine, London time."""
    values: dict[str, Any] = {"person": "U0JO", "at": AT} | more
    return history_line(Entry(7, "action", 1, "A1", verb, said="", changes=changes or {}, **values), LONDON)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("add", "logged it"),
        ("update", "updated"),
        ("due", "moved the due date"),
        ("assign", "assigned it"),
        ("handover", "gave it another owner"),
        ("start", "started it"),
        ("hold", "put it on hold"),
        ("done", "proposed closure"),
        ("close", "closed it"),
        ("return", "returned it"),
        ("reopen", "reopened it"),
        ("bau", "handed it to business as usual"),
        ("cancel", "cancelled it"),
        ("undo", "undid a change"),
        ("import", "imported it"),
        ("a verb to come", "a verb to come"),
    ],
)
def test_every_verb_in_words(verb: str, words: str) -> None:
    assert line(verb) == f"Wed 8 Jul 2020 09:05 · <@U0JO> · {words}"


@pytest.mark.parametrize(
    ("field", "old", "new", "told"),
    [
        ("status", "not started", "in progress", "status not started to in progress"),
        ("due_on", None, "2020-08-31", "due Mon 31 Aug 2020"),
        ("due_on", "2020-08-31", "2020-09-30", "due Mon 31 Aug 2020 to Wed 30 Sep 2020"),
        ("due_words", "", "Ongoing", "due Ongoing"),
        ("rating", "", "red", "rating red"),
        ("rating", "red", "green", "rating red to green"),
        ("rating_reason", "", "two left", "rated so because two left"),
        ("progress", "60%", "70%", "progress 60% to 70%"),
        ("evidence", "", "all seen", 'evidence "all seen"'),
        ("evidence", "ten seen", "all seen", 'evidence "all seen"'),
        ("body", "", "Scrutiny Panel", "watched by Scrutiny Panel"),
        ("note", "", "two left", 'said "two left"'),
        ("note", "two left", "one left", 'said "one left"'),
        ("owner_id", None, "U0ALI", "owner <@U0ALI>"),
        ("owner_words", "", "Head of MASH", "owner Head of MASH"),
    ],
)
def test_every_field_that_a_reader_is_told_of(field: str, old: str | None, new: str, told: str) -> None:
    assert line(changes={field: (old, new)}) == f"Wed 8 Jul 2020 09:05 · <@U0JO> · updated · {told}"


@pytest.mark.parametrize("field", ["id", "ref", "title", "moves", "original_due_on", "opened_at", "updated_at"])
def test_what_the_log_keeps_for_itself_is_not_told(field: str) -> None:
    assert line(changes={field: ("1", "2")}) == "Wed 8 Jul 2020 09:05 · <@U0JO> · updated"


@pytest.mark.parametrize("new", [None, ""])
def test_a_field_that_was_emptied_is_not_told(new: str | None) -> None:
    changes = dict.fromkeys(("rating", "progress", "note", "owner_words"), ("before", new))

    assert line(changes=changes) == "Wed 8 Jul 2020 09:05 · <@U0JO> · updated"


def test_a_new_actions_first_status_goes_without_saying() -> None:
    assert "status" not in line("add", {"status": (None, "not started")})
    assert "status in progress" in line("import", {"status": (None, "in progress")})


def test_the_reason_is_told_once() -> None:
    told = line(changes={"rating": ("", "red"), "rating_reason": ("", "two left")}, why="two left")

    assert told.endswith("updated · rating red · because: two left")


def test_a_change_that_takes_another_back_says_which() -> None:
    told = line("undo", {"rating": ("red", "")}, why='undoes "/action update A1"', undoes=3)

    assert told.endswith('undid a change · undoes "/action update A1"')


def test_a_handover_says_from_whom_and_to_whom() -> None:
    told = line("handover", {"owner_id": ("U0JO", "U0ALI")}, why="handed over from <@U0JO>")

    assert told.endswith("gave it another owner · owner <@U0ALI> · handed over from <@U0JO>")


def test_who_is_a_person_in_slack_or_the_words_of_a_job() -> None:
    assert " · <@W0PAT> · " in line(person="W0PAT")
    assert " · import · " in line(person="import")


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2020, 1, 8, 8, 5, tzinfo=UTC), "Wed 8 Jan 2020 08:05"),
        (datetime(2020, 7, 8, 23, 30, tzinfo=UTC), "Thu 9 Jul 2020 00:30"),
        (datetime(2020, 10, 25, 1, 30, tzinfo=UTC), "Sun 25 Oct 2020 01:30"),
    ],
)
def test_when_is_in_the_boards_own_zone(at: datetime, told: str) -> None:
    assert line(at=at).startswith(f"{told} · ")


def test_an_actions_whole_life_newest_first(say: Conversation) -> None:
    for typed, by in [
        ("/action add Review visits <@U0JO> due: end of August", JO),
        ("/action update A1 begun status: in progress rating: red because two left", JO),
        ("/action assign A1 <@U0ALI>", JO),
        ("/action due A1 end of September because agency staff left", ALI),
        ("/action done A1 dip sample of 20", ALI),
        ("/action return A1 not all seen", PAT),
        ("/action hold A1 until the audit", ALI),
        ("/action start A1", ALI),
        ("/action bau A1 to the Scrutiny Panel because agreed in July", PAT),
        ("/action reopen A1 because it slipped", SAM),
        ("/action cancel A1 because of the new plan", PAT),
    ]:
        reply = say.reply(typed, by=by)
        assert not reply.refused, typed
        say.later(minutes=1)

    shown = say("/action show A1").splitlines()
    history = [each.partition(" · ")[2] for each in shown[shown.index("History, newest first (11 lines)") + 1 :]]

    assert history == [
        "<@U0PAT> · cancelled it · status in progress to cancelled · because: of the new plan",
        "<@U0SAM> · reopened it · status business as usual to in progress · because: it slipped",
        "<@U0PAT> · handed it to business as usual · watched by the Scrutiny Panel · status in progress to business as usual · because: agreed in July",
        "<@U0ALI> · started it · status on hold to in progress",
        "<@U0ALI> · put it on hold · status in progress to on hold · because: until the audit",
        "<@U0PAT> · returned it · status awaiting sign-off to in progress · because: not all seen",
        '<@U0ALI> · proposed closure · evidence "dip sample of 20" · status in progress to awaiting sign-off',
        "<@U0ALI> · moved the due date · due Mon 31 Aug 2020 to Wed 30 Sep 2020 · because: agency staff left",
        "<@U0JO> · assigned it · owner <@U0ALI>",
        '<@U0JO> · updated · said "begun" · rating red · status not started to in progress · because: two left',
        "<@U0JO> · logged it · due Mon 31 Aug 2020 · owner <@U0JO>",
    ]
