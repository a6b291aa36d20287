"""`/measure edit`: titles, owners, units, which way is good, decimals and how often, each with history and undo."""

from pathlib import Path

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person
from spreadsheets import import_all

from storage.upkeep.verify import problems_in


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """M6 with a target and Ali as its owner; M8 without one, and two figures."""
    say("/measure add M6 Visits <@U0ALI>", by=SAM)
    say("/measure target M6 CIN visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M6 CIN visits 86.24% as at 30 June 2020")
    say("/measure add M8 Open assessments", by=SAM)
    say("/measure reading M8 1,141 as at 30 June 2019")
    say("/measure reading M8 1,675 as at 30 June 2020")
    say.later(minutes=2)
    return say


EDITS = [
    # Who types what, and the first line of the reply.
    (SAM, "M8 title: Assessments that are open", "M8 edited. Assessments that are open"),
    (PAT, "M8 title: Assessments that are open", "M8 edited. Assessments that are open"),
    (ALI, "M6 title: Visits in time", "M6 edited. Visits in time"),
    (JO, "M6 title: Visits in time", "Not changed. What is said of M6 can be changed by its owner, board support or the chair. They can:"),
    (ALI, "M8 title: Assessments", "Not changed. What is said of M8 can be changed by its owner, board support or the chair. They can:"),
    (KIT, "M8 title: Assessments", "Not changed. You are an observer on this board"),
    (SAM, "M8 good: lower", "M8: Open assessments: lower is good."),
    (SAM, "M8 good: lower is better", "M8: Open assessments: lower is good."),
    (SAM, "M8 good: HIGHER", "M8: Open assessments: higher is good."),
    (SAM, "M8 good: sideways", 'Not changed. "sideways" is not a way. Which is good?'),
    (SAM, "M8 good: neither", "Not changed. That is what M8 says already."),
    (SAM, "M8 unit: assessments", "M8: Open assessments is counted in assessments."),
    (SAM, "M8 unit: %", "Not changed. 2 figures of Open assessments are in numbers. They stay as they are and are not compared with what is entered in percent from now on. If you mean that, send:"),
    (SAM, "M8 unit: per cent sure: yes", "M8: Open assessments is counted in percent."),
    (SAM, "M8 decimals: 1", "M8: Open assessments is shown with 1 decimal at most."),
    (SAM, "M8 decimals: 0", "M8: Open assessments is shown with no decimals."),
    (SAM, "M8 decimals: seven", 'Not changed. "seven" is no number of decimals: 0 to 6.'),
    (SAM, "M8 decimals: 7", 'Not changed. "7" is no number of decimals: 0 to 6.'),
    (SAM, "M8 every: quarter", "M8: Open assessments comes quarterly, and no longer monthly."),
    (SAM, "M8 owner: <@U0JO>", "M8 edited. Open assessments"),
    (ALI, "M6 every: quarter", "Not changed. Only the chair or board support can change how often a figure comes"),
    (ALI, "M6 decimals: 1", "M6: CIN visits is shown with 1 decimal at most."),
    (ALI, "M6 owner: <@U0JO>", "M6 edited. Visits"),
    (SAM, "M6 good: lower", "Not changed. M6a asks CIN visits to be at least 85%, so higher is good. Turned round, its verdict would change without a new figure. Set the target anew:"),
    (SAM, "M6 good: higher", "Not changed. That is what M6 says already."),
    (SAM, "M6 unit: visits", "Not changed. M6a asks at least 85%, and what it is counted in would change its verdict without a new figure. What is counted in something else is another figure, with a name of its own:"),
    (SAM, "M6 unit: %", "Not changed. That is what M6 says already."),
    (SAM, "M6 Re-referrals good: lower unit: %", "M6 edited. Visits"),
    (SAM, "M6 CP visits good: higher", 'Not changed. M6 has no indicator "CP visits". Did you mean:'),
    (SAM, "M8", "Not changed. Say what is to change. Try:"),
    (SAM, "M8 Assessments that are open", 'Not changed. "Assessments that are open" follows no key. Is it the new title?'),
    (SAM, "M8 title: Open assessments", "Not changed. That is what M8 says already."),
    (SAM, "M8 title:", 'Not changed. There is nothing after "title:".'),
    (SAM, "M9 title: Visits", "Not changed. There is no measure M9"),
    (SAM, "M8 colour: red", 'Not changed. "colour: red" follows no key.'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "line", "told"), EDITS, ids=[f"{by.handle or by.name}: {line}" for by, line, _ in EDITS]
)
def test_an_edit_is_done_or_refused(board: Conversation, by: Person, line: str, told: str) -> None:
    said = board(f"/measure edit {line}", by=by)

    assert said.splitlines()[0].startswith(told), said
    assert problems_in(board.log) == []


