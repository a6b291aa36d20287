"""Being told at once: of an action that somebody gave, and of what was decided on one's own."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from end_to_end.direct import labels, press, told, turn_on
from end_to_end.postroom import TEAM
from end_to_end.stage import ALI, JO, PAT, SAM, Room, settings_for, stage_on

from bot.posting.members import Members
from bot.slack.app import client_for
from bot.slack.channels import Channels
from storage.outbox import Post


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


@pytest.fixture
def on(room: Room) -> Room:
    turn_on(room, SAM)
    return room


def heard(room: Room, person: object, before: int = 0) -> list[str]:
    room.stage.settle()
    return told(room, person)[before:]  # type: ignore[arg-type]


# What is typed, by whom, after which lines; whom it tells, and what.
GIVEN = "/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12"
DONE = "/action done A12 minutes of 3 July"
CASES = (
    (SAM, GIVEN, (), JO, "<@U0SAM> gave you A12 Publish the guide, due Fri 31 Jul 2020."),
    (JO, GIVEN, (), JO, ""),
    (SAM, "/action add Publish the guide ref: A12", (), JO, ""),
    (SAM, "/action add Publish the guide owner: Head of MASH ref: A12", (), JO, ""),
    (SAM, "/action assign A12 <@U0ALI>", ((JO, GIVEN),), ALI, "<@U0SAM> gave you A12 Publish the guide, due Fri 31 Jul 2020."),
    (SAM, "/action assign A12 <@U0ALI>", ((JO, GIVEN),), JO, ""),
    (SAM, "/board handover <@U0JO> <@U0ALI>", ((JO, GIVEN),), ALI, "<@U0SAM> gave you A12 Publish the guide, due Fri 31 Jul 2020."),
    (PAT, "/action close A12 agreed in July", ((JO, GIVEN), (JO, DONE)), JO, "A12 Publish the guide: signed off by <@U0PAT>. Note: agreed in July"),
    (PAT, "/action close-each A12", ((JO, GIVEN), (JO, DONE)), JO, "A12 Publish the guide: signed off by <@U0PAT>."),
    (PAT, "/action return A12 no date in it", ((JO, GIVEN), (JO, DONE)), JO, "A12 Publish the guide: returned by <@U0PAT>. Because: no date in it"),
    (PAT, "/action cancel A12 not needed now", ((JO, GIVEN),), JO, "A12 Publish the guide: cancelled by <@U0PAT>. Because: not needed now"),
    (PAT, "/action bau A12 to Scrutiny Panel", ((JO, GIVEN),), JO, "A12 Publish the guide: handed to business as usual by <@U0PAT>. Scrutiny Panel watches it from now on."),
    (PAT, "/action reopen A12 the figure fell", ((JO, GIVEN), (PAT, "/action cancel A12 not needed now")), JO, "A12 Publish the guide: reopened by <@U0PAT>. Because: the figure fell"),
    (PAT, "/action undo", ((JO, GIVEN), (PAT, "/action cancel A12 not needed now")), JO, "A12 Publish the guide: <@U0PAT> took that back. It is as it was: not started."),
    (SAM, "/action undo", ((JO, GIVEN), (SAM, "/action assign A12 <@U0ALI>")), ALI, "A12 Publish the guide: <@U0SAM> took it back, so it is not yours."),
    (SAM, "/action update A12 venue booked", ((JO, GIVEN),), JO, ""),
    (SAM, "/action hold A12 no venue", ((JO, GIVEN),), JO, ""),
    (JO, DONE, ((JO, GIVEN),), JO, ""),
    (PAT, "/action add Write to the panel <@U0PAT> ref: A13", (), PAT, ""),
)  # fmt: skip


# The same of those who help and those who answer.
HELPS = "<@U0SAM> named you as a supporter of A12 Publish the guide, due Fri 31 Jul 2020. <@U0JO> does it."
ANSWERS = (
    "<@U0SAM> named you as the officer who answers for A12 Publish the guide, due Fri 31 Jul 2020. <@U0JO> does it."
)
CASES += (
    (SAM, "/action assign A12 support: @ali", ((JO, GIVEN),), ALI, HELPS),
    (SAM, "/action assign A12 support: @ali", ((JO, GIVEN),), JO, ""),
    (SAM, f"{GIVEN} support: @ali and Head of MASH", (), ALI, HELPS),
    (JO, "/action assign A12 support: @ali and @pat", ((JO, GIVEN),), PAT, HELPS.replace("U0SAM", "U0JO")),
    (SAM, "/action assign A12 support: @pat", ((JO, GIVEN), (SAM, "/action assign A12 support: @ali")), ALI, ""),
    (SAM, "/action assign A12 without: @ali", ((JO, GIVEN), (SAM, "/action assign A12 support: @ali")), ALI, ""),
    (SAM, "/action undo", ((JO, GIVEN), (SAM, "/action assign A12 support: @ali")), ALI,
     "A12 Publish the guide: <@U0SAM> took it back, so you do not support it."),
    (SAM, "/action assign A12 support: @sam", ((JO, GIVEN),), SAM, ""),
    (SAM, "/action edit A12 accountable: @ali", ((JO, GIVEN),), ALI, ANSWERS),
    (SAM, f"{GIVEN} accountable: @ali support: @ali", (), ALI, ANSWERS),
    (SAM, "/action edit A12 accountable: @jo", ((JO, GIVEN),), JO, ""),
    (SAM, "/action undo", ((JO, GIVEN), (SAM, "/action edit A12 accountable: @ali")), ALI,
     "A12 Publish the guide: <@U0SAM> took it back, so you do not answer for it."),
    (SAM, "/action assign A12 <@U0ALI>", ((JO, GIVEN), (JO, "/action assign A12 support: @ali")), ALI, ""),
    (SAM, "/board handover @jo @ali", ((SAM, f"{GIVEN.replace('U0JO', 'U0PAT')} support: @jo"),), ALI,
     HELPS.replace("<@U0JO> does", "<@U0PAT> does")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("by", "line", "first", "person", "words"), CASES, ids=[f"{n} {each[1]}" for n, each in enumerate(CASES)]
)
def test_who_is_told_what_at_once(on: Room, by: object, line: str, first: tuple, person: object, words: str) -> None:  # type: ignore[type-arg]
    for who, typed in first:
        on(typed, by=who)
    before = len(heard(on, person))

    on(line, by=by)  # type: ignore[arg-type]

    now = heard(on, person, before)
    assert [each.splitlines()[0] for each in now] == ([words] if words else [])


def test_nobody_is_told_before_reminders_are_turned_on(room: Room) -> None:
    before = len(heard(room, JO))
    room(GIVEN, by=SAM)
    room(DONE, by=JO)
    room("/action close A12", by=PAT)

    assert heard(room, JO, before) == []


def test_of_more_within_the_hour_they_hear_together_at_its_end(on: Room) -> None:
    before = len(heard(on, JO))
    for number in range(1, 5):
        on(f"/action add Brief team {number} <@U0JO> due: 31 July 2020 ref: B{number}", by=SAM)
        on.stage.later(minutes=5)
    on("/action assign B3 <@U0ALI>", by=SAM)
    assert len(heard(on, JO, before)) == 1

    on.stage.later(minutes=41)

    assert heard(on, JO, before)[1:] == [
        "<@U0SAM> gave you 2 actions on Improvement Board:\n"
        "B2 Brief team 2 · due Fri 31 Jul 2020\nB4 Brief team 4 · due Fri 31 Jul 2020"
    ]
    on.stage.later(hours=2)
    assert len(heard(on, JO, before)) == 2


def test_what_was_taken_away_within_the_hour_is_not_told_of(on: Room) -> None:
    before = len(heard(on, JO))
    on("/action add Brief team 1 <@U0JO> ref: B1", by=SAM)
    on("/action add Brief team 2 <@U0JO> ref: B2", by=SAM)
    on("/action assign B2 <@U0ALI>", by=SAM)

    on.stage.later(hours=1, minutes=1)

    assert len(heard(on, JO, before)) == 1


def test_who_is_not_in_the_channel_hears_nothing(on: Room) -> None:
    before = len(heard(on, JO))
    on.stage.workspace.leave(on.channel, JO)

    on(GIVEN, by=SAM)

    assert heard(on, JO, before) == []
    on.stage.later(minutes=1)
    assert not any("could not" in each for each in heard(on, SAM))


def test_who_joins_within_the_hour_hears_of_the_next_at_once(on: Room) -> None:
    before = len(heard(on, JO))
    on.stage.workspace.leave(on.channel, JO)
    on(GIVEN, by=SAM)
    assert heard(on, JO, before) == []
    on.stage.workspace.join(on.channel, JO)
    on.stage.later(minutes=15)

    on("/action add Brief the team <@U0JO> due: 31 July 2020 ref: B1", by=SAM)
    on("/action add Brief the panel <@U0JO> due: 31 July 2020 ref: B2", by=SAM)

    assert heard(on, JO, before) == ["<@U0SAM> gave you B1 Brief the team, due Fri 31 Jul 2020."]
    on.stage.later(minutes=61)
    assert heard(on, JO, before)[1:] == ["<@U0SAM> gave you B2 Brief the panel, due Fri 31 Jul 2020."]


def test_not_mine_asks_whose_it_is(on: Room) -> None:
    on(GIVEN, by=SAM)
    heard(on, JO)
    assert labels(on, JO) == ["Open", "Not mine"]

    press(on, JO, "Not mine")

    assert on.stage.workspace.modal(JO).content["title"]["text"] == "Give an action A12"


def test_who_is_on_two_boards_reads_of_which_one_it_is(on: Room) -> None:
    other = on.stage.room().set_up()
    other("/board rename Practice Board", by=SAM)
    other("/action add Train the panel <@U0JO> ref: A1", by=SAM)
    before = len(heard(on, JO))

    on(GIVEN, by=SAM)

    assert heard(on, JO, before)[0].startswith("Improvement Board\n\n<@U0SAM> gave you A12 Publish the guide")


def test_a_supporter_takes_themselves_off_with_a_button(on: Room) -> None:
    on(f"{GIVEN} support: @ali", by=SAM)
    heard(on, ALI)
    assert labels(on, ALI) == ["Open", "Not me"]

    press(on, ALI, "Not me")
    on.stage.settle()

    assert "Supported by" not in on("/action show A12")


def test_of_several_in_an_hour_each_part_is_told_together(on: Room) -> None:
    before = len(heard(on, ALI))
    on("/action add Write the plan <@U0ALI> ref: B1", by=SAM)
    on("/action add Audit the plan <@U0JO> support: @ali ref: B2", by=SAM)
    on("/action add Publish it <@U0JO> accountable: @ali ref: B3", by=SAM)
    on("/action add Share it <@U0JO> support: @ali ref: B4", by=SAM)
    on("/action assign B4 without: @ali", by=SAM)
    on.stage.later(hours=1, minutes=1)

    assert heard(on, ALI, before)[1:] == [
        "<@U0SAM> named you as the officer who answers for B3 Publish it, no due date. <@U0JO> does it.\n\n"
        "<@U0SAM> named you as a supporter of B2 Audit the plan, no due date. <@U0JO> does it."
    ]


def test_who_is_in_the_channel_is_asked_and_answered_at_one_instant(on: Room) -> None:
    """Slack may take a while to answer, and the clock may be set meanwhile."""
    stage = on.stage
    client = client_for(settings_for(stage.server, stage.log.path))
    with stage.log.reading() as store:
        board = store.boards.in_channel(TEAM, on.channel.id)
    post = Post("told:member:1", TEAM, JO.id, {}, stage.clock())
    instants = iter([stage.clock(), stage.clock() + timedelta(hours=1)])

    assert Members(Channels(client), instants.__next__).may_be_told(post, board)
