"""Evidence and reasons that say nothing are refused by every verb that takes one, and the line put right is taken."""

from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation, Person
from spreadsheets import import_all

NOWHERE = "does not say where it can be seen. A link, a folder, a minute: what would the chair look at?"
# Who types it, the line but for the words, what it follows, how it is refused, and words that would do.
ASKED = (
    (JO, "/action done A1 {}", "", f"Not yet. \"{{}}\" {NOWHERE}", "minutes of 3 July"),
    (JO, "/action A1 done {}", "", f"Not yet. \"{{}}\" {NOWHERE}", "audit folder"),
    (JO, "/action done A1 evidence: {}", "", f"Not yet. \"{{}}\" {NOWHERE}", "https://council.example/audit-12"),
    (JO, "/action hold A1 {}", "", 'Not put on hold. "{}" does not say why. Say why it is on hold', "sickness"),
    (JO, "/action hold A1 because {}", "", 'Not put on hold. "{}" does not say why. Say why it is on hold', "no room"),
    (PAT, "/action return A1 {}", "done", 'Not returned. "{}" does not say why. Say what is still missing', "one left"),
    (PAT, "/action return A1 because {}", "done", 'Not returned. "{}" does not say why.', "no evidence"),
    (PAT, "/action reopen A1 {}", "cancel", 'Not reopened. "{}" does not say why. Say why it is open', "fell back"),
    (PAT, "/action reopen A1 because {}", "cancel", 'Not reopened. "{}" does not say why.', "June fell back"),
    (PAT, "/action cancel A1 {}", "", 'Not cancelled. "{}" does not say why. Say why it is cancelled.', "duplicate"),
    (SAM, "/action cancel A1 because {}", "", 'Not cancelled. "{}" does not say why.', "replaced by A2"),
    (SAM, "/action bau A1 to {}", "", 'Not handed over. "{}" does not name a body. Say which body', "Scrutiny"),
    (JO, "/action due A1 30 September because {}", "", 'Not moved. "{}" does not say why. Moving a due date', "leave"),
    (JO, "/action due A1 30 September because: {}", "", 'Not moved. "{}" does not say why.', "two left"),
    (JO, "/action update A1 slow due: 30 September because {}", "", 'Not updated. "{}" does not say why.', "snow"),
    (JO, "/action update A1 slow due: 30 September because: {}", "", 'Not updated. "{}" does not say why.', "Easter"),
    (JO, "/action update A1 slow rating: red because {}", "", 'Not updated. "{}" does not say why. Red and', "IT"),
    (JO, "/action update A1 slow rating: amber {}", "", 'Not updated. "{}" does not say why. Red and amber', "two left"),
    (PAT, "/measure judge M1 met evidence: {}", "", f'Not saved. "{{}}" {NOWHERE}', "plan, minute 4"),
    (SAM, "/measure withdraw M1 claim because {}", "", 'Not withdrawn. "{}" does not say why.', "wrong measure"),
)  # fmt: skip
SAYS_NOTHING = ("ok", "done", "Y", "n/a", "pending", "see above", "x")


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Review the visits <@U0JO> due: end of August")
    say("/measure add M1 A sufficiency plan", by=SAM)
    say("/measure target M1 evidence: a plan approved by the board", by=SAM)
    say("/measure claim M1 met", by=SAM)
    return say


def _after(say: Conversation, verb: str) -> None:
    lines = {"done": "/action done A1 dip sample of 20", "cancel": "/action cancel A1 replaced by A2"}
    if verb:
        assert not say.reply(lines[verb], by=PAT).refused


@pytest.mark.parametrize("words", SAYS_NOTHING)
@pytest.mark.parametrize(("by", "line", "after", "told", "_"), ASKED)
def test_words_that_say_nothing_are_refused(
    board: Conversation, by: Person, line: str, after: str, told: str, _: str, words: str
) -> None:
    _after(board, after)
    before = board("/action show A1"), board("/measure show M1")

    assert board(line.format(words), by=by).startswith(told.format(words))
    assert (board("/action show A1"), board("/measure show M1")) == before


@pytest.mark.parametrize(("by", "line", "after", "_", "words"), ASKED)
def test_a_short_word_of_substance_is_taken(
    board: Conversation, by: Person, line: str, after: str, _: str, words: str
) -> None:
    _after(board, after)

    reply = board.reply(line.format(words), by=by)

    assert not reply.refused, reply


@pytest.mark.parametrize(
    ("line", "copy"),
    [
        ("/action due A1 30 September because x", "/action due A1 30 September because …"),
        ("/action due A1 30 September because: x", "/action due A1 30 September because: …"),
        ("/action update A1 slow due: 30 September because x", "/action update A1 slow due: 30 September because …"),
        ("/action update A1 slow due: 30 Sept because: x", "/action update A1 slow due: 30 Sept because: …"),
        ("/action update A1 slow rating: red because x", "/action update A1 slow rating: red because …"),
        ("/action done A1 ok", "/action done A1 <evidence>"),
        ("/action hold A1 x", "/action hold A1 <reason>"),
    ],
)
def test_the_line_to_copy_keeps_what_was_typed(board: Conversation, line: str, copy: str) -> None:
    assert board(line).splitlines()[-1] == copy


