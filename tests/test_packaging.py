"""What others run boardbot and its checks with: Dockerfile, compose.yaml, the workflow, the pre-commit hook."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
# What no start over Socket Mode goes without.
NEEDED = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _project() -> dict[str, Any]:
    return tomllib.loads(_text("pyproject.toml"))


def _pythons() -> list[str]:
    return re.findall(r'Python :: (3\.\d+)"', _text("pyproject.toml"))


def test_the_image_has_a_python_that_pyproject_names() -> None:
    images = re.findall(r"^FROM python:(\S+?)-slim-\S+", _text("Dockerfile"), re.MULTILINE)

    assert len(images) == 2
    assert set(images) <= set(_pythons())
    assert len(set(images)) == 1


def test_the_image_holds_what_is_pinned_and_fetches_nothing_else() -> None:
    installs = re.findall(r"pip .*\binstall .*", _text("Dockerfile"))

    assert len(installs) == 2
    fetched, ours = installs
    assert '--require-hashes "$@"' in fetched
    assert 'for each in $REQUIREMENTS; do set -- "$@" --requirement "$each"; done' in _text("Dockerfile")
    assert re.findall(r"^ARG REQUIREMENTS=(.+)$", _text("Dockerfile"), re.MULTILINE) == ["requirements.txt"]
    assert "--no-index --no-deps --no-build-isolation" in ours


def test_the_image_is_not_run_as_root_and_is_looked_after() -> None:
    last = _text("Dockerfile").rpartition("\nFROM ")[2]

    assert re.search(r"^USER boardbot$", last, re.MULTILINE)
    assert last.index("\nUSER ") < last.index("\nENTRYPOINT ")
    assert 'CMD ["python", "/opt/boardbot/health_check.py"]' in last
    assert "/opt/boardbot/health_check.py" in last.partition("\nHEALTHCHECK ")[0], "it is copied there"


def test_the_image_holds_every_package_and_nothing_that_is_not_named() -> None:
    first, *rest = [line for line in _text(".dockerignore").splitlines() if line and not line.startswith("#")]
    let_in = {line.removeprefix("!") for line in rest if line.startswith("!")}
    packages = {each.removesuffix("*") for each in _project()["tool"]["setuptools"]["packages"]["find"]["include"]}

    assert first == "*"
    assert packages | _pins_copied() | {"pyproject.toml", "README.md", "LICENSE"} <= let_in
    assert [name for name in let_in if not (ROOT / name).exists()] == []
    assert not {name for name in let_in if name.startswith(".") or name.endswith(".db")}


def _pins_copied() -> set[str]:
    """The files of pins that a build may name."""
    (copied,) = re.findall(r"^COPY (requirements.*) \./$", _text("Dockerfile"), re.MULTILINE)
    return set(copied.split())


@pytest.mark.parametrize("name", NEEDED)
def test_compose_stops_where_a_setting_that_must_be_set_is_missing(name: str) -> None:
    assert name.lower() in Settings.model_fields
    assert f"{name}: ${{{name}:?" in _text("compose.yaml")


def test_compose_names_no_setting_that_is_not_there_and_keeps_the_log_on_the_volume() -> None:
    compose = _text("compose.yaml")
    named = re.findall(r"^      ([A-Z_]+):", compose, re.MULTILINE)
    (database,) = re.findall(r"^      BOARDBOT_DATABASE: (.+)$", compose, re.MULTILINE)
    (folder,) = re.findall(r"^      - log:(.+)$", compose, re.MULTILINE)

    assert {name.lower() for name in named} <= set(Settings.model_fields)
    assert Path(database).parent == Path(folder)
    assert f"VOLUME {folder}" in _text("Dockerfile")


def test_the_workflow_runs_what_must_pass_on_every_python() -> None:
    workflow = _text(".github/workflows/ci.yml")
    (matrix,) = re.findall(r"python: \[(.+)\]", workflow)

    assert re.findall(r"^      - run: (\.ci/\S+)$", workflow, re.MULTILINE) == [".ci/run"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o100
    assert re.findall(r'"(.+?)"', matrix) == _pythons()


def test_the_workflow_takes_actions_that_cannot_change_under_it() -> None:
    uses = re.findall(r"uses: (\S+)(.*)$", _text(".github/workflows/ci.yml"), re.MULTILINE)

    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_a_commit_is_checked_by_the_same_target() -> None:
    assert re.findall(r"entry: (.+)", _text(".pre-commit-config.yaml")) == ["make check"]
    assert re.search(r"^check:", _text("Makefile"), re.MULTILINE)


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    (newest, *_) = re.findall(r"^## (\d+\.\d+\.\d+)", _text("CHANGELOG.md"), re.MULTILINE)

    assert newest == _project()["project"]["version"]
