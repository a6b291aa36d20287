"""`python -m load.thousand`: a thousand boards' digests that are due at one moment, over one log in a server.

Several processes of the bot compose and post them, and commands are answered meanwhile. What was posted is counted by
the local Slack, and what was composed by the log.
"""

import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
import psycopg
from load.councils import Host, host_in
from load.many_boards import copied, due_at, first_board
from load.people import SUPPORT
from load.scene import ROOT
from postgres_server import SAFE, server

from storage.database import Database

LONDON = ZoneInfo("Europe/London")
AGO = timedelta(days=1)
# By then each process has seen that nothing is due yet.
LEAD = timedelta(seconds=10)
LONGEST = 1200.0
UNDRAWN = """from importlib import util
found = util.find_spec
util.find_spec = lambda name, package=None: None if name == "matplotlib" else found(name, package)
"""
# How often a council's support looks at a measure and adds an action, one council after the other.
TYPED_EVERY = 0.1
COMPOSED = "SELECT COUNT(*), MIN(composed_at), MAX(composed_at) FROM digests"
WAITING = "SELECT COUNT(*) FROM outbox WHERE state IN ('claimed', 'attempted')"
STATES = "SELECT state, COUNT(*), MAX(posted_at) FROM outbox WHERE digest_id IS NOT NULL GROUP BY state"


@dataclass
class Counted:
    """What came of it; times are in seconds after the digests were due, and those of commands by themselves."""

    boards: int
    composed: int = 0
    begun_after: float = 0.0
    composed_after: float = 0.0
    first_out_after: float = 0.0
    all_out_after: float = 0.0
    states: dict[str, int] = field(default_factory=dict)
    posted: int = 0
    twice: int = 0
    out_of_order: int = 0
    turned_down: int = 0
    commands: list[float] = field(default_factory=list)
    not_done: int = 0
    processor: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def wrong(self) -> Iterator[str]:
        """What must not be, whatever the machine."""
        if self.composed != self.boards:
            yield f"{self.composed} digests composed, {self.boards} due"
        if set(self.states) != {"posted"} or self.states["posted"] != self.posted or self.twice:
            yield f"{self.states} in the log, {self.posted} in Slack, {self.twice} of them twice"
        if self.out_of_order:
            yield f"{self.out_of_order} messages out of their order"
        if self.not_done:
            yield f"{self.not_done} commands were not done"
        yield from (f"logged: {line}" for line in self.faults[:3])

    def told(self) -> str:
        """The figures, in words."""
        times = sorted(self.commands)
        return (
            f"{self.composed} digests composed {self.begun_after:.1f} to {self.composed_after:.1f} s after they were due; "
            f"the last channel has its own after {self.first_out_after:.1f} s, the last message of {self.posted} is out "
            f"after {self.all_out_after:.1f} s; 429 {self.turned_down} times.\n{len(times)} commands meanwhile: median "
            f"{times[len(times) // 2] * 1000:.0f} ms, 99th of 100 {times[len(times) * 99 // 100] * 1000:.0f} ms, slowest "
            f"{times[-1] * 1000:.0f} ms.\nProcessor time of each process: "
            f"{', '.join(f'{each:.0f} s' for each in self.processor)}"
        )


def run(folder: Path, boards: int, councils: int, many: int, limited: bool, charts: bool) -> Counted:
    """What came of so many boards of so many councils, and so many processes."""
    address = server(SAFE).new_database("thousand")
    with (
        closing(Database(address)) as log,
        host_in(folder, address, councils, 0, many, **_drawing(folder, charts)) as host,
    ):
        workspaces = [each.workspace for each in host.councils]
        channels = [
            (each.home.team_id, each.add_channel(f"board-{number}", members=each.members).id)
            for number, each in zip(range(boards), cycle(workspaces), strict=False)
        ]
        copied(address, first_board(log, *channels[0], datetime.now(UTC) - AGO), channels[1:])
        at = (datetime.now(LONDON) + LEAD + timedelta(minutes=1)).replace(second=0, microsecond=0)
        due_at(log, at)
        time.sleep(max(0.0, (at - datetime.now(LONDON)).total_seconds()))
        counted = Counted(boards)
        for each in workspaces:
            each.calls.clear()
            each.limits.posts = limited
        with _typing_in(host, dict(reversed(channels)), counted), psycopg.connect(address, autocommit=True) as reader:
            _wait_until_out(reader, boards, at)
        counted.processor = [_processor_time(each) for each in host.processes]
        counted.faults = [line for line in host.end().splitlines() if " ERROR " in line]
        _count(counted, host, address, at)
        return counted


