"""Figures in a file pass the checks of typed ones: what typing refuses or asks about, an import does too."""

from pathlib import Path

import pytest
from conversation import DATA, SAM, Conversation
from spreadsheets import from_files, imported, lines_of

READINGS = "measure,indicator,as at,value,unit,numerator,denominator,confirm\n"
TARGETS = "measure,cond,name,indicator,unit,better,kind,operator,target,target date\n"


@pytest.fixture
def measured(say: Conversation) -> Conversation:
    """A measure with a percentage and a count, and one without a target."""
    for line in (
        "/measure add M6 Visits",
        "/measure target M6 CIN visits at least 85% by 30 June 2020",
        "/measure target M6 Average cases at most 18 cases by 30 June 2020",
        "/measure add M7 Others",
    ):
        say(line, by=SAM)
    return say


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("CIN visits,{},86,%,,,", "86%"),
        ("CIN visits,{},86,,,,", "86%"),
        ("CIN visits,{},86%,,,,", "86%"),
        ("CIN visits,{},86 %,%,,,", "86%"),
        ("CIN visits,{},86 per cent,per cent,,,", "86%"),
        ("CIN visits,{},86,percentage,,,", "86%"),
        ("CIN visits,{},0.86%,%,,,", "0.86%"),
        ("CIN visits,{},0,%,,,", "0%"),
        ("CIN visits,{},1,%,,,", "1%"),
        ("cin  VISITS,{},86,%,,,", "86%"),
        ("CIN,{},86,%,,,", "86%"),
        ("CIN visits,{},77,%,412,535,", "77%"),
        ("Average cases,{},17.5,cases,,,", "17.5"),
        ("Average cases,{},17.5,,,,", "17.5"),
        ("Average cases,{},17,case,,,", "17"),
        ("CIN visits,{},50,%,2,4,invented for training", "50%"),
        ("CIN visits (north team),{},86,%,,,", "86%"),
    ],
)
def test_what_is_read(measured: Conversation, tmp_path: Path, row: str, shown: str) -> None:
    report = imported(measured, tmp_path, f"{READINGS}M6,{row.format('30/06/2020')}\n")

    assert report[0] == "plan.csv: 1 reading added, 0 on the log already, 0 refused", report
    with measured.log.reading() as store:
        (reading,) = next(each for each in store.measures.all(1) if each.ref == "M6").readings
    assert reading.figure == shown
    assert reading.unit == ("%" if "%" in shown else "cases")


@pytest.mark.parametrize(
    ("row", "what", "why"),
    [
        ("CIN visits,{},0.86,%,,,", "to ask", '"value" (D2): 0.86 as a percentage is less than 1%. Which? 86% or 0.86%'),
        ("CIN visits,{},.86,,,,", "to ask", '"value" (D2): 0.86 as a percentage is less than 1%. Which? 86% or 0.86%'),
        ("CIN visits,{},\"12,5\",%,,,", "to ask", '"value" (D2): 12,5 can mean two figures. Which? 12.5 or 125'),
        ("CIN vists,{},86,%,,,", "to ask", 'M6 has no indicator "CIN vists". Did you mean "CIN visits"?'),
        ("Cases held,{},9,,,,", "to ask", 'M6 has no indicator "Cases held".'),
        ("CIN visits,{},86,cases,,,", "refused", '"unit" (E2): "CIN visits" is a percentage, not in cases.'),
        ("Average cases,{},17%,,,,", "refused", '"Average cases" is counted in cases, not in percent.'),
        ("Average cases,{},17,%,,,", "refused", '"Average cases" is counted in cases, not in percent.'),
        ("Average cases,{},17%,cases,,,", "to ask", "the figure is a percentage, and its unit is 'cases'"),
        ("CIN visits,{},125,%,,,", "refused", "A percentage is at most 100; this says 125%."),
        ("CIN visits,{},-3,%,,,", "refused", "A reading cannot be negative: -3."),
        ("CIN visits,{},86,%,412,535,", "refused", "412 of 535 is 77%, not 86%. Say which is right."),
        ("CIN visits,{},86,%,6,5,", "refused", "6 of 5 is not possible"),
        ("CIN visits,{},50,%,2,4,", "to ask", "a count so small that it could point to a child"),
        ("CIN visits,{},50,%,2,4,...", "to ask", "a count so small that it could point to a child"),
        ("CIN visits,{},lots,%,,,", "refused", "lots is not a number."),
        ("CIN visits,{},17/20,%,,,", "refused", '17/20 is not a number. Give the figure alone: counts go under '),
        ("CIN visits,{},85%*,%,,,", "refused", '85* is not a number. Give the figure alone: counts go under '),
    ],
)  # fmt: skip
def test_what_is_not(measured: Conversation, tmp_path: Path, row: str, what: str, why: str) -> None:
    report = imported(measured, tmp_path, f"{READINGS}M6,{row.format('30/06/2020')}\n")

    assert report[0].startswith("plan.csv: no readings added")
    (line,) = lines_of(report, what)
    assert why in line


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        (["CIN visits", "CP visits"], []),
        (["Visits in time", "Visits in tine"], ['"Visits in time"']),
        (["Contacts", "Audits"], []),
        (["Team 1", "Team 2"], []),
        (["CP visits", "CP vists", "cp visits"], ['"CP visits"']),
    ],
)
def test_where_no_target_tests_them_only_a_slip_is_asked_about(
    measured: Conversation, tmp_path: Path, names: list[str], asked: list[str]
) -> None:
    rows = "".join(f"M7,{name},30/0{month}/2020,9,,,,\n" for month, name in enumerate(names, 4))

    report = imported(measured, tmp_path, READINGS + rows)

    assert [near in line for near, line in zip(asked, lines_of(report, "to ask"), strict=True)] == [True] * len(asked)


