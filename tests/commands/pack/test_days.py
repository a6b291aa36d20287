"""The paper beside other days: as at a day that is past, and what has changed since one."""

from datetime import date

import pytest
from begun import begun
from board_papers import full_northmoor, paper_of, sections_of, words_of
from conversation import PAT, SAM, Conversation, told as sent

from board.refusals import Refusal
from board.words import day
from commands.pack.paper import Paper
from commands.reply import Heading, Table
from storage.database import Database


@pytest.fixture
def full(log: Database) -> Conversation:
    return begun(log, full_northmoor)


def test_as_at_a_day_nothing_later_is_told(full: Conversation) -> None:
    before = words_of(paper_of(full))
    full.later(days=10)
    full("/action close R06-05 seen", by=PAT)
    full("/measure reading M6 CIN visits 86% as at 15 July 2020", by=SAM)
    full("/risk add Another risk", by=SAM)

    then = words_of(paper_of(full, as_at=date(2020, 7, 8)))

    assert "Another risk" not in then
    assert [line for line in before.splitlines() if line not in then.splitlines()] == [
        "Author: board support (Sam Cole), from the board's own log on Wed 8 Jul 2020"
    ]
    assert "Figures as at: Wed 8 Jul 2020" in then
    assert "As it stood." in then


def test_as_at_a_day_actions_and_areas_go_with_what_they_went_with_then(full: Conversation) -> None:
    full("/action link R06-05 M6", by=SAM)
    full("/area link R06 M6", by=SAM)
    before = paper_of(full)
    full.later(days=10)
    full("/action unlink R06-05 M6", by=SAM)
    full("/action link R06-05 M7", by=SAM)
    full("/area unlink R06 M6", by=SAM)

    then = paper_of(full, as_at=date(2020, 7, 8))

    assert then.appendix == before.appendix
    assert _table_under(then, "Areas of improvement") == _table_under(before, "Areas of improvement")
    assert paper_of(full).appendix != before.appendix


def test_before_the_log_began_the_measures_stand_alone_and_the_paper_says_why(full: Conversation) -> None:
    told = paper_of(full, as_at=date(2020, 6, 30))

    assert "so its actions cannot be shown as they stood." in words_of(told)
    assert "Escalation measures" in sections_of(told)
    assert "Appendix: the action log" not in sections_of(told)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("", date(2020, 7, 8)),
        ("/measure reading M1 70% as at 31 May 2020", date(2020, 5, 31)),
        ("/measure claim M1 met as at 30 April 2020 source: cabinet report", date(2020, 4, 30)),
        ("/measure statement M1 It was patchy as at: 1 May 2020", date(2020, 5, 1)),
        ("/board statement It was patchy as at: 2 May 2020", date(2020, 5, 2)),
    ],
)
def test_of_a_day_of_which_nothing_is_known_there_is_no_paper(say: Conversation, line: str, first: date) -> None:
    say("/measure add M1 Visits", by=SAM)
    assert not line or not say.reply(line, by=PAT).refused

    with pytest.raises(
        Refusal, match=rf"and tells nothing of Mon 1 Jan 1900\. The first day for a paper is {day(first)}\."
    ):
        paper_of(say, as_at=date(1900, 1, 1))
    assert paper_of(say, as_at=first)


def test_what_has_changed_since_the_board_last_met_is_told(full: Conversation) -> None:
    full("/digest post", by=SAM)
    sent(full)
    full.later(days=27)
    full("/action close R06-05 seen", by=PAT)
    full("/measure reading M6 CIN visits 80% as at 15 July 2020", by=SAM)
    full.later(days=7)
    full("/action close R09-03 seen", by=PAT)
    full("/measure reading M6 CIN visits 86% as at 31 July 2020", by=SAM)
    full("/digest post", by=SAM)
    sent(full)
    full.later(days=1)

    now = words_of(paper_of(full)).splitlines()
    asked = words_of(paper_of(full, since=date(2020, 7, 8))).splitlines()
    then = words_of(paper_of(full, as_at=date(2020, 8, 5))).splitlines()

    assert _after(now, "What has changed since the board of Wed 5 Aug 2020")[:3] == [
        "Actions: 1 closed",
        "M6 was not met, now broken",
        "M6 CIN visits in timescale 86%, better, was 80%",
    ]
    assert _after(asked, "What has changed since Wed 8 Jul 2020")[0] == "Actions: 2 closed"
    assert _after(then, "What has changed since the digest of Wed 8 Jul 2020")[0] == "Actions: 1 closed"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/measure target M6 CIN visits in timescale at least 70% by 30 June 2020", "M6 was not met, now broken"),
        (
            "/measure target M5 ICPC in timescale at least 60% by 30 June 2020",
            "M5 could not be computed, now has no reading",
        ),
    ],
)
def test_a_measure_with_another_target_since_is_compared_with_what_was_asked_then(
    full: Conversation, line: str, told: str
) -> None:
    full.later(days=5)
    reply = full.reply(line, by=SAM)
    assert not reply.refused, reply
    full.later(days=2)

    asked = _after(
        words_of(paper_of(full, since=date(2020, 7, 8))).splitlines(), "What has changed since Wed 8 Jul 2020"
    )
    assert told in asked[:6]


def test_what_was_undone_since_is_told(full: Conversation) -> None:
    full("/action close R06-05 seen", by=PAT)
    full("/digest post", by=SAM)
    sent(full)
    full("/action undo", by=PAT)
    full.later(days=2)

    assert "Undone since it was told: R06-05 closed" in words_of(paper_of(full)).splitlines()


def test_changes_since_a_day_before_the_log_are_counted_from_where_it_began(full: Conversation) -> None:
    told = words_of(paper_of(full, since=date(2020, 7, 1))).splitlines()

    assert _after(told, "What has changed since the log began on Wed 8 Jul 2020")[0].startswith("Actions: 150 imported")


def test_changes_are_counted_from_a_day_before_the_papers_own(full: Conversation) -> None:
    with pytest.raises(Refusal, match="counted from a day before the paper's own"):
        paper_of(full, since=date(2020, 7, 8))


def test_what_has_changed_since_the_last_digest_is_told_once_one_was_posted(full: Conversation) -> None:
    assert "has changed since" not in " ".join(sections_of(paper_of(full)))
    full("/digest post", by=SAM)
    sent(full)
    full.later(days=7)
    full("/action close R06-05 seen", by=PAT)
    full("/measure reading M6 CIN visits 86% as at 15 July 2020", by=SAM)

    paper = paper_of(full)

    assert "What has changed since the digest of Wed 8 Jul 2020" in sections_of(paper)
    assert "Actions: 1 closed" in words_of(paper).splitlines()
    assert "M6 CIN visits in timescale 86%, better, was 77%" in words_of(paper).splitlines()


def _table_under(paper: Paper, title: str) -> Table:
    place = next(at for at, part in enumerate(paper.parts) if isinstance(part, Heading) and part.words == title)
    return next(part for part in paper.parts[place:] if isinstance(part, Table))


def _after(lines: list[str], title: str) -> list[str]:
    """What stands below a heading."""
    told = [line for line in lines if line]
    return told[told.index(title) + 1 :]
