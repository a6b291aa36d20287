"""Enterprise Grid: a sister workspace is no other organisation, by whichever door somebody comes; another is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from end_to_end.stage import JO, SAM, Room, Stage, stage_on
from security.attempts import answered, asked_directly, pressed

from local_slack import Member, payloads

OURS = "E0OURS"
PEOPLE = {
    "colleague": Member("U0OWN", "own", "Olu Own", enterprise=OURS),
    "colleague of whom Slack lists no enterprise": Member("U0PLAIN", "plain", "Pia Plain"),
    "sister": Member("U0SIS", "sis", "Sia Sister", team="T0SISTER", enterprise=OURS),
    "of the whole enterprise": Member("U0ORG", "org", "Oz Org", team=OURS, enterprise=OURS),
    "sister's guest": Member("U0SISG", "sisg", "Gus Guest", team="T0SISTER", enterprise=OURS, guest=True),
    "other workspace": Member("U0FAR", "far", "Fay Farr", team="T0OTHER"),
    "other enterprise": Member("U0GRID", "grid", "Gil Grid", team="T0OTHER", enterprise="E0OTHER"),
    "of the whole other enterprise": Member("U0EGRID", "egrid", "Eve Grid", team="E0OTHER", enterprise="E0OTHER"),
}
OFFICERS = {"colleague", "colleague of whom Slack lists no enterprise", "sister", "of the whole enterprise"}
LINE = "action add Visits plan"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A workspace of an enterprise, with people of every kind in it, and the real bot."""
    with stage_on(tmp_path_factory.mktemp("log") / "boardbot.db") as lit:
        lit.workspace.home = replace(lit.workspace.home, enterprise_id=OURS)
        for member in PEOPLE.values():
            lit.workspace.add_member(member)
        lit.start()
        yield lit


@pytest.fixture
def board(stage: Stage) -> Room:
    """A board in a channel that another organisation shares."""
    room = stage.room(shared=True).set_up()
    room.channel.members += [each.id for each in PEOPLE.values()]
    return room


def _typed(board: Room, person: Member) -> str:
    return board.say(person, f"/{LINE}").text


def _mentioned(board: Room, person: Member) -> str:
    return answered(
        board, board.channel, lambda: board.stage.workspace.say(person, board.channel, f"@boardbot {LINE}")
    ).text


def _mentioned_without_a_team(board: Room, person: Member) -> str:
    workspace = board.stage.workspace

    def say() -> None:
        message = workspace.post(board.channel, person.id, f"<@{workspace.bot.id}> {LINE}")
        event = payloads.message_event(workspace.home, message, board.channel, "app_mention", person, message.ts)
        workspace.tell({name: value for name, value in event.items() if name != "team"}, board.channel)

    return answered(board, board.channel, say).text


def _direct(board: Room, person: Member) -> str:
    return asked_directly(board, person, f"{LINE} board: {board.channel.id}").text


def _pressed(board: Room, person: Member) -> str:
    return pressed(board, person, f"/{LINE}")


DOORS = {
    "a command": _typed,
    "a mention": _mentioned,
    "a mention without its team": _mentioned_without_a_team,
    "a direct message": _direct,
    "a press": _pressed,
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("kind", PEOPLE)
def test_s15_the_same_people_are_officers_by_every_door(
    board: Room, kind: str, door: Callable[[Room, Member], str]
) -> None:
    person = PEOPLE[kind]
    if door is _typed and kind not in OFFICERS and kind != "sister's guest":
        assert "belongs to another Slack workspace" in board.say(person, f"/{LINE}").text
        return

    said = door(board, person)

    assert said.startswith("A1 logged." if kind in OFFICERS else "Not logged."), said
    assert ("You are an observer on this board" in said) == (kind not in OFFICERS)


@pytest.mark.parametrize("door", [_mentioned_without_a_team], ids=["a mention without its team"])
def test_s15_where_nothing_says_where_somebody_of_a_shared_channel_is_at_home_they_are_a_guest(
    board: Room, door: Callable[[Room, Member], str]
) -> None:
    unknown = board.stage.workspace.add_member(Member("U0UNSAID", "unsaid", "Una Said", team="T0OTHER"))
    board.channel.members.append(unknown.id)
    board.stage.workspace.fail("users.info", "missing_scope")

    assert "You are an observer on this board" in door(board, unknown)


@pytest.mark.parametrize("enterprise", [OURS, "E0OTHER"])
def test_s15_a_command_typed_in_a_sister_workspace_is_one_of_ours(board: Room, enterprise: str) -> None:
    workspace = board.stage.workspace
    workspace.home = replace(workspace.home, enterprise_id=enterprise)

    said = board.say(JO, f"/{LINE}", team="T0SISTER").text

    workspace.home = replace(workspace.home, enterprise_id=OURS)
    assert said.startswith("A1 logged." if enterprise == OURS else "Not done. This boardbot belongs to another")


def test_s15_an_event_whose_outer_workspace_is_another_is_answered_where_it_was_sent_to_us(board: Room) -> None:
    workspace = board.stage.workspace
    _mentioned(board, SAM)
    message = workspace.post(board.channel, SAM.id, f"<@{workspace.bot.id}> action add Audits")
    sent = workspace.envelopes("events_api")[-1]
    sent.payload["team_id"] = "T0OTHER"
    sent.payload["event"] |= {"ts": message.ts, "text": message.text, "client_msg_id": "another"}

    said = answered(board, board.channel, lambda: workspace.redeliver(sent.envelope_id)).text

    assert said.startswith("A2 logged. Audits")


def test_s15_and_the_log_is_one_workspaces(tmp_path: Path) -> None:
    """A sister's command finds the board that was set up in ours: there is one log, and one team in it."""
    with stage_on(tmp_path / "boardbot.db") as lit:
        lit.workspace.home = replace(lit.workspace.home, enterprise_id=OURS)
        lit.start()
        room = lit.room().set_up()
        assert room.say(JO, "/status", team="T0SISTER").text.startswith("Improvement Board")
        with lit.log.reading() as store:
            assert {each.team for each in store.boards.all()} == {lit.workspace.home.team_id}
