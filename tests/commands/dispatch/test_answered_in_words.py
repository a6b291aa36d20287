"""Words to the bot that begin with a ref or a verb, as people answer a reminder in a direct message."""

import pytest
from conversation import JO, PAT, SAM, Conversation

NORTH = "C0NORTH"
SENTENCE = "I read commands, and not sentences."


@pytest.fixture
def dm(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, PAT, SAM)}
    for ref in ("A12", "A13", "R10-02", "1.10"):
        say(f"/action add Publish guide {ref} @jo ref: {ref} due: 31 July 2020")
    say("/measure add Visits in time")
    say("/board reminders on", by=SAM)
    say.later(minutes=2)
    return say


def _says(say: Conversation, words: str) -> str:
    return say(f" {words}", channel="D0JO")


def _history(say: Conversation) -> list[str]:
    with say.log.reading() as store:
        return [each.said for each in store.history.after(1, 0)]


# What is said, the line that it stands for, and the beginning of the answer.
UNDERSTOOD = [
    ("A12 done, minutes in the folder", "/action done A12 minutes in the folder", "A12 awaits sign-off"),
    ("A12: done. Minutes in the folder", "/action done A12 Minutes in the folder", "A12 awaits sign-off"),
    ("A12 - done - minutes in the folder", "/action done A12 minutes in the folder", "A12 awaits sign-off"),
    ("done A12 minutes in the folder", "/action done A12 minutes in the folder", "A12 awaits sign-off"),
    ("Done, A12: minutes in the folder", "/action done A12: minutes in the folder", "A12 awaits sign-off"),
    ("a 12 done minutes in the folder", "/action done A12 minutes in the folder", "A12 awaits sign-off"),
    ("A12 done: A13 covers it, see its folder", "/action done A12: A13 covers it, see its folder", "A12 awaits"),
    ("R10-02 on track", "/action on-track R10-02", "R10-02 is on track"),
    ("r10-2 On track, two left", "/action on-track R10-02 two left", "R10-02 is on track"),
    ("R10-02 is still on track", "/action on-track R10-02", "R10-02 is on track"),
    ("R10-02 is not on track", "/action update R10-02 is not on track", "R10-02 updated."),
    ("on track R10-02", "/action on-track R10-02", "R10-02 is on track"),
    ("A12 snooze Monday", "/action snooze A12 Monday", "No reminder of A12 before Mon 13 Jul 2020."),
    ("update A12 412 of 535 reviewed", "/action update A12 412 of 535 reviewed", "A12 updated."),
    ("A12 412 of 535 reviewed", "/action update A12: 412 of 535 reviewed", "A12 updated."),
    ("A12 Met with the panel; they agree", "/action update A12 Met with the panel; they agree", "A12 updated."),
    ("A12 is not done yet", "/action update A12 is not done yet", "A12 updated."),
    ("A12 not started, no staff", "/action update A12 not started, no staff", "A12 updated."),
    ("A12: A13 has to come first", "/action update A12: A13 has to come first", "A12 updated."),
    ("A12 hold waiting for the panel", "/action hold A12 waiting for the panel", "A12 is on hold."),
    (
        "A12 due 31 August because the printer is closed",
        "/action due A12: 31 August because the printer is closed",
        "A12 is now due",
    ),
    ("A12 assign <@U0PAT>", "/action assign A12 <@U0PAT>", "A12 is now <@U0PAT>'s."),
    ("A12, A13 update: the panel agreed", "/action update A12 A13: the panel agreed", "2 actions updated."),
]


@pytest.mark.parametrize(("words", "line", "answer"), UNDERSTOOD)
def test_a_ref_or_a_verb_is_understood(dm: Conversation, words: str, line: str, answer: str) -> None:
    told = _says(dm, words)

    assert told.startswith(answer)
    assert _history(dm)[-1] == line
    is_guessed = line.startswith("/action update") and "update" not in words
    assert ("Taken as an update." in told) is is_guessed


SHOWN = [
    ("A12", "A12 Publish guide"), ("A12?", "A12 Publish guide"), ("A12 please", "A12 Publish guide"),
    ("A12 done?", "A12 Publish guide"), ("show A12", "A12 Publish guide"), ("M1", "M1 Visits in time"),
    ("show M1", "M1 Visits in time"), ("mine", "Your 4 open actions"), ("Mine please", "Your 4 open actions"),
    ("action show A12", "A12 Publish guide"), ("status", "Improvement Board,"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "answer"), SHOWN)
def test_a_ref_alone_is_shown(dm: Conversation, words: str, answer: str) -> None:
    before = _history(dm)

    assert answer in _says(dm, words).splitlines()[0]
    assert _history(dm) == before