def test_a_one_among_fractions_is_asked_about(measured: Conversation, tmp_path: Path) -> None:
    rows = "M6,CIN visits,31/05/2020,0.86,%,,,\nM6,CIN visits,30/06/2020,1,%,,,\n"

    report = imported(measured, tmp_path, READINGS + rows)

    assert 'row 3, "value" (D3): 1 stands among fractions. Which? 100% or 1%' in lines_of(report, "to ask")


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("CP visits,%,higher,numeric,>=,85,30/06/2020", "at least 85%"),
        ("CP visits,,higher,numeric,>=,85%,30/06/2020", "at least 85%"),
        ("CP visits,percent,higher,numeric,>=,85,30/06/2020", "at least 85%"),
        ("CP visits,,higher,numeric,>=,0.85%,30/06/2020", "at least 0.85%"),
        ("CIN visits,,higher,numeric,>=,90,30/09/2020", "at least 90%"),
        ("Waiting,days,lower,numeric,<=,0.5,30/06/2020", "at most 0.5"),
        ("Over 40,workers,lower,numeric,<=,0,", "at most 0"),
    ],
)
def test_targets_that_are_read(measured: Conversation, tmp_path: Path, row: str, shown: str) -> None:
    report = imported(measured, tmp_path, f"{TARGETS}M6,M6x,,{row}\n")

    assert report[0].startswith("plan.csv: 1 row of measures added"), report
    assert shown in measured("/measure show M6")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("CP visits,%,higher,numeric,>=,0.85,30/06/2020", '0.85 as a percentage is less than 1%. Which? 85% or 0.85%'),
        ("CIN visits,,higher,numeric,>=,0.85,30/06/2020", '0.85 as a percentage is less than 1%. Which? 85% or 0.85%'),
        ("CP visits,%,lower,numeric,<=,\"12,5\",30/06/2020", "12,5 can mean two figures. Which? 12.5 or 125"),
        ("CP visits,%,higher,numeric,>=,850,30/06/2020", "A percentage is at most 100; this says 850%."),
        ("CIN vists,%,higher,numeric,>=,85,30/06/2020", '"CIN vists" is nearly "CIN visits", which the measure has.'),
        ("CP visits,cases,higher,numeric,>=,85%,30/06/2020", "the figure is a percentage, and its unit is 'cases'"),
        ("CP visits,%,higher,numeric,>=,85,30 June", "the date has no year"),
    ],
)  # fmt: skip
def test_targets_that_are_not(measured: Conversation, tmp_path: Path, row: str, why: str) -> None:
    report = imported(measured, tmp_path, f"{TARGETS}M6,M6x,,{row}\n")

    assert report[0].startswith("plan.csv: no rows of measures added"), report
    assert any(why in line for line in report), report


def test_a_name_that_is_too_long_for_a_list_is_refused_as_a_typed_one(say: Conversation, tmp_path: Path) -> None:
    row = f"M1,M1a,{'x' * 301},CP visits,%,higher,numeric,>=,85,30/06/2020"

    report = imported(say, tmp_path, f"{TARGETS}{row}\n")

    assert lines_of(report, "refused") == [
        'row 2, "name" (C2): That title is 301 characters; 300 is the most a list can show.'
    ]


def test_the_files_of_the_issue(say: Conversation) -> None:
    say.later(days=2100)
    folder = DATA / "inputs"

    measures = from_files(say, folder / "02_measures.csv")
    readings = from_files(say, folder / "02_readings.csv")

    assert lines_of(measures, "to ask") == [
        'row 2, "target" (I2): 0.85 as a percentage is less than 1%. Which? 85% or 0.85%',
        'row 3, "target" (I3): 12,5 can mean two figures. Which? 12.5 or 125',
    ]
    assert 'row 4, "indicator" (B4): M3 has no indicator "CP vists". Did you mean "CP visits"?' in readings[1]
    assert "Sat 31 Jan 2026 · CP visits: 90%" in say("/measure show M3")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/measure target M6 CIN visits at least 0.9 by 31 March 2021", "/measure target M6 CIN visits at least 90% by 31 March 2021"),
        ("/measure target M6 CIN visits at most 0.125", "/measure target M6 CIN visits at most 12.5%"),
    ],
)  # fmt: skip
def test_a_typed_target_that_may_be_a_fraction_is_asked_about_too(
    measured: Conversation, typed: str, offered: str
) -> None:
    said = measured(typed, by=SAM).splitlines()

    assert "as a percentage is less than 1%. If you mean" in said[0]
    assert said[1] == offered


