"""An edited message against the message as it was, in whichever order they come and whatever Slack says of them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from conversation import JO, SAM, Conversation

from commands.dispatch import dispatch
from commands.dispatch.edits import DONE_BEFORE
from commands.reply import as_text
from commands.request import Edit, Person, Place, Request
from storage.outbox import Post

SOON = Edit(timedelta(minutes=1))


def _said(say: Conversation, words: str, edit: Edit | None = None, message: str = "m1", by: Person = JO) -> str:
    """Says words to the bot in a message; `message` names it. What it is answered with."""
    told = f"{message}:edited" if edit else message
    place = Place(say.team, say.channel, told)
    request = Request(
        command="",
        text=words,
        person=by,
        team=say.team,
        channel=say.channel,
        now=say.now,
        people=say.crowd,
        delivery=message,
        answer_in=place,
        edit=edit,
    )
    return as_text(dispatch(replace(request), say.log).parts)


def _titles(say: Conversation) -> str:
    return say("/action list")


def test_whichever_of_a_message_and_its_edit_comes_first_one_is_done(say: Conversation) -> None:
    assert "logged." in _said(say, "action add Afterwards", SOON)
    assert "logged. Afterwards" in _said(say, "action add Before")
    assert "Before" not in _titles(say)

    assert "logged." in _said(say, "action add Before", message="m2")
    assert DONE_BEFORE in _said(say, "action add Afterwards and more", SOON, message="m2")
    assert "and more" not in _titles(say)


@pytest.mark.parametrize(
    ("before", "edit", "done"),
    [
        ("action add Visits plan", SOON, False),
        ("action add Visits plan", Edit(timedelta(hours=13)), False),
        ("action add Visits plan", Edit(timedelta(minutes=1), named=False), False),
        ("action ad Visits plan", SOON, True),
        ("action ad Visits plan", Edit(timedelta(hours=11)), True),
        ("action ad Visits plan", Edit(timedelta(hours=13)), False),
        ("action ad Visits plan", Edit(timedelta.max), False),
        ("action ad Visits plan", Edit(timedelta(minutes=1), named=False), False),
        ("status", SOON, True),
        ("action update A9 half done", SOON, True),
        (None, SOON, True),
        (None, Edit(timedelta(minutes=1), named=False), False),
    ],
)
def test_an_edit_is_done_where_nothing_was_done_and_that_is_known(
    say: Conversation, before: str | None, edit: Edit, done: bool
) -> None:
    if before:
        _said(say, before)

    answer = _said(say, "action add Put right", edit)

    assert ("Put right" in _titles(say)) == done
    assert answer.startswith("A1 logged." if done else "Not done.")


def test_an_edit_that_slack_names_otherwise_is_done_where_the_message_was_answered(say: Conversation) -> None:
    """Its answer in the outbox tells that the message was heard, and that nothing was done of it."""
    _said(say, "action ad Visits plan")
    key = Place(say.team, say.channel, "m1").key
    with say.log.writing() as store:
        assert store.outbox.put(Post(key, say.team, say.channel, {"text": "Not understood."}, say.now))

    assert "A1 logged." in _said(say, "action add Put right", Edit(timedelta(minutes=1), named=False))


def test_what_somebody_else_did_is_not_ones_own(say: Conversation) -> None:
    _said(say, "action add Visits plan", by=SAM)

    assert "A2 logged." in _said(say, "action add Put right", SOON)