WHICH = "Not done. That can mean more than one thing. Which is it?"
OF_OWN = "Not done. Begin with the ref of the action that you mean. Is it one of these?"
SAID_FIRST = "Not done. Begin with the ref, or with what is to be done. Do you mean:"
# What is said, what is asked, and a line that is offered, or one that must not be.
ASKED = [
    ("A12 close it", WHICH, "/action close A12 (", ""),
    ("A12 close to finished", WHICH, "/action update A12 close to finished (", "/action close"),
    ("A12 cancel the meeting", WHICH, "/action update A12 cancel the meeting (", "/action cancel"),
    ("A12 is done", WHICH, "/action done A12 … (", ""),
    ("A12 has now been completed", WHICH, "/action done A12 … (", ""),
    ("A12 done by Friday", WHICH, "/action update A12 done by Friday (", "done A12 by"),
    ("A12 done, except the audits", WHICH, "/action update A12 done, except the audits (", "done A12 except"),
    ("A12 done 3 of 5", WHICH, "/action update A12 done 3 of 5 (", "done A12: 3"),
    ("A12 start date agreed with health", WHICH, "/action update A12 start date agreed with health (", ""),
    ("A12 hold music for the line", WHICH, "/action update A12 hold music for the line (", ""),
    ("done A12 when Sam is back", WHICH, "/action update A12 done when Sam is back (", ""),
    ("start A12 when Sam is back", WHICH, "/action update A12 start when Sam is back (", ""),
    ("A12 start on Monday", WHICH, "/action update A12 start on Monday (", ""),
    ("A12 hold on, I will look", WHICH, "/action update A12 hold on, I will look (", ""),
    ("A12 due to the strike nothing moved", WHICH, "/action update A12 due to the strike", "due A12 to"),
    ("A12 who owns this?", WHICH, "/action show A12 (", ""),
    ("A12 Friday", WHICH, "/action due A12 Friday because … (", ""),
    ("A12 <@U0PAT>", WHICH, "/action assign A12 <@U0PAT> (", ""),
    ("A12 yes", WHICH, "/action update A12 yes (", ""),
    ("A12 and A13 overlap", WHICH, "/action update A12 A13: overlap (", ""),
    ("1.10 of the 3 left", WHICH, "/action update 1.10 of the 3", ""),
    ("The minutes of A12 are in the folder", SAID_FIRST, "/action update A12 The minutes of A12 are", "/action done"),
    ("I finished A12 yesterday", SAID_FIRST, "/action show A12 (", "/action done"),
    ("update on A12: visits at 77%", SAID_FIRST, "/action update A12 update on A12", ""),
    ("A12 delete", "Nothing is ever deleted.", "/action help cancel", ""),
    ("A12 finished", 'I don\'t know "finished".', "/action done A12", ""),
    ("done", '"done" alone is not enough.', "action done", ""),
    ("start the meeting", '"start" alone is not enough.', "", ""),
    (
        "will be finished tomorrow",
        OF_OWN,
        "/action update A12 will be finished tomorrow (Publish guide A12)",
        "done A12",
    ),
    ("all done now, see the QA folder", OF_OWN, "/action update A12 all done now, see the QA folder (", ""),
    ("what do I do", SENTENCE, "action list mine", "A12"),
    ("can I have the board paper?", SENTENCE, "board pack", "A12"),
    ("can we have until 5 Aug", OF_OWN, "/action due A12", ""),
    ("show me my actions", SENTENCE, "action list mine", "A12"),
    ("add Recruit", '"add" alone is not enough.', "measure add Recruit", ""),
    ("undo", '"undo" alone is not enough.', "action undo", ""),
    ("A99 done minutes in the folder", "There is no action A99", "", ""),
    ("A99 412 of 535 reviewed", "There is no action A99", "", ""),
    ("100 visits done", OF_OWN, "/action update A12: 100 visits done (", ""),
    ("A12 done", '"Done" needs evidence', "/action done A12", ""),
]


@pytest.mark.parametrize(("words", "answer", "line", "never"), ASKED)
def test_what_would_be_a_guess_is_asked(dm: Conversation, words: str, answer: str, line: str, never: str) -> None:
    before = _history(dm)

    told = _says(dm, words)

    assert answer in told
    assert line in told
    assert not never or never not in told
    assert _history(dm) == before


@pytest.mark.parametrize(
    "asks",
    ["what's", "What’s", "whats", "where's", "Where’s", "who’ll", "whose", "when's", "why’s", "“Who's", "how're"],
)
def test_a_question_is_no_report_whatever_its_apostrophe(dm: Conversation, asks: str) -> None:
    assert "I read commands, and not sentences." in _says(dm, f"{asks} the lead of the audits")
    assert WHICH in _says(dm, f"A12 {asks} the lead of the audits")


def test_it_is_done_once_and_the_guard_reads_it(dm: Conversation) -> None:
    first = _says(dm, "A12 half way there")
    lines = len(_history(dm))

    assert _says(dm, "A12 half way there").startswith(first.splitlines()[0])
    assert len(_history(dm)) == lines
    assert "date of birth" in _says(dm, "A12 met with A.B., DoB 01/02/2012")
    assert len(_history(dm)) == lines


def test_a_mention_in_the_channel_is_understood_as_well(dm: Conversation) -> None:
    assert dm(" A12 412 of 535 reviewed", overheard="yes").startswith("A12 updated.")


@pytest.fixture
def two(dm: Conversation) -> Conversation:
    """A second board, which has an A12 and a B1."""
    dm("/board setup North", by=SAM, channel=NORTH)
    dm.reaches[JO.id] = frozenset({"C0BOARD", NORTH})
    for ref in ("A12", "B1"):
        dm(f"/action add Northern guide {ref} @jo ref: {ref}", channel=NORTH)
    dm.later(minutes=2)
    return dm


def test_a_ref_on_one_of_ones_boards_is_that_boards(two: Conversation) -> None:
    assert _says(two, "B1 half way").splitlines()[:2] == ["B1 updated. Not started · no due date", "Northern guide B1"]
    assert _says(two, "A13 half way").splitlines()[1] == "Publish guide A13"


def test_of_a_ref_on_several_boards_it_is_asked_which(two: Conversation) -> None:
    told = _says(two, "A12 done, minutes in the folder").splitlines()

    assert told == [
        "Not done. A12 is on more than one of your boards. Which board?",
        "/action done A12 minutes in the folder board: Improvement Board (Publish guide A12)",
        "/action done A12 minutes in the folder board: North (Northern guide A12)",
    ]
    assert two(told[2].partition(" (")[0], channel="D0JO").startswith("A12 awaits sign-off")
    assert "Northern guide A12 · <@U0JO>" in two("/action list awaiting", channel=NORTH)