@pytest.mark.parametrize(
    ("by", "line"),
    [(by, line) for by, line, told in EDITS if not told.startswith("Not") and "sure" not in line and by != ALI],
)
def test_every_edit_is_undone_by_whoever_made_it(board: Conversation, by: Person, line: str) -> None:
    before = [board("/measure show M6"), board("/measure show M8")]
    board(f"/measure edit {line}", by=by)
    assert [board("/measure show M6"), board("/measure show M8")] != before
    board.later(minutes=2)

    assert board("/measure undo", by=by).splitlines() == [
        f'Undone. "/measure edit {line}"',
        "What was before stands again.",
    ]
    assert [board("/measure show M6"), board("/measure show M8")] == before
    assert problems_in(board.log) == []


# "Neither" is what M8 says of its figure, and "month" how often it comes.
ALREADY = ("Not changed. That is what M8 says already.", "Not changed. Open assessments comes monthly already.")


@pytest.mark.parametrize(
    "line",
    ["M8 good: sideways", "M8 decimals: 7", "M8 unit: %", "M8", "M8 Assessments that are open", "M6 unit: visits"],
)
def test_every_line_that_is_offered_works(board: Conversation, line: str) -> None:
    lines = [each.split(" (")[0] for each in board(f"/measure edit {line}", by=SAM).splitlines()[1:]]

    assert lines
    for each in lines:
        board.later(minutes=2)
        answer = board(each.replace("@name", "<@U0JO>").replace("title: Open assessments", "title: Open ones"), by=SAM)
        assert not answer.startswith("Not ") or answer.startswith(ALREADY), answer


def test_several_things_are_said_at_once_and_undone_at_once(board: Conversation) -> None:
    said = board(
        "/measure edit M8 title: Assessments open good: lower unit: cases decimals: 0 every: month owner: <@U0JO>",
        by=SAM,
    )

    assert said.splitlines() == [
        "M8 edited. Assessments open",
        'It was: "Open assessments"',
        "Owner: <@U0JO>",
        "Open assessments is counted in cases.",
        "Open assessments: lower is good.",
        "Open assessments is shown with no decimals.",
    ]
    shown = board("/measure show M8")
    assert "M8 Assessments open: watched" in shown
    assert (
        'Edited on Wed 8 Jul 2020 by <@U0SAM>: called "Assessments open", and "Open assessments" before; '
        "with another owner; Open assessments counted in cases, lower is good, with 0 decimals at most."
    ) in shown
    assert "534 more than a year before (47% more), when it was 1,141: worse" in shown
    board.later(minutes=2)
    assert board("/measure undo", by=SAM).startswith("Undone.")
    shown = board("/measure show M8")
    assert "M8 Open assessments: watched" in shown
    assert "Edited" not in shown
    assert "Owner" not in shown
    assert "worse" not in shown
    assert problems_in(board.log) == []


