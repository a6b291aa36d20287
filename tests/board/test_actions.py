"""What may become of an action: every status with every verb."""

from dataclasses import replace

import pytest

from board.actions import MOVES, Action, Status, status_after
from board.refusals import Refusal

# The status each verb leaves; a dash refuses it.
TABLE = """
       | not started       | in progress       | on hold           | awaiting sign-off | closed      | business as usual | cancelled
update | not started       | in progress       | on hold           | awaiting sign-off | closed      | business as usual | cancelled
due    | not started       | in progress       | on hold           | awaiting sign-off | -           | -                 | -
agree  | not started       | in progress       | on hold           | awaiting sign-off | -           | -                 | -
decline | not started      | in progress       | on hold           | awaiting sign-off | -           | -                 | -
assign | not started       | in progress       | on hold           | awaiting sign-off | -           | -                 | -
edit   | not started       | in progress       | on hold           | awaiting sign-off | -           | -                 | -
link   | not started       | in progress       | on hold           | awaiting sign-off | -           | -                 | -
unlink | not started       | in progress       | on hold           | awaiting sign-off | -           | -                 | -
on-track | not started     | in progress       | on hold           | -                 | -           | -                 | -
snooze | not started       | in progress       | on hold           | -                 | -           | -                 | -
start  | in progress       | -                 | in progress       | in progress       | -           | -                 | -
hold   | on hold           | on hold           | -                 | -                 | -           | -                 | -
done   | awaiting sign-off | awaiting sign-off | awaiting sign-off | awaiting sign-off | -           | -                 | -
close  | -                 | -                 | -                 | closed            | -           | -                 | -
return | -                 | -                 | -                 | in progress       | -           | -                 | -
reopen | -                 | -                 | -                 | -                 | in progress | in progress       | in progress
bau    | business as usual | business as usual | business as usual | business as usual | -           | -                 | -
cancel | cancelled         | cancelled         | cancelled         | cancelled         | -           | -                 | -
"""
HEAD, *ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip("\n").splitlines()]
CELLS = [(row[0], status, after) for row in ROWS for status, after in zip(HEAD[1:], row[1:], strict=True)]
REFUSED = [(verb, status) for verb, status, after in CELLS if after == "-"]


def action(status: str, ref: str = "A12") -> Action:
    return Action(1, ref, "Second officer to chair panel", Status(status))


def refused(verb: str, status: str, ref: str = "A12") -> Refusal:
    with pytest.raises(Refusal) as refusal:
        status_after(verb, action(status, ref))
    return refusal.value


def test_the_table_has_every_verb_and_every_status() -> None:
    assert [row[0] for row in ROWS] == list(MOVES)
    assert HEAD[1:] == [str(status) for status in Status]
    assert len(CELLS) == 126


@pytest.mark.parametrize(("verb", "status", "after"), [cell for cell in CELLS if cell[2] != "-"])
def test_a_verb_leaves_the_status_the_table_says(verb: str, status: str, after: str) -> None:
    assert status_after(verb, action(status)) == after


@pytest.mark.parametrize(("verb", "status"), REFUSED)
def test_a_verb_that_may_not_follow_is_refused_with_the_ref_the_status_and_a_way_forward(
    verb: str, status: str
) -> None:
    """The way forward is a line that would be accepted of an action in that status."""
    refusal = refused(verb, status)

    assert "A12" in refusal.reason
    assert status.split(maxsplit=1)[0].removesuffix("ing") in refusal.reason
    assert refusal.lines
    for line, _ in refusal.lines:
        command, next_verb, ref = line.split()[:3]
        assert (command, ref) == ("/action", "A12")
        assert next_verb == "show" or Status(status) in MOVES[next_verb]


@pytest.mark.parametrize(
    ("verb", "status", "reason", "line"),
    [
        (
            "close",
            "in progress",
            "A12 is in progress: nobody has proposed it for closure. Once its owner says that it is done, with evidence, it can be signed off.",
            "/action done A12 <evidence>",
        ),
        (
            "due",
            "closed",
            "A12 is already closed. Its record stays as it is until the chair or board support reopens it.",
            "/action reopen A12 because …",
        ),
        (
            "hold",
            "awaiting sign-off",
            "A12 awaits sign-off. Take it back into progress first.",
            "/action start A12",
        ),
        ("start", "in progress", "A12 is already in progress.", "/action show A12"),
        ("reopen", "on hold", "A12 is on hold, so there is nothing to reopen.", "/action show A12"),
        ("reopen", "awaiting sign-off", "A12 is awaiting sign-off, so there is nothing to reopen.", "/action show A12"),
    ],
)
def test_a_refusal_says_why_in_words_and_what_can_be_typed(verb: str, status: str, reason: str, line: str) -> None:
    refusal = refused(verb, status)

    assert refusal.reason == reason
    assert refusal.lines == ((line, ""),)


def test_a_ref_with_spaces_is_quoted_in_the_line_to_copy_and_not_in_the_words() -> None:
    refusal = refused("close", "not started", "SR (25/26) 01")

    assert refusal.reason.startswith("SR (25/26) 01 is not started")
    assert refusal.lines == (('/action done "SR (25/26) 01" <evidence>', ""),)


@pytest.mark.parametrize(
    ("status", "evidence", "lacks"),
    [
        ("awaiting sign-off", "", True),
        ("awaiting sign-off", "done", True),
        ("awaiting sign-off", "dip sample of 20", False),
        ("closed", "n/a", True),
        ("closed", "https://intranet.council.gov.uk/audit-12", False),
        ("in progress", "", False),
        ("cancelled", "", False),
        ("business as usual", "", False),
    ],
)
def test_what_is_said_to_be_done_lacks_evidence_until_words_say_where(status: str, evidence: str, lacks: bool) -> None:
    assert replace(action(status), evidence=evidence).lacks_evidence is lacks