@pytest.mark.parametrize(
    ("better", "operator", "told"),
    [
        ("higher", ">=", "at least 85%"),
        ("High is good", "at least", "at least 85%"),
        ("Higher is better", "≥", "at least 85%"),
        ("good is high", "no less than", "at least 85%"),
        ("up", "minimum", "at least 85%"),
        ("lower", "<=", "at most 85%"),
        ("Low is good", "no more than", "at most 85%"),
        ("Lower is better", "≤", "at most 85%"),
        ("down", "maximum", "at most 85%"),
        ("low", "up to", "at most 85%"),
    ],
)
def test_a_test_in_words_is_read_as_a_typed_one(
    say: Conversation, tmp_path: Path, better: str, operator: str, told: str
) -> None:
    report = imported(
        say, tmp_path, TARGETS + f"M6,M6a,Visits,CIN visits,%,{better},numeric,{operator},85,30/06/2020\n"
    )

    assert report[0].startswith("plan.csv: 1 row of measures added"), report
    assert told in say("/measure show M6")


@pytest.mark.parametrize(
    ("better", "operator", "why"),
    [
        ("higher", ">", 'it is ">"; a number needs >= (at least) or <= (at most)'),
        ("higher", "", 'nothing stands under a heading "Operator"; a number needs >= (at least) or <= (at most)'),
        ("higher", "about", 'it is "about"; a number needs >= (at least) or <= (at most)'),
        ("good", ">=", 'it is "good"; it can be higher or lower'),
        ("", ">=", 'nothing stands under a heading "Better"; it can be higher or lower'),
        ("Low is good", "at least", '"at least" and better: lower disagree'),
    ],
)
def test_a_test_in_doubt_is_refused(say: Conversation, tmp_path: Path, better: str, operator: str, why: str) -> None:
    report = imported(
        say, tmp_path, TARGETS + f"M6,M6a,Visits,CIN visits,%,{better},numeric,{operator},85,30/06/2020\n"
    )

    assert any(why in each for each in lines_of(report, "refused")), report


@pytest.mark.parametrize(("day", "taken"), [("07/07/2020", True), ("08/07/2020", True), ("09/07/2020", False)])
def test_a_figure_is_as_at_today_at_the_latest(measured: Conversation, tmp_path: Path, day: str, taken: bool) -> None:
    report = imported(measured, tmp_path, f"{READINGS}M6,CIN visits,{day},86,%,,,\n")

    assert report[0].startswith("plan.csv: 1 reading added" if taken else "plan.csv: no readings added"), report


def test_two_targets_are_not_counted_as_two_measures(say: Conversation, tmp_path: Path) -> None:
    rows = "M6,M6a,Visits,CIN visits,%,higher,numeric,>=,85,30/06/2020\nM6,M6b,,CP visits,%,higher,numeric,>=,85,\n"

    assert imported(say, tmp_path, TARGETS + rows)[0].startswith("plan.csv: 2 rows of measures added")
    assert say("/measure list").startswith("1 escalation measure")


SAME_DAY = [
    (
        READINGS + "M6,CIN visits,31/5/2020,85,%,,,\nM6,CIN visits,31/5/2020,86,%,,,\n",
        '"value" (D3)',
        '"86" in place of 85%',
    ),
    (
        "measure,reported,as at\nM6,met,31/5/2020\nM6,not met,31/5/2020\n",
        '"reported" (B3)',
        '"not met" in place of "met"',
    ),
    ("domain,rung,as at\nD,good,31/5/2020\nD,outstanding,31/5/2020\n", '"rung" (B3)', '"outstanding" in place of Good'),
]


@pytest.mark.parametrize(("rows", "cell", "told"), SAME_DAY)
def test_a_second_row_for_one_day_is_told(
    measured: Conversation, tmp_path: Path, rows: str, cell: str, told: str
) -> None:
    report = imported(measured, tmp_path, rows)

    assert f"row 3, {cell}: {told}, also of Sun 31 May 2020: the last counts" in lines_of(report, "read as")


DAYS_READ = [
    (TARGETS + "M1,M1a,Visits,Visits,%,higher,numeric,>=,85,{}\n", "target date"),
    ("measure,reported,as at\nM6,met,{}\n", "as at"),
]


@pytest.mark.parametrize(("rows", "column"), DAYS_READ)
@pytest.mark.parametrize(("words", "told"), [("Q4 19/20", '"Q4 19/20" as Tue 31 Mar 2020'), ("31/3/2020", "")])
def test_what_a_day_was_read_as_is_told(
    measured: Conversation, tmp_path: Path, rows: str, column: str, words: str, told: str
) -> None:
    report = imported(measured, tmp_path, rows.format(words))

    found = [each.partition(": ")[2] for each in lines_of(report, "read as") if f'"{column}"' in each]
    assert found == ([told] if told else [])


def test_words_in_place_of_a_target_s_date_are_told(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, TARGETS + "M1,M1a,Visits,Visits,%,higher,numeric,>=,85,TBC\n")

    assert 'row 2, "target date" (J2): "TBC" as no day' in lines_of(report, "read as")
