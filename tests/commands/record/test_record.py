"""`boardbot export --of record`: what is given out for a request for information is whole, dated and by name."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from conversation import JO, PAT, SAM, Conversation, import_northmoor
from openpyxl import load_workbook

from board.refusals import Refusal
from bot.papers.excel import excel_workbook
from commands.record.asked import RecordAsked
from commands.record.changed import NO_FACTS, field_called, is_told
from commands.record.rows import HEADINGS, people_of_record, record_rows
from commands.record.told import record_text, record_workbook

ALL = RecordAsked()


@pytest.fixture
def kept(say: Conversation) -> Conversation:
    """A board with one thing of each kind, over three days."""
    say("/area add R7 Visits")
    say("/measure add M6 Visits in time")
    say("/measure reading M6 CIN visits 77% of 412/535 as at 8 July 2020")
    say("/risk add Posts stay empty @jo")
    say("/action add Visits plan <@U0JO> due: 31 July 2020 area: R7")
    say.later(days=1)
    say("/action due A1 31 August 2020 because two agency staff left", by=SAM)
    say.later(days=1)
    say("/action update A1 half done, told <@U0ALI>\n=1+1")
    say("/digest post", by=SAM)
    return say


def _rows(say: Conversation, asked: RecordAsked = ALL) -> list[dict[str, str]]:
    with say.log.reading() as store:
        found = record_rows(store, store.boards.all()[0], say.crowd, asked)
    return [dict(zip(HEADINGS, row, strict=True)) for row in found]


ASKED = [
    (ALL, "setup dates meeting add add reading add add due update post"),
    (RecordAsked(first=date(2020, 7, 9)), "due update post"),
    (RecordAsked(last=date(2020, 7, 8)), "setup dates meeting add add reading add add"),
    (RecordAsked(date(2020, 7, 9), date(2020, 7, 9)), "due"),
    (RecordAsked(date(2020, 7, 11)), ""),
    (RecordAsked(about="a1"), "add due update"),
    (RecordAsked(about="A1", last=date(2020, 7, 9)), "add due"),
    (RecordAsked(about="M6"), "add reading"),
    (RecordAsked(about="R7"), "add"),
    (RecordAsked(about="RK1"), "add"),
]


@pytest.mark.parametrize(("asked", "verbs"), ASKED, ids=lambda each: getattr(each, "words", None))
def test_the_lines_asked_for_are_given_oldest_first(kept: Conversation, asked: RecordAsked, verbs: str) -> None:
    assert [each["did"] for each in _rows(kept, asked)] == verbs.split()


def test_a_line_says_who_typed_what_when_and_what_became_of_it(kept: Conversation) -> None:
    (moved,) = [each for each in _rows(kept) if each["did"] == "due"]

    assert (moved["on"], moved["at"], moved["by"], moved["by_id"]) == ("2020-07-09", "09:00:00", SAM.name, SAM.id)
    assert moved["typed"] == "/action due A1 31 August 2020 because two agency staff left"
    assert "due: Fri 31 Jul 2020 → Mon 31 Aug 2020\nmoves: 0 → 1" in moved["changed"]
    assert moved["because"] == "two agency staff left"


def test_people_stand_there_by_name_wherever_they_are_named(kept: Conversation) -> None:
    rows = _rows(kept)

    assert f"{PAT.name}: chair" in rows[0]["changed"]
    assert f"owner: {JO.name}" in next(each for each in rows if each["ref"] == "A1")["changed"]
    assert "<@" not in "".join(cell for each in rows for cell in each.values())
    with kept.log.reading() as store:
        assert set(people_of_record(store, store.boards.all()[0], ALL)) >= {JO.id, SAM.id, PAT.id, "U0ALI"}


def test_a_digest_is_given_with_the_words_that_went_out(kept: Conversation) -> None:
    *others, posted = _rows(kept)

    assert "No actions are overdue; 1 is open." in posted["digest"]
    assert not any(each["digest"] for each in others)


def test_a_day_is_one_of_where_the_board_is(say: Conversation) -> None:
    say.now = datetime(2020, 7, 14, 23, 30, tzinfo=UTC)
    say("/action add Visits plan")

    (row,) = _rows(say, RecordAsked(date(2020, 7, 15), date(2020, 7, 15)))
    assert (row["on"], row["at"]) == ("2020-07-15", "00:30:00")


def test_the_record_has_none_of_the_machines_words(say: Conversation) -> None:
    import_northmoor(say.log, say.now)
    for line in (
        "/measure add M9 Visits",
        "/measure target M9 at most 15 by 30 Sept 2020",
        "/measure reading M9 20 as at 30 June 2020",
        "/measure claim M9 met",
        "/action add Test it <@U0JO> due: 20 July 2020",
        "/action assign A1 Head of Service",
        "/digest post",
    ):
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    told = "\n".join(each["changed"] for each in _rows(say))

    fields = {line.partition(": ")[0] for line in told.split("\n")}
    machines = {"id", "condition", "reading", "claim", "higher", "questions", "opened at", "updated at"}
    assert fields.isdisjoint(machines)
    assert not re.search(r"\(\)|\+00:00|\d{4}-\d\d-\d\d|[0-9a-f]{32}|_|: no$", told, re.M)
    assert "better: lower\n" in told
    assert f"owner: {JO.name} → Head of Service" in told


def test_a_field_that_only_the_machine_knows_is_a_number_or_a_mark(say: Conversation) -> None:
    import_northmoor(say.log, say.now)
    with say.log.reading() as store:
        entries = store.history.between(store.boards.all()[0].id, None, None)

    left_out = [value for each in entries for name, both in each.changes.items() if name in NO_FACTS for value in both]
    assert left_out
    assert all(value is None or isinstance(value, int) for value in left_out)


def test_nothing_that_a_line_holds_is_left_out(say: Conversation) -> None:
    import_northmoor(say.log, say.now)
    with say.log.reading() as store:
        board = store.boards.all()[0]
        entries = store.history.between(board.id, None, None)
    rows = _rows(say)

    assert [int(each["line"]) for each in rows] == [each.id for each in entries]
    for entry, row in zip(entries, rows, strict=True):
        changed = dict(line.split(": ", 1) for line in row["changed"].split("\n") if ": " in line)
        there = {field_called(name) for name, (was, now) in entry.changes.items() if is_told(name, was, now, entry.at)}
        missing = {each for each in there - changed.keys() if not each.startswith("<@")}
        assert not missing, entry


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (RecordAsked(about="Z9"), "There is no action, measure, area or risk Z9"),
        (RecordAsked(date(2020, 7, 9), date(2020, 7, 8)), "Wed 8 Jul 2020 is before Thu 9 Jul 2020"),
    ],
)
def test_what_cannot_be_given_is_refused(kept: Conversation, asked: RecordAsked, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        _rows(kept, asked)


def test_the_text_can_be_read_from_its_top(kept: Conversation) -> None:
    with kept.log.reading() as store:
        text = record_text(store, store.boards.all()[0], kept.crowd, RecordAsked(about="A1"))

    assert text.startswith("Improvement Board: the record, A1. 3 lines, oldest first.\n\n")
    assert f"Thu 9 Jul 2020 09:00 · {SAM.name} · action A1 · due\n   typed: /action due A1" in text
    assert "\n      =1+1\n" in text


def test_the_workbook_keeps_words_as_words_and_days_as_days(kept: Conversation) -> None:
    with kept.log.reading() as store:
        made = record_workbook(store, store.boards.all()[0], kept.crowd, ALL, kept.now)
    sheet = load_workbook(BytesIO(excel_workbook(made)))["Record"]
    first, *rows = sheet.iter_rows()

    told = [each.value.casefold().replace(" ", "_") for each in first]
    assert told == [*(each for each in HEADINGS if each not in {"by_id", "digest"}), "by_id"]
    assert sheet.print_area.endswith(f"${first[-2].column_letter}${sheet.max_row}")
    assert rows[0][1].value == datetime(2020, 7, 8)  # noqa: DTZ001 - a workbook knows no zones
    assert all(cell.data_type != "f" for row in rows for cell in row)


def test_what_a_note_says_on_a_line_of_its_own_passes_for_no_field(say: Conversation) -> None:
    say("/action add Visits plan <@U0JO>")
    say.later(minutes=2)
    say("/action update A1 nothing done\nmoves: 0 → 4\nclosed on: Fri 3 Jul 2020")
    say("/action assign A1 support: <@U0ALI> and Head of MASH")

    changed = [each["changed"] for each in _rows(say, RecordAsked(about="A1"))[1:]]

    assert changed == [
        "note: nothing done / moves: 0 → 4 / closed on: Fri 3 Jul 2020",
        "supporters: Ali Noor / Head of MASH",
    ]


def test_the_day_of_the_digest_and_the_target_replaced_are_in_the_record(say: Conversation) -> None:
    for line in (
        "/measure add M9 Visits",
        "/measure target M9 visits at least 80% by 30 Sept 2020",
        "/measure target M9 visits at least 85% by 30 Sept 2020",
        "/digest every friday at 16:30",
    ):
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)

    *_, replaced, moved = (each["changed"] for each in _rows(say))

    assert "replaces: M9a" in replaced.split("\n")
    assert moved == "weekly digest: Monday at 09:00 → Friday at 16:30"
