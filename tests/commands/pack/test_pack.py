"""The board's paper: what stands in it for whom, now and as at a day; and that it invents no figure."""

import re
from datetime import date
from itertools import pairwise

import pytest
from begun import begun
from board_papers import darlington, devon, empty_board, full_northmoor, nel, paper_of, sections_of, words_of
from conversation import JO, PAT, SAM, Conversation

from board.refusals import Refusal
from commands.pack.readers import PackAsked, Reader, checked_marking
from commands.reply import Heading, Paragraph, Table, as_text, thawed
from storage.database import Database

OTHERS = [Reader.CABINET, Reader.ADVISER, Reader.DEPARTMENT]


@pytest.fixture
def full(log: Database) -> Conversation:
    return begun(log, full_northmoor)


def test_the_boards_paper_has_every_section_in_order(full: Conversation) -> None:
    full("/digest post", by=SAM)

    assert sections_of(paper_of(full)) == [
        "What the board is asked to do",
        "Where the board stands",
        "The chair's own words",
        "Escalation measures",
        "Claims and figures side by side",
        "Decisions wanted",
        "For the agenda",
        "Decisions at the board of Wed 1 Jul 2020",
        "Overdue, longest first: 29 actions",
        "Due before the board on 5 Aug: 14 actions",
        "Dates moved since the board of Wed 1 Jul 2020",
        "Areas of improvement",
        "Risks, worst first",
        "Forward plan",
        "Key and glossary",
        "Appendix: the action log",
    ]


def test_the_front_says_what_it_is_and_what_is_asked(full: Conversation) -> None:
    told = words_of(paper_of(full))

    for line in (
        "Improvement Board: board paper",
        "Board support (Sam Cole), Improvement Board",
        "Marking: OFFICIAL",
        "Figures as at: Wed 8 Jul 2020",
        "Calendar: Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020.",
        "Note that the figures do not bear out what was claimed of M6 and M7.",
        "Decide whether 9 actions reported done are signed off: R06-05, R09-03, R11-04, R04-07, R06-03, R07-05, R14-06, "
        "R11-08, R15-05.",
        "Agree or decline 1 later date asked for: R10-02.",
        "Consider 29 overdue actions; the longest is R10-02, 145 days.",
    ):
        assert line in told.splitlines(), line


def test_what_the_board_decides_on_stands_with_its_evidence_and_reason(full: Conversation) -> None:
    told = words_of(paper_of(full)).splitlines()

    assert (
        "R10-02 · Single definition agreed for each of the seven measures · Ali Noor · Fri 14 Feb 2020 · "
        "Wed 30 Sep 2020, first move · two agency staff left"
    ) in told
    assert any(line.startswith("R06-05 · Parents receive") and "Conference timeliness report" in line for line in told)
    assert any("closed by Pat Lane, Wed 8 Jul 2020" in line and "minute 4.2" in line for line in told)
    assert any("Fri 17 Jul 2020 to Mon 20 Jul 2020 · moved by Jo Reed" in line for line in told)


@pytest.fixture(params=[full_northmoor, nel, darlington, devon], ids=lambda each: each.__name__)
def published(request: pytest.FixtureRequest, log: Database) -> Conversation:
    return begun(log, request.param)


def test_every_figure_is_that_of_status_to_the_character(published: Conversation) -> None:
    """The sentences, each claim beside its figures, and each row of the table: all above what is of actions alone."""
    status = published("/status", by=JO).splitlines()
    told = words_of(paper_of(published)).splitlines()

    ends = ("Overdue", "Waiting for", "Needs a hand", "The chair's own words")
    said = status[1 : next(place for place, line in enumerate(status) if line.startswith(ends))]
    said = [
        line for line in said if line and not line.startswith(("The other measures, worst", "Escalation measures:"))
    ]
    assert said
    assert [line for line in said if line not in told] == []
    late = [line.rpartition(" · ") for line in status if line.endswith("days")]
    rows = [line for line in told if " days overdue" in line]
    assert [ref for ref, _, days in late if not any(r.startswith(ref.split()[0]) and days in r for r in rows)] == []


def test_every_figure_is_that_of_the_digest_to_the_character(published: Conversation) -> None:
    published("/digest post", by=SAM)
    with published.log.reading() as store:
        newest = store.digests.newest(store.boards.all()[0].id)
        assert newest is not None
        main, *thread = [as_text(thawed(each).parts).splitlines() for each in newest.messages]
    told = words_of(paper_of(published)).splitlines()

    sentences = [line for line in main[1:4] if line.startswith(("Of ", "No ", "All ", "None "))]
    lists = [line for message in thread for line in message if line and not _is_title(line)]
    # What awaits sign-off stands with its evidence in the paper.
    lists = [line for line in lists if " · awaiting sign-off, " not in line]
    assert sentences
    assert [line for line in (*sentences, *lists) if _plain(line) not in told] == []
    assert [line for line in main if line.startswith("Due before") and not _in_a_title(line, told)] == []


def _is_title(line: str) -> bool:
    return bool(re.match(r"\d+ escalation measures in full|Overdue, longest|Due before|Due by|Awaiting sign-off", line))


def _plain(line: str) -> str:
    return line.replace("<@U0JO>", "Jo Reed").replace("<@U0ALI>", "Ali Noor")


