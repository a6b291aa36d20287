"""A calendar that comes in from a spreadsheet: its days, its kinds, the board's own meetings, and what is asked."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported, lines_of

from storage.upkeep.verify import problems_in

# The heading and a row, and what the plan then says.
READ = [
    ("Event,Date", "Ofsted monitoring visit,12/13 October 2020", "Mon 12 to Tue 13 Oct 2020 · Ofsted monitoring visit"),
    ("Event,From,To", "Ofsted monitoring visit,12/10/2020,13/10/2020", "Mon 12 to Tue 13 Oct 2020 · Ofsted monitoring visit"),
    ("What happens,When", "Peer review,22nd to 26th September 2020", "Tue 22 to Sat 26 Sep 2020 · Peer review"),
    ("Event,Date,Kind", "Away day,2020-10-16,Review", "Fri 16 Oct 2020 · Away day, review"),
    ("Event,Date", "Ofsted monitoring visit,44116", "Mon 12 Oct 2020 · Ofsted monitoring visit"),
    ("Event,Date", "Children's Scrutiny Committee,5 November 2020", "Thu 5 Nov 2020 · Children's Scrutiny Committee"),
    ("Event,Date", "Board meeting,4 November 2020", "Wed 4 Nov 2020 · Board meeting"),
    ("Event,Date,Limit", "Ofsted report,1 September 2018,re-inspection within 27 months",
     "Tue 1 Dec 2020 · Re-inspection within 27 months of the report (by Tue 1 Dec 2020): 146 days left"),
]  # fmt: skip
ASKED = [
    ("Event,Date", "Away day,16 October 2020", "the words do not say which kind of event it is; it can be a meeting,"),
    ("Event,Date,Kind", "Away day,16 October 2020,holiday", '"holiday" is no kind of event'),
    ("Event,From,To", "Peer review,13 October 2020,12 October 2020", "it is before the first day"),
    ("Event,Date", "Peer review,12 October", "the date has no year"),
    ("Event,Date,Limit", "Peer review,12 October 2020,24 months", "A limit says what must happen"),
    ("Event,Date", "Peer review,", "the cell is empty"),
    ("Event,Date", "Peer review,12 & 14 October 2020", '"12 & 14 October 2020" has other days between'),
    ("Event,Date", "Peer review,12/14 October 2020", '"12/14 October 2020" has other days between'),
]


@pytest.mark.parametrize(("headings", "row", "told"), READ)
def test_a_calendar_comes_in(say: Conversation, tmp_path: Path, headings: str, row: str, told: str) -> None:
    imported(say, tmp_path, f"{headings}\n{row}\n")

    assert told in say("/board plan all").splitlines()
    assert problems_in(say.log) == []


@pytest.mark.parametrize(("headings", "row", "why"), ASKED)
def test_what_cannot_be_read_stays_out(say: Conversation, tmp_path: Path, headings: str, row: str, why: str) -> None:
    report = imported(say, tmp_path, f"{headings}\n{row}\n")

    assert any(why in line for line in [*lines_of(report, "to ask"), *lines_of(report, "refused")]), report
    assert "Away day" not in say("/board plan all")
    assert "Peer review" not in say("/board plan all")


def test_the_same_twice_adds_nothing(say: Conversation, tmp_path: Path) -> None:
    sheet = "Event,Date\nOfsted monitoring visit,12/13 October 2020\nBoard meeting,4 November 2020\n"
    imported(say, tmp_path, sheet)
    before = say("/board plan all")

    report = imported(say, tmp_path, sheet)

    assert say("/board plan all") == before
    assert "0 added" in " ".join(report) or "2 on the log already" in " ".join(report)


def test_what_came_in_is_taken_out_by_board_support(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "Event,Date\nOfsted monitoring visit,12 October 2020\n")

    assert say("/board event cancel 12 October 2020 because Ofsted moved it").startswith("Not changed. Only the chair")
    assert say("/board event cancel 12 October 2020 because Ofsted moved it", by=SAM).startswith("Taken out")


def test_a_time_of_day_is_named_and_both_days_are_kept(say: Conversation, tmp_path: Path) -> None:
    rows = "Ofsted visit,2020-09-02 14:00,03/09/2020 16:30\nPeer review,22-26 September 2020,\n"
    report = imported(say, tmp_path, f"Event,From,To\n{rows}")

    assert lines_of(report, "read as") == [
        'row 2, "From" (B2): "2020-09-02 14:00" as its day: the time is not kept',
        'row 2, "To" (C2): "03/09/2020 16:30" as its day: the time is not kept',
    ]
    assert "Wed 2 to Thu 3 Sep 2020 · Ofsted visit" in say("/board plan all")
    assert "Tue 22 to Sat 26 Sep 2020 · Peer review" in say("/board plan all")


def test_another_kind_source_or_limit_is_shown_and_comes_in_when_told(say: Conversation, tmp_path: Path) -> None:
    headings, days = "Event,Date,Kind,Source,Limit\n", "Ofsted visit,12 October 2020,"
    first, second = f"{headings}{days}visit,letter A,\n", f"{headings}{days}review,letter B,reply within 3 weeks\n"
    imported(say, tmp_path, first)
    differs = (
        'row 2, Ofsted visit: kind review, on the log visit; source "letter B", on the log "letter A"; '
        'limit "Reply within 3 weeks", on the log nothing'
    )

    assert lines_of(imported(say, tmp_path, second), "differs, not changed") == [differs]
    assert lines_of(imported(say, tmp_path, second, updates=True), "changed") == [differs]
    assert (
        imported(say, tmp_path, second, updates=True)[0] == "plan.csv: no events added, 1 on the log already, 0 refused"
    )
    assert "Mon 12 Oct 2020 · Ofsted visit, review" in say("/board plan all")
    assert "Reply within 3 weeks of the review" in say("/board plan all")
    assert problems_in(say.log) == []


def test_what_was_changed_in_the_calendar_since_stays(say: Conversation, tmp_path: Path) -> None:
    content = "Event,Date,Source\nOfsted visit,12 October 2020,letter A\n"
    imported(say, tmp_path, content)
    say("/board event edit 12 October 2020 Ofsted visit source: letter C", by=SAM)

    report = imported(say, tmp_path, content, updates=True)

    newer = 'row 2, Ofsted visit: source "letter A", on the log "letter C"'
    assert lines_of(report, "differs, and the log is newer") == [newer]


def test_what_a_row_of_a_board_meeting_says_besides_its_day_is_named(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Event,Date,Source\nBoard meeting,4 November 2020,terms of reference\n")

    told = 'row 2, "Source" (C2): "terms of reference" is not kept: of a meeting of the board its day is'
    assert told in lines_of(report, "read as")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("12/13 October 2020,", "12 to 14 October 2020,", "Mon 12 to Wed 14 Oct 2020"),
        ("12/10/2020,13/10/2020", "12/10/2020,14/10/2020", "Mon 12 to Wed 14 Oct 2020"),
        ("12/10/2020,13/10/2020", "11/10/2020,13/10/2020", "Sun 11 to Tue 13 Oct 2020"),
        ("12/10/2020,13/10/2020", "12/10/2020,", ""),
        ("12/10/2020,13/10/2020", "13/10/2020,", ""),
    ],
)
def test_other_days_of_the_same_event_are_shown_and_come_in_when_told(
    say: Conversation, tmp_path: Path, was: str, now: str, told: str
) -> None:
    sheet = "event,first,last,limit\nMonitoring visit,{},re-inspection within 24 months\n"
    imported(say, tmp_path, sheet.format(was))
    say.later(days=1)

    report = imported(say, tmp_path, sheet.format(now))
    differs = [f'row 2, Monitoring visit: days "{told}", on the log "Mon 12 to Tue 13 Oct 2020"'] if told else []
    assert lines_of(report, "differs, not changed") == differs

    imported(say, tmp_path, sheet.format(now), updates=True)
    days = told or "Mon 12 to Tue 13 Oct 2020"
    plan = say("/board plan all")
    assert f"{days} · Monitoring visit" in plan
    assert f"by {'Fri 14' if '14' in days else 'Thu 13'} Oct 2022" in plan
    assert problems_in(say.log) == []