@pytest.mark.parametrize(("good", "word"), [("higher", "better"), ("lower", "worse"), ("neither", "")])
def test_the_direction_is_a_word_by_which_way_is_good(board: Conversation, good: str, word: str) -> None:
    board(f"/measure edit M8 good: {good}", by=SAM)

    line = "1,675, 534 more than a year before (47% more), when it was 1,141"
    assert f"{line}{f': {word}' if word else ''} · as at" in board("/measure show M8")
    row = "M8 Open assessments · 1,675, 47% more than a year before"
    assert f"{row}{f', {word}' if word else ''} · no target is set · watched" in board("/status")


SHOWN = [
    # Decimals, the figures, oldest first, and what is told of the last.
    ("1", ["23.74%", "23.68%"], "visits: 23.68%, 0.06 points lower than 23.74% in May 2020"),
    ("1", ["30.51%", "23.68%"], "visits: 23.7%, 6.8 points lower than 30.5% in May 2020"),
    ("0", ["30.51%", "23.68%"], "visits: 24%, 7 points lower than 31% in May 2020"),
    ("0", ["23.74%", "23.68%"], "visits: 24%, 0.1 points lower than 23.7% in May 2020, now 23.68%"),
    ("3", ["30.5%", "23.7%"], "visits: 23.7%, 6.8 points lower than 30.5% in May 2020"),
    ("as entered", ["30.51%", "23.68%"], "visits: 23.68%, 6.83 points lower than 30.51% in May 2020"),
]


@pytest.mark.parametrize(("decimals", "figures", "told"), SHOWN)
def test_decimals_are_for_show_and_hide_no_difference(
    say: Conversation, decimals: str, figures: list[str], told: str
) -> None:
    say("/measure add M8 Front door", by=SAM)
    say("/measure edit M8 visits good: neither unit: %", by=SAM)
    say(f"/measure edit M8 visits decimals: {decimals}", by=SAM)
    for day, figure in zip(("31 May 2020", "30 June 2020"), figures, strict=True):
        say(f"/measure reading M8 visits {figure} as at {day}")

    shown = say("/measure show M8")

    assert told.split(", ", maxsplit=1)[0] in shown
    assert f"visits: {figures[-1]}" in shown.split("Readings")[1]


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("86.24%", "Met: CIN visits 86% as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020"),
        ("84.95%", "Not met: CIN visits 85% as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020, 0.05 points short (unrounded 84.95%)"),
        ("85.4%", "Met: CIN visits 85% as at Tue 30 Jun 2020"),
    ],
)  # fmt: skip
def test_a_verdict_compares_what_was_entered(board: Conversation, figure: str, told: str) -> None:
    board("/measure edit M6 decimals: 0", by=SAM)
    board(f"/measure reading M6 CIN visits {figure} as at 30 June 2020")

    assert told in board("/measure show M6")


def test_a_figure_in_another_unit_is_not_compared(board: Conversation) -> None:
    board("/measure edit M8 unit: % sure: yes", by=SAM)
    board("/measure reading M8 23.7% as at 30 June 2020")
    assert "Open assessments: 23.7% · as at Tue 30 Jun 2020" in board("/measure show M8")
    board("/measure reading M8 22.7% as at 5 July 2020")
    assert "Open assessments: 22.7%, 1 point lower than 23.7% in Jun 2020 · as at" in board("/measure show M8")

    said = board("/measure target M8 Open assessments at least 85% by 30 June 2020", by=SAM)
    assert "Not met: Open assessments 22.7%" in said
    assert problems_in(board.log) == []


