"""The benchmark in its small form: every row is there, and what was timed was really stored. Never a time or a ratio."""

import json
from pathlib import Path

import pytest
from bench import forms, importing, lists, pages, plan, process, reminders, scorecard, updates
from bench.__main__ import PARTS, main
from bench.figures import Figure, Goal, Results
from bench.lines import LINES
from bench.report import as_json, in_words
from bench.scale import QUICK
from click.testing import CliRunner

from commands.table import COMMANDS


def _of_engine(engine: str) -> list[str]:
    names = [updates.update_on(engine), updates.digest_on(engine), updates.floor_on(engine)]
    return [*names, *map(updates.processor, names)]


def _rows() -> list[str]:
    """Every row there must be, in order."""
    sizes = [
        pages.named_by_size(what, many) for many in QUICK.actions for what in (*pages.PAGES, pages.READ, pages.SELECTED)
    ]
    lengths = [pages.named_by_length(what, many) for many in QUICK.lines for what in (*pages.PAGES, pages.UPDATE)]
    return [
        updates.POLLED, updates.AT_ONCE, *(row for engine in updates.ENGINES for row in _of_engine(engine)),
        *sizes, *lengths, plan.named(QUICK.entries), plan.PREVIEWED,
        lists.DIGEST, lists.risks_named(QUICK.risks), lists.GRID, scorecard.DIGEST, scorecard.named(QUICK.actions[-1]), forms.BUILT, forms.SENT, forms.TYPED,
        reminders.told(QUICK.people), *map(reminders.looked, QUICK.actions), importing.named(QUICK.rows),
        process.TOTAL, process.IMPORTED, process.AFTER, process.MEMORY,
    ]  # fmt: skip


def test_the_quick_form_measures_every_row_and_stores_what_it_times(tmp_path: Path) -> None:
    kept = tmp_path / "bench.json"

    ended = CliRunner().invoke(main, ["--quick", "--json", str(kept)])

    assert ended.exit_code == 0, ended.output
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert [row["name"] for row in told["figures"]] == _rows()
    assert all(name in ended.stdout for name in _rows())
    assert {row["samples"] for row in told["figures"][:3]} == {QUICK.rounds}
    assert all(pair["stored"] == pair["asked"] for pair in told["counts"].values())
    for engine in updates.ENGINES:
        assert told["counts"][f"lines of history after the updates in {engine}"]["stored"] > QUICK.rounds
    assert told["counts"]["lines of history of the import"]["stored"] == QUICK.rows
    assert told["counts"]["people reminded"]["stored"] == QUICK.people
    assert told["counts"]["commands answered rightly"]["stored"] == len(LINES)
    assert {goal["met"] for row in told["figures"] for goal in row["goals"]} == {None}
    assert str(Path.home()) not in kept.read_text(encoding="utf-8")
    assert str(tmp_path) not in kept.read_text(encoding="utf-8")


def test_what_was_not_stored_is_not_reported() -> None:
    with pytest.raises(RuntimeError, match="lines: 9 are stored and 10 were asked for"):
        Results().count("lines", 9, 10)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal("at most 2 × the floor", 2.0, "×", most=2), "at most 2 × the floor: 2.00 ×, met"),
        (Goal("at most 2 × the floor", 2.04, "×", most=2), "at most 2 × the floor: 2.04 ×, MISSED"),
        (Goal("at least 5 × quicker", 5.0, "×", least=5), "at least 5 × quicker: 5.00 ×, met"),
        (Goal("at least 5 × quicker", 4.9, "×", least=5), "at least 5 × quicker: 4.90 ×, MISSED"),
        (Goal("under 90 MB", 91.5, "MB", most=90), "under 90 MB: 91.50 MB, MISSED"),
    ],
)
def test_a_goal_is_met_or_missed_in_words(goal: Goal, words: str) -> None:
    assert in_words(goal, judged=True) == words
    assert in_words(goal, judged=False).endswith("not judged")


@pytest.mark.parametrize(("processor", "met"), [(0.5, True), (0.75, False)])
def test_a_goal_is_met_where_another_that_will_do_is(processor: float, met: bool) -> None:
    update, floor = Figure("update", "ms", [9]), Figure("floor", "ms", [3])
    own = Figure("own", "ms", [1 + processor]).above(Figure("its floor", "ms", [1]), 0.6, "or at most 0.6 ms above it")

    update.must_be_at_most(2, floor, "at most 2 × the floor", otherwise=own)

    assert update.goals[0].met is met
    words = in_words(update.goals[0], judged=True)
    assert words == (
        f"at most 2 × the floor: 3.00 ×, or at most 0.6 ms above it: {processor:.2f} ms, {'met' if met else 'MISSED'}"
    )


def test_goals_compare_medians_of_the_right_rows() -> None:
    ours, floor = Figure("ours", "ms", [3, 9, 4]), Figure("floor", "ms", [1, 2, 50])

    ours.must_be_at_most(2, floor, "at most 2 × the floor")
    ours.must_beat(5, floor, "at least 5 × quicker")

    assert [goal.measured for goal in ours.goals] == [2.0, 0.5]
    assert [goal.met for goal in ours.goals] == [True, False]


@pytest.mark.parametrize(("limit", "code"), [(1, 1), (3, 0)])
def test_a_missed_goal_ends_the_whole_run_with_1(
    limit: float, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(results: Results, *_: object) -> None:
        results.add("start", "s", [2.0]).must_be_below(limit, "under the limit")

    for name in list(PARTS):
        monkeypatch.delitem(PARTS, name)
    monkeypatch.setitem(PARTS, "start", start)

    ended = CliRunner().invoke(main, ["--json", str(tmp_path / "bench.json")])

    assert ended.exit_code == code
    assert ("MISSED" in ended.stdout) == bool(code)


@pytest.mark.parametrize(("many", "high"), [(99, None), (100, 99), (200, 198)])
def test_the_99th_percentile_needs_a_hundred_samples(many: int, high: int | None) -> None:
    assert Figure("f", "ms", list(range(1, many + 1))).high == high


def test_the_json_says_whether_goals_were_judged() -> None:
    results = Results()
    results.add("memory", "MB", [80.0]).must_be_below(90, "under 90 MB")

    judged, not_judged = (json.loads(as_json(results, {}, judged)) for judged in (True, False))

    assert judged["figures"][0]["goals"][0]["met"] is True
    assert not_judged["figures"][0]["goals"][0]["met"] is None


def test_the_memory_is_measured_over_every_verb() -> None:
    typed = {line.split()[0].removeprefix("/") for _, line, _ in LINES}
    assert set(COMMANDS) <= typed
    words = [line.split() for _, line, _ in LINES]
    left_out = {
        f"{command.name} {verb.name}"
        for command in COMMANDS.values()
        for verb in command.verbs
        if verb.name != command.alone
        and not any(set(verb.name.split()) <= set(each) and command.name in each[0] for each in words)
    }
    # The board is set up before the first turn.
    assert left_out == {"board setup"}
