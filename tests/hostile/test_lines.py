"""No line of any verb costs more than a harmless one of its length by much: not one of 4,000 characters, whatever it
holds, and not on a board of 2,000 actions."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest
from conversation import JULY_8, KIT, PAT, SAM, Conversation, Crowd, import_northmoor
from hostile.lines import bodies, cut, every_verb, lines_of
from hostile.patterns import seconds

from commands.reading.closest import closest
from commands.reading.nearest import nearest, split_ref
from commands.request import Person
from storage.database import Database

# A harmless line of that length takes some milliseconds; what this holds off took 35 seconds.
MOST_TIMES = 12
HARMLESS = "Second officer to chair the panel in turn, see the plan and what the board said of it. " * 33
BODIES = list(bodies())
A_VERB = 3
VERBS = {verb.name for _, verb in every_verb()}


@pytest.fixture(scope="module")
def northmoor_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northmoor, and on it 2,000 actions."""
    path = tmp_path_factory.mktemp("hostile") / "boardbot.db"
    log = Database(path)
    log.prepare()
    say = Conversation(log)
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    say("/board meeting 5 August 2020", by=SAM)
    import_northmoor(log, JULY_8)
    with log.writing() as store:
        first = store.actions.of_status(1)[0]
        for number in range(1850):
            store.actions.add(1, replace(first, id=0, ref=f"A{number + 500}"))
    log.close()
    return path


@pytest.fixture
def board(northmoor_log: Path, tmp_path: Path) -> Iterator[Conversation]:
    """A copy of it for a test to write in."""
    path = tmp_path / "boardbot.db"
    shutil.copy(northmoor_log, path)
    log = Database(path)
    yield Conversation(log)
    log.close()


def _cost(board: Conversation, line: str, by: Person = SAM, tries: int = 1) -> float:
    best = float("inf")
    for _ in range(tries):
        board.later(seconds=61)
        best = min(best, seconds(lambda: board.reply(line, by=by)))
    return best


def _is_dear(board: Conversation, line: str, harmless: str, by: Person = SAM) -> bool:
    """It costs many times what the harmless line does, again and again."""
    return all(_cost(board, line, by) > MOST_TIMES * _cost(board, harmless, by, 2) for _ in range(3))


@pytest.mark.parametrize(("command", "verb"), every_verb(), ids=lambda each: each.name)
def test_no_line_of_a_verb_costs_much_more_than_a_harmless_one(
    board: Conversation, command: object, verb: object
) -> None:
    # Each verb has its turn of the bodies, so that all together they have all of them.
    turn = every_verb().index((command, verb)) * A_VERB * 7  # type: ignore[arg-type]
    tried = list(islice(cycle(BODIES), turn, turn + A_VERB))
    harmless = next(lines_of(command, verb, HARMLESS))  # type: ignore[arg-type]

    dear = [line for body in tried for line in lines_of(command, verb, body) if _is_dear(board, line, harmless)]  # type: ignore[arg-type]

    assert dear == []


WIDE = "\ufdfa"
NAMED = [
    f"/measure reading M6 a{' ' * 1400}b",
    f"/measure reading M6 a{' ' * 2900}b",
    f"/measure reading M6 {'1,' * 1400}x",
    f"/measure reading M6 77% as at {' ' * 2800}x",
    f"/measure reading M6 77% as at {', ' * 1400}1",
    f"/measure target M6 a{' ' * 1400}b",
    f"/measure target M6 {'at least 1 ' * 260}x",
    f"/measure target M6 within 10 of a{' ' * 2800}x",
    f"/measure target M6 {'1 ' * 1400}or more by",
    f"/action show {WIDE * 2900}",
    f"/action update {WIDE * 2900} note",
    f"/action show {'a' * 2900}",
    f"/action show {'a1' * 1450}",
    f"/action list {'open ' * 580}",
    f"/action list {'ab ' * 950}",
    f"/action list owner: {WIDE * 2900}",
    f"/action list measure: {WIDE * 2900}",
    f"/action add x measure: {WIDE * 2900}",
    f"/action add x area: {WIDE * 2900}",
    f"/action add x due: {WIDE * 2900}",
    f"/action add x due: {WIDE * 199}",
    f"/action add x owner: a{' ' * 2900}(",
    f"/action add x owner: {'(' * 2900})",
    f"/action add x @{'a' * 2900}",
    f"/action update A1 {'“' * 2900}",
    f"/action update A1 {'due: ' * 580}",
    f"/action update A1 {'<@U1|' * 580}",
    f"/action update A1 {'<' * 1400}@U0JO{'>' * 1400}",
    f"/action update A1 a{chr(0x301) * 1450}{chr(0x316) * 1450}",
    f"/action update A1 {' '.join(f'du{a}{b}:' for a in 'abcdefghijklmnopqrst' for b in 'abcdefghijklmnopqrstuvwxyz')}",
    f"/status as at {' ' * 2900}share x",
    f"/status area: {WIDE * 2900}",
    f"/status {WIDE * 2900}",
    f"/board setup {WIDE * 2900}",
    f"/board {WIDE * 2900}",
    f"/action help {WIDE * 2900}",
    f"/digest every {'a' * 2900}",
    f"/action list board: {WIDE * 2900}",
    f"/{'a' * 2900}",
    f"/action add {'child ' * 480}",
    f"/action add {'dob 1 ' * 480}",
]