def test_a_measure_has_several_watched_figures(board: Conversation) -> None:
    said = board("/measure reading M8 Re-referrals 30.5% as at 30 June 2019").splitlines()
    assert said[0] == 'Not saved. M8 has no indicator "Re-referrals". Say which it is, or set its target first:'
    assert said[-1] == "/measure edit M8 Re-referrals good: neither"
    board(said[-1], by=SAM)
    board("/measure edit M8 Re-referrals good: lower", by=SAM)
    assert board("/measure reading M8 Re-referrals 30.5% as at 30 June 2019").startswith("M8 reading saved.")
    board("/measure reading M8 Re-referrals 23.7% as at 30 June 2020")

    shown = board("/measure show M8").splitlines()
    latest = shown[shown.index("Latest figures") + 1 :][:2]
    assert latest == [
        "Open assessments: 1,675, 534 more than a year before (47% more), when it was 1,141 · as at Tue 30 Jun 2020",
        "Re-referrals: 23.7%, 6.8 points lower than a year before, when it was 30.5%: better · as at Tue 30 Jun 2020",
    ]
    assert "and 1 more figure" in board("/measure list watched")


def test_the_board_is_told_as_it_stood(board: Conversation) -> None:
    board.later(days=10)
    board("/measure edit M8 title: Assessments good: lower", by=SAM)
    board("/measure edit M6 owner: <@U0JO>", by=SAM)

    now, then = board("/status"), board("/status as at 10 July 2020")

    assert "M8 Assessments · 1,675, 47% more than a year before, worse" in now
    assert "M8 Open assessments · 1,675, 47% more than a year before · no target" in then


def test_whoever_gave_a_measure_away_does_not_take_it_back(board: Conversation) -> None:
    board("/measure edit M6 owner: <@U0JO>", by=ALI)
    board.later(minutes=2)

    told = board("/measure undo", by=ALI)
    assert told.startswith("Not undone. Only the chair or board support can take back what was said of M6.")
    assert board("/measure edit M6 owner: <@U0ALI>", by=JO).startswith("M6 edited.")


def test_an_edit_that_another_has_followed_is_not_undone(board: Conversation) -> None:
    board("/measure edit M8 title: Assessments", by=SAM)
    board("/measure edit M8 title: Open cases", by=PAT)
    board.later(minutes=2)

    told = board("/measure undo", by=SAM)
    assert told.startswith("Not undone. M8 has been edited since, by <@U0PAT>:")


def test_the_form_holds_what_is_and_changes_what_is_typed_over(board: Conversation) -> None:
    board("/measure edit M8 good: lower", by=SAM)
    told = board.fill("/measure edit", {"ref": "M8", "title": "Assessments open"}, by=SAM)

    assert not told.refused
    assert "M8 Assessments open: watched" in board("/measure show M8")
    assert "1,141: worse" in board("/measure show M8")


SHEET = """measure,name,cond,indicator,unit,better,kind,every,decimals
M20,Front door,,Re-referrals,%,lower,watched,month,1
M20,Front door,,Contacts,contacts,neither,watched,,
M21,Plans,,Child protection plans,,,watched,quarter,
M6,Visits,,CIN visits,%,higher,watched,,
M22,Odd,,Odd,,sideways,watched,,
"""


def test_watched_figures_come_in_by_spreadsheet_once(board: Conversation, tmp_path: Path) -> None:
    file, report = tmp_path / "measures.csv", list[str]()
    file.write_text(SHEET)

    def bring_in() -> int:
        return import_all(board.log, [file], lambda store: store.boards.all()[0], board.now, False, report.append)

    assert bring_in() == 2
    assert "'CIN visits' has a target on the log" in "\n".join(report)
    assert 'it is "sideways"; it can be higher, lower, neither' in "\n".join(report)
    assert "M20 Front door: watched" in board("/measure show M20")
    board("/measure reading M20 Re-referrals 30.51% as at 31 May 2020")
    board("/measure reading M20 Re-referrals 23.68% as at 30 June 2020")
    assert "Re-referrals: 23.7%, 6.8 points lower than 30.5% in May 2020: better" in board("/measure show M20")
    assert "Comes quarterly: Child protection plans." in board("/measure show M21")

    assert bring_in() == 2
    assert any("no rows of measures added, 3 on the log already, 2 refused" in each for each in report), report
    assert problems_in(board.log) == []
