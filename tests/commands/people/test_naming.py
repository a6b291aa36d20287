"""Who may be named: every way of naming somebody, with every kind of person there is."""

from dataclasses import replace
from pathlib import Path

import pytest
from conversation import ALI, GONE, JO, KIT, PAT, ROBOT, SAM, Conversation
from spreadsheets import import_all

from commands.request import Person

UNKNOWN = "U0NOSUCH"
NOT_TO_BE_NAMED = {
    "nobody": (None, "Slack knows nobody as U0NOSUCH"),
    "a robot": (replace(ROBOT, id="U0REMINDER", name="Reminder", handle="reminder"), "A robot cannot own anything"),
    "the bot itself": (ROBOT, "A robot cannot own anything"),
    "Slackbot": (Person("USLACKBOT", "Slackbot", is_bot=True, handle="slackbot"), "A robot cannot own anything"),
    "somebody who has left": (GONE, "has left this Slack workspace"),
    "somebody Slack is slow to tell of": (Person("U0LATE", unsure=True), "Slack did not say in time who U0LATE is"),
    "somebody Slack does not let us ask about": (
        Person("U0UNTOLD", untold=True),
        "Slack does not let me look people up",
    ),
    "a stranger": (
        Person("U0STRANGE", "Stran Ger", guest=True, stranger=True, handle="strange"),
        "shares no channel with this workspace",
    ),
}
TO_BE_NAMED = {
    "a colleague": ALI,
    "a guest": KIT,
    "a partner of another organisation": Person("U0PARTNER", "Paz Partner", guest=True, handle="paz"),
}
WAYS = {
    "an owner at the end of a title": "/action add Visits plan {who}",
    "an owner at the start of a title": "/action add {who} Visits plan",
    "an owner after its key": "/action add Visits plan owner: {who}",
    "an owner after a date": "/action add Visits plan due: 31 July {who}",
    "a new owner": "/action assign A1 {who}",
    "a new owner after its key": "/action assign A1 owner: {who}",
    "a measure's owner": "/measure add M7 Visits owner: {who}",
    "a measure's owner at the end": "/measure add M7 Visits {who}",
    "the chair": "/board chair {who}",
    "support": "/board support {who}",
    "an officer": "/board officer {who}",
    "an observer": "/board observer {who}",
    "who takes over": "/board handover <@U0JO> {who}",
    "a new board's chair": "/board setup North chair: {who}",
    "a new board's support": "/board setup North support: {who}",
}


@pytest.fixture
def talk(say: Conversation) -> Conversation:
    """A board with one action of Jo's, and people of every kind."""
    kinds = [person for person, _ in NOT_TO_BE_NAMED.values() if person]
    say.crowd.people += [each for each in (*kinds, *TO_BE_NAMED.values()) if say.crowd.person(each.id) is None]
    say("/action add Audit tool <@U0JO>")
    return say


def _lines(say: Conversation) -> int:
    with say.log.reading() as store:
        return store.history.count()


def _typed(say: Conversation, way: str, person_id: str) -> str:
    line = WAYS[way].format(who=f"<@{person_id}>")
    return say(line, by=SAM, channel="C0NORTH" if "setup" in line else "C0BOARD")


@pytest.mark.parametrize("kind", NOT_TO_BE_NAMED)
@pytest.mark.parametrize("way", WAYS)
def test_nobody_who_could_not_be_picked_is_named(talk: Conversation, way: str, kind: str) -> None:
    person, reason = NOT_TO_BE_NAMED[kind]
    before = _lines(talk)

    assert reason in _typed(talk, way, person.id if person else UNKNOWN)
    assert _lines(talk) == before


@pytest.mark.parametrize("kind", TO_BE_NAMED)
@pytest.mark.parametrize("way", WAYS)
def test_people_who_can_read_the_board_may_be_named(talk: Conversation, way: str, kind: str) -> None:
    person, before = TO_BE_NAMED[kind], _lines(talk)

    said = _typed(talk, way, person.id)

    assert not said.startswith("Not "), said
    assert _lines(talk) > before


@pytest.mark.parametrize("name", ["@slackbot", "@reminder", "@Reminder", "@boardbot", "Slackbot", "@Gail Gone"])
def test_nor_by_their_name(talk: Conversation, name: str) -> None:
    before = _lines(talk)

    assert talk(f"/action add Visits plan owner: {name}").startswith("Not logged.")
    assert _lines(talk) == before


@pytest.mark.parametrize("kind", NOT_TO_BE_NAMED)
def test_an_import_makes_nobody_of_them_an_owner(talk: Conversation, tmp_path: Path, kind: str) -> None:
    person, reason = NOT_TO_BE_NAMED[kind]
    sheet = tmp_path / "plan.csv"
    sheet.write_text(f"ref,action,owner\nR1,Visits plan,<@{person.id if person else UNKNOWN}>\nR2,Plan,<@U0ALI>\n")
    said: list[str] = []

    refused = import_all(
        talk.log, [sheet], lambda store: store.boards.all()[0], talk.now, False, said.append, lambda _: talk.crowd
    )

    assert refused == 1
    assert said[1].startswith('  refused: row 2, "owner" (C2): ')
    assert reason in said[1]
    assert "<@U0ALI>" in talk("/action show R2")
    assert "There is no action R1" in talk("/action show R1")


def test_where_slack_was_not_asked_an_import_says_so(talk: Conversation, tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text("ref,action,owner\nR1,Visits plan,<@U0ALI>\nR2,Plan,Head of Service\n")
    said: list[str] = []

    assert import_all(talk.log, [sheet], lambda store: store.boards.all()[0], talk.now, False, said.append) == 0
    assert any("Slack was not asked who has the id U0ALI" in line for line in said), said
    assert "Head of Service" in talk("/action show R2")


@pytest.mark.parametrize("old", ["<@U0GAIL>", "@gail"])
def test_what_somebody_who_left_owns_is_read_and_handed_on(talk: Conversation, old: str) -> None:
    gail = Person("U0GAIL", "Gail Green", handle="gail")
    talk.crowd.people.append(gail)
    talk("/action add Visits plan <@U0GAIL>")
    talk.crowd.people[-1] = replace(gail, deleted=True)

    assert "Visits plan" in talk("/action list <@U0GAIL>")
    assert "Visits plan" in talk("/status <@U0GAIL>")
    assert talk(f"/board handover {old} <@U0ALI>", by=PAT).startswith("1 action handed over from <@U0GAIL>")


@pytest.mark.parametrize("line", ["/action list <@U0NOSUCH>", "/status <@U0NOSUCH>"])
def test_nobody_is_not_asked_about(talk: Conversation, line: str) -> None:
    assert "Slack knows nobody as U0NOSUCH" in talk(line, by=JO)
