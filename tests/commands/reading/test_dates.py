"""Days as officers type them: the sheet's 120 phrases, and as many again, each with the day or the refusal it is."""

import random
from datetime import date

import pytest
from spoken_days import MEETINGS, READ, TODAY, due, refused, rows, words

from board.refusals import Refusal
from commands.reading.dates import due_date, due_day, keeps_its_words

ROWS = rows("due_phrases")
SAMPLES = rows("due_samples")
# What is said of each, and what is offered in its place.
REFUSED = {row["phrase"]: row for row in rows("due_refused")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['phrase']} on {row['today']}")
def test_every_phrase_of_the_sheet_is_read_rightly(row: dict[str, str]) -> None:
    today = date.fromisoformat(row["today"])
    if row["expected_iso"] == "reject":
        refused(row["phrase"], today)
    else:
        assert due(row["phrase"], today) == date.fromisoformat(row["expected_iso"])


def test_the_sheet_has_its_120_phrases() -> None:
    assert len(ROWS) == 120


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phrase"])
def test_the_sheets_no_date_words_and_no_others_keep_their_words(row: dict[str, str]) -> None:
    kept = "keep the text" in row["note"] or row["phrase"] in (
        "tbc in meeting",
        "on a monthly basis",
        "in each cycle",
        "urgently",
    )
    assert keeps_its_words(row["phrase"]) == kept


@pytest.mark.parametrize("row", SAMPLES, ids=lambda row: f"{row['phrase']} on {row['today']}")
def test_the_rules_other_examples_are_read_rightly(row: dict[str, str]) -> None:
    today = date.fromisoformat(row["today"])
    if row["meant"]:
        assert due(row["phrase"], today) == date.fromisoformat(row["meant"])
    else:
        refused(row["phrase"], today)


@pytest.mark.parametrize(("phrase", "meant"), READ.items())
def test_a_phrase_is_read(phrase: str, meant: str) -> None:
    assert due(phrase) == date.fromisoformat(meant)


@pytest.mark.parametrize("phrase", REFUSED)
def test_a_phrase_is_refused_with_its_reason_and_what_to_say(phrase: str) -> None:
    refusal = refused(phrase)
    said, offered = REFUSED[phrase]["reason"], REFUSED[phrase]["instead"]
    assert refusal.reason.startswith(f'"{phrase}" ')
    assert said in refusal.reason
    assert not offered or " | ".join(words(refusal)) == offered


@pytest.mark.parametrize("phrase", [each for each, row in REFUSED.items() if "from when on" in row["reason"]])
def test_of_words_that_say_from_when_on_no_day_is_offered(phrase: str) -> None:
    assert words(refused(phrase)) == []


@pytest.mark.parametrize(("phrase", "meant"), [*READ.items(), *((phrase, "") for phrase in REFUSED)])
def test_whether_a_phrase_is_a_date_is_told_without_a_reason(phrase: str, meant: str) -> None:
    assert due_day(phrase, TODAY, MEETINGS) == (date.fromisoformat(meant) if meant else None)


def test_there_are_at_least_120_phrases_besides_the_sheets() -> None:
    known = {row["phrase"] for row in ROWS}
    assert len((READ.keys() | REFUSED.keys()) - known) >= 120


def test_two_readings_are_offered_with_no_remark() -> None:
    refusal = refused("July 17")
    assert refusal.reason == '"July 17" can mean two things. Which?'
    assert refusal.instead == (("17 July 2020", ""), ("July 2017", ""))


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        (date(2020, 3, 31), date(2020, 3, 31)),
        (date(2020, 4, 1), None),
        (date(2020, 5, 30), None),
        (date(2020, 5, 31), date(2021, 3, 31)),
    ],
)
def test_a_day_without_a_year_is_asked_about_for_60_days_after_it(today: date, meant: date | None) -> None:
    if meant:
        assert due("31 March", today) == meant
    else:
        assert refused("31 March", today).instead == (("31 March 2020", ""), ("31 March 2021", ""))


def test_a_weekday_settles_which_year_is_meant() -> None:
    """The 27th of March was a Friday in 2020, and is a Saturday in 2021."""
    assert due("Sat 27 March", date(2020, 4, 2)) == date(2021, 3, 27)
    assert "has passed" in refused("Fri 27 March", date(2020, 4, 2)).reason


def test_a_leap_day_is_asked_about_where_none_is_near() -> None:
    for phrase in ("29 Feb", "w/c 29 Feb", "29 Feb (board)", "28-29 Feb", "2 weeks after 29 Feb"):
        assert "is not a day of this year or the next" in refused(phrase, date(2022, 7, 8)).reason


def test_a_board_needs_the_calendar() -> None:
    for phrase in (
        "next board",
        "March board",
        "before the next meeting",
        "next board papers",
        "board after next",
    ):
        with pytest.raises(Refusal, match="in the calendar"):
            due_date(phrase, TODAY)


def test_two_boards_in_a_month_are_asked_about() -> None:
    with pytest.raises(Refusal) as refusal:
        due_date("August board", TODAY, [date(2020, 8, 5), date(2020, 8, 26)])
    assert words(refusal.value) == ["5 August 2020", "26 August 2020"]


def test_papers_that_have_gone_out_are_asked_about() -> None:
    refusal = refused("next board papers", date(2020, 2, 27))
    assert refusal.instead == (("26 February 2020", ""), ("25 March 2020", ""))


def test_a_phrase_is_quoted_as_it_was_typed_and_cut_when_long() -> None:
    assert refused("  Sooner  or LATER ").reason.startswith('"Sooner  or LATER" is not a date.')
    assert refused("é" * 61).reason.startswith('"' + "é" * 60 + '…" ')


def test_reading_is_the_same_in_any_case_and_with_any_dash_or_space() -> None:
    shuffled = random.Random(1)
    for phrase, meant in READ.items():
        odd = phrase.upper() if shuffled.random() < 0.5 else phrase.title()
        odd = f"  {odd.replace(' ', chr(0xA0)).replace('-', '–')} "
        assert due(odd) == date.fromisoformat(meant), odd
