"""The load program itself, small: counts alone, no times. And that each of its checks can fail."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import count, islice
from pathlib import Path

import pytest
from load.councils import host_in
from load.counts import Counts, Phase, counted
from load.lines import KINDS, TOKEN, Known, Line, lines, token
from load.of_councils import LoadOfCouncils
from load.people import CHAIR, everybody
from load.phases import Load
from load.process_facts import Facts
from load.promises import broken_by, broken_by_the_machine, broken_by_the_product, growth_in
from load.scene import scene_in, set_up
from load.sending import SLACK_WAITS, Sent
from postgres_server import shared_server

from local_slack.sockets import SLASH_COMMANDS, Delivery, Sockets

FOREVER = 60.0
DAY = date(2026, 3, 2)


def test_every_change_is_stored_once_and_every_refusal_not_at_all(tmp_path: Path) -> None:
    with scene_in(tmp_path, 8) as scene:
        load = Load(scene, set_up(scene, northmoor=False))
        load.steady("load", 80, 40)
        said = scene.end()
        verified = scene.run("verify")
        (found,) = [counted(each, scene.log) for each in load.done]

    assert list(broken_by_the_product(found, True, FOREVER)) == []
    assert (found.sent, found.acknowledged) == (80, 80)
    assert found.expected == found.found == found.history > 20
    assert found.refused.total() > 0
    assert "Reference " not in said
    assert verified.returncode == 0, verified.stdout


def test_what_many_councils_change_in_several_processes_is_stored_once(tmp_path: Path) -> None:
    with host_in(tmp_path, shared_server().new_database("councils"), many=2, actions=10, processes=2) as host:
        load = LoadOfCouncils(host)
        load.steady("load", 60, 30)
        said = host.end()
        verified = host.run("verify")
        (found,) = [counted(each, host.log) for each in load.done]

    assert list(broken_by_the_product(found, True, FOREVER)) == []
    assert (found.sent, found.acknowledged) == (60, 60)
    assert found.expected == found.found == found.history > 10
    assert "Reference " not in said
    assert verified.returncode == 0, verified.stdout


def test_an_envelope_that_comes_twice_is_stored_once(tmp_path: Path) -> None:
    with scene_in(tmp_path, 8) as scene:
        load = Load(scene, set_up(scene, northmoor=False))
        load.twice("twice", 40, 40)
        scene.end()
        (found,) = [counted(each, scene.log) for each in load.done]

    assert found.again == 40
    assert list(broken_by_the_product(found, True, FOREVER)) == []


def test_each_number_has_a_token_of_its_own() -> None:
    tokens = [token(number) for number in range(20_000)]

    assert len(set(tokens)) == len(tokens)
    assert all(TOKEN.fullmatch(each) for each in tokens)


def test_three_lines_in_five_are_changes_and_the_same_seed_gives_the_same_lines() -> None:
    people = everybody(50)
    owners = {f"A{number}": person for number, person in enumerate(people, 1)}
    first, second = (list(islice(lines(Known(people, owners, (), count(51)), count(1), DAY, 7), 500)) for _ in "12")

    assert first == second
    assert sum(kind.share for kind in KINDS if kind.changes) * 2 == sum(x.share for x in KINDS if not x.changes) * 3
    assert len({line.person for line in first}) > 40


REPLIES = {"accepted": "A1 updated.", "refused": "Not updated. You are an observer."}


def _sent(number: int, *replies: str) -> Sent:
    line = Line("update", CHAIR, f"/action update A1 {token(number)}", token(number), r"^A1 updated\.")
    delivery = Delivery(f"E{number}", SLASH_COMMANDS, {}, True, acks=[{"text": reply} for reply in replies])
    return Sent(line, delivery, Sockets("A0APP", lambda: None), went=True, again=len(replies) - 1)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A file with the two columns that are read, in which 1 and 2 are stored once, and 3 twice."""
    path = tmp_path / "boardbot.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE history (said TEXT)")
        database.execute("CREATE TABLE actions (title TEXT)")
        said = [(f"/action update A1 {token(number)}",) for number in (1, 2, 3, 3)]
        database.executemany("INSERT INTO history VALUES (?)", said)
    return path


GOOD = ([_sent(1, REPLIES["accepted"]), _sent(4, REPLIES["refused"])], 1)


