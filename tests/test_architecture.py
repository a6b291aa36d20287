"""The layout, read from the source: the arrows, where third-party names may stand, and what an import may do."""

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Each package may import those after it, and itself.
ARROWS = ("bot", "commands", "storage", "board")
# It stands in for Slack: it knows nothing of the packages above, and only these know of it.
STAND_IN = "local_slack"
KNOW_THE_STAND_IN = ("bot/demo/", "local_slack/")
# Where a third-party package may be named: a folder, or a module.
HOMES = {
    "slack_bolt": ("bot/",),
    "slack_sdk": ("bot/",),
    "sqlite_utils": ("storage/",),
    "sqlite3": ("storage/",),
    "psycopg": ("storage/engines/",),
    "psycopg_pool": ("storage/engines/",),
    "dateparser": ("commands/reading/phrases/", "commands/reading/dates.py"),
    "tabulate": ("commands/terminal.py",),
    "holidays": ("board/bank_holidays.py",),
    "stdnum": ("commands/reading/guard/",),
    "click": ("bot/",),
    "tenacity": ("bot/",),
    "cryptography": ("bot/token_keys.py",),
    "pydantic": ("bot/",),
    "dotenv": ("bot/passed_over.py",),
    "pythonjsonlogger": ("bot/",),
    "starlette": ("bot/http/", "local_slack/"),
    "uvicorn": ("bot/http/", "local_slack/"),
    "websockets": ("bot/socket_mode/line.py", "local_slack/"),
    "jinja2": ("local_slack/page/",),
    "openpyxl": ("commands/imports/", "bot/demo/tracker.py"),
    "prometheus_client": ("bot/metrics/",),
    "docx": ("bot/papers/",),
    "xlsxwriter": ("bot/papers/",),
    "matplotlib": ("bot/papers/",),
}
# Where a clock may be read. The three seconds of the local Slack are real ones, and so are those that a lock may be
# waited for: a monotonic count.
CLOCKS = {
    "bot/clock.py": {"datetime.now", "time.monotonic"},
    "local_slack/sockets.py": {"time.monotonic"},
    "storage/engines/postgresql_pool.py": {"time.monotonic"},
    "storage/engines/sqlite.py": {"time.monotonic"},
}
READS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "time.monotonic", "time.perf_counter", "time.localtime", "time.gmtime",
}  # fmt: skip
# Names that say nothing of what is inside.
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "core", "misc", "tools", "services"}
MOST_LINES = 250
A_KIND = re.compile(r"\bKind\.")

FILES = [path for package in (*ARROWS, STAND_IN) for path in sorted((ROOT / package).rglob("*.py"))]
SOURCES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
PACKAGES = sorted({name.rpartition("/")[0].replace("/", ".") for name in SOURCES})


@cache
def _trees() -> dict[str, ast.Module]:
    """The syntax of every file, by its name: made by the process that asks, and not by each that collects the tests."""
    return {name: ast.parse(text) for name, text in SOURCES.items()}


def _imported(name: str) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(_trees()[name]):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def _roots(name: str) -> set[str]:
    return {each.split(".")[0] for each in _imported(name)}


