"""The table of a run, and the same as JSON."""

from collections import Counter
from typing import Any

from load.counts import Counts
from load.process_facts import Facts
from tabulate import tabulate

from storage.deadline import ANSWER_SECONDS

MOST_KINDS = 25


def facts_by_name(counts: Counts) -> dict[str, Any]:
    """Everything a phase counted, by its name in words: the rows of the table, and the keys of the JSON."""
    start, middle, end = (_words(each) for each in counts.three_facts)
    return {
        "sent": counts.sent,
        "acknowledged": counts.acknowledged,
        "never acknowledged": counts.unanswered,
        "delivered once more": counts.again,
        "acknowledged after more than 3 s": counts.too_late,
        "median acknowledgement (ms)": round(counts.share(0.5) * 1000),
        "99th percentile (ms)": round(counts.share(0.99) * 1000),
        "slowest (ms)": round(counts.slowest * 1000),
        "slowest from when its frame was read (ms)": round(counts.longest_taken * 1000),
        "made, and told of after 2.5 s from then": sum(each > ANSWER_SECONDS for each in counts.made.values()),
        "told of after 2.5 s from then": sum(each > ANSWER_SECONDS for each in counts.taken),
        "sent late by, at most (ms)": round(counts.late_sent * 1000),
        "turned away": counts.turned_away,
        "answered of each person's, least (%)": round(min(counts.shares.values(), default=1) * 100),
        "changes accepted": counts.expected,
        "of these found in the log": counts.found,
        "lines of history added": counts.history,
        "lost": len(counts.lost),
        "doubled": len(counts.doubled),
        "stored though refused": len(counts.stored_though_refused),
        "answered in two ways": len(counts.unlike),
        "refused": counts.refused.total(),
        "longest without a connection (s)": round(counts.away, 1),
        "MB, threads, open files at the start": start,
        "in the middle": middle,
        "at the end": end,
    }


def table(phases: list[Counts]) -> str:
    """A row for each count, a column for each phase; then what was refused, by kind."""
    columns = [facts_by_name(each) for each in phases]
    rows = [[name, *(column[name] for column in columns)] for name in columns[0]]
    aligned = ("left", *("right" for _ in phases))
    counted = tabulate(rows, ["", *(each.name for each in phases)], colalign=aligned, disable_numparse=True)
    kinds = sum((each.refused for each in phases), Counter[str]()).most_common(MOST_KINDS)
    refused = tabulate([(number, kind) for kind, number in kinds], ["", "refused"])
    return f"{counted}\n\n{refused}" if kinds else counted


def as_json(phases: list[Counts], broken: list[str], about: dict[str, Any]) -> dict[str, Any]:
    """The whole run: `about` says how it was run."""
    return about | {
        "broken promises": broken,
        "phases": {each.name: facts_by_name(each) | {"refused by kind": dict(each.refused)} for each in phases},
    }


def _words(facts: Facts) -> str:
    return f"{facts.megabytes:.0f}, {facts.threads}, {facts.handles}"
