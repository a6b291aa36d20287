"""What says nothing as evidence or as a reason, and what must pass: what people would type, each judged by hand."""

import pytest

from board.empty_words import is_evidence, is_reason

# Neither evidence nor a reason: nobody who reads it later learns anything.
NOTHING = (
    "ok", "OK", "Ok.", "okay", "done", "Done!", "DONE", "Y", "y", "yes", "Yes.", "yep", "n/a", "N/A", "na", "pending",
    "see above", "See above.", "as above", "above", "see below", "x", "xx", "xxx", "X.", "tbc", "TBC", "TBA", "tbd", "k",
    "all done", "yes, done", "it is done", "it's done", "It’s done now", "that's all done thanks", "completed",
    "complete", "fully complete", "100%", "100% complete", "finished", "job done", "task completed", "action complete",
    "closed", "please close", "pls close this", "can be closed", "sorted", "all good", "good", "fine",
    "none", "nothing", "nil", "-", "--", "…", "...", "?", ".", "0", "1", "7", "12", "asdf", "qwerty", "aaaa", "test",
    "testing", "blah blah", "ditto", "same", "same as before", "as before", "as discussed", "as agreed", "as stated",
    "see attached", "attached", "in progress", "ongoing", "on hold", "to follow", "will follow", "coming soon", "later",
    "awaiting sign-off", "evidence", "reason", "reasons", "various", "various reasons", "because", "just because", "idk",
    "don't know", "not sure", "unknown", "not applicable", "no reason", "👍", ":+1:", ":white_check_mark:", "OK 👍",
    "done :thumbsup:", "<evidence>", "<reason>", "done today", "done yesterday", "completed last week", "ＯＫ", "target met",
    "it is what it is", "met", "achieved", "tick", "✓", "✔ done", "self-explanatory", "wip", "https://",
)  # fmt: skip
# Of no use as evidence, but a reason that somebody could have: to return an action, or to hold it.
REASON_ONLY = (
    "no evidence", "not done", "not finished", "not complete", "still not done", "it isn't done", "nothing attached",
    "incomplete", "not yet achieved", "evidence not attached", "Not all completed", "no evidence attached",
    "not yet", "waiting", "it is ready", "ready to close", "started", "link", "link sent", "sent", "emailed today", "evidence held", "evidence provided",
    "completed as planned", "done as required", "will send", "sending it on", "as requested", "expected soon", "uploaded", "verbal update", "confirmed verbally", "already shared",
)  # fmt: skip
# A link, a folder, a minute, a figure, a name, a short but real sentence.
SOMETHING = (
    "https://intranet.council.gov.uk/audit-12", "<https://intranet.council.gov.uk/audit-12|audit>", "audit folder",
    "minute 4", "minutes of 3 July", "Minutes, item 4", "S:\\QA\\audit 12", "report in the audit folder", "19 of 20",
    "412/535", "86%", "dip sample", "dip sample of 20", "scorecard", "Q2 scorecard", "all in post", "all staff trained",
    "all teams reported", "QA", "QA report", "board paper 7", "see the July minutes", "see SharePoint", "seen in ten files",
    "signed off by Pat on 3 July", "agreed at the July board", "attendance list", "rota", "May sample", "two left",
    "late", "leave", "sickness", "Easter", "COVID", "half term", "duplicate", "superseded", "replaced by A12", "merged",
    "waiting for IT", "IT", "HR", "A&E closed", "no room", "no longer needed", "no budget", "not funded", "too early",
    "wrong measure", "entered twice", "typed by mistake", "wrong", "bank holiday", "staff off", "fell back", "reopen it: fell to 71%",
    "completed as planned: see the minutes", "sent as required to HR", "done: see the audit folder", "OK, minutes attached as item 4", "pending the audit", "ready, see email from Ali",
    "Ofsted letter", "DfE asked", "she left", "printer broke", "A12", "M6", "not seen", "still short", "two teams still to report",
    "test results from May", "complete list of staff in the HR folder", "the figure was for May", "personal reasons",
    "yes: rota of 3 July", "shared drive", "sent to Ali", "emailed to the board", "link in the minutes", "held by HR", "snow", "new", "budget", "éclair", "школа",
)  # fmt: skip


@pytest.mark.parametrize("words", NOTHING)
def test_what_says_nothing_is_neither_evidence_nor_a_reason(words: str) -> None:
    assert (is_evidence(words), is_reason(words)) == (False, False)


@pytest.mark.parametrize("words", REASON_ONLY)
def test_that_it_is_not_done_is_a_reason_and_no_evidence(words: str) -> None:
    assert (is_evidence(words), is_reason(words)) == (False, True)


@pytest.mark.parametrize("words", SOMETHING)
def test_what_says_something_passes_however_short(words: str) -> None:
    assert (is_evidence(words), is_reason(words)) == (True, True)


def test_a_line_of_any_length_is_read_in_one_go() -> None:
    assert not is_evidence("done " * 600)
    assert is_evidence("done " * 599 + "rota")
