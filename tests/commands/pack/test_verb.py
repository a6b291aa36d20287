"""`/board pack`: what is asked for is held in the outbox as it was asked, and never the paper itself."""

import json

import pytest
from conversation import JO, KIT, PAT, SAM, Conversation

from commands.reply import as_text
from commands.request import Person
from commands.told.later import later_in


@pytest.fixture
def say(say: Conversation) -> Conversation:
    """A board with a figure of before its log began."""
    say("/measure add M1 Visits", by=SAM)
    say("/measure reading M1 70% as at 30 June 2020", by=SAM)
    return say


def _asked(say: Conversation) -> dict[str, str]:
    """What the newest post of the outbox asks for."""
    with say.log.reading() as store:
        (row,) = list(store.rows("outbox"))[-1:]
    later = later_in(json.loads(row["message"]))
    assert later is not None
    assert later.kind == "pack"
    return dict(later.asked)


def _values(reader: str = "board", as_at: str = "", ending: str = ".docx", since: str = "") -> dict[str, str]:
    return {"for": reader, "as_at": as_at, "marking": "OFFICIAL", "by": "U0SAM", "since": since, "ending": ending}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("/board pack", _values()),
        ("/board pack for the board", _values()),
        ("/board pack for cabinet", _values("cabinet")),
        ("/board pack adviser", _values("adviser")),
        ("/board pack for the DfE", _values("department")),
        ("/board pack as at 1 July 2020", _values(as_at="2020-07-01")),
        ("/board pack for cabinet as at 1 July", _values("cabinet", "2020-07-01")),
        ("/board pack in Excel", _values(ending=".xlsx")),
        ("/board pack for cabinet as a workbook as at 1 July", _values("cabinet", "2020-07-01", ".xlsx")),
        ("/board pack since 1 July", _values(since="2020-07-01")),
        ("/board pack for cabinet since: 1 July", _values("cabinet", since="2020-07-01")),
        (
            "/board pack since 1 June for cabinet as at 1 July in Excel",
            _values("cabinet", "2020-07-01", ".xlsx", "2020-06-01"),
        ),
        ("/board pack for cabinet as at 1 July since 1 June", _values("cabinet", "2020-07-01", since="2020-06-01")),
        ("/board paper for the department", _values("department")),
        ("/board pack marking: OFFICIAL-SENSITIVE", {**_values(), "marking": "OFFICIAL-SENSITIVE"}),
    ],
)
def test_what_is_asked_for_is_understood(say: Conversation, typed: str, wanted: dict[str, str]) -> None:
    reply = say.reply(typed, by=SAM)

    assert not reply.refused
    assert reply.posts
    assert _asked(say) == wanted


def test_the_answer_says_what_comes_and_who_may_read_it(say: Conversation) -> None:
    assert say("/board pack", by=PAT) == (
        "The paper for the board is on its way to your direct messages with me, in Word.\n"
        "It names owners: it is for the board alone."
    )
    assert say("/board pack since the last board", by=SAM).startswith("No paper.")
    say("/board meeting 3 June 2020", by=SAM)
    assert say("/board pack since the last board", by=PAT).startswith(
        "The paper for the board, with what has changed since Wed 3 Jun 2020 is on its way"
    )
    assert say("/board pack for adviser as at 1 July in Excel", by=SAM) == (
        "The paper for the adviser, as at Wed 1 Jul 2020 is on its way to your direct messages with me, in Excel.\n"
        "Owners are not named. Read it before it goes out: what people typed may still name somebody."
    )


@pytest.mark.parametrize(
    ("typed", "readers"),
    [("for scrutiny", "scrutiny"), ("for the committee", "committee"), ("for members as at 1 July", "members"),
     ("scrutiny in Excel", "scrutiny"), ("as at 1 July for the scrutiny committee", "scrutiny")],
)  # fmt: skip
def test_readers_without_a_paper_of_their_own_are_told_whose_it_is(say: Conversation, typed: str, readers: str) -> None:
    first, whose, _ = say(f"/board pack {typed}", by=PAT).splitlines()

    assert first.startswith("The paper for the cabinet")
    assert whose == f'There is none for {readers} itself: this one is titled "report to cabinet".'