def _calls(name: str) -> set[str]:
    """Every call of the form `name.name(…)`, as `name.name`."""
    found: set[str] = set()
    for node in ast.walk(_trees()[name]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            of = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            found.add(f"{of}.{node.func.attr}")
    return found


def _strays(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Only the files in which something was found."""
    return {name: what for name, what in found.items() if what}


def test_there_is_something_to_read() -> None:
    assert len(SOURCES) > 80
    assert {name.split("/")[0] for name in SOURCES} == {*ARROWS, STAND_IN}


def test_imports_go_one_way() -> None:
    ours = [name for name in SOURCES if not name.startswith(f"{STAND_IN}/")]
    above = {name: set(ARROWS[: ARROWS.index(name.split("/")[0])]) for name in ours}

    assert _strays({name: _roots(name) & above[name] for name in ours}) == {}


def test_every_import_is_written_out_whole() -> None:
    assert _strays({name: {each for each in _imported(name) if each.startswith(".")} for name in SOURCES}) == {}


def test_a_third_party_package_is_named_only_where_it_lives() -> None:
    found = {
        name: {each for each in _roots(name) if each in HOMES and not name.startswith(HOMES[each])} for name in SOURCES
    }

    assert _strays(found) == {}


def test_nothing_but_our_own_the_standard_library_and_what_has_a_home_is_imported() -> None:
    known = {*ARROWS, STAND_IN, *HOMES, *sys.stdlib_module_names}

    assert _strays({name: _roots(name) - known for name in SOURCES}) == {}


def test_the_rooms_of_a_package_import_each_other_in_no_circle() -> None:
    """A room is a folder of a package, or a file beside the folders."""
    rooms: dict[str, set[str]] = {}
    for name in SOURCES:
        rooms.setdefault(_room(name), set()).update(_rooms_imported(name) - {_room(name)})

    assert len(rooms) > 60
    assert list(TopologicalSorter(rooms).static_order())  # raises CycleError for a circle


def _room(name: str) -> str:
    return "/".join(name.removesuffix(".py").split("/")[:2])


def _rooms_imported(name: str) -> set[str]:
    """The rooms of our own packages that a file imports, by their modules or by name from their package."""
    found: set[str] = set()
    for node in ast.walk(_trees()[name]):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in {*ARROWS, STAND_IN}:
            whole = [f"{node.module}.{each.name}" for each in node.names] if "." not in node.module else [node.module]
            found |= {"/".join(each.split(".")[:2]) for each in whole}
    return found


def test_the_local_slack_knows_nothing_of_the_bot() -> None:
    inside = [name for name in SOURCES if name.startswith(f"{STAND_IN}/")]

    assert len(inside) > 30
    assert _strays({name: _roots(name) & set(ARROWS) for name in inside}) == {}


def test_only_the_demo_knows_the_local_slack() -> None:
    know = [name for name in SOURCES if STAND_IN in _roots(name)]

    assert [name for name in know if not name.startswith(KNOW_THE_STAND_IN)] == []


def test_the_clock_is_read_in_one_place() -> None:
    assert _strays({name: _calls(name) & READS for name in SOURCES}) == CLOCKS


def test_a_modules_name_says_what_is_inside() -> None:
    assert [name for name in SOURCES if VAGUE & set(name.removesuffix(".py").split("/"))] == []


def test_the_name_of_a_class_means_one_thing() -> None:
    homes: dict[str, set[str]] = {}
    for name, tree in _trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, set()).add(name)

    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_no_code_asks_for_one_kind_of_condition_and_forgets_the_others() -> None:
    """`== Kind.TREND` would take a kind that is new for whatever stands in its `else`."""
    asked = {
        name: {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Compare)}
        for name, tree in _trees().items()
    }

    assert _strays({name: {each for each in found if A_KIND.search(each)} for name, found in asked.items()}) == {}


def test_code_that_matches_on_kinds_of_condition_ends_in_assert_never() -> None:
    last = {
        f"{name}:{node.lineno}": ast.unparse(node.cases[-1])
        for name, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Match) and A_KIND.search(ast.unparse(node.cases[0].pattern))
    }

    assert len(last) > 5
    assert {at: case for at, case in last.items() if "assert_never" not in case} == {}


def test_a_module_is_short() -> None:
    lengths = {name: len(text.splitlines()) for name, text in SOURCES.items()}

    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_a_file_of_tests_has_one_subject_and_is_short() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tests").rglob("*.py")
    }

    assert len(lengths) > 200
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_a_module_says_at_its_top_what_belongs_there() -> None:
    assert [name for name, tree in _trees().items() if not ast.get_docstring(tree)] == []


def test_sql_is_in_storage_and_nowhere_else() -> None:
    words = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ")
    found = {
        name: {node.value for node in ast.walk(tree)
               if isinstance(node, ast.Constant) and str(node.value).lstrip().startswith(words)}
        for name, tree in _trees().items()
    }  # fmt: skip

    assert {name.split("/")[0] for name in _strays(found)} == {"storage"}


IMPORTS_NOTHING_OPENS = """
import importlib, pathlib, pkgutil, socket, sqlite3, sys, threading

def refuse(*args, **kwargs):
    raise AssertionError("opened at import")

class NoSocket(socket.socket):
    def connect(self, *args):
        refuse()
    connect_ex = bind = listen = connect

sqlite3.connect, socket.socket, socket.create_connection = refuse, NoSocket, refuse
threading.Thread.start = refuse
folder = set(pathlib.Path.cwd().iterdir())
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.iter_modules(package.__path__, name + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
assert set(pathlib.Path.cwd().iterdir()) == folder
assert "bot.socket_mode.run" in sys.modules and "storage.database" in sys.modules
"""


def test_importing_every_module_opens_nothing_and_starts_nothing(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": "not a token", "BOARDBOT_TIMEZONE": "nowhere"}

    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORTS_NOTHING_OPENS, *PACKAGES],
        check=False,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 0, ended.stderr
    assert (ended.stdout, ended.stderr) == ("", "")
