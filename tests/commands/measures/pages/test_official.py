"""Official figures stand beside the council's own, and nothing rests on one."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks import FILE, NAME, OWN, REGION, measured, read_so
from board_papers import paper_of, words_of
from conversation import SAM, Conversation
from spreadsheets import from_files, imported, lines_of

from commands.exports.measures import MEASURE_HEADINGS, READING_HEADINGS, measure_rows, reading_rows, readings_exported
from commands.pack.readers import PackAsked, Reader
from commands.pack.workbook import workbook_of
from commands.reply import as_text
from storage.upkeep.verify import problems_in


@pytest.fixture(name="measured")
def _measured(say: Conversation) -> Conversation:
    return measured(say)


@pytest.fixture
def beside(measured: Conversation) -> Conversation:
    """The measure with the official figures of the council, its region and England beside it."""
    from_files(measured, FILE, given=read_so())
    return measured


def test_they_stand_beside_the_councils_own_with_why_they_are_not_compared(beside: Conversation) -> None:
    told = beside("/measure show M5").splitlines()

    at = told.index("Official figures, beside the council's own")
    assert told[at + 1] == "The council's own: ICPCs within 15 days: 86% · as at Thu 31 Dec 2020"
    assert told[at + 2] == (
        f"{OWN}: 50.3%, 14.9 points lower than a year before, when it was 65.2% · as at Tue 31 Mar 2020, "
        "published Sat 31 Oct 2020"
    )
    assert told[at + 3].startswith(f"{NAME}, England (DfE, annual): 77.6%")
    assert told[at + 4].startswith(f"{REGION}: 79.4%")
    assert told[at + 5].startswith("Official figures are for whole years, by the department's own definitions")
    assert told[at + 6].startswith("Source: DfE, Local Authority Interactive Tool")


@pytest.mark.parametrize("reader", [Reader.BOARD, Reader.CABINET, Reader.DEPARTMENT])
@pytest.mark.parametrize(
    ("on", "latest", "later"), [(date(2020, 10, 30), "65.2%", "50.3%"), (date(2020, 10, 31), "50.3%, 14.9", "")]
)
def test_a_paper_as_at_a_day_knows_what_was_published_by_then(
    beside: Conversation, reader: Reader, on: date, latest: str, later: str
) -> None:
    told = words_of(paper_of(beside, reader, on))

    assert f"{OWN}: {latest}" in told
    assert "no verdict rests on them" in told
    assert not later or later not in told


def test_no_verdict_claim_or_chart_rests_on_one(beside: Conversation) -> None:
    beside("/measure claim M5 met as at 8 January 2021", by=SAM)

    assert "(DfE, annual)" not in beside("/status")
    assert "(DfE, annual)" not in beside("/digest show")
    assert "(DfE, annual)" not in beside("/measure chart M5")
    assert beside("/measure show M5").startswith("M5 Conferences are in time: met")


def test_one_is_drawn_where_it_is_asked_for_and_said_to_be_official(beside: Conversation) -> None:
    told = beside(f"/measure chart M5 {OWN}").splitlines()

    assert told[0] == f"M5, official, annual: {OWN}"
    assert told[1].startswith(f"{OWN}, official, annual, Mar 2016 to Mar 2020: ")
    assert "target" not in told[1]
    assert told[3].startswith("Figures: Mar 2016 ")
    assert told[3].endswith("Mar 2019 65.2%, Mar 2020 50.3%")
    assert told[4] == "Too few figures for control limits (5 of 12)."
    assert told[6].startswith("Official figures are for whole years, by the department's own definitions")
    assert told[7].startswith("Source: DfE, Local Authority Interactive Tool")


def test_a_form_and_a_name_that_is_none_offer_the_official_ones_to_draw(beside: Conversation) -> None:
    told = beside("/measure chart M5 nonsense")

    assert f"/measure chart M5 {OWN}" in told
    assert f"/measure chart M5 {REGION}" in told
    assert not beside.fill("/measure chart", {"ref": "M5", "indicator": OWN}).refused


def test_which_way_is_good_and_its_decimals_are_put_right_by_a_person(beside: Conversation) -> None:
    told = beside(f"/measure edit M5 {OWN} good: lower decimals: 0", by=SAM)

    assert f"{OWN}: lower is good." in told
    assert f"{OWN} is shown with no decimals." in told
    assert f"{OWN}: 50%, 15 points" in beside("/measure show M5")
    assert "one step back, Mar 2018." in beside(f"/measure chart M5 {OWN}")
    assert beside("/measure show M5").startswith("M5 Conferences are in time: met")
    assert beside("/measure undo", by=SAM).startswith("Undone.")
    assert f"{OWN}: 50.3%" in beside("/measure show M5")


def test_a_form_says_which_way_is_good_of_one_and_leaves_the_councils_own_alone(beside: Conversation) -> None:
    told = as_text(beside.fill("/measure edit", {"ref": "M5", "indicator": OWN, "good": "lower"}, by=SAM).parts)
    assert told.splitlines()[0] == f"M5: {OWN}: lower is good."
    assert "Comes monthly: ICPCs within 15 days." in beside("/measure show M5").splitlines()
    refused = beside.fill("/measure edit", {"ref": "M5", "indicator": OWN, "every": "quarter"}, by=SAM)
    assert "How often it comes is for the department to say." in as_text(refused.parts)


def test_what_is_to_change_of_one_is_asked(beside: Conversation) -> None:
    assert f"/measure edit M5 {OWN} good: lower" in beside(f"/measure edit M5 {OWN}", by=SAM)


@pytest.mark.parametrize("key", ["unit: cases", "every: month"])
def test_what_is_the_departments_to_say_is_refused_with_what_is_not(beside: Conversation, key: str) -> None:
    told = beside(f"/measure edit M5 {OWN} {key}", by=SAM)

    assert "is for the department to say. You can say:" in told
    assert f"/measure edit M5 {OWN} good: lower" in told


@pytest.mark.parametrize(
    "line",
    [
        f"/measure reading M5 {OWN} 90%",
        f"/measure target M5 {OWN} at least 60% by 30 June 2021",
        f"/measure target M5 ICPCs within 15 days within 10 points of {REGION}",
    ],
)
def test_nobody_enters_one_or_sets_a_target_on_one(beside: Conversation, line: str) -> None:
    assert "is an official figure, and not the council's own" in beside(line, by=SAM)


def test_a_part_of_its_name_never_means_it(beside: Conversation, tmp_path: Path) -> None:
    typed = beside("/measure reading M5 child protection conferences 90%")
    report = imported(beside, tmp_path, f"measure,indicator,as at,value\nM5,{NAME},31/12/2020,90\n")

    assert 'M5 has no indicator "child protection conferences".' in typed
    assert f'M5 has no indicator "{NAME}".' in lines_of(report, "to ask")[0]
    assert "ICPCs within 15 days" in beside("/measure reading M5 87%")


def test_one_that_came_in_by_mistake_is_withdrawn(beside: Conversation) -> None:
    told = beside(f"/measure withdraw M5 reading {OWN} 50.3% as at 31 March 2020 because it is another table's", by=SAM)

    assert "withdrawn" in told
    assert f"{OWN}: 65.2%" in beside("/measure show M5")
    assert problems_in(beside.log) == []


def test_what_is_exported_comes_back(beside: Conversation, say: Conversation, tmp_path: Path) -> None:
    with beside.log.reading() as store:
        measures = store.measures.all(1)
    rows = reading_rows(measures, date(2020, 10, 30))
    assert not any(each[READING_HEADINGS.index("value")] == "50.3" for each in rows)
    whole = [dict(zip(READING_HEADINGS, each, strict=True)) for each in reading_rows(measures, date(2021, 1, 8))]
    watched = [dict(zip(MEASURE_HEADINGS, each, strict=True)) for each in measure_rows(measures, beside.crowd)]
    assert [each["every"] for each in watched if each["indicator"] == OWN] == ["year"]

    headings = ",".join(MEASURE_HEADINGS)
    rows = "".join(",".join(f'"{cell}"' for cell in each.values()) + "\n" for each in watched)
    assert imported(beside, tmp_path, f"{headings}\n{rows}")[0].startswith("plan.csv: no rows of measures added"), rows

    own = next(each for each in whole if each["indicator"] == OWN and each["value"] == "50.3")
    assert own["published"] == "2020-10-31"
    beside("/measure add M9 Another", by=SAM)
    text = f'measure,indicator,as at,value,unit,source,published\nM9,"{OWN}",31/03/2020,50.3,%,DfE,2020-10-31\n'
    assert imported(beside, tmp_path, text)[0] == "plan.csv: 1 reading added, 0 on the log already, 0 refused"
    assert "50.3% · as at Tue 31 Mar 2020, published Sat 31 Oct 2020" in beside("/measure show M9")


def test_a_reading_of_the_councils_own_has_no_day_of_publication(measured: Conversation, tmp_path: Path) -> None:
    text = "measure,indicator,as at,value,published\nM5,ICPCs within 15 days,31/03/2020,50,31/10/2020\n"

    report = imported(measured, tmp_path, text)

    assert "only an official figure has one, and is called so: ICPCs within 15 days (DfE, annual)" in "\n".join(report)


@pytest.mark.parametrize("reader", [Reader.BOARD, Reader.CABINET, Reader.DEPARTMENT])
def test_they_are_in_the_workbook_and_in_the_list_of_readings_with_source_and_publication(
    beside: Conversation, reader: Reader
) -> None:
    with beside.log.reading() as store:
        board = store.boards.all()[0]
        book = workbook_of(store, board, beside.now, PackAsked(reader), beside.crowd)
        text = readings_exported(store, board)

    (sheet,) = [each for each in book.sheets if each.name == "Readings"]
    rows = [dict(zip(sheet.headings, each, strict=True)) for each in sheet.rows]
    (last,) = [each for each in rows if each["Indicator"] == OWN and each["Value"] == Decimal("50.3")]
    assert (last["As at"], last["Published"]) == (date(2020, 3, 31), date(2020, 10, 31))
    assert str(last["Source"]).startswith("DfE, Local Authority Interactive Tool")
    assert f"M5,{OWN},2020-03-31,50.3,%" in text.replace('"', "")


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_series_in_quotation_marks_is_that_series(beside: Conversation, marks: str) -> None:
    name, wrong = f"{marks[0]}{OWN}{marks[1]}", f"{marks[0]}ICPCs in time (DfE, annual){marks[1]}"

    assert beside(f"/measure edit M5 {name} decimals: 0", by=SAM).startswith(f"M5: {OWN} is shown with no decimals.")
    assert f"{OWN}: 50%" in beside("/measure show M5")
    assert beside(f"/measure chart M5 {name}", by=SAM).splitlines()[0].endswith(OWN)
    assert f'"{OWN}" is an official figure' in beside(f"/measure reading M5 {name} 50% as at 31 March 2020", by=SAM)
    assert f'"{OWN}" is an official figure' in beside(
        f"/measure target M5 {name} at least 50% by 31 March 2021", by=SAM
    )
    refused = beside(f"/measure edit M5 {wrong} good: lower", by=SAM)
    assert refused.startswith('Not changed. M5 has no indicator "ICPCs in time (DfE, annual)".'), refused
    assert f"/measure edit M5 {OWN} good: lower" in refused
