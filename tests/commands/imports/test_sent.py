"""`/board import` in Slack, as it is asked for: what waits to be done is done once, and keeps nobody from the next step."""

from conversation import SAM, Conversation

FILE, KNOWN = "F0123ABCD", "a" * 64
BRING_IN = f"/board import bring it in fileid: {FILE} filehash: {KNOWN} filesince: a"
ON_ITS_WAY = "That is on its way already."


def test_a_report_that_is_still_being_settled_keeps_nobody_from_its_button(say: Conversation) -> None:
    assert say(f"/board import fileid: {FILE}", by=SAM).startswith("Reading the file…")

    assert say(BRING_IN, by=SAM).startswith("Bringing the file in…")


def test_what_is_being_brought_in_is_not_brought_in_beside_itself(say: Conversation) -> None:
    say(BRING_IN, by=SAM)
    say.later(seconds=70)

    assert say(BRING_IN, by=SAM).startswith(ON_ITS_WAY)
