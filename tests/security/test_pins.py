"""What is installed: every version and every file of it is named by its hash, and nothing else is fetched."""

import re
import tomllib
from pathlib import Path

import pytest
from security.document import ROOT
from setuptools import find_namespace_packages

RUN, DEVELOP = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
CHARTS, POSTGRESQL = ROOT / "requirements-charts.txt", ROOT / "requirements-postgresql.txt"
INSTALLATIONS = ROOT / "requirements-installations.txt"
_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;]+)(?: ; [^\\]+)? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def _pins(path: Path) -> dict[str, str]:
    """Each package's version. Fails at a line that is neither a comment, a pin nor a hash, and at a pin without one."""
    versions: dict[str, str] = {}
    hashes: dict[str, int] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _PIN.match(line):
            name, versions[name], hashes[name] = found[1], found[2], 0
        elif _HASH.match(line):
            hashes[name] += 1
        else:
            assert line.startswith("#"), line
    assert versions
    assert [each for each, many in hashes.items() if not many] == []
    return versions


def _taken_in(asked: str, extras: dict[str, list[str]]) -> list[str]:
    """The extra for developers takes in the others: `boardbot[charts,postgresql]`."""
    others = asked[len("boardbot[") : -1].split(",") if asked.startswith("boardbot[") else []
    return [each for other in others for each in extras[other]] or [asked]


def _project() -> dict[str, list[str]]:
    """What pyproject.toml asks for, by part, as plain names."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = read["project"]["optional-dependencies"]
    parts = {
        "charts": extras["charts"],
        "installations": extras["installations"],
        "postgresql": extras["postgresql"],
        "run": read["project"]["dependencies"],
        "dev": [each for asked in extras["dev"] for each in _taken_in(asked, extras)],
        "build": read["build-system"]["requires"],
    }
    assert read["dependency-groups"]["build"] == parts["build"]
    return {
        part: [re.split(r"[\s<>=!~;\[]", each, maxsplit=1)[0].lower() for each in asked]
        for part, asked in parts.items()
    }


def test_s80_whatever_is_installed_is_pinned_with_the_hashes_of_its_files() -> None:
    asked, run, develop = _project(), _pins(RUN), _pins(DEVELOP)
    extras = {"charts": _pins(CHARTS), "installations": _pins(INSTALLATIONS), "postgresql": _pins(POSTGRESQL)}

    assert set(asked["run"]) | set(asked["build"]) <= set(run)
    assert set(asked["run"]) | set(asked["build"]) | set(asked["dev"]) <= set(develop)
    assert not set(asked["dev"]) & set(run)
    for name, pinned in extras.items():
        assert set(asked[name]) <= set(pinned) - set(run)
        for smaller, larger in ((run, pinned), (pinned, develop)):
            assert {each: version for each, version in larger.items() if each in smaller} == smaller


@pytest.mark.parametrize("path", [RUN, CHARTS, INSTALLATIONS, POSTGRESQL, DEVELOP], ids=lambda path: path.name)
def test_s81_the_pins_name_no_address_and_no_path(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"://|@|--(?:extra-)?index|--find-links|--trusted-host|(?:^|\s)[./~]+/", text)


def test_s82_make_installs_what_is_pinned_and_fetches_nothing_else() -> None:
    lines = re.findall(r"^\t.*\bpip\b.* install .*$|^\t.*\$\(PIP\) install .*$", _makefile(), re.MULTILINE)

    assert len(lines) == 2
    fetched, ours = lines
    assert "--require-hashes --requirement requirements-dev.txt" in fetched
    assert "--no-index --no-deps --no-build-isolation --editable ." in ours


def test_s83_make_check_looks_at_our_own_code_and_at_what_is_installed() -> None:
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    check = _makefile().split("\ncheck:", 1)[1].split("\n\n", 1)[0]

    assert "S" in ruff["select"]
    assert [each for each in ruff["ignore"] if each.startswith("S")] == ["S105"]
    assert {
        where: found
        for where, rules in ruff["per-file-ignores"].items()
        if (found := [x for x in rules if x[:1] == "S"])
    } == {
        "tests/**": ["S"],
        "storage/**": ["S608"],
    }
    assert "ruff check" in check
    assert "$(PIP) check" in check


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def test_s80_what_boardbot_has_people_install_is_pinned_too() -> None:
    """By a bare name, pip would fetch what anybody has put under that name into the index."""
    said = [
        found
        for package in ("board", "storage", "commands", "bot")
        for path in (ROOT / package).rglob("*.py")
        for found in re.findall(r"pip install (.*)\"", path.read_text(encoding="utf-8"))
    ]

    assert {each.removeprefix("--require-hashes -r ") for each in said} == {
        each.name for each in (CHARTS, INSTALLATIONS, POSTGRESQL)
    }


def test_every_folder_of_ours_is_installed() -> None:
    """An install that is not editable would otherwise lack what the demo or the log needs."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    data = set(read["package-data"])
    folders = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for package in ("board", "storage", "commands", "local_slack", "bot")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert set(find_namespace_packages(str(ROOT), include=read["packages"]["find"]["include"])) == folders
    assert data <= folders
