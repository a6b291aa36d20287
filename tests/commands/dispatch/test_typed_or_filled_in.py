"""Every verb that writes can be done by form, and comes to the same log as the line that the form stands for."""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conversation import JO, PAT, SAM, Conversation
from filled_in.actions import ACTIONS
from filled_in.areas import AREAS
from filled_in.boards import BOARDS, ELSEWHERE
from filled_in.case import BEFORE, Case
from filled_in.measures import MEASURES
from filled_in.risks import RISKS
from new_log import new_log

from commands.dispatch.opening import has_form
from commands.reply import as_text
from commands.request import Person
from commands.slots import SURE, SlotKind
from commands.table import COMMANDS
from storage.database import Database

IN_WORDS = {SlotKind.SHORT, SlotKind.LONG, SlotKind.FIGURE}
CASES = (*ACTIONS, *MEASURES, *AREAS, *RISKS, *BOARDS, *ELSEWHERE)
BY_FORM = [f"/{verb.command} {verb.name}" for each in COMMANDS.values() for verb in each.verbs if has_form(verb)]
# What is sent, and not what is changed: named by its sending.
OF_A_SENDING = {"answers", "seen_requests"}
# The line, and what is worked out from it.
OF_THE_LINE = {"said", "hash", "previous_hash"}

Log = dict[str, list[dict[str, Any]]]
Begin = Callable[[str], Conversation]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with a board and what stands on it before each case."""
    database = new_log(tmp_path_factory.mktemp("begun") / "boardbot.db")
    say = Conversation(database)
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    say("/board meeting 5 August 2020", by=SAM)
    for line, by in BEFORE:
        assert not say.reply(line, by=by if isinstance(by, Person) else SAM).refused, line
        say.later(seconds=1)
    say("/action add Reach the families measure: M1 area: Front door")
    say.later(minutes=5)
    database.close()
    return database.path


@pytest.fixture
def begin(begun: Path, tmp_path: Path) -> Iterator[Begin]:
    """A conversation on a copy of that log."""
    opened: list[Database] = []

    def copy(name: str) -> Conversation:
        path = tmp_path / name
        shutil.copy(begun, path)
        opened.append(Database(path))
        say = Conversation(opened[-1], deliveries=count(1_000))
        say.later(minutes=10)
        return say

    yield copy
    for each in opened:
        each.close()


VERBS = {f"/{verb.command} {verb.name}": verb for each in COMMANDS.values() for verb in each.verbs}
STILL_ON_CLOSED = {each for each in BY_FORM if VERBS[each].on_closed or VERBS[each].finds_board}
# A person's own wish is no part of a board's history, and neither is what they look at.
ON_NO_RECORD = {"/action reminders", "/measure chart", "/board import", "/board pack"}


def _rows(say: Conversation) -> Log:
    """Every table but those of sendings, each row but for what hangs on the line."""
    with sqlite3.connect(say.log.path) as tables:
        tables.row_factory = sqlite3.Row
        names = [each[0] for each in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: [dict(row) for row in tables.execute(f"SELECT * FROM {name}")]
            for name in names
            if name not in OF_A_SENDING
        }
    tables.close()
    found["history"] = [{name: row[name] for name in row if name not in OF_THE_LINE} for row in found["history"]]
    return found


def _said(say: Conversation) -> str:
    with say.log.reading() as store:
        board = store.boards.in_channel(say.team, say.channel)
        assert board is not None
        return str(store.history.after(board.id, 0)[-1].said)


def _elsewhere(say: Conversation) -> Conversation:
    """The same in a channel that has no board."""
    both = frozenset({"C0NEW", say.channel})
    return replace(say, channel="C0NEW", has_bot=True, reaches=dict.fromkeys((JO.id, PAT.id, SAM.id), both))


@pytest.mark.parametrize("case", CASES, ids=[f"{n} {each.typed[:60]!r}" for n, each in enumerate(CASES)])
def test_a_form_comes_to_the_same_log_as_its_line(begin: Begin, case: Case) -> None:
    filled, typed = begin("filled.db"), begin("typed.db")
    if case in ELSEWHERE:
        filled, typed = _elsewhere(filled), _elsewhere(typed)
    for say in (filled, typed):
        for line in case.first.splitlines():
            assert not say.reply(line, by=SAM).refused
            say.later(minutes=2)
    before = _rows(filled)

    answer = filled.fill(case.verb, case.values, case.by)
    assert not answer.refused, as_text(answer.parts)
    after = _rows(filled)
    assert after != before
    # What the history says can be typed; where no line can say it, the words are kept to the letter.
    line = case.typed if not case.kept else _said(filled)
    told = typed.reply(line, by=case.by)
    if case.kept:
        assert all(words in json.dumps(after, ensure_ascii=False) for words in case.kept)
        return
    assert not told.refused, as_text(told.parts)
    assert _rows(typed) == after
    if case.verb not in ON_NO_RECORD:
        assert _said(filled) == line == _said(typed)


FIRST_OF_EACH = list({case.verb: case for case in reversed(CASES)}.values())


def _closed(say: Conversation) -> Conversation:
    assert not say.reply("/board close its work is done sure: yes", by=SAM).refused
    say.later(minutes=2)
    return say


def _left(say: Conversation) -> Conversation:
    return replace(say, reaches=dict.fromkeys((JO.id, PAT.id, SAM.id), frozenset()))


@pytest.mark.parametrize("gone", [_closed, _left])
@pytest.mark.parametrize("case", FIRST_OF_EACH, ids=[each.verb for each in FIRST_OF_EACH])
def test_a_form_of_a_board_that_is_closed_or_left_changes_nothing(
    begin: Begin, case: Case, gone: Callable[[Conversation], Conversation]
) -> None:
    if gone is _closed and case.verb in STILL_ON_CLOSED | ON_NO_RECORD:
        pytest.skip("it can be done on a closed board")
    say = gone(begin("gone.db"))
    before = _rows(say)

    answer = say.fill(case.verb, case.values, case.by)

    assert answer.refused
    assert as_text(answer.parts)
    assert _rows(say) == before


def test_every_verb_that_writes_has_two_cases_and_one_of_odd_words() -> None:
    every, odd = Counter(each.verb for each in CASES), Counter(each.verb for each in CASES if each.odd)

    assert {verb: every[verb] for verb in BY_FORM if every[verb] < 2} == {}
    assert [verb for verb in BY_FORM if takes_words(verb) and not odd[verb]] == []
    assert set(every) == set(BY_FORM)


def test_every_field_of_every_form_is_filled_in_by_a_case() -> None:
    filled = {named: {slot for case in CASES if case.verb == named for slot in case.values} for named in BY_FORM}
    asked = {named: {slot.name for slot in VERBS[named].slots if slot.on_form and slot != SURE} for named in BY_FORM}

    # Whoever turns them on has read first what is told to whom, and says so by a mark that is on no form.
    filled["/board reminders"].add("reminders")
    assert {named: slots - filled[named] for named, slots in asked.items() if slots - filled[named]} == {}


def takes_words(named: str) -> bool:
    command, name = named.removeprefix("/").split(maxsplit=1)
    verb = COMMANDS[command].verb(name)
    return verb is not None and any(slot.on_form and slot.kind in IN_WORDS for slot in verb.slots)


def test_every_verb_that_writes_and_takes_anything_has_a_form() -> None:
    without = [
        f"/{verb.command} {verb.name}"
        for each in COMMANDS.values()
        for verb in each.verbs
        if verb.writes and verb.slots and not has_form(verb)
    ]

    assert without == []