def test_others_are_refused_with_who_reads_which(say: Conversation) -> None:
    assert say("/board pack for governors", by=PAT).splitlines() == [
        'No paper. I cannot read "governors". A paper is for one of these:',
        "/board pack for board (with owners' names)",
        "/board pack for cabinet (also for scrutiny and other committees)",
        "/board pack for department (the DfE)",
        "/board pack for adviser",
        "/board pack in Excel",
    ]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/board pack for the mayor", 'I cannot read "mayor". A paper is for one of these:'),
        ("/board pack for cabinet and adviser", 'I cannot read "and adviser".'),
        ("/board pack as at 9 July 2020", "Thu 9 Jul 2020"),
        ("/board pack as at July 17", "two things"),
        (
            "/board pack for cabinet as at 29 June in Excel",
            "This log began on Wed 8 Jul 2020, and tells nothing of Mon 29 Jun 2020. The first day for a paper is Tue 30 "
            "Jun 2020.\n/board pack for cabinet as at 30 June 2020 in Excel",
        ),
        ("/board pack since 8 July 2020", "is counted from a day before the paper's own."),
        ("/board pack as at 1 July since 1 July", "is counted from a day before the paper's own."),
        ("/board pack since somewhen", "somewhen"),
        ("/board pack marking: " + "x" * 61, "A marking has 60 characters at most"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_can(say: Conversation, typed: str, why: str) -> None:
    reply = say.reply(typed, by=SAM)

    assert reply.refused
    assert why in say(typed, by=SAM)
    with say.log.reading() as store:
        assert list(store.rows("outbox"))[-1:] == [] or "pack" not in str(list(store.rows("outbox"))[-1]["key"])


@pytest.mark.parametrize("person", [JO, KIT])
def test_only_the_chair_and_support_may_ask(say: Conversation, person: Person) -> None:
    assert say("/board pack", by=person).startswith("No paper. Only the chair or board support can ask for")


def test_asked_twice_in_a_minute_it_comes_once(say: Conversation) -> None:
    first, again = say("/board pack", by=SAM), say("/board pack", by=SAM)

    assert first == again
    with say.log.reading() as store:
        assert sum("pack:" in row["key"] for row in store.rows("outbox")) == 1


def test_a_board_that_was_closed_still_has_its_paper(say: Conversation) -> None:
    say("/board close its work is done sure: yes", by=SAM)
    say.later(minutes=2)

    assert say("/board pack for cabinet", by=SAM).startswith("The paper for the cabinet is on its way")


def test_what_was_typed_stands_in_the_form(say: Conversation) -> None:
    reply = say.fill(
        "/board pack",
        {"for": "cabinet", "in": "Excel", "as at": "1 July 2020", "since": "1 June", "marking": "OFFICIAL"},
        by=SAM,
    )

    assert not reply.refused
    assert _asked(say) == _values("cabinet", "2020-07-01", ".xlsx", "2020-06-01")


def test_nothing_of_it_is_a_line_of_the_history(say: Conversation) -> None:
    with say.log.reading() as store:
        before = store.history.count()
    say("/board pack", by=SAM)
    with say.log.reading() as store:
        assert store.history.count() == before


@pytest.mark.parametrize(("slot", "words"), [("for", "everybody"), ("in", "PDF")])
def test_what_no_form_offers_is_refused_at_its_field(say: Conversation, slot: str, words: str) -> None:
    answer = say.fill("/board pack", {slot: words}, by=SAM)

    assert answer.refused
    assert f'"{words}" is none of these: ' in as_text(answer.parts)
