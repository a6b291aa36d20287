"""A verb's slots are the only list of what it takes: its keys, its usage, its form and what its code reads."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from conversation import Conversation

from commands.dispatch.opening import has_form
from commands.forms import asked_on_form, form_for
from commands.slots import SlotPlace
from commands.table import COMMANDS
from commands.verbs import Verb

ROOT = Path(__file__).parents[2]
VERBS = [verb for command in COMMANDS.values() for verb in command.verbs]
WRITE = [verb for verb in VERBS if verb.writes]
# How a verb reads what stands in a slot: `call.words.get("due")`, `filled.get("test")`.
READ = {"get", "has", "with_value"}
# Here the same words are the fields of an action, a risk or an event: what was changed in one, what it is linked to, a sheet's columns.
OF_FIELDS = (
    "commands/actions/history_lines.py", "commands/actions/linked.py", "commands/risks/history_lines.py",
    "commands/imports/", "commands/calendar/event_edit.py",
)  # fmt: skip


def _called(verb: Verb) -> str:
    return f"/{verb.command} {verb.name}"


def _reached(function: Any, seen: set[FunctionType]) -> None:
    """Every function of our own that a function may call, itself among them."""
    function = inspect.unwrap(function) if callable(function) else function
    is_ours = isinstance(function, FunctionType) and function.__module__.startswith("commands.")
    if not is_ours or function in seen:
        return
    seen.add(function)
    for cell in function.__closure__ or ():
        _reached(cell.cell_contents, seen)
    for name in _names(function.__code__):
        _reached(function.__globals__.get(name), seen)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _names(each)


def _read_by(verb: Verb) -> set[str]:
    """The keys that a verb's code reads by their names."""
    reached: set[FunctionType] = set()
    _reached(verb.run, reached)
    trees = [ast.parse(textwrap.dedent(inspect.getsource(each))) for each in reached]
    return {key for tree in trees for node in ast.walk(tree) if (key := _key(node))}


def _key(node: ast.AST) -> str:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READ):
        return ""
    of_words = ast.unparse(node.func.value).endswith(("words", "filled", "filled.values"))
    first = node.args[0] if node.args else None
    return first.value if of_words and isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


@pytest.mark.parametrize("verb", WRITE, ids=_called)
def test_what_a_verb_reads_is_one_of_its_slots(verb: Verb) -> None:
    assert _read_by(verb) - {slot.name for slot in verb.slots} == set()


def test_what_the_verbs_read_is_found() -> None:
    found = {_called(verb): _read_by(verb) for verb in VERBS}

    assert found["/action update"] == {"because", "due", "progress", "rating", "status"}
    assert found["/measure withdraw"] == {"because", "by", "what"}
    assert found["/measure target"] >= {"comparator", "every", "evidence", "figure", "indicator", "source", "test"}


@pytest.mark.parametrize("verb", VERBS, ids=_called)
def test_its_keys_and_its_usage_are_those_of_its_slots(verb: Verb) -> None:
    assert verb.keys == tuple(slot.name for slot in verb.slots if slot.place == SlotPlace.KEY)
    start = f"/{verb.command}" if verb.alone else f"/{verb.command} {verb.name}"
    assert verb.usage.removeprefix(start).split() == " ".join(slot.usage for slot in verb.slots).split()
    asked = [slot.name for slot in verb.slots if slot.on_form]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("verb", [each for each in VERBS if has_form(each)], ids=_called)
def test_its_form_has_its_slots_in_their_order(say: Conversation, verb: Verb) -> None:
    with say.log.reading() as store:
        form = form_for(verb, store, store.boards.all()[0], {}, say.now.date())

    assert [each.slot for each in form.fields] == asked_on_form(verb)
    assert sorted(each.slot.name for each in form.fields) == sorted(slot.name for slot in verb.slots if slot.on_form)
    assert form.title
    assert all(slot.label for slot in verb.slots)


def test_no_other_list_names_a_verbs_keys() -> None:
    """A tuple, list or set of words, each of them a key of one and the same verb."""
    keys = {frozenset(verb.keys) for verb in VERBS if len(verb.keys) > 1}
    found = {}
    for path in sorted([*(ROOT / "commands").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        lists = [_words(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        found[name] = [sorted(each) for each in lists if len(each) > 1 and any(each <= verbs for verbs in keys)]

    assert len(found) > 100
    assert {name: lists for name, lists in found.items() if lists and not name.startswith(OF_FIELDS)} == {}


def _words(node: ast.AST) -> set[str]:
    given = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
    words = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return set(words) if len(words) == len(given) else set()


@pytest.mark.parametrize("named", ["event", "meeting", "review"])
def test_what_turns_a_form_round_is_not_the_first_thing_on_it(named: str) -> None:
    verb = COMMANDS["board"].verb(named)
    assert verb is not None

    names = [slot.name for slot in asked_on_form(verb)]

    assert (names[0], names[-1]) == ("day", "cancel")
