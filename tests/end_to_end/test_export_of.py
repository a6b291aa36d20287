"""`boardbot export --of`: what goes out comes in again on another board, the same."""

from pathlib import Path

import pytest
from end_to_end.postroom import Postroom, typed

from commands.exports.lists import EXPORTS

BOARD = "Improvement Board"


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("areas", 2),
        ("self-assessment", 3),
        ("events", 4),
        ("measures", 3),
        ("readings", 2),
        ("claims", 2),
        ("statements", 3),
    ],
)
def test_a_list_goes_out_and_comes_in_again(terminal: Postroom, tmp_path: Path, what: str, lines: int) -> None:
    for line in (
        "/measure add M6 Visits",
        "/measure target M6 CIN visits at least 85% by 30 June 2020",
        "/measure reading M6 CIN visits 77% as at 30 June 2020",
        "/measure claim M6 met source: cabinet report",
        "/measure statement M6 They are recovering",
        "/board statement The service is steadier",
        "/measure add M7 Plans owner: Director",
        '/area add R07 "=See" children kind: recommendation lead: Head of MASH source: letter theme: Visits measure: M6 goal: Good',
        "/area rate R07 RI & Good as at 31 March 2020 source: paper moderated: the adviser",
        "/area rate R07 Good as at 30 June 2020",
        "/board meeting 4 November 2020",
        "/board event 12/13 October 2020 =Ofsted visit source: letter limit: letter within 28 days",
        "/board event 16 October 2020 Away day kind: review",
    ):
        assert not terminal(line).startswith("Not "), line
    first = typed("export", "--board", BOARD, "--of", what).output
    (tmp_path / "out.csv").write_bytes(first.encode())

    again = typed("import", str(tmp_path / "out.csv"), "--board", BOARD, "--yes")

    assert first.count("\n") == lines
    assert "on the log already, 0 refused" in again.output
    assert "differs" not in again.output
    assert typed("export", "--board", BOARD, "--of", what).output == first


def test_a_list_that_there_is_not_is_refused_with_those_there_are(terminal: Postroom) -> None:
    said = typed("export", "--board", BOARD, "--of", "letters")

    assert said.exit_code == 2
    assert f"There are: {', '.join(EXPORTS)}" in said.output


@pytest.mark.parametrize("what", [each for each in EXPORTS if each != "actions"])
def test_a_list_that_is_csv_alone_is_refused_as_text(terminal: Postroom, what: str) -> None:
    said = typed("export", "--board", BOARD, "--of", what, "--format", "text")

    assert said.exit_code == 2
    assert f"For {what} as CSV leave --format text out." in said.output.replace("\n", " ")
    assert typed("export", "--board", BOARD, "--of", "actions", "--format", "text").exit_code == 0


def test_the_record_of_one_thing_between_two_days_is_given_as_a_text_or_a_workbook(
    terminal: Postroom, tmp_path: Path
) -> None:
    terminal("/action add Visits plan")
    terminal("/action add Audit tool")
    asked = ("export", "--board", BOARD, "--about", "A2", "--from", "2020-07-01")

    text = typed(*asked, "--format", "text").output
    assert "· action A2 · add" in text
    assert "Visits plan" not in text

    made = tmp_path / "record.xlsx"
    assert typed(*asked, "--output", str(made)).exit_code == 0
    assert made.stat().st_mode & 0o777 == 0o600
    assert "exists already. Give another name, or add --overwrite." in typed(*asked, "--output", str(made)).output
    first = made.read_bytes()
    made.write_bytes(b"another")
    assert typed(*asked, "--output", str(made), "--overwrite").exit_code == 0
    assert made.read_bytes() == first
    assert "--overwrite is of the file that --output names." in typed(*asked, "--overwrite").output
    assert "End its name so" in typed(*asked, "--output", str(tmp_path / "record.csv")).output


def test_what_is_of_the_record_goes_with_no_other_list(terminal: Postroom) -> None:
    said = typed("export", "--board", BOARD, "--of", "risks", "--from", "2020-07-01")

    assert said.exit_code == 2
    assert "are of the record. Leave --of risks out" in said.output
