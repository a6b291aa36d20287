"""Words after a ref, or about one, that nearly say it: a slip, whose it is, a ref or a figure written another way."""

import pytest
from conversation import JO, SAM, Conversation

WHICH = "Not done. That can mean more than one thing. Which is it?"
MENTIONS = "Not done. Begin with the ref, or with what is to be done. Do you mean:"


@pytest.fixture
def dm(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, SAM)}
    for ref in ("A12", "A13"):
        say(f"/action add Publish guide {ref} @jo ref: {ref} due: 31 July 2020")
    for ref in ("M1", "M6"):
        say(f"/measure add {ref} Visits in time")
    say("/measure target M6 CIN visits at least 85% by 31 July 2020", by=SAM)
    say.later(minutes=2)
    return say


def _history(say: Conversation) -> list[str]:
    with say.log.reading() as store:
        return [each.said for each in store.history.after(1, 0)]


# What is said, how the answer begins, and the first line that it offers.
ASKED = [
    ("A12 onn track", WHICH, "/action on-track A12"),
    ("A12 on trak", WHICH, "/action on-track A12"),
    ("A12 om track, two left", WHICH, "/action on-track A12 two left"),
    ("A12 compelted", WHICH, "/action done A12"),
    ("A12 finsihed", WHICH, "/action done A12"),
    ("A12 compelted, minutes in the folder", WHICH, "/action done A12 minutes in the folder"),
    ("pause A12 until the panel meets", MENTIONS, "/action hold A12 …"),
    ("A12 now finsihed", WHICH, "/action done A12 …"),
    ("A12 updaet the panel met", WHICH, "/action update A12 the panel met"),
    ("A12 whos is this", WHICH, "/action update A12 whos is this"),
    ("A12 who’s got this", WHICH, "/action update A12 who’s got this"),
    ("A12 its ali's", WHICH, "/action assign A12 …"),
    ("A12 it's Ali’s", WHICH, "/action assign A12 …"),
    ("A12 belongs to Ali", WHICH, "/action assign A12 …"),
    ("A12 should be Ali's", WHICH, "/action assign A12 …"),
    ("A12 is Ali's job, not mine", WHICH, "/action assign A12 …"),
    ("A12 is for Ali", WHICH, "/action assign A12 …"),
    ("A12 wrong owner, it's Ali's", WHICH, "/action assign A12 …"),
    ("A12 on hold until the panel meets", WHICH, "/action hold A12 until the panel meets"),
    ("A12 is on hold, no printer", WHICH, "/action hold A12 no printer"),
    ("A12's done", WHICH, "/action done A12"),
    ("A12's update is in the folder", WHICH, "/action update A12 update is in the folder"),
    ("A12/A13 on track", WHICH, "/action on-track A12"),
    ("A12 & A13 done minutes in folder", WHICH, "/action done A12 minutes in folder"),
    ("A12/A13 half way", WHICH, "/action update A12 A13: half way"),
    ("A12 can't do by Friday", WHICH, "/action due A12 Friday because …"),
    ("A12 can’t make Friday", WHICH, "/action due A12 Friday because …"),
    ("A12 won't be done until 5 Aug", WHICH, "/action due A12: 5 Aug because …"),
    ("A12 delay two weeks", WHICH, "/action due A12 another two weeks because …"),
    ("A12 put it back a fortnight", WHICH, "/action due A12 another fortnight because …"),
    ("A12 needs another two weeks", WHICH, "/action due A12 another two weeks because …"),
    ("A12 friday pls", WHICH, "/action due A12 friday because …"),
    ("A12 friday please because Ali can print", WHICH, "/action due A12 friday because Ali can print"),
    ("A12 completes in June", WHICH, "/action due A12 <date> because …"),
    ("M6 84 % 30/6", "Not saved. Is 30/6 the day of that figure?", "/measure reading M6 CIN visits 84% as at 30/6"),
    ("M6 eighty four percent", WHICH, "/measure reading M6 84%"),
    ("M6 is ninety percent as at 30 June", WHICH, "/measure reading M6 90% as at 30 June"),
    ("M1 visits 84%", "Not saved. M1 has no indicator yet. Which is it?", "/measure reading M1 84%"),
    ("M1 84% of visits", "Not saved. M1 has no indicator yet. Which is it?", "/measure reading M1 84%"),
    ("84% M6 is poor", MENTIONS, "/measure reading M6 84%"),
    ("The figure for M6 is 84% as at 30 June", MENTIONS, "/measure reading M6 84% as at 30 June"),
]


@pytest.mark.parametrize(("words", "answer", "line"), ASKED)
def test_it_is_asked_with_a_line_that_works(dm: Conversation, words: str, answer: str, line: str) -> None:
    before = _history(dm)

    told = dm(f" {words}", channel="D0JO").splitlines()

    assert _history(dm) == before
    assert told[0] == answer
    assert told[1].partition(" (")[0] == line
    whole = line.replace("<date>", "30 September").replace("because …", "because the printer is shut")
    whole = whole.replace("…", "minutes in the folder" if " done " in line else "@jo")
    dm(whole + (" minutes in the folder" if line == "/action done A12" else ""), channel="D0JO")
    assert len(_history(dm)) > len(before) or " assign " in line


