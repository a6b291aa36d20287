"""`/board handover`: from a person, a name or a role in words, to a person or a role."""

from datetime import timedelta

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from board.history import Entry
from commands.boards.handover_words import sides
from commands.measures.pages.as_at import measures_at


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """Actions of Jo, of a role spelt in three ways, and of a name that was in nobody's Slack when it was typed."""
    kept, say.crowd.people = say.crowd.people, []
    for owner in (
        "Head of MASH",
        "head of mash",
        "Head\u2011of\u2011MASH",
        "Ali N\u00f6or",
        "Performance Lead",
        "Head of MASH team",
    ):
        say(f"/action add Plan of {owner} owner: {owner}")
    say.crowd.people = kept
    say("/action add Train the panel <@U0JO>")
    say("/measure add M6 Visits owner: Head of MASH")
    return say


MASH = "3 actions and 1 measure handed over from"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"Head of MASH" <@U0JO>', f'{MASH} "Head of MASH" to <@U0JO>: A1, A2, A3, M6.'),
        ('\u201cHead of MASH\u201d <@U0JO>', f'{MASH} "Head of MASH" to <@U0JO>: A1, A2, A3, M6.'),
        ("Head of MASH to <@U0JO>", f'{MASH} "Head of MASH" to <@U0JO>: A1, A2, A3, M6.'),
        ("HEAD OF MASH \u2192 @jo", f'{MASH} "HEAD OF MASH" to <@U0JO>: A1, A2, A3, M6.'),
        ("Head of MASH Jo Reed", f'{MASH} "Head of MASH" to <@U0JO>: A1, A2, A3, M6.'),
        ("Head of MASH to Performance Lead", f'{MASH} "Head of MASH" to "Performance Lead": A1, A2, A3, M6.'),
        ('"Head of MASH" to "Assistant to the Director"', f'{MASH} "Head of MASH" to "Assistant to the Director": A1,'),
        ("Head of MASH team to Jo Reed", '1 action handed over from "Head of MASH team" to <@U0JO>: A6.'),
        ("<@U0JO> <@U0ALI>", "1 action handed over from <@U0JO> to <@U0ALI>: A7."),
        ("@jo @ali", "1 action handed over from <@U0JO> to <@U0ALI>: A7."),
        ("Jo Reed to Ali Noor", "1 action handed over from <@U0JO> to <@U0ALI>: A7."),
        ("@jo Head of Service", '1 action handed over from <@U0JO> to "Head of Service": A7.'),
        ("<@U0JO> to Performance Lead", '1 action handed over from <@U0JO> to "Performance Lead": A7.'),
        ("Ali Noor to @jo", "1 action handed over from <@U0ALI> to <@U0JO>: A4."),
        ("Ali Noor @ali", "1 action handed over from <@U0ALI> to <@U0ALI>: A4."),
        ("Head of QA to @jo", 'Not handed over. "Head of QA" is nobody in Slack, and owns nothing here in words. These do:'),
        ('"Head of QA" @jo', 'Not handed over. "Head of QA" is nobody in Slack, and owns nothing here in words. These do:'),
        ("Head of MASH to Head-of-MASH", "Not handed over. That is the same owner."),
        ("@jo @jo", "Not handed over. "),
        ("<@U0JO> <@U0JO>", "Not handed over. That is the same person."),
        ("Head of MASH to Sam Jones", f'{MASH} "Head of MASH" to "Sam Jones"'),
        ("Head of MASH to Reed", "Not handed over. Nobody in Slack is called just Reed. Did you mean Jo Reed?"),
        ("Head of MASH", "Not handed over. "),
        ("", "Not handed over. Say from whom and to whom."),
    ],
)  # fmt: skip
def test_who_hands_over_to_whom(board: Conversation, line: str, told: str) -> None:
    assert board(f"/board handover {line}".strip(), by=SAM).startswith(told)


def test_a_role_in_words_is_told_in_the_history_and_handed_back_by_lines_that_work(board: Conversation) -> None:
    board.later(minutes=2)
    told = board('/board handover "Head of MASH" @jo', by=SAM)

    assert told.splitlines()[-1] == "See them: /action list <@U0JO>"
    assert "Plan of head of mash" in board("/action list mine", by=JO)
    assert "gave it another owner" in board("/action show A1")
    first, *lines = board("/action undo", by=SAM).splitlines()
    assert first.startswith("Not undone. A handover moves many actions at once.")
    assert lines[0] == '/action assign A1 "Head of MASH"'
    assert board(lines[0], by=SAM).startswith("A1 is now Head of MASH's.")


def test_the_lines_that_are_offered_work(board: Conversation) -> None:
    _, *lines = board("/board handover Head of QA to @jo", by=PAT).splitlines()

    assert lines[0] == '/board handover "Head of MASH" @jo'
    assert board(lines[0], by=PAT).startswith(MASH)


def test_officers_do_not(board: Conversation) -> None:
    assert "Only the chair or board support" in board("/board handover Head of MASH to @ali", by=ALI)


def test_words_without_an_end_are_parted_in_time() -> None:
    assert sides("to " * 1500, lambda words: False) is not None


def test_whose_a_measure_was_is_known_as_at_a_day(board: Conversation) -> None:
    board.later(minutes=2)
    board("/board handover Head of MASH to @jo", by=SAM)
    with board.log.reading() as store:
        (on,) = store.boards.all()
        (now,) = store.measures.all(on.id)
        (then,) = measures_at(store, on, board.now - timedelta(minutes=1))

    assert (now.owner_id, now.owner_words) == ("U0JO", "")
    assert (then.owner_id, then.owner_words) == (None, "Head of MASH")


def test_a_handover_that_does_not_say_whose_a_measure_was_leaves_it_open(board: Conversation) -> None:
    """The history of earlier versions has such lines."""
    with board.log.writing() as store:
        (on,) = store.boards.all()
        (now,) = store.measures.all(on.id)
        changes = {"owner_id": (None, "U0JO"), "owner_words": (None, "")}
        line = Entry(0, "measure", now.id, "M6", "handover", "U0SAM", board.now + timedelta(hours=1), "", changes)
        store.history.add(on.id, line)
        (then,) = measures_at(store, on, board.now)

    assert (then.owner_id, then.owner_words) == (None, "")
