"""The department's benchmarking data comes in: what is asked, kept, refused and revised."""

from datetime import date
from pathlib import Path

import pytest
from benchmarks import FILE, HEADINGS, NAME, OWN, REGION, measure_of, measured, read_so, row_of
from board_papers import paper_of, words_of
from conversation import Conversation
from spreadsheets import from_files, imported, lines_of

from board.conditions import Reading
from board.definitions import Good
from board.frequency import Frequency, frequency_of
from commands.imports.any_file import read_grids
from commands.imports.files import Import
from commands.imports.report.answers import asked_in, packed, unpacked
from commands.imports.sheets.mapping_file import mapping_in, mapping_said
from commands.pack.readers import Reader
from storage.upkeep.verify import problems_in


@pytest.fixture(name="measured")
def _measured(say: Conversation) -> Conversation:
    return measured(say)


@pytest.fixture
def beside(measured: Conversation) -> Conversation:
    """The measure with the official figures of the council, its region and England beside it."""
    from_files(measured, FILE, given=read_so())
    return measured


def _official(say: Conversation) -> tuple[Reading, ...]:
    return measure_of(say).official


def test_whose_it_is_of_which_measure_and_when_it_came_out_is_asked_once_a_column(measured: Conversation) -> None:
    report = from_files(measured, FILE)

    asked = lines_of(report, "to ask")
    assert [each.split(":")[0] for each in asked] == ['"area"', '"measure_short"', '"year_ending_march"']
    assert asked[0].endswith('In the map, under [authorities]: "Darlington" = "own", "comparator" or "not read".')
    assert '"CP_conf_15days" (90 rows from 2 to 91)' in asked[1]
    assert asked[1].endswith('under [benchmarks]: "CP_conf_15days" = a measure\'s ref or "not read".')
    assert asked[2].endswith('[published]: "2016" = a day, such as "29 October 2020".')
    assert _official(measured) == ()


def test_they_are_kept_with_the_day_on_which_they_came_out_and_their_source(measured: Conversation) -> None:
    report = from_files(measured, FILE, given=read_so())

    assert report[0] == "lait_benchmarks.csv: 15 benchmarks added, 0 on the log already, 15 refused"
    assert any('"area" (column D): as the map says' in each for each in lines_of(report, "not read"))
    assert len(lines_of(report, "refused")) == 5
    found = _official(measured)
    assert {each.indicator for each in found} == {OWN, REGION, f"{NAME}, England (DfE, annual)"}
    own = [each for each in found if each.indicator == OWN]
    assert [(each.as_at.year, each.figure, each.published) for each in own[-2:]] == [
        (2019, "65.2%", date(2019, 10, 31)),
        (2020, "50.3%", date(2020, 10, 31)),
    ]
    assert own[0].source == "DfE, Local Authority Interactive Tool (CP_conf_15days), Open Government Licence v3.0"
    assert frequency_of(measure_of(measured).frequencies, OWN) == Frequency.YEARLY
    assert problems_in(measured.log) == []


def test_a_form_asks_the_same_and_its_answers_bring_them_in(measured: Conversation) -> None:
    wanted = Import(measured.log, read_grids(FILE), lambda store: store.boards.all()[0], measured.now)

    asked = list(asked_in(wanted.report()))

    found = {each.part: each for each in asked}
    assert found["authorities"].choices == ("own", "comparator", "not read")
    assert found["benchmarks"].label == '"Work_Force_Vac_Rate" belongs to the measure'
    assert found["published"].label == "Official figures of the year to March 2020 were published on"
    answers = {part: dict(said) for part, said in read_so().said.items()}
    report = from_files(measured, FILE, given=mapping_said(unpacked(packed(answers))))
    assert report[0].startswith("lait_benchmarks.csv: 15 benchmarks added")


def test_twice_adds_nothing_and_the_answers_are_kept(beside: Conversation) -> None:
    report = from_files(beside, FILE)

    assert report[0].startswith("lait_benchmarks.csv: no benchmarks added, 15 on the log already")
    assert len(_official(beside)) == 15


def test_polarity_and_decimals_say_which_way_is_good(measured: Conversation, tmp_path: Path) -> None:
    rows = row_of("65.24", year_ending_march="2019", published="31/10/2019") + row_of("50.26")
    imported(measured, tmp_path, HEADINGS + rows, read_so())

    (said,) = measure_of(measured).definitions
    assert (said.indicator, said.good, said.decimals) == (OWN, Good.HIGHER, 1)
    told = f"{OWN}: 50.3%, 14.9 points lower than a year before, when it was 65.2%: worse"
    assert told in measured("/measure show M5")
    assert problems_in(measured.log) == []