@pytest.mark.parametrize("line", NAMED, ids=lambda line: f"{line[:32]}…{line[-1]}")
@pytest.mark.parametrize("by", [SAM, KIT], ids=["support", "guest"])
def test_lines_that_have_held_everybody_up(board: Conversation, line: str, by: Person) -> None:
    assert not _is_dear(board, line, _harmless(line), by)


def _harmless(line: str) -> str:
    """Harmless words after the same verb: what the verb itself costs is no fault of the line."""
    command, _, text = line.partition(" ")
    verb = text.partition(" ")[0]
    return cut(" ".join([command, *[verb] * (verb in VERBS), HARMLESS] if text else [f"/{HARMLESS}"]))


def _is_linear(few: float, many: float, times: int) -> bool:
    return many < max(few, 0.0002) * times * 3


@pytest.mark.parametrize(
    "word", ["A2001", "Z9", "a" * 40, "1" * 40, "R10-03", WIDE * 2900, "a" * 2900, "ab" * 1450, "é" * 100, "-" * 99]
)
def test_a_name_is_compared_with_many_at_little_cost(word: str) -> None:
    refs = [f"A{number}" for number in range(2000)]

    for compare in (lambda known: nearest(word, known), lambda known: split_ref(f"{word} note", known)):
        assert any(
            _is_linear(seconds(lambda: compare(refs[:250]), 3), seconds(lambda: compare(refs), 3), 8)  # noqa: B023
            for _ in range(3)
        )


@pytest.mark.parametrize("letters", ["a", "ab", "abc", "a ", "01"])
def test_nor_does_it_help_to_choose_the_names(letters: str) -> None:
    """Refs of the same letters as what is typed, as long as a ref may be."""
    word = (letters * 40)[:40]
    known = [word[n % 40 :] + word[: n % 40][::-1] + "x" * (n // 900) for n in range(2000)]

    assert any(
        _is_linear(seconds(lambda: closest(word, known[:100])), seconds(lambda: closest(word, known)), 20)
        for _ in range(3)
    )


def test_of_many_names_the_nearest_is_found() -> None:
    people = [f"{first} {last}" for first in ("Jo", "Sam", "Pat", "Ali", "Kit") for last in map(str, range(1000))]

    assert closest("smaantha coel", [*people, "samantha cole"], cutoff=0.75) == "samantha cole"
    assert nearest("R1O-02", [*(f"A{n}" for n in range(2000)), "R10-02"]) == "R10-02"
    assert closest("", people) is None
    assert Crowd().nearest(PAT.name.upper()) == PAT


@pytest.mark.parametrize(
    "count",
    [
        "9" * 19, "9" * 20, "9" * 100, "9" * 2500, "1" + "0" * 30, "9,999,999,999,999,999,999",
        "1" + "0" * 9, "4" * 400, "7" * 1000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("line", ["77 of {}", "{} of {}", "77% of 77/{}", "{}", "{}%", "CIN visits 77% of {}/535"])
def test_a_count_that_nobody_could_count_is_refused_in_words(say: Conversation, line: str, count: str) -> None:
    say("/measure add M6 Visits")

    reply = say.reply(f"/measure reading M6 {line.format(count, count)}")

    assert reply.refused
    assert "fault" not in say(f"/measure reading M6 {line.format(count, count)} source: x")
