"""What waits for whoever decides: later dates that are asked for, beside what is to be signed off."""

from datetime import date

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation, Person, told

from board.actions import Action
from board.dates_agreed import with_request
from board.reminders import Watch, silence
from commands.reply import Buttons, as_text


@pytest.fixture
def asked(say: Conversation) -> Conversation:
    """Ali's A1 and Sam's A2 wait for an answer, Ali's A3 to be signed off."""
    say("/board dates agreed", by=SAM)
    for owner in ("U0ALI", "U0SAM", "U0ALI"):
        say(f"/action add Guide of {owner} <@{owner}> due: 31 July", by=PAT)
    say("/action due A1 end of September because the printer is closed", by=ALI)
    say("/action due A2 end of October because the paper is late", by=SAM)
    say("/action done A3 the guide is in the July folder", by=ALI)
    told(say)
    say.later(days=6)
    return say


@pytest.mark.parametrize(
    ("by", "answers"),
    [
        (PAT, ["/action agree A1 30 Sep 2020", "/action decline A1", "/action agree A2 31 Oct 2020", "/action decline A2"]),
        (SAM, ["/action agree A1 30 Sep 2020", "/action decline A1"]),
        (ALI, []),
        (JO, []),
    ],
)  # fmt: skip
def test_what_waits_is_shown_with_its_answers_to_whoever_may_give_them(
    asked: Conversation, by: Person, answers: list[str]
) -> None:
    reply = asked.reply("/action waiting", by=by)

    pressed = [each.says for part in reply.parts if isinstance(part, Buttons) for each in part.buttons]
    assert [each for each in pressed if " agree " in each or " decline " in each] == answers
    words = as_text(reply.parts)
    if answers:
        assert "2 later dates wait for an answer." in words
        assert "<@U0ALI> asks for a later date: A1, Fri 31 Jul to Wed 30 Sep 2020, first move. Guide of U0ALI" in words
        assert "Because: the printer is closed" in words
        assert "Later date asked for Wed 30 Sep, unanswered 6 days" in words
    else:
        assert "later date" not in words


@pytest.mark.parametrize("line", ["/status", "/digest"])
def test_the_chairs_page_and_the_digest_count_them(asked: Conversation, line: str) -> None:
    assert "3 wait for" in asked(line, by=PAT)
    assert "2 of them with a later date asked for" in asked(line, by=PAT)


def test_the_chairs_page_leads_to_them(asked: Conversation) -> None:
    assert (
        "Waiting for you: 1 to sign off: /action list awaiting · 2 later dates asked for: /action list asked"
        in asked("/status", by=PAT)
    )


def test_nothing_is_said_of_later_dates_where_none_is_asked_for(say: Conversation) -> None:
    assert "later date" not in say("/action waiting", by=PAT) + say("/status", by=PAT) + say("/digest", by=PAT)


def test_an_owner_who_waits_for_an_answer_is_not_reminded() -> None:
    action = Action(1, "A1", "Guide", owner_id="U0ALI", due_on=date(2020, 7, 31))
    waits = with_request(action, date(2020, 9, 30), "U0ALI", date(2020, 7, 8), "the printer is closed")

    assert silence(Watch(action, date(2020, 7, 1)), date(2020, 7, 8)) == ""
    assert silence(Watch(waits, date(2020, 7, 1)), date(2020, 7, 8)) == "a later date is asked for"
