"""A mark behind a ref that belongs to the words is kept with them, and one that parts them from the ref is not."""

import pytest
from conversation import JO, SAM, Conversation


@pytest.fixture
def dm(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, SAM)}
    say("/action add Recruit @jo due: 31 July 2020")
    say("/risk add Posts stay empty <@U0JO>")
    say.later(minutes=2)
    return say


# What is said, and the words that are kept of it.
KEPT = [
    ("A1 -3 posts in the north team", "-3 posts in the north team"),
    ("A1 –3 posts in the north team", "–3 posts in the north team"),
    ("A1: -£3k on agency cover", "-£3k on agency cover"),
    ("A1 .5 of a post filled", ".5 of a post filled"),
    ("A1 .gov.uk page published", ".gov.uk page published"),
    ("A1 :tada: all are in post", ":tada: all are in post"),
    ("A1: :tada: all are in post", ":tada: all are in post"),
    ("A1 update :tada: all are in post", ":tada: all are in post"),
    ("A1 update - :tada: all are in post", ":tada: all are in post"),
    ("A1 ;-) all are in post", ";-) all are in post"),
    ("A1 - 3 posts in the north team", "3 posts in the north team"),
    ("A1 – all are in post", "all are in post"),
    ("A1 –all are in post", "all are in post"),
    ("A1 :: all are in post", "all are in post"),
    ("A1 done :tada: minutes of 3 July", ":tada: minutes of 3 July"),
    ("A1 hold, -2 staff", "-2 staff"),
    ("A1 hold - 2 staff are away", "2 staff are away"),
    ("RK1 -1 post", "-1 post"),
    ("RK1 :warning: two left", ":warning: two left"),
]


@pytest.mark.parametrize(("words", "kept"), KEPT)
def test_what_belongs_to_the_words_is_kept(dm: Conversation, words: str, kept: str) -> None:
    told = dm(f" {words}", channel="D0JO").splitlines()

    assert told[0].split()[0] in {"A1", "RK1"}, told
    assert any(line.endswith((f'"{kept}"', f"Because: {kept}")) for line in told), told


def test_a_dash_before_a_date_parts_it_from_the_ref(dm: Conversation) -> None:
    assert dm(" A1 due -20 August because two have left", channel="D0JO").startswith("A1 is now due Thu 20 Aug 2020")
    assert "/action due A1: 21/8 because … (" in dm(" A1 -21/8", channel="D0JO")


def test_the_lines_that_are_offered_keep_it_too(dm: Conversation) -> None:
    told = dm(" A1 hold -2 staff", channel="D0JO").splitlines()

    assert [each.partition(" (")[0] for each in told[1:3]] == [
        "/action hold A1: -2 staff",
        "/action update A1 hold -2 staff",
    ]
    assert dm("/action hold A1: -2 staff").endswith("Because: -2 staff")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/action update A1 - no change", '"no change"'),
        ("/action update A1, A2 – no change", '"no change"'),
        ("/action update A1 -3 posts", '"-3 posts"'),
        ("/action done A1 — minutes of 3 July", 'Evidence: "minutes of 3 July"'),
    ],
)
def test_a_dash_after_a_typed_ref_is_no_part_of_the_words(dm: Conversation, typed: str, kept: str) -> None:
    dm("/action add Train the panel")

    assert kept in dm(typed)
