"""The chair's own words: who says them, how they stand and are taken back, where they are read; counted nowhere."""

import csv
import io

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

from commands.exports.statements import statements_exported

WORDS = "Visits are recovering, and two teams are not there yet"


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """M6 is claimed to be met, and is not."""
    for line in (
        "/measure add M6 Statutory visits",
        "/measure target M6 visits at least 85% by 30 June 2020",
        "/measure reading M6 visits 77% as at 30 June 2020",
        "/measure claim M6 met source: cabinet report",
    ):
        say(line, by=SAM)
    return say


SAID = [
    # who types what after "/measure statement M6", and the first words of the answer
    (PAT, WORDS, "M6: the chair's statement is saved. Statutory visits"),
    (SAM, WORDS, "M6: the chair's statement is saved. Statutory visits"),
    (PAT, f"{WORDS} as at: 30 June 2020", "M6: the chair's statement is saved."),
    (PAT, "It was 77% as at 30 June, which is late", "M6: the chair's statement is saved."),
    (PAT, "Because of the new team: better", "M6: the chair's statement is saved."),
    (JO, WORDS, "Not saved. A statement is the chair's own; board support may record it for the chair. <@U0PAT> can:"),
    (ALI, WORDS, "Not saved. A statement is the chair's own;"),
    (KIT, WORDS, "Not saved. A statement is the chair's own;"),
    (PAT, "", "Not saved. Say it in the chair's own words."),
    (PAT, "…", "Not saved. Say it in the chair's own words."),
    (PAT, "none", 'Not saved. "none" would stand as the chair\'s own words. To take the last statement back:'),
    (PAT, f"{WORDS} as at:", 'Not saved. There is nothing after "as at:".'),
    (PAT, f"{WORDS} as at: 30 September 2020", "Not saved."),
    (PAT, f"{WORDS} as at: July 17", "Not saved."),
    (PAT, "I met A.B., DoB 01/02/2012", "Not saved. That looks like a child's date of birth"),
]


@pytest.mark.parametrize(("by", "typed", "told"), SAID)
def test_who_says_what(board: Conversation, by: Person, typed: str, told: str) -> None:
    said = board(f"/measure statement M6 {typed}".strip(), by=by)
    assert said.startswith(told), said

    shown = board("/measure show M6")
    assert ("The chair says" in shown) == ("is saved" in told)
    assert ("recorded for the chair by board support" in shown) == (by is SAM)
    if "is saved" in told:
        assert f'"{typed.partition(" as at:")[0]}"' in shown


def test_it_is_no_claim_and_nothing_is_counted_by_it(board: Conversation) -> None:
    status, listed = board("/status"), board("/measure list")
    board("/measure statement M6 Not met, whatever anybody reports", by=PAT)

    assert board("/measure list") == listed
    now = board("/status")
    section = 'The chair\'s own words\nM6: "Not met, whatever anybody reports" (as at Wed 8 Jul 2020)\n'
    assert section in now
    assert now.replace(f"{section}\n", "") == status
    assert "Not met, whatever" not in board("/digest")


def test_a_newer_one_stands_and_the_older_is_kept(board: Conversation) -> None:
    board("/measure statement M6 It was poor as at: 30 April 2020", by=PAT)
    assert "It stands in place of the one as at Thu 30 Apr 2020; both are kept." in board(
        "/measure statement M6 It is better", by=PAT
    )
    told = board("/measure statement M6 It was worst in winter as at: 31 January 2020", by=SAM)
    assert "A later one stands, as at Wed 8 Jul 2020; this one is kept as an earlier statement." in told
    assert board("/measure statement M6 It is better", by=PAT).startswith(
        ("M6: the chair's", "Not saved. That is what")
    )

    shown = board("/measure show M6")
    assert [line for line in shown.splitlines() if line.startswith(("The chair says", "Before that"))] == [
        'The chair says (as at Wed 8 Jul 2020): "It is better"',
        'Before that (as at Thu 30 Apr 2020): "It was poor"',
        'Before that (as at Fri 31 Jan 2020, recorded for the chair by board support): "It was worst in winter"',
    ]


def test_as_it_stood_the_chair_said_what_was_said_by_then(board: Conversation) -> None:
    board("/measure statement M6 It was poor as at: 30 April 2020", by=PAT)
    board("/measure statement M6 It is better", by=PAT)
    board("/board statement We began well as at: 1 May 2020", by=PAT)

    assert 'The report: "We began well" (as at Fri 1 May 2020)\nM6: "It was poor"' in board("/status as at 1 June 2020")
    assert "The chair's own words" not in board("/status as at 1 April 2020")
    assert 'M6: "It is better"' in board("/status")


