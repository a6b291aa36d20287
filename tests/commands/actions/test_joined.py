"""Refs that are joined otherwise than in a row are asked about: never one of them done, and the rest kept as words."""

import pytest
from conversation import JO, PAT, SAM, Conversation


@pytest.fixture
def four(say: Conversation) -> Conversation:
    """A1 to A4 await sign-off."""
    for title in ("Train the panel", "Visit every home", "Audit the plans", "Recruit"):
        say(f"/action add {title} @jo due: 31 July")
    for ref in ("A1", "A2", "A3", "A4"):
        say(f"/action done {ref} attendance list in the training folder", by=JO)
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(
    ("typed", "question", "lines"),
    [
        ("close A1 to A4", "Are A2, A3 and A4 other actions", ["close A1 A2 A3 A4", "close A1: to A4"]),
        ("close A1-A3", "Are A2 and A3 other actions", ["close A1 A2 A3", "close A1: - A3"]),
        ("close A1 – A3", "Are A2 and A3 other actions", ["close A1 A2 A3", "close A1: – A3"]),
        ("close A1–A3 agreed", "Are A2 and A3 other actions", ["close A1 A2 A3 agreed", "close A1: - A3 agreed"]),
        ("close A1 up to A2", "Is A2 another action", ["close A1 A2", "close A1: up to A2"]),
        ("close A2 through A4", "Are A3 and A4 other actions", ["close A2 A3 A4", "close A2: through A4"]),
        ("close A1, A2 to A4", "Are A3 and A4 other actions", ["close A1 A2 A3 A4", "close A1 A2: to A4"]),
        ("close A1 plus A2", "Is A2 another action", ["close A1 A2", "close A1: plus A2"]),
        ("close A1 plus A2 plus A3 agreed", "Are A2 and A3 other actions",
         ["close A1 A2 A3 agreed", "close A1: plus A2 plus A3 agreed"]),
        ("close A1, then A2", "Is A2 another action", ["close A1 A2", "close A1: then A2"]),
        ("close A1 as well as A2", "Is A2 another action", ["close A1 A2", "close A1: as well as A2"]),
        ("close A1 and also A2", "Is A2 another action", ["close A1 A2", "close A1: and also A2"]),
        ("close A1 A2 also A3", "Is A3 another action", ["close A1 A2 A3", "close A1 A2: also A3"]),
        ("close A1 (and A2)", "Is A2 another action", ["close A1 A2", "close A1: (and A2)"]),
        ("close A1 / A2", "Is A2 another action", ["close A1 A2", "close A1: / A2"]),
        ("return A1 or A2 two teams still to report", "Is A2 another action",
         ["return A1 A2 two teams still to report", "return A1: or A2 two teams still to report"]),
        ("update A1 with A2 half done", "Is A2 another action",
         ["update A1 A2 half done", "update A1: with A2 half done"]),
        ("assign A1 to A2 @ali", "Is A2 another action", ["assign A1 A2 @ali", "assign A1: to A2 @ali"]),
        ("hold A1 to A2 waiting for a room", "Is A2 another action",
         ["hold A1 waiting for a room", "hold A2 waiting for a room", "hold A1: to A2 waiting for a room"]),
        ("show A1 to A3", "Are A2 and A3 other actions", ["show A1 A2 A3"]),
    ],
)  # fmt: skip
def test_refs_that_a_word_joins_are_asked_about(
    four: Conversation, typed: str, question: str, lines: list[str]
) -> None:
    told = four(f"/action {typed}", by=PAT).splitlines()

    assert told[0].endswith(f". {question}, or among the words?"), told
    assert told[1:] == [f"/action {line}" for line in lines]
    assert four("/action list awaiting").startswith("4 actions")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("update A1 to 5 homes so far", "to 5 homes so far"),
        ("update A1 - 412 of 535 seen", "412 of 535 seen"),
        ("update A1 with 3 of 5 seen", "with 3 of 5 seen"),
        ("update A1 to the board on 4 August", "to the board on 4 August"),
        ("update A1 then M6 is measured again", "then M6 is measured again"),
        ("update A1: to A4 we add the north team", "to A4 we add the north team"),
        ("update A1 waits for A2", "waits for A2"),
        ("close A1 agreed with A2", "agreed with A2"),
    ],
)
def test_other_words_are_kept(four: Conversation, typed: str, kept: str) -> None:
    assert four(f"/action {typed}", by=PAT).endswith(f'"{kept}"')


def test_numbers_that_are_refs_are_asked_about_only_at_the_end(say: Conversation) -> None:
    for number in ("3", "4", "5"):
        say(f"/action add Visit home {number} @jo ref: {number}", by=SAM)
    say.later(minutes=2)

    assert say("/action show 3 to 5").splitlines()[1:] == ["/action show 3 4 5"]
    assert say("/action update 3 to 5 homes in a week").endswith('"to 5 homes in a week"')


def test_a_ref_that_holds_a_sign_is_one_ref(say: Conversation) -> None:
    for ref in ("A/1", "A-1/A-2"):
        say(f"/action add Visit home {ref[-1]} @jo ref: {ref}", by=SAM)
    say("/action add Visit the school @jo ref: A-2", by=SAM)

    assert say("/action update A-1/A-2 half done").startswith("A-1/A-2 updated.")