def test_a_revision_comes_in_when_told_and_is_said(beside: Conversation, tmp_path: Path) -> None:
    revised = HEADINGS + row_of("51.9", published="07/01/2021")
    differs = (
        f"{OWN} as at Tue 31 Mar 2020: 51.9%, published Thu 7 Jan 2021, on the log 50.3%, published Sat 31 Oct 2020"
    )

    assert lines_of(imported(beside, tmp_path, revised), "differs, not changed") == [f"row 2, M5 {differs}"]
    assert len(_official(beside)) == 15
    report = imported(beside, tmp_path, revised, updates=True)
    assert lines_of(report, "changed") == [f"row 2, M5 {differs}"]
    assert imported(beside, tmp_path, revised, updates=True)[0].startswith("plan.csv: no benchmarks added, 1 on the")

    told = beside("/measure show M5")
    assert f"{OWN}: 51.9%" in told
    assert "published Thu 7 Jan 2021, revised: 50.3% as published Sat 31 Oct 2020" in told
    before = words_of(paper_of(beside, Reader.DEPARTMENT, date(2021, 1, 6)))
    assert f"{OWN}: 50.3%" in before
    assert "51.9%" not in before
    assert problems_in(beside.log) == []


def test_an_earlier_edition_that_comes_in_later_takes_no_place(beside: Conversation, tmp_path: Path) -> None:
    imported(beside, tmp_path, HEADINGS + row_of("49.1", published="01/10/2020"), updates=True)

    assert f"{OWN}: 50.3%" in beside("/measure show M5")


@pytest.mark.parametrize(
    ("value", "more", "what", "why"),
    [
        ("NA", {}, "not read", '"NA" says that there is no figure, and not why'),
        ("x", {}, "not read", '"x" says that the figure is not available'),
        ("z", {}, "not read", '"z" says that a figure does not apply'),
        ("120", {}, "refused", "A percentage is at most 100; this says 120%."),
        ("50.3", {"year_ending_march": "2019-20"}, "refused", "'2019-20' is no year"),
        ("50.3", {"year_ending_march": "2021"}, "refused", "the year that ends in March 2021 is not over"),
        ("50.3", {"published": "31/03/2020"}, "refused", "Published on Tue 31 Mar 2020 is before its year ended"),
        ("50.3", {"published": "31/10/2021"}, "refused", "Published on Sun 31 Oct 2021 is a day in the future."),
        ("50.3", {"polarity": "upwards"}, "refused", 'it is "upwards"; it can be High, Low or "-"'),
        ("50.3", {"measure_short": "CLA_rate"}, "to ask", '"CLA_rate" (A2): of which measure is it?'),
        ("50.3", {"area": "Hull"}, "to ask", '"Hull" (D2): is it the council?'),
    ],
)
def test_what_is_no_figure_is_named(
    measured: Conversation, tmp_path: Path, value: str, more: dict[str, str], what: str, why: str
) -> None:
    report = imported(measured, tmp_path, HEADINGS + row_of(value, **more), read_so())

    assert report[0].startswith("plan.csv: no benchmarks added"), report
    assert why in "\n".join(lines_of(report, what))


def test_a_suppressed_figure_is_no_missing_one(measured: Conversation, tmp_path: Path) -> None:
    imported(measured, tmp_path, HEADINGS + row_of("c"), read_so())

    assert f"{OWN}: suppressed · as at Tue 31 Mar 2020" in measured("/measure show M5")


def test_a_unit_that_nothing_says_is_said_to_be_none(measured: Conversation, tmp_path: Path) -> None:
    rate = {"indicator": "Vacancy Rate"}
    report = imported(measured, tmp_path, HEADINGS + row_of("21.9", **rate), read_so())

    assert '"Vacancy Rate" as a plain number: the file names no unit' in "\n".join(lines_of(report, "read as"))
    imported(measured, tmp_path, HEADINGS + row_of("21.9", **rate, unit="%", year_ending_march="2019"), read_so())
    assert [each.figure for each in _official(measured)] == ["21.9", "21.9%"]


def test_one_authority_alone_is_the_council(measured: Conversation, tmp_path: Path) -> None:
    two = mapping_in('[authorities]\n"Devon" = "own"\n', "two.map.toml")

    report = imported(measured, tmp_path, HEADINGS + row_of("50.3"), read_so().with_(two))

    assert '"North East Lincolnshire" and "Devon" are said to be the council\'s own' in "\n".join(report)
    assert _official(measured) == ()


def test_an_answer_that_names_no_measure_is_asked_again(measured: Conversation, tmp_path: Path) -> None:
    wrong = mapping_in('[benchmarks]\nCP_conf_15days = "M50"\n', "wrong.map.toml")

    report = imported(measured, tmp_path, HEADINGS + row_of("50.3"), read_so().with_(wrong))

    assert '"CP_conf_15days" (A2): of which measure is it?' in "\n".join(lines_of(report, "to ask"))


def test_a_caveat_that_an_edition_changes_is_told_and_goes_with_no_later_one(
    beside: Conversation, tmp_path: Path
) -> None:
    imported(beside, tmp_path, HEADINGS + row_of("50.3", caveat="provisional"), updates=True)

    shown = lines_of(imported(beside, tmp_path, HEADINGS + row_of("50.3", caveat="final")), "differs, not changed")
    imported(beside, tmp_path, HEADINGS + row_of("50.3", published="05/11/2020"), updates=True)

    assert shown[0].endswith('caveat "final", on the log "provisional"')
    assert _official(beside)[-1].caveat == ""