# What is said, and the line that it stands for.
KEPT = [
    ("A12’s minutes are in the folder", "/action update A12 minutes are in the folder"),
    ("A12's on track", "/action on-track A12"),
    ("A12 ontrack", "/action on-track A12"),
    ("#12 half way", "/action update A12 half way"),
    ("no. 12 half way", "/action update A12 half way"),
    ("action 12 half way", "/action update A12 half way"),
    ("Action #12 done, minutes in the folder", "/action done A12 minutes in the folder"),
    ("measure 6 84%", "/measure reading M6: 84%"),
    ("84% for M6", "/measure reading M6: 84%"),
    ("84% on M6 as at 30 June", "/measure reading M6: 84% as at 30 June"),
    ("M1 84%", "/measure reading M1: 84%"),
    ("M6 visits 84%", "/measure reading M6 visits 84%"),
    ("A12 50%", "/action update A12 progress: 50%"),
    ("A12 75% done", "/action update A12: 75% done"),
    ("A12 no track record", "/action update A12 no track record"),
    ("A12 closer to target", "/action update A12 closer to target"),
    ("A12 should get there", "/action update A12 should get there"),
    ("A12 its in the folder", "/action update A12 its in the folder"),
    ("A12 Ali's on leave", "/action update A12 Ali's on leave"),
    ("A12 its Ali's turn to answer", "/action update A12 its Ali's turn to answer"),
    ("A12 is this week's priority", "/action update A12 is this week's priority"),
    ("A12 for the panel", "/action update A12 for the panel"),
    ("A12 the panel meets on Friday to agree it", "/action update A12 the panel meets on Friday to agree it"),
    ("A12 finance can’t do it before they have the list", "/action update A12 finance can’t do it before they have the list"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "line"), KEPT)
def test_what_says_it_is_kept(dm: Conversation, words: str, line: str) -> None:
    dm(f" {words}", channel="D0JO")

    assert _history(dm)[-1] == line


def test_several_refs_have_a_line_each(dm: Conversation) -> None:
    told = dm(" A12/A13 on track", channel="D0JO")

    assert "/action on-track A12 (" in told
    assert "/action on-track A13 (" in told


def test_a_number_that_is_short_for_two_refs_or_none_is_not_guessed(dm: Conversation) -> None:
    dm("/action add Print guide @jo ref: B12")
    before = _history(dm)

    for words in ("#12 half way", "action 12 half way", "action 99 half way", "12 half way"):
        dm(f" {words}", channel="D0JO")
    assert _history(dm) == before


@pytest.mark.parametrize(
    ("words", "how", "line"),
    [
        ("reject A12", MENTIONS, "/action return A12 … (says that it is not finished yet)"),
        ("reject A12, no evidence", MENTIONS, "/action return A12 … (says that it is not finished yet)"),
        (
            "A12 not accepted, no evidence",
            WHICH,
            "/action return A12 … (the chair's decision that it is not finished yet)",
        ),
        ("approve A12", MENTIONS, "/action help close (how the chair or board support ends an action)"),
    ],
)
def test_a_decision_is_offered_and_not_kept_as_an_update(dm: Conversation, words: str, how: str, line: str) -> None:
    dm("/action done A12 minutes in the folder")
    before = _history(dm)

    told = dm(f" {words}", channel="D0SAM", by=SAM).splitlines()

    assert told[:2] == [how, line]
    assert _history(dm) == before
    if " return " in line:
        assert dm(line.partition(" (")[0].replace("…", "no evidence"), by=SAM).startswith("A12 returned.")


def test_what_the_chair_may_have_decided_has_the_help_of_the_verb_that_ends_it(dm: Conversation) -> None:
    told = dm(" A12 agreed", channel="D0SAM", by=SAM).splitlines()

    assert told[-1] == "/action help close (how the chair or board support ends an action)"
    assert "/action help close" not in dm(" A12 reviewed", channel="D0SAM", by=SAM)


@pytest.mark.parametrize("words", ["oops M6 was 84%", "sorry, M6 should be 84%", "correction: M6 84%"])
def test_a_corrected_figure_is_offered_in_place_of_the_newest(dm: Conversation, words: str) -> None:
    for typed in ("80% as at 31 May", "77% as at 30 April", "81% as at 31 May"):
        dm(f"/measure reading M6 {typed}")

    told = dm(f" {words}", channel="D0SAM", by=SAM).splitlines()

    assert told[:3] == [
        MENTIONS,
        "/measure reading M6 84% as at 31 May 2020 (in place of 81%)",
        "/measure reading M6 84% (enters a figure)",
    ]
    assert "84% as at Sun 31 May 2020, in place of 81%; both are kept" in dm(told[1].partition(" (")[0], by=SAM)