@pytest.mark.parametrize(
    "line",
    [
        "/action start A1 ok",
        "/action update A1 ok",
        "/action update A1 on track rating: green",
        "/action update A1 on track rating: green because ok",
        "/action assign A1 <@U0ALI>",
    ],
)
def test_where_none_is_asked_for_the_words_are_kept(board: Conversation, line: str) -> None:
    assert not board.reply(line).refused


def test_a_first_date_needs_no_reason_and_so_no_good_one(board: Conversation) -> None:
    board("/action add No date yet")

    assert board("/action due A2 30 September because x").startswith("A2 is now due Wed 30 Sep 2020")


def test_support_confirms_only_with_a_reason_that_says_something(board: Conversation) -> None:
    line = "/action add Meet the mother of A.B. about the form confirm: "

    assert "confirm: <reason>" in board(f"{line}ok", by=SAM)
    assert "logged." in board(f"{line}A.B. is a job title", by=SAM)


def imported(say: Conversation, folder: Path, *rows: str) -> list[str]:
    path, told = folder / "plan.csv", list[str]()
    path.write_text("\n".join(["ref,title,status,evidence", *rows]) + "\n", encoding="utf-8")
    import_all(say.log, [path], lambda store: store.boards.all()[0], say.now, False, told.append)
    return told


@pytest.mark.parametrize(
    ("row", "now", "listed"),
    [
        ("R1,Visits,Awaiting sign-off,", "Awaiting sign-off", "await"),
        ("R1,Visits,Awaiting sign-off,done", "Awaiting sign-off", "await"),
        ("R1,Visits,Awaiting sign-off,minutes of 3 July", "Awaiting sign-off", ""),
        ("R1,Visits,Complete - awaiting sign-off,n/a", "Awaiting sign-off", "await"),
        ("R1,Visits,Closed,yes", "Awaiting sign-off", "await"),
        ("R1,Visits,Closed,see above", "Awaiting sign-off", "await"),
        ("R1,Visits,Closed,audit folder", "Closed", ""),
        ("R1,Visits,Closed,", "Closed", "closed"),
        ("R1,Visits,In progress,", "In progress", ""),
        ("R1,Visits,Cancelled,", "Cancelled", ""),
    ],
)
def test_an_import_lists_what_has_no_evidence_and_closes_nothing_on_words_that_say_nothing(
    say: Conversation, tmp_path: Path, row: str, now: str, listed: str
) -> None:
    told = imported(say, tmp_path, row)

    assert say("/action show R1").splitlines()[1].startswith(f"{now} · ")
    assert [line for line in told if line.startswith("  no evidence")] == {
        "": [],
        "await": [
            "  no evidence: 1 action awaits sign-off and cannot be closed: R1. "
            "Say where it can be seen: /action done R1 <evidence>"
        ],
        "closed": ["  no evidence: 1 action closed in the file: R1"],
    }[listed]


@pytest.mark.parametrize(
    ("evidence", "typed", "reason", "offered"),
    [
        ("", "/action close R1", "is not on the log.", "/action done R1 <evidence>"),
        ("done", "/action close R1", 'is "done", which says nothing.', "/action done R1 <evidence>"),
        ("", "/action close R1 ok", "is not on the log.", "/action done R1 <evidence>"),
        ("", "/action close R1 minutes of 3 July", "is not on the log.", "/action done R1 minutes of 3 July"),
    ],
)
def test_an_imported_action_is_not_closed_with_no_evidence(
    say: Conversation, tmp_path: Path, evidence: str, typed: str, reason: str, offered: str
) -> None:
    imported(say, tmp_path, f"R1,Visits,Awaiting sign-off,{evidence}")

    told = say(typed, by=PAT).splitlines()

    assert told[0].startswith(f"Not closed. R1 awaits sign-off, and its evidence {reason} A link, a folder, a minute")
    assert told[1:] == [offered, "/action return R1 no evidence"]
    assert say("/action show R1").splitlines()[1].startswith("Awaiting sign-off")
    assert "No evidence is on the log" in say("/action show R1")


def test_the_remedies_work_and_then_it_closes(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "R1,Visits,Awaiting sign-off,", "R2,Panels,Awaiting sign-off,done")

    assert say("/action done R1 minutes of 3 July", by=SAM).startswith("R1 awaits sign-off")
    assert say("/action close R1", by=PAT).startswith("R1 closed.")
    assert say("/action return R2 no evidence", by=PAT).startswith("R2 returned.")


def test_the_guard_finds_a_childs_number_in_evidence_first(board: Conversation) -> None:
    assert "NHS number" in board("/action done A1 see 943 476 5919")
