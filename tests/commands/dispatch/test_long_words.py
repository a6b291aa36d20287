"""A field takes as much as the form says, and what is refused says the beginning of a long word again, not all of it."""

import pytest
from conversation import JO, PAT, SAM, Conversation

from board.refusals import Refusal
from commands.forms import Offered

MOST = 3_000
WORD = "x" * 2_900


def _note(length: int) -> str:
    return ("word " * 700)[: length - 1] + "."


@pytest.mark.parametrize("length", [2_990, 2_996, MOST])
def test_a_field_holds_what_it_says(say: Conversation, length: int) -> None:
    say("/action add Recruit")

    answer = say.fill("/action update", {"ref": "A1", "note": _note(length)}, by=JO)

    assert not answer.refused
    with say.log.reading() as store:
        (action,) = store.actions.these([1])
    assert action.note == _note(length)


def test_two_fields_hold_as_much_each(say: Conversation) -> None:
    say("/action add Recruit")

    answer = say.fill("/risk add", {"title": "Posts stay empty", "controls": _note(MOST)}, by=JO)

    assert not answer.refused


def test_more_than_that_is_refused_in_a_field_and_in_a_line(say: Conversation) -> None:
    say("/action add Recruit")

    assert say.fill("/action update", {"ref": "A1", "note": _note(MOST + 1)}, by=JO).refused
    assert "the log takes 3,000 at a time" in say(f"/action update A1 {_note(MOST - 5)}")


ROLE = ("Head of everything " * 140).strip()
WHO = [
    ("/action add", {"title": "Plan", "owner": ROLE}, "owner"),
    ("/action add", {"title": "Plan", "accountable": ROLE}, "accountable"),
    ("/action add", {"title": "Plan", "support": ROLE}, "support"),
    ("/action assign", {"ref": "A1", "owner": ROLE}, "owner"),
    ("/area add", {"title": "Housing", "lead": ROLE}, "lead"),
    ("/risk add", {"title": "Posts stay empty", "owner": ROLE}, "owner"),
    ("/measure add", {"ref": "M1", "title": "Visits", "owner": ROLE}, "owner"),
    ("/action bau", {"ref": "A1", "body": ROLE}, "body"),
]


@pytest.mark.parametrize(("verb", "values", "slot"), WHO, ids=[f"{verb} {slot}" for verb, _, slot in WHO])
def test_who_is_named_in_words_is_named_in_short(
    say: Conversation, verb: str, values: dict[str, str], slot: str
) -> None:
    say("/action add Recruit")

    answer = say.fill(verb, values, by=PAT)

    assert isinstance(answer, Offered)
    assert (answer.refused, answer.slot) == (True, slot)
    assert answer.reason.startswith(f"That is {len(ROLE):,} characters; 200 is the most for ")
    assert not say.fill(verb, values | {slot: ROLE[:200].strip()}, by=PAT).refused


@pytest.mark.parametrize(
    "line",
    [
        "/action reminders at: {}", "/action reminders days: {}", "/action reminders {}", "/board chair {}",
        "/board officer {}", "/action update A1 half done rating: {}", "/action update A1 half done status: {}",
        "/status {}", "/board review {}", "/board meeting {}", "/board pack {}", "/board dates {}", "/measure list {}",
        "/action due A1 {} because no room",
    ],
)  # fmt: skip
def test_a_long_word_is_not_said_again_whole(say: Conversation, line: str) -> None:
    say("/action add Recruit")

    answer = say.reply(line.format(WORD), by=SAM)
    told = say(line.format(WORD), by=SAM).partition("\n")[0]

    assert answer.refused
    assert len(told) < 400
    assert "xxxxxxxxxx…" in told


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (f'"{"a word " * 100}" is no time.', f'"{("a word " * 100)[:299].rsplit(" ", 1)[0]}…" is no time.'),
        (f"See {'https://' + 'a' * 140} for it.", f"See {'https://' + 'a' * 140} for it."),
        (f'The title "{"word " * 59}end" is taken.', f'The title "{"word " * 59}end" is taken.'),
        (f'"{"y" * 400}": who is that?', f'"{"y" * 60}…": who is that?'),
    ],
)
def test_titles_and_addresses_are_said_whole(reason: str, told: str) -> None:
    assert Refusal(reason).reason == told
