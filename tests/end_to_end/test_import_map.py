"""`boardbot import --map`: the report writes how a file is read, a person edits it, and it is read the next time."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from end_to_end.postroom import Postroom, typed

BOARD = "Improvement Board"
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
PLAN = """Ref,Action,Lead,Due,Status,RAG,Success criteria
1.1,Publish thresholds,JB,May-20,Nearly,Y,Better
1.2,Audit visits,MW,Jun-20,Complete,Amber E,Better
1.3,Train managers,JB,31/07/2020,Open,A,Better
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(PLAN)
    return path


def _imported(plan: Path, *more: str | Path) -> list[str]:
    return typed("import", plan, "--board", BOARD, *more).output.splitlines()


def test_all_that_is_asked_of_a_file_is_asked_in_one_report(terminal: Postroom, plan: Path) -> None:
    said = _imported(plan, "--dry-run")

    assert said[0] == "plan.csv: 1 action would be added, 0 on the log already, 2 to ask, 0 refused"
    assert [line.split(": ")[1] for line in said if line.startswith('  to ask: "')] == [
        '"Due"', '"Status"', '"RAG"', '"Lead"',
    ]  # fmt: skip
    assert (
        '  to ask: "Lead": "JB" (C2 and C4) and "MW" (C3): who are they? In the map, under [people]: "JB" = a name, '
        'a Slack id, a role or "nobody". Until then the words stay as they are.'
    ) in said
    assert "What is asked can be answered in a file: --map plan.map.toml writes it." in said


