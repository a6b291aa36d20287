"""Words after a ref that ask for something: understood as their verb, or asked about, and never kept as an update."""

import pytest
from conversation import JO, SAM, Conversation

REASON = "Not moved. Moving a due date needs a reason. Try:"
WHICH = "Not done. That can mean more than one thing. Which is it?"
NO_LINE = ""


@pytest.fixture
def dm(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, SAM)}
    say("/action add Publish guide @jo ref: A12 due: 31 July 2020")
    for ref in ("M5", "M6"):
        say(f"/measure add {ref} Visits in time")
    say("/measure target M6 CIN visits at least 85% by 31 July 2020", by=SAM)
    for team in ("North", "South"):
        say(f"/measure target M5 {team} team at least 85% by 31 July 2020", by=SAM)
    say.later(minutes=2)
    return say


def _told(say: Conversation, words: str) -> tuple[str, str]:
    """The answer in a direct message, and the line that was kept; empty where nothing was."""
    before = _said(say)
    told = say(f" {words}", channel="D0JO")
    kept = _said(say)[len(before) :]
    return told, kept[0] if kept else NO_LINE


def _said(say: Conversation) -> list[str]:
    with say.log.reading() as store:
        return [each.said for each in store.history.after(1, 0)]


# What is said, how the answer begins, and a line that it offers.
ASKED = [
    ("A12 could you move it to Friday", REASON, "/action due A12 Friday because …"),
    ("A12 Could you please move this to Friday?", REASON, "/action due A12 Friday because …"),
    ("A12 can we have until 5 Aug", REASON, "/action due A12 5 Aug because …"),
    ("A12 can I have an extension until 5 Aug please", REASON, "/action due A12 5 Aug because …"),
    ("A12 can we push it back to next Friday pls", REASON, "/action due A12 next Friday because …"),
    ("A12 please can this be moved to the end of August", REASON, "/action due A12 the end of August because …"),
    ("A12 we need until 5 Aug", REASON, "/action due A12 5 Aug because …"),
    ("A12 we’d like until 5 Aug", REASON, "/action due A12 5 Aug because …"),
    ("A12 move to 5 Aug", REASON, "/action due A12 5 Aug because …"),
    ("A12 extension to 5 Aug please", REASON, "/action due A12 5 Aug because …"),
    ("A12 I need more time", WHICH, "/action due A12 <date> because … ("),
    ("A12 can we have a bit longer", WHICH, "/action due A12 <date> because … ("),
    ("A12 printer broken. Can we have longer", WHICH, "/action due A12 <date> because … ("),
    (
        "A12 no applicants, can it go to the end of August?",
        WHICH,
        "/action due A12 the end of August because no applicants (",
    ),
    (
        "A12 slipping - nobody came. Could we have until 5 Aug",
        WHICH,
        "/action due A12: 5 Aug because slipping - nobody came (",
    ),
    ("A12 sorry, can it go back to 5 Aug?", REASON, "/action due A12 5 Aug because …"),
    ("A12 can it go to the panel on Friday?", WHICH, "/action update A12 can it go to the panel on Friday? ("),
    ("A12 please close", WHICH, "/action close A12 ("),
    ("A12 can this be closed please", WHICH, "/action done A12 … ("),
    ("A12 please cancel", WHICH, "/action cancel A12 … ("),
    ("A12 please put on hold", WHICH, "/action hold A12 … ("),
    ("A12 not mine", WHICH, "/action assign A12 … ("),
    ("A12 this isn’t mine, sorry", WHICH, "/action assign A12 … ("),
    ("A12 pass to Ali please", WHICH, "/action assign A12 … ("),
    ("A12 can someone else take this", WHICH, "/action assign A12 … ("),
    ("A12 please could somebody chase finance", WHICH, "/action show A12 ("),
    ("A12 is it still needed", WHICH, "/action show A12 ("),
    ("A12 any news", WHICH, "/action show A12 ("),
    ("A12 met the panel, can you tell Ali", WHICH, "/action update A12 met the panel, can you tell Ali ("),
    ("A12 who?", WHICH, "/action show A12 ("),
    ("A12 reviewed", WHICH, "/action done A12 … ("),
    ("A12 noted", WHICH, "/action update A12 noted ("),
    ("A12 update please", "A12 Publish guide", ""),
    ("M5 84%", "Not saved. M5 has 2 indicators. Which?", "/measure reading M5"),
    ("M6 84% 77%", "Not saved. There is more than one figure in that.", "/measure reading M6 77%"),
    ("M6 184%", "Not saved.", ""),
    ("M6 84%?", WHICH, "/measure reading M6 … ("),
    ("M6 should be 84% by June", WHICH, "/measure reading M6 … ("),
    ("M6 target is 85%", "No target set.", "/measure target M6 at least 85%"),
    ("M6 is met", WHICH, "/measure claim M6 met ("),
    ("M6 not met", WHICH, "/measure claim M6 not met ("),
    ("M6 not available yet", WHICH, "/measure show M6 ("),
]


