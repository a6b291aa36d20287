"""`/action list` and `/action` alone."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from commands.reply import Buttons, Reply, Table


def refs(say: Conversation, line: str) -> list[str]:
    """The refs that a list shows, over all its pages."""
    found: list[str] = []
    for page in range(1, 20):
        reply = say.reply(f"{line} page: {page}" if page > 1 else line)
        if reply.refused:
            return found
        table = next((part for part in reply.parts if isinstance(part, Table)), None)
        if table is None or [row[0] for row in table.rows] == found[-len(table.rows) :]:
            return found
        found += [row[0] for row in table.rows]
    return found


def says(reply: Reply) -> list[str]:
    """What the buttons of a reply send."""
    return [button.says for part in reply.parts if isinstance(part, Buttons) for button in part.buttons]


@pytest.mark.parametrize(
    ("line", "many"),
    [
        ("/action list", 73),
        ("/action list open", 73),
        ("/action list overdue", 29),
        ("/action list awaiting", 10),
        ("/action list on hold", 2),
        ("/action list not started", 14),
        ("/action list closed", 48),
        ("/action list bau", 19),
        ("/action list all", 150),
        ("/action list overdue measure: m3", 6),
        ("/action list measure: M6", 5),
        ("/action list area: R07", 5),
        ("/action list owner: Head of Performance and Data", 6),
        ("/action list no slack owner", 73),
    ],
)
def test_each_filter_finds_what_it_should(northmoor: Conversation, line: str, many: int) -> None:
    assert len(refs(northmoor, line)) == many


def test_the_longest_overdue_comes_first(northmoor: Conversation) -> None:
    reply = northmoor("/action list overdue")

    assert reply.splitlines()[0] == "29 actions: overdue, longest overdue first, page 1 of 2"
    assert reply.splitlines()[2].startswith("R10-02 · Single definition agreed")
    assert reply.splitlines()[2].endswith("Fri 14 Feb 2020, 145 days overdue")


def test_next_asks_for_the_same_list_a_page_on(northmoor: Conversation) -> None:
    assert not [each for each in says(northmoor.reply("/action list overdue measure: M3")) if "page:" in each]
    assert says(northmoor.reply("/action list overdue"))[-1] == "/action list overdue page: 2"


def test_a_page_that_is_not_there_is_refused_with_the_last(northmoor: Conversation) -> None:
    assert northmoor("/action list overdue page: 9").splitlines()[-1] == "/action list overdue page: 2"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/action list overdue", "No actions are overdue."),
        ("/action list mine", "You have no open actions here."),
        ("/action list", "No actions are open."),
        ("/action list awaiting", "No actions await sign-off."),
        ("/action list unowned", "Every open action has an owner."),
        ("/action list closed", "No actions are closed."),
        ("/action list no body", "Everything that is business as usual has a body that watches it."),
        ("/action list moved", "No open action has had its date moved."),
        ("/action list all", "No actions are on this board."),
    ],
)
def test_nothing_is_said_in_words(say: Conversation, line: str, words: str) -> None:
    assert say(line) == words


def test_a_list_by_owner_whether_mentioned_named_or_in_words(say: Conversation) -> None:
    say("/action add One <@U0ALI>")
    say("/action add Two owner: Head of Service")
    say("/action add Three <@U0JO>")

    assert refs(say, "/action list <@U0ALI>") == ["A1"]
    assert refs(say, "/action list @ali noor") == ["A1"]
    assert refs(say, "/action list owner: head of service") == ["A2"]
    assert refs(say, "/action list mine") == ["A3"]


def test_the_command_alone_lists_ones_own_with_buttons_and_a_line_of_help(say: Conversation) -> None:
    say("/action add Review the visits <@U0JO> due: 31 July")
    say("/action add Not mine <@U0ALI>")

    reply = say.reply("/action", by=JO)
    words = say("/action", by=JO)

    assert says(reply) == ["/action update A1", "/action done A1", "/action due A1"]
    assert words.startswith("Your 1 open action, soonest due first")
    assert "Not mine" not in words
    assert words.endswith("Update one: /action update A1 … · More: /action help")


def test_the_command_alone_says_so_when_one_owns_nothing(say: Conversation) -> None:
    for person in (ALI, PAT, SAM):
        assert say("/action", by=person).startswith("You have no open actions on this board.")


def test_what_has_ones_name_only_in_words_is_ones_own_too_and_how_to_take_it_is_said(say: Conversation) -> None:
    kept, say.crowd.people = say.crowd.people, []
    say("/action add Review the visits owner: Ms Jo Reed (Performance)")
    say("/action add Not hers owner: Jo Read")
    say.crowd.people = kept
    told = "It has your name only in words. To own one: /action assign A1 me"

    assert refs(say, "/action list mine") == refs(say, "/action list @jo") == ["A1"]
    assert told in say("/action", by=JO)
    assert say("/action", by=ALI).startswith("You have no open actions")

    say("/action assign A1 me", by=JO)
    assert "only in words" not in say("/action", by=JO)
    assert refs(say, "/action list mine") == ["A1"]


@pytest.mark.parametrize(
    ("own", "in_words", "told"),
    [
        (0, 1, "It has your name only in words."),
        (0, 2, "All of these have your name only in words."),
        (1, 1, "1 of these actions has your name only in words."),
        (1, 2, "2 of these actions have your name only in words."),
    ],
)
def test_how_many_have_ones_name_only_in_words(say: Conversation, own: int, in_words: int, told: str) -> None:
    kept, say.crowd.people = say.crowd.people, []
    for number in range(in_words):
        say(f"/action add Review {number} owner: Ms Jo Reed (Performance)")
    say.crowd.people = kept
    for number in range(own):
        say(f"/action add Visit {number} <@U0JO>")

    assert f"{told} To own one: /action assign A1 me" in say("/action", by=JO)
