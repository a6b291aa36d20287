"""`/action add`."""

import pytest
from conversation import Conversation


def test_an_action_is_logged_with_its_ref_its_owner_and_its_due_date_with_the_weekday(say: Conversation) -> None:
    reply = say("/action add Second officer to chair May panel <@U0JO> due: end of August")

    assert reply == (
        "A1 logged. Second officer to chair May panel\nOwner <@U0JO> · due Mon 31 Aug 2020 · Undo: /action undo"
    )


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Second officer to chair May panel <@U0JO>", "Second officer to chair May panel"),
        ("<@U0JO> Second officer to chair May panel", "Second officer to chair May panel"),
        ("Ask <@U0ALI> about the May panel <@U0JO>", "Ask @Ali Noor about the May panel"),
        ("Note: see https://example.org/a?due=1 <@U0JO>", "Note: see https://example.org/a?due=1"),
        ("Overdue: a list for managers <@U0JO>", "Overdue: a list for managers"),
        ("“Seen alone” is recorded – every visit <@U0JO>", "“Seen alone” is recorded – every visit"),
    ],
)
def test_the_title_is_kept_to_the_letter(say: Conversation, typed: str, title: str) -> None:
    say(f"/action add {typed}")

    shown = say("/action show A1")
    assert shown.startswith(f"A1 {title}\n")
    assert "<@U0JO>" in shown.splitlines()[1]
