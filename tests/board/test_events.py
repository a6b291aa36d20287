"""An event: of which kind its words say it is, what follows it by when, and its days in words."""

from datetime import date

import pytest

from board.events import Event, EventKind, days_words, is_own_meeting, kind_in, limit_words

KINDS = """
Ofsted monitoring visit | visit
Third monitoring visit (focus: front door) | visit
Ofsted inspection | visit
Re-inspection | visit
ILACS | visit
Letter after the visit | letter
Ofsted's letter | letter
Minister’s letter on the review | letter
Inspection report | report
Report on the peer review | report
Ofsted visit letter published | letter
DfE and improvement partner review | review
Peer review by Essex | review
Six-month stocktake | review
Children's Scrutiny Committee | meeting
Cabinet | meeting
Meeting with the minister | meeting
Corporate parenting panel | meeting
Panel chairs are trained |
Away day |
Annual conversation |
Response to the letter |
Feedback following the visit |
"""


@pytest.mark.parametrize("row", KINDS.strip().splitlines())
def test_the_kind_is_read_where_it_is_plain(row: str) -> None:
    words, kind = (each.strip() for each in row.split("|"))

    assert (kind_in(words) or "") == kind


@pytest.mark.parametrize("words", ["Board meeting", "board", "Improvement Board", "the Northmoor board", "Extra board"])
def test_the_boards_own_meeting(words: str) -> None:
    assert is_own_meeting(words, "Northmoor Improvement Board")


@pytest.mark.parametrize("words", ["Scrutiny Committee", "Cabinet", "Safeguarding Partnership board", "DfE meeting"])
def test_another_bodys_meeting(words: str) -> None:
    assert not is_own_meeting(words, "Northmoor Improvement Board")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 10, 12), date(2016, 10, 12), "Wed 12 Oct 2016"),
        (date(2016, 10, 12), date(2016, 10, 13), "Wed 12 to Thu 13 Oct 2016"),
        (date(2016, 10, 31), date(2016, 11, 2), "Mon 31 Oct to Wed 2 Nov 2016"),
        (date(2016, 12, 30), date(2017, 1, 3), "Fri 30 Dec 2016 to Tue 3 Jan 2017"),
    ],
)
def test_days_in_words(first: date, last: date, words: str) -> None:
    assert days_words(first, last) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2016, 10, 24), "312 days left"),
        (date(2017, 8, 31), "1 day left"),
        (date(2017, 9, 1), "today is the last day"),
        (date(2017, 9, 2), "1 day past"),
        (date(2018, 2, 20), "172 days past"),
    ],
)
def test_days_to_a_limit(today: date, words: str) -> None:
    report = Event(
        1, EventKind.REPORT, "Ofsted report", date(2015, 9, 1), date(2015, 9, 1), limit_what="Re-inspection",
        limit_within="24 months", limit_on=date(2017, 9, 1),
    )  # fmt: skip
    assert report.limit is not None

    told = limit_words(report, report.limit, today)

    assert told == f"Re-inspection within 24 months of the report (by Fri 1 Sep 2017): {words}"