def test_it_is_undone_and_withdrawn_with_a_reason(board: Conversation) -> None:
    board("/measure statement M6 It was poor as at: 30 April 2020", by=PAT)
    board("/measure statement M6 It is better", by=PAT)
    assert board("/measure undo", by=PAT).endswith("The statement stands no longer; the history keeps it.")
    assert 'The chair says (as at Thu 30 Apr 2020): "It was poor"' in board("/measure show M6")

    said = board("/measure withdraw M6 statement because it was meant for M7", by=SAM)
    assert said.startswith("M6: the chair's statement as at Thu 30 Apr 2020 is withdrawn.")
    shown = board("/measure show M6")
    assert "The chair says" not in shown
    assert 'the chair\'s statement as at Thu 30 Apr 2020: "It was poor". Because: it was meant for M7' in shown
    assert "The statement stands again." in board("/measure undo", by=SAM)
    assert "It was poor" in board("/measure show M6").split("Readings")[0]
    assert "poor" not in board("/digest")


REPORT = [
    (PAT, "The service is steadier", "The chair's statement for the report is saved."),
    (SAM, "The service is steadier", "The chair's statement for the report is saved."),
    (JO, "The service is steadier", "Not saved. A statement is the chair's own;"),
    (PAT, "Withdraw the plan, I say", "The chair's statement for the report is saved."),
    (PAT, "", "The chair has made no statement for the report."),
    (JO, "", "The chair has made no statement for the report."),
    (PAT, "withdraw because it was too soon", "Not saved. "),
    (
        PAT,
        "None",
        'Not saved. "None" would stand as the chair\'s own words. To take the last statement back:\n'
        "/board statement undo",
    ),
    (PAT, "cancel as at: 30 June 2020", 'Not saved. "cancel" would stand as the chair\'s own words.'),
    (PAT, "undo", "Not saved. Your last change of this board is no statement."),
]


@pytest.mark.parametrize(("by", "typed", "told"), REPORT)
def test_the_report_has_one_too(board: Conversation, by: Person, typed: str, told: str) -> None:
    assert board(f"/board statement {typed}".strip(), by=by).startswith(told)

    assert ("The report: " in board("/status")) == ("is saved" in told)


def test_the_reports_is_replaced_undone_and_withdrawn(board: Conversation) -> None:
    board("/board statement We began well as at: 1 May 2020", by=PAT)
    board("/board statement We are steadier", by=SAM)
    assert 'The report: "We are steadier" (as at Wed 8 Jul 2020, recorded for' in board("/status")
    assert 'Before that (as at Fri 1 May 2020): "We began well"' in board("/board statement")

    assert board("/board statement undo", by=SAM).startswith('Undone. "/board statement We are steadier"')
    assert 'The report: "We began well"' in board("/status")
    said = board("/board statement withdraw because two figures in it were wrong", by=PAT)
    assert said.startswith("The chair's statement as at Fri 1 May 2020 is withdrawn.")
    assert "The report:" not in board("/status")
    assert board("/board statement undo", by=PAT).startswith("Undone.")
    assert 'The report: "We began well"' in board("/status")
    board.later(minutes=16)
    assert "more than 15 minutes ago" in board("/board statement undo", by=SAM) + board("/board statement undo", by=PAT)


def test_a_long_one_is_cut_on_the_chairs_page_and_read_in_full(board: Conversation) -> None:
    long = "Visits are recovering slowly. " * 30
    board(f"/measure statement M6 {long}", by=PAT)

    (line,) = [each for each in board("/status").splitlines() if each.startswith("M6: ")]
    assert len(line) < 400
    assert line.endswith("All of it: /measure show M6")
    assert long.strip() in " ".join(board("/measure show M6").split())


def test_by_form(board: Conversation) -> None:
    words = "as at: Friday we met; because: all is said"
    assert not board.fill("/measure statement", {"ref": "M6", "words": words, "as at": "7 July 2020"}, by=PAT).refused
    assert f'The chair says (as at Tue 7 Jul 2020): "{words}"' in board("/measure show M6")
    assert not board.fill("/board statement", {"words": "withdraw because I say so"}, by=PAT).refused
    assert 'The report: "withdraw because I say so"' in board("/status")
    assert board.fill("/board statement", {"words": "none"}, by=PAT).refused


def test_all_of_them_are_exported(board: Conversation) -> None:
    board("/measure statement M6 It was poor as at: 30 April 2020", by=PAT)
    board("/measure statement M6 It is better", by=SAM)
    board("/board statement =We began well", by=PAT)
    with board.log.reading() as store:
        out = statements_exported(store, store.boards.all()[0])

    assert list(csv.reader(io.StringIO(out, newline=""))) == [
        ["of", "title", "as_at", "words", "recorded_for_the_chair"],
        ["report", "Improvement Board", "2020-07-08", "'=We began well", "no"],
        ["M6", "Statutory visits", "2020-04-30", "It was poor", "no"],
        ["M6", "Statutory visits", "2020-07-08", "It is better", "yes"],
    ]