def test_the_report_writes_a_map_with_what_is_read_and_what_is_asked(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")

    said = _imported(plan, "--dry-run", "--map", path)

    assert any(line.startswith(f'How it is read is written to {path}. Answer each "?" there') for line in said)
    assert tomllib.loads(path.read_text()) == {
        "columns": {
            "actions": {
                "Ref": "ref",
                "Action": "title",
                "Lead": "owner",
                "Due": "due",
                "Status": "status",
                "RAG": "rating",
                "Success criteria": "not read",
            }
        },
        "ratings": {"Y": "?", "Amber E": "?"},
        "statuses": {"Nearly": "?"},
        "people": {"JB": "?", "MW": "?"},
        "dates": {"month-number": "?"},
    }


def test_a_map_that_was_not_answered_yet_changes_nothing(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    before = _imported(plan, "--dry-run", "--map", path)
    written = path.read_text()

    after = _imported(plan, "--dry-run", "--map", path)

    assert [each for each in after if "to ask" in each] == [each for each in before if "to ask" in each]
    assert path.read_text() == written


def test_an_answered_map_brings_every_row_in_as_it_says(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    _imported(plan, "--dry-run", "--map", path)
    answers = {
        '"Nearly" = "?"': '"Nearly" = "in progress"',
        '"Y" = "?"': '"Y" = "amber"',
        '"Amber E" = "?"': '"Amber E" = "complete"',
        'month-number = "?"': 'month-number = "year"',
        '"JB" = "?"': '"JB" = "Jo Reed"',
        '"MW" = "?"': '"MW" = "Head of QA"',
        '"Success criteria" = "not read"': '"Success criteria" = "update"',
    }
    text = path.read_text()
    for asked, answered in answers.items():
        assert asked in text
        text = text.replace(asked, answered)
    path.write_text(text)

    said = _imported(plan, "--yes", "--map", path)

    assert said[0] == "plan.csv: 3 actions added, 0 on the log already, 0 refused"
    assert not [each for each in said if "to ask" in each]
    first, second = terminal("/action show 1.1"), terminal("/action show 1.2")
    assert "<@U0JO>" in first
    assert "due Sun 31 May 2020" in first
    assert "in progress" in first.lower()
    assert "amber" in first
    assert "Head of QA" in second
    assert "awaiting sign-off" in second.lower()
    assert "Better" in second


def test_of_two_columns_the_map_says_which_to_read(terminal: Postroom, plan: Path) -> None:
    plan.write_text("Ref,Action,Lead,Owner,Update,Update\n1.1,Publish,One,Two,first,second\n")
    path = plan.with_name("plan.map.toml")

    said = _imported(plan, "--yes", "--map", path)
    text = path.read_text()
    path.write_text(
        text.replace('"Lead" = "?"', '"Lead" = "not read"')
        .replace('"Owner" = "?"', '"Owner" = "owner"')
        .replace('"Update (E)" = "?"', '"Update (E)" = "not read"')
        .replace('"Update (F)" = "?"', '"Update (F)" = "update"')
    )

    assert said[-1] == "Nothing was changed: answer first what is asked of a whole file."
    assert _imported(plan, "--yes", "--map", path)[0].startswith("plan.csv: 1 action added")
    shown = terminal("/action show 1.1")
    assert "Two" in shown
    assert "second" in shown


def test_what_is_typed_beside_a_map_counts_before_it(terminal: Postroom, plan: Path) -> None:
    plan.write_text("Ref,Action,Due\n1.1,Publish,04/03/2020\n")
    path = plan.with_name("plan.map.toml")
    path.write_text('[dates]\norder = "day-first"\n')

    _imported(plan, "--yes", "--map", path, "--dates", "month-first")

    assert "Fri 3 Apr 2020" in terminal("/action show 1.1")


def test_a_map_with_a_wrong_word_is_refused_with_its_line_and_nothing_is_read(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    path.write_text('[statuses]\n"Nearly" = "in progres"\n')

    result = typed("import", plan, "--board", BOARD, "--yes", "--map", path)

    assert result.exit_code == 1
    assert result.output == 'Error: plan.map.toml, line 2: "in progres" is not known here. Is it "in progress"?\n'


def test_a_map_that_is_not_in_utf_8_is_refused(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    path.write_bytes(b'[people]\n"JB" = "Ren\xe9e"\n')

    assert "plan.map.toml is not in UTF-8" in typed("import", plan, "--board", BOARD, "--map", path).output


def test_what_was_said_once_is_kept_for_the_boards_next_file(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    path.write_text(
        '[ratings]\n"Y" = "amber"\n[people]\n"JB" = "Jo Reed"\n[dates]\nmonth-number = "year"\nwritten = 2020-01-31\n'
    )
    _imported(plan, "--yes", "--map", path)
    plan.write_text("Ref,Action,Lead,Due,RAG\n2.1,Recruit,JB,Aug-20,Y\n2.2,Supervise,,31 March,\n")

    said = _imported(plan, "--yes")

    assert said[0] == "plan.csv: 1 action added, 0 on the log already, 1 to ask, 0 refused"
    assert "the date has no year" in said[1]
    assert "Read with 3 answers that the board has kept." in said
    shown = terminal("/action show 2.1")
    assert "<@U0JO>" in shown
    assert "due Mon 31 Aug 2020" in shown
    assert typed("verify").exit_code == 0


def test_an_answer_takes_an_older_ones_place_with_a_line_of_history(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    path.write_text('[ratings]\n"Y" = "amber"\n')
    _imported(plan, "--yes", "--map", path)
    path.write_text('[ratings]\n"Y" = "green"\n"y" = "green"\n')
    plan.write_text("Ref,Action,RAG\n2.1,Recruit,Y\n")

    _imported(plan, "--yes", "--map", path)

    with terminal.stage.log.reading() as store:
        kept = store.import_mappings.of(1)
        (line,) = [each for each in store.history.since(1, BEGUN) if each.subject == "mapping"][1:]
    assert kept == {"ratings": {"Y": "green", "y": "green"}}
    assert line.changes == {"ratings: Y": ("amber", "green"), "ratings: y": (None, "green")}
    assert (line.person, line.said) == ("boardbot import", "plan.csv")


def test_what_is_only_reported_keeps_nothing(terminal: Postroom, plan: Path) -> None:
    path = plan.with_name("plan.map.toml")
    path.write_text('[ratings]\n"Y" = "amber"\n')

    _imported(plan, "--dry-run", "--map", path)

    with terminal.stage.log.reading() as store:
        assert store.import_mappings.of(1) == {}


def test_a_date_without_a_year_is_answered_in_the_map(terminal: Postroom, plan: Path) -> None:
    plan.write_text("Ref,Action,Due\n1.1,Publish,31 March\n")
    path = plan.with_name("plan.map.toml")

    _imported(plan, "--dry-run", "--map", path)

    assert tomllib.loads(path.read_text())["dates"] == {"written": "?"}
    path.write_text(path.read_text().replace('written = "?"', "written = 2020-01-31"))
    _imported(plan, "--yes", "--map", path)
    assert "due Tue 31 Mar 2020" in terminal("/action show 1.1")


def test_dates_that_disagree_are_answered_in_the_map(terminal: Postroom, plan: Path) -> None:
    plan.write_text("Ref,Action,Due\n1.1,Publish,07/13/2020\n")
    path = plan.with_name("plan.map.toml")

    _imported(plan, "--dry-run", "--map", path)

    assert tomllib.loads(path.read_text())["dates"] == {"order": "?"}
    path.write_text(path.read_text().replace('order = "?"', 'order = "month-first"'))
    _imported(plan, "--yes", "--map", path)
    assert "due Mon 13 Jul 2020" in terminal("/action show 1.1")


def test_a_map_in_which_nothing_is_asked_says_so(terminal: Postroom, plan: Path) -> None:
    plan.write_text("Ref,Action,Due\n1.1,Publish,31/07/2020\n")
    path = plan.with_name("plan.map.toml")

    said = _imported(plan, "--dry-run", "--map", path)

    assert (
        f"How it is read is written to {path}. Put right what is wrong there, and import again with --map {path}."
        in said
    )
