"""`boardbot import` reports first, and changes nothing until whoever sits at the terminal says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from end_to_end.postroom import Postroom, typed

from bot.command_line import main

BOARD = "Improvement Board"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action,Due\nX1,Visits plan,31 July 2020\nX2,Audit tool,31 June 2020\n")
    return path


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What click's runner hands in is typed at a terminal."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)


def _typed(plan: Path, answer: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["import", str(plan), "--board", BOARD], input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.splitlines()


def test_without_a_terminal_and_without_yes_nothing_is_changed_and_it_says_so(terminal: Postroom, plan: Path) -> None:
    before = terminal.stage.history()

    result = typed("import", plan, "--board", BOARD)

    assert result.exit_code == 1
    assert "plan.csv: 1 action would be added, 0 on the log already, 1 refused" in result.output
    assert result.output.endswith("Nothing was changed: there is no terminal to ask on. With --yes it comes in.\n")
    assert terminal.stage.history() == before


@pytest.mark.usefixtures("at_terminal")
def test_a_yes_brings_in_what_was_reported_and_says_no_line_twice(terminal: Postroom, plan: Path) -> None:
    code, said = _typed(plan, "y\n")

    assert code == 1, "a row was refused"
    assert said[0] == "plan.csv: 1 action would be added, 0 on the log already, 1 refused"
    asked = said.index("Bring it in? [y/N]: y")
    assert said[asked + 1] == "plan.csv: 1 action added, 0 on the log already, 1 refused"
    assert len([line for line in said if "refused: row 3" in line]) == 1
    assert said[asked + 2].startswith("The first hour: ")
    assert terminal("/action list all").startswith("1 action")


@pytest.mark.usefixtures("at_terminal")
@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_a_no_or_no_answer_changes_nothing(terminal: Postroom, plan: Path, answer: str) -> None:
    before = terminal.stage.history()

    assert _typed(plan, answer)[1][-1] == "Nothing was changed: you said no."
    assert terminal.stage.history() == before


@pytest.mark.usefixtures("at_terminal")
def test_where_nothing_would_come_in_nothing_is_asked(terminal: Postroom, plan: Path) -> None:
    typed("import", plan, "--board", BOARD, "--yes")

    assert _typed(plan, "")[1][-1] == "Nothing was changed: there is nothing to bring in."