def _in_a_title(line: str, told: list[str]) -> bool:
    before, _, rest = line.partition(": ")
    return f"{before}: {rest.split()[0]} actions" in told


@pytest.mark.parametrize("reader", OTHERS)
def test_others_than_the_board_read_no_names(full: Conversation, reader: Reader) -> None:
    told = words_of(paper_of(full, reader))

    for name in ("Jo Reed", "Ali Noor", "Pat Lane", "Sam Cole", "Head of Performance", "Virtual School Head", "U0"):
        assert name not in told
    assert "Owner" not in {
        cell for part in paper_of(full, reader).parts if isinstance(part, Table) for cell in part.headings
    }


def test_who_agreed_and_what_was_written_say_the_role_and_leave_out_the_name(full: Conversation) -> None:
    told = words_of(paper_of(full, Reader.CABINET))

    assert "closed by the chair, Wed 8 Jul 2020" in told
    assert "moved by its owner" in told
    assert '"agreed with [name left out]"' in told
    assert "the guide is late, says [name left out]" in told


def test_the_department_reads_each_measure_in_turn(full: Conversation) -> None:
    paper = paper_of(full, Reader.DEPARTMENT)
    told = as_text(paper.parts).splitlines()

    assert [each.split(":")[0] for each in sections_of(paper) if each.startswith("M")] == [
        "M1 Caseloads", "M2 Review of cases", "M3 Performance data", "M4 Audit of practice", "M5 ICPC timeliness",
        "M6 Statutory visits", "M7 Supervision",
    ]  # fmt: skip
    for line in (
        "M6 Statutory visits: not met",
        'M6c: CIN visits in timescale: at least 85% by Tue 30 Jun 2020 · in the words of its source "by the end of June 2020" · '
        "source: Improvement Notice, measure 6",
        'Reported "Target Met" (cabinet report, as at Wed 8 Jul 2020): the figures contradict it.',
        "CIN visits in timescale · Wed 8 Jul 2020 · 77% · cabinet report · excludes virtual visits",
        "Visits are purposeful; children seen and spoken to, alone if possible · not judged yet",
        'The chair says (as at Wed 8 Jul 2020): "Visits must come first"',
    ):
        assert line in told, line
    assert paper.appendix == ()


def test_a_judgement_stands_with_its_evidence(full: Conversation) -> None:
    full("/measure judge M1 met evidence: plan approved on 1 July, minute 4", by=PAT)

    told = as_text(paper_of(full, Reader.DEPARTMENT).parts).splitlines()

    assert "Robust caseload reduction plan produced · met · Wed 8 Jul 2020 · plan approved on 1 July, minute 4" in told


def test_a_day_to_come_is_refused(full: Conversation) -> None:
    with pytest.raises(Refusal, match="of today, or of a day that is past"):
        paper_of(full, as_at=date(2020, 7, 9))


@pytest.mark.parametrize("reader", Reader)
def test_an_empty_board_reads_sensibly(log: Database, reader: Reader) -> None:
    paper = paper_of(begun(log, empty_board), reader)

    assert sections_of(paper)[1:] == ["Where the board stands", "Key and glossary"]
    assert "Note where the board stands. No decision is wanted." in words_of(paper)
    assert "No actions are overdue; none is open. Nothing waits for the chair." in words_of(paper)
    assert not any(isinstance(part, Paragraph) and not part.lines for part in paper.parts)


@pytest.mark.parametrize("marking", ["", "x" * 61, "OFFICIAL for NHS 943 476 5919"])
def test_a_marking_is_short_and_names_no_child(marking: str) -> None:
    with pytest.raises(Refusal):
        checked_marking(marking)


def test_headings_go_down_one_level_at_a_time(full: Conversation) -> None:
    for reader in Reader:
        levels = [0, *(part.level for part in paper_of(full, reader).parts if isinstance(part, Heading))]
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_whoever_asked_is_its_author(full: Conversation) -> None:
    assert paper_of(full, asked_by="U0PAT").author == "The chair (Pat Lane), Improvement Board"
    assert PackAsked().asked_by == ""


def test_a_self_assessment_says_how_many_stand_on_each_rung(log: Database) -> None:
    told = words_of(paper_of(begun(log, devon))).splitlines()

    assert (
        "Self-assessment: Requires significant improvement 2 · Requires improvement 11 · Good 2 · Secure good 3 · "
        "Outstanding 1"
    ) in told


def test_who_owned_something_before_is_left_out_as_well(full: Conversation) -> None:
    full("/action add Guide for the panel owner: Mary Ann Webb due: 31 July 2020 ref: G1", by=SAM)
    full.later(minutes=2)
    full("/action add Second guide <@U0ALI> ref: G2", by=SAM)
    full.later(minutes=2)
    full("/board handover Mary Ann Webb to <@U0JO> at: 1 July", by=SAM)
    full.later(minutes=2)
    full("/board handover <@U0ALI> to <@U0JO>", by=SAM)
    full.later(minutes=2)
    full("/action update G2 Ali Noor and Mary Ann Webb have begun it", by=SAM)

    assert "Mary Ann Webb" in words_of(paper_of(full))
    told = words_of(paper_of(full, Reader.CABINET))

    assert "handed over" in told
    assert "[name left out] and [name left out] have begun it" in told
    assert "Mary" not in told
    assert "Noor" not in told