def _drawing(folder: Path, charts: bool) -> dict[str, str]:
    """What the processes have in their environment, beside all else, that they do not draw: as where the extra that
    draws is not installed."""
    if charts:
        return {}
    (folder / "sitecustomize.py").write_text(UNDRAWN, encoding="ascii")
    return {"PYTHONPATH": f"{ROOT}:{folder}"}


@contextmanager
def _typing_in(host: Host, channels: dict[str, str], counted: Counted) -> Iterator[None]:
    """Board support types all the while, in one council after the other."""
    over = threading.Event()

    def type_on() -> None:
        for number, council in enumerate(cycle([each.workspace for each in host.councils])):
            if over.wait(TYPED_EVERY):
                return
            for line, expected in (("/measure show M1", "M1"), (f"/action add Plan of week {number}", "logged")):
                began = time.monotonic()
                answer = council.command(SUPPORT, channels[council.home.team_id], line)
                counted.commands.append(time.monotonic() - began)
                counted.not_done += bool(answer.error) or expected not in answer.text

    thread = threading.Thread(target=type_on, name="typing")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _wait_until_out(reader: psycopg.Connection[Any], boards: int, at: datetime) -> None:
    """TimeoutError where they never are."""
    while (datetime.now(LONDON) - at).total_seconds() < LONGEST:
        composed, waiting = (reader.execute(each).fetchone() for each in (COMPOSED, WAITING))
        if composed and waiting and composed[0] == boards and waiting[0] == 0:
            return
        time.sleep(0.5)
    raise TimeoutError("the digests are not out")


def _count(counted: Counted, host: Host, address: str, at: datetime) -> None:
    """What the log holds, and what Slack took."""
    firsts = f"{STATES.removesuffix('GROUP BY state')} AND key LIKE '%:0' GROUP BY state"
    with psycopg.connect(address, autocommit=True) as reader:
        composed = reader.execute(COMPOSED).fetchone()
        states, first = reader.execute(STATES).fetchall(), reader.execute(firsts).fetchall()
    assert composed
    counted.composed = int(composed[0])
    counted.begun_after, counted.composed_after = (_after(each, at) for each in composed[1:])
    counted.states = {state: number for state, number, _ in states}
    counted.all_out_after, counted.first_out_after = (
        max(_after(last, at) for _, _, last in each if last) for each in (states, first)
    )
    for each in host.councils:
        _count_posts(counted, list(each.workspace.calls))


def _count_posts(counted: Counted, calls: list[tuple[str, Any, Any]]) -> None:
    posts = [(asked, answer) for method, asked, answer in calls if method == "chat.postMessage"]
    counted.turned_down += sum(answer.get("error") == "ratelimited" for _, answer in posts)
    keys = [asked["metadata"]["event_payload"]["key"] for asked, answer in posts if answer["ok"]]
    # A digest's are its channel, its slot and the message's number.
    of_digests = [each for each in keys if each.startswith("C0") and each.rpartition(":")[2].isdigit()]
    counted.posted += len(set(of_digests))
    counted.twice += sum(number - 1 for number in Counter(of_digests).values())
    last: dict[str, int] = {}
    for each in of_digests:
        slot, _, number = each.rpartition(":")
        counted.out_of_order += int(number) != last.get(slot, -1) + 1
        last[slot] = int(number)


def _after(said: str, at: datetime) -> float:
    return (datetime.fromisoformat(said) - at).total_seconds()


def _processor_time(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@click.command()
@click.option("--boards", default=1000, show_default=True)
@click.option("--councils", default=100, show_default=True, help="How many workspaces the boards are in.")
@click.option("--processes", "many", default=3, show_default=True)
@click.option("--limited", is_flag=True, help="Slack takes one post a second in each channel.")
@click.option("--charts", is_flag=True, help="The charts of each digest are drawn: two seconds of a core each.")
def main(boards: int, councils: int, many: int, limited: bool, charts: bool) -> None:
    """Ends with 1 where a digest is missing, doubled or out of order, or a command was not done."""
    with tempfile.TemporaryDirectory() as folder:
        counted = run(Path(folder), boards, councils, many, limited, charts)
    click.echo(counted.told())
    wrong = list(counted.wrong())
    click.echo("\n".join(f"BROKEN   {each}" for each in wrong) or "Each is out once, in order.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