@pytest.mark.parametrize(
    ("sent", "history", "words"),
    [
        (*GOOD, ""),
        ([_sent(4, REPLIES["accepted"])], 1, "1 were acknowledged and are not in the log"),
        ([_sent(3, REPLIES["accepted"])], 1, "1 are in the log twice"),
        ([_sent(1, REPLIES["refused"])], 0, "1 were refused and are in the log"),
        ([_sent(1, REPLIES["accepted"], "A1 updated. Again.")], 1, "1 were answered in two ways"),
        ([_sent(1, "A1 updated." + "x" * 40_000)], 1, "1 were answered with what Slack cannot show"),
        ([_sent(4, "Something went wrong. Reference 1")], 0, "1 ended in a bug"),
        ([_sent(4, "Not updated. The log is busy just now.")], 0, "1 were turned away because the log was busy"),
        ([_sent(1)], 0, "1 commands were never acknowledged"),
        ([_sent(1, REPLIES["accepted"])], 2, "2 lines of history for 1 changes"),
    ],
)
def test_a_broken_promise_is_seen(log: Path, sent: list[Sent], history: int, words: str) -> None:
    found = counted(Phase("load", sent, [Facts(60, 9, 9)] * 3, history), log)

    broken = list(broken_by(found, FOREVER, undisturbed=True))

    assert [each.removeprefix("load: ").startswith(words) for each in broken] == ([True] if words else [])


@pytest.mark.parametrize(
    ("more", "product", "machine"),
    [
        ({"taken": [0.1, 2.4]}, [], []),
        (
            {"taken": [0.1, 2.6]},
            ["soak: the slowest answer went 2.6 s after its frame was read, promised are 2.5 s"],
            [],
        ),
        ({"made": {"/action start A1": 2.4}}, [], []),
        (
            {"made": {"/action start A1": 2.6}},
            ["soak: 1 were made and told of more than 2.5 s after they were read, such as /action start A1"],
            [],
        ),
        ({"times": [0.9]}, [], []),
        ({"times": [1.2]}, [], ["soak: the slowest acknowledgement took 1.2 s, promised are 1 s"]),
        (
            {"refused": Counter({"add: Not done. The log is busy just now.": 3})},
            [],
            ["soak: 3 were turned away because the log was busy"],
        ),
        ({"shares": {"U0JO": 0.02, "U0ALI": 1.0}}, [], []),
        (
            {"shares": {"U0JO": 0.0, "U0ALI": 1.0}},
            ["soak: 1 had every command of theirs turned away, such as U0JO"],
            [],
        ),
        ({"lost": ["zqbbbbbb"]}, ["soak: 1 were acknowledged and are not in the log, such as zqbbbbbb"], []),
    ],
)
def test_the_products_promises_are_told_from_the_machines(
    more: dict[str, object], product: list[str], machine: list[str]
) -> None:
    counts = replace(EMPTY, **more)  # type: ignore[arg-type]

    assert list(broken_by_the_product(counts, undisturbed=True)) == product
    assert list(broken_by_the_machine(counts, 1.0, undisturbed=True)) == machine


def _held(middle: Facts, end: Facts) -> Counts:
    phase = Phase("soak", [], [Facts(60, 9, 9), middle, end], 0)
    return replace(EMPTY, facts=phase.facts)


EMPTY = Counts("soak", 0, 0, [], 0, 0, 0, [], [], [], [], [], 0, Counter(), [], 0.0)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (Facts(81, 16, 29), []),
        (Facts(91, 16, 29), ["soak: memory grew from 80 to 91 MB"]),
        (Facts(80, 17, 29), ["soak: threads grew from 16 to 17"]),
        (Facts(80, 16, 31), ["soak: open files grew from 29 to 31"]),
    ],
)
def test_growth_of_the_process_is_seen(end: Facts, words: list[str]) -> None:
    assert list(growth_in(_held(Facts(80, 16, 29), end))) == words


def test_a_slow_answer_and_a_long_absence_are_seen() -> None:
    late = replace(EMPTY, times=[0.1, SLACK_WAITS + 1], away=44.0)

    assert list(broken_by(late, SLACK_WAITS, undisturbed=False)) == [
        "soak: the slowest acknowledgement took 4.0 s, promised are 3 s",
        "soak: 44 s without a connection, promised are 10 s",
    ]
