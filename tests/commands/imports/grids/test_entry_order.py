"""Within a file the rows' order is the order of entry: what comes last counts, and what comes a second time adds nothing."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported, lines_of

READINGS = "measure,indicator,as at,value,unit,source\n"
CLAIMS = "measure,reported,as at,source,by\n"
RUNGS = "domain,rung,as at\n"
STATEMENTS = "of,as at,words\n"

# A file, how many rows of it come in, what is asked then, and what is said.
FILES = [
    (READINGS, ["M1,Placements,2020-06-30,24.9,,", "M1,Placements,2020-06-30,25,,", "M1,Placements,2020-06-30,24.9,,"],
     3, "/measure list", "Placements 24.9"),
    (READINGS, ["M1,Placements,2020-06-30,25,,A", "M1,Placements,2020-06-30,25,,B", "M1,Placements,2020-06-30,25,,A"],
     2, "/measure list", "Placements 25"),
    (CLAIMS, ["M1,met,2020-07-01,,Ofsted", "M1,met,2020-07-01,,"], 2, "/measure show M1", 'Reported "met" (as at'),
    (CLAIMS, ["M1,met,2020-07-01,,", "M1,met,2020-07-01,,Ofsted"], 2, "/measure show M1", 'Reported "met" (as at'),
    (CLAIMS, ["M1,met,2020-07-01,Ofsted letter,Ofsted", "M1,met,2020-07-01,Ofsted letter,"], 2, "/measure show M1",
     'Reported "met" (Ofsted letter'),
    (CLAIMS, ["M1,met,2020-07-01,,", "M1,not met,2020-07-01,,", "M1,met,2020-07-01,,"], 3, "/measure show M1",
     'Reported "met" (as at'),
    (CLAIMS, ["M1,met,2020-07-01,cabinet report,", "M1,met,2020-07-01,July report,"], 2, "/measure show M1",
     'Reported "met" (July report'),
    (RUNGS, ["Fostering,Good,2020-07-01", "Fostering,Outstanding,2020-07-01", "Fostering,Good,2020-07-01"], 3,
     "/area show AR1", "Good as at"),
    (STATEMENTS, ["M1,2020-07-01,It is steady", "M1,2020-07-01,It slips", "M1,2020-07-01,It is steady"], 3,
     "/measure show M1", '"It is steady"'),
    (STATEMENTS, ["report,2020-07-01,All holds", "report,2020-07-01,It slips", "report,2020-07-01,All holds"], 3,
     "/board statement", '"All holds"'),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "rows", "added", "line", "told"), FILES)
def test_what_comes_last_counts_and_a_second_time_nothing_comes_in(
    say: Conversation, tmp_path: Path, headings: str, rows: list[str], added: int, line: str, told: str
) -> None:
    say("/measure add M1 Placements", by=SAM)
    say("/measure target M1 Placements at most 24.95", by=SAM)
    content = headings + "".join(f"{each}\n" for each in rows)

    first = imported(say, tmp_path, content)
    shown = say(line)
    say.later(minutes=2)
    again = imported(say, tmp_path, content)

    assert f": {added} " in first[0]
    assert told in shown.split("Earlier")[0]
    assert ": no " in again[0], again
    assert f"{len(rows)} on the log already" in again[0]
    assert not lines_of(again, "differs")
    assert say(line) == shown


def test_the_same_row_again_is_named_as_before(say: Conversation, tmp_path: Path) -> None:
    say("/measure add M1 Placements", by=SAM)

    report = imported(say, tmp_path, READINGS + "M1,Placements,2020-06-30,25,,A\n" * 3)

    assert lines_of(report, "not read") == ["rows 3 and 4: the same as row 2"]


def test_a_figure_that_was_corrected_since_is_told_where_the_file_has_it_last(
    say: Conversation, tmp_path: Path
) -> None:
    say("/measure add M1 Placements", by=SAM)
    say("/measure reading M1 Placements 24.9 as at 30 June 2020")
    say("/measure reading M1 Placements 25 as at 30 June 2020")

    older = imported(say, tmp_path, f"{READINGS}M1,Placements,2020-06-30,24.9,,\n")
    corrected = imported(say, tmp_path, f"{READINGS}M1,Placements,2020-06-30,25,,\nM1,Placements,2020-06-30,24.9,,\n")

    assert "1 on the log already" in older[0]
    assert "24.9, on the log 25" in "\n".join(corrected)


def test_whose_a_claim_is_may_have_been_said_since_the_file(say: Conversation, tmp_path: Path) -> None:
    say("/measure add M1 Placements", by=SAM)
    content = f"{CLAIMS}M1,met,2020-07-01,letter from the DfE,\n"
    imported(say, tmp_path, content)
    say("/measure claim M1 by: DfE", by=SAM)

    assert "1 on the log already" in imported(say, tmp_path, content)[0]


def test_who_moderated_a_judgement_is_an_update_and_its_source_stays(say: Conversation, tmp_path: Path) -> None:
    headings = "domain,rung,as at,source,moderated\n"
    imported(say, tmp_path, f"{headings}Fostering,Good,2020-07-01,paper,\n")
    say.later(minutes=2)
    second = f"{headings}Fostering,Good,2020-07-01,,Ofsted\n"

    shown = lines_of(imported(say, tmp_path, second), "differs, not changed")
    changed = lines_of(imported(say, tmp_path, second, updates=True), "changed")

    assert shown == changed == ['row 2, Fostering: moderated "Ofsted", on the log nothing']
    assert imported(say, tmp_path, second, updates=True)[0].endswith("no rungs added, 1 on the log already, 0 refused")
    told = say("/area show AR1")
    assert "moderated by Ofsted" in told
    assert "Source: paper" in told


def test_areas_whose_measure_is_not_on_the_board_are_called_areas(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,recommendation,measure\nF1,Lead,M9\n")

    assert "these areas come in without a measure. Import the measures first, or link each with /area link" in report[1]