@pytest.mark.parametrize(("words", "answer", "line"), ASKED)
def test_what_asks_for_something_is_never_kept(dm: Conversation, words: str, answer: str, line: str) -> None:
    told, kept = _told(dm, words)

    assert kept == NO_LINE
    assert told.startswith(answer)
    assert line in told


# What is said, and the line that it stands for.
DONE = [
    ("A12 could we move it to 5 Aug because the printer is shut", "/action due A12: 5 Aug because the printer is shut"),
    ("A12 please move to Friday because Ali can print", "/action due A12 Friday because Ali can print"),
    ("A12 could not get hold of Ali", "/action update A12 could not get hold of Ali"),
    ("A12 can now start", "/action update A12 can now start"),
    ("A12 is this week’s priority", "/action update A12 is this week’s priority"),
    ("A12 is with the panel", "/action update A12 is with the panel"),
    ("A12 will go to the panel on Friday", "/action update A12 will go to the panel on Friday"),
    ("A12 may slip a week", "/action update A12 may slip a week"),
    ("A12 has been to the panel", "/action update A12 has been to the panel"),
    ("A12 please note the panel met", "/action update A12 please note the panel met"),
    ("A12 asked Ali to please send the list", "/action update A12 asked Ali to please send the list"),
    ("A12 asked finance to move it to Friday", "/action update A12 asked finance to move it to Friday"),
    ("A12 the panel asked could we wait", "/action update A12 the panel asked could we wait"),
    ("A12 finance have until Friday to answer", "/action update A12 finance have until Friday to answer"),
    ("A12 reviewed by the panel, no change", "/action update A12 reviewed by the panel, no change"),
    ("A12 drafted", "/action update A12 drafted"),
    ("A12 recruiting", "/action update A12 recruiting"),
    ("A12 half way", "/action update A12 half way"),
    ("A12 no change", "/action update A12 no change"),
    ("A12 spoke to Ali, waiting for the list", "/action update A12 spoke to Ali, waiting for the list"),
    ("M6 84%", "/measure reading M6: 84%"),
    ("M6: 84%", "/measure reading M6: 84%"),
    ("m6 84", "/measure reading M6: 84"),
    ("M6 412/535", "/measure reading M6: 412/535"),
    ("M6 is 84% as at 30 June", "/measure reading M6 is 84% as at 30 June"),
    ("M6 is suppressed as at 30 June", "/measure reading M6 is suppressed as at 30 June"),
    ("M6 CIN visits too small to show as at 30 June", "/measure reading M6 CIN visits too small to show as at 30 June"),
    ("M6 now at 84 percent", "/measure reading M6 now at 84 percent"),
    ("M6 CIN visits 84% as at 30 June", "/measure reading M6 CIN visits 84% as at 30 June"),
    ("M5 North team 84%", "/measure reading M5 North team 84%"),
    ("M6 dropped from 84% to 77%", "/measure reading M6 dropped from 84% to 77%"),
]


@pytest.mark.parametrize(("words", "line"), DONE)
def test_what_tells_something_is_kept_as_what_it_is(dm: Conversation, words: str, line: str) -> None:
    told, kept = _told(dm, words)

    assert kept == line
    assert ("Taken as an update." in told) is line.startswith("/action update")


def test_where_dates_are_agreed_it_is_asked_of_the_chair(dm: Conversation) -> None:
    dm("/board dates agreed", by=SAM)

    told, _ = _told(dm, "A12 can we have until 30 September because the printer is closed")

    assert told.startswith("Asked for. A12 stays due Fri 31 Jul 2020 until the chair or support agrees")


def test_a_reading_in_words_says_its_day(dm: Conversation) -> None:
    assert _told(dm, "M6 84%")[0].startswith("M6 reading saved. CIN visits 84% as at Wed 8 Jul 2020")
    assert _told(dm, "M6 is 77% as at 30 June")[0].startswith("M6 reading saved. CIN visits 77% as at Tue 30 Jun 2020")
