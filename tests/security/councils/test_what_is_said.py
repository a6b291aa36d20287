"""Two councils in one log: whatever one says, it is answered as if there were no other.

Both have a board of the same name in a channel of the same id, with people of the same ids and things of the same refs.
Both say the same at the same time, each in words of its own. What is told to ours is compared with what is told where
it is alone in a log, so that neither a word nor a count of the other's is in it.
"""

from collections.abc import Callable

import pytest
from begun import Begin, begun
from conversation import Conversation, told
from security.councils.two import (
    READ,
    WRITTEN,
    Said,
    alone,
    as_if_alone,
    ours_first,
    spoken,
    the_others,
    their_words_in,
    theirs_first,
)

from board.refusals import Refusal
from commands.dispatch.finding import find_verb, reroute
from commands.table import COMMANDS, command_named
from storage.database import Database

Place = Callable[[Conversation], Conversation]
# What shows the words of actions, measures, areas and risks.
OF_EVERYTHING = ("/action list all", "/measure list", "/area list", "/risk list", "/action show A1", "/status")
SAID = [*WRITTEN, *READ]
VERBS = {f"/{verb.command} {verb.name}" for command in COMMANDS.values() for verb in command.verbs}


def _verb_of(line: str) -> str:
    command, _, words = line.removeprefix("/").partition(" ")
    try:
        found = find_verb(*reroute(command_named(command), words))
    except Refusal:
        return ""
    return f"/{found.command.name} {found.verb.name}"


def _in_channel(say: Conversation) -> Conversation:
    return say


def _in_private(say: Conversation) -> Conversation:
    """In a direct message, where the board is the only one that the person can reach."""
    reaches = {each.id: frozenset({say.channel}) for each in say.crowd.people}
    say.channel, say.reaches = "D0DIRECT", reaches
    return say


@pytest.mark.parametrize("place", [_in_channel, _in_private])
@pytest.mark.parametrize("begin", [ours_first, theirs_first])
@pytest.mark.parametrize("said", SAID, ids=[each.line[:60] for each in SAID])
def test_s88_a_line_is_answered_as_if_there_were_no_other_council(
    log: Database, another_log: Callable[[str], Database], said: Said, begin: Begin, place: Place
) -> None:
    ours, by_ourselves = begun(log, begin), begun(another_log("alone.db"), alone)
    others = the_others(ours)
    the_others(by_ourselves)
    for say in (ours, others, by_ourselves):
        place(say)
        say.now = max(ours.now, by_ourselves.now)
    for line, by in said.lines:
        for say in (ours, others, by_ourselves):
            say.later(minutes=2)
        spoken(others, line, by)
        answer, expected = spoken(ours, line, by), spoken(by_ourselves, line, by)

        assert as_if_alone(answer) == as_if_alone(expected)
        assert their_words_in(as_if_alone(answer), but=line) == set()
    assert as_if_alone(told(ours)) == as_if_alone(told(by_ourselves))


def test_every_verb_is_said() -> None:
    assert VERBS - {_verb_of(line) for each in SAID for line, _ in each.lines} == set()


def test_the_others_say_the_same_in_words_of_their_own(log: Database) -> None:
    """Else nothing of theirs could be found in an answer to ours."""
    ours = begun(log, theirs_first)
    others = the_others(ours)
    read = [as_if_alone(spoken(others, line)) for line in OF_EVERYTHING]

    assert [line for line in read if not their_words_in(line)] == []
    assert {word for line in read for word in their_words_in(line)} >= {
        "quoits",
        "pulpit",
        "lemurs",
        "pewter",
        "sextant",
    }
