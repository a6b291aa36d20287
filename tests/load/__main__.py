"""`python -m load`: many people on one board, and counts of what they were told against what the log holds."""

import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from load import of_councils
from load.councils import host_in
from load.counts import Counts, counted
from load.of_councils import loaded
from load.phases import Load
from load.promises import ONE_SECOND, ROOM, broken_by_the_machine, broken_by_the_product, growth_in
from load.reminded import is_reminded_on, reminded_in
from load.report import as_json, table
from load.scene import scene_in, set_up
from load.sending import SLACK_WAITS
from postgres_server import SAFE, server

EACH_AT_ONCE = 4
ACTIONS_OF_A_BOARD, PROCESSES = 150, 3
QUICK = {"seconds": 5.0, "rate": 100.0, "soak": 500}
TIMES_TOO_MUCH = 3
# So many people are reminded while the others type; the same load on the same board before that is what it costs.
BEFORE, REMINDED, MANY, QUICK_MANY = "before reminders", "while reminded", 500, 20
# The overload lasts for this part of the time that each other part has.
OVERLOAD = 1 / 3


@click.command()
@click.option("--seconds", default=30.0, show_default=True, help="How long each part is under load.")
@click.option("--rate", default=200.0, show_default=True, help="Commands a second.")
@click.option("--people", default=50, show_default=True, help="How many people type.")
@click.option("--soak", default=10_000, show_default=True, help="How many commands the soak has; 0 leaves it out.")
@click.option(
    "--engine",
    type=click.Choice(("sqlite", "postgresql")),
    default="sqlite",
    show_default=True,
    help="postgresql: a hundred councils, and three processes that serve them.",
)
@click.option("--councils", default=100, show_default=True, help="How many councils there are in a server.")
@click.option("--quick", is_flag=True, help="A short run, to see that it works; its figures mean little.")
@click.option("--json", "file", default="load.json", show_default=True, type=click.Path(path_type=Path))
def main(
    seconds: float, rate: float, people: int, soak: int, engine: str, councils: int, quick: bool, file: Path
) -> None:
    """Load, a soak, three times what this machine takes, and at half the rate others at work on the same file and a
    line that breaks off; and load while hundreds are reminded.

    Ends with 1 for a broken promise of the product's. The machine's are told of.
    """
    if quick:
        seconds, rate, soak = QUICK["seconds"], QUICK["rate"], int(QUICK["soak"])
    if engine == "postgresql":
        told_of_councils(seconds, rate, 3 if quick else councils, file)
        return
    with tempfile.TemporaryDirectory() as folder:
        phases, takes, verified = run(Path(folder), seconds, rate, people, soak)
    with tempfile.TemporaryDirectory() as folder:
        phases += while_reminded(Path(folder), seconds, rate, people, QUICK_MANY if quick else MANY)
    broken, machines = judged(phases, rate, takes)
    about = {"seconds": seconds, "rate": rate, "people": people, "soak": soak, "machine takes": takes}
    _say(phases, broken + verified, machines, about, file)


def told_of_councils(seconds: float, rate: float, councils: int, file: Path) -> None:
    """The same of many councils in a server, each with its own workspace and board, and several processes."""
    log = server(SAFE).new_database("load")
    with (
        tempfile.TemporaryDirectory() as folder,
        host_in(Path(folder), log, councils, ACTIONS_OF_A_BOARD, PROCESSES) as host,
    ):
        phases, takes, wrong = loaded(host, seconds, rate)
    broken, machines = of_councils.judged(phases, rate, takes)
    about = {"seconds": seconds, "rate": rate, "councils": councils, "processes": PROCESSES, "machine takes": takes}
    _say(phases, broken + wrong, machines, about, file)


def _say(phases: list[Counts], broken: list[str], machines: list[str], about: dict[str, Any], file: Path) -> None:
    """Prints the table and every promise that was not kept, and keeps the same as JSON. Ends with 1 for the product's."""
    takes = about["machine takes"]
    click.echo(table(phases))
    told = as_json(phases, broken, about | {"not kept by this machine": machines})
    file.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(f"\nThis machine, with all that was at work on it, took {takes:,.0f} commands a second.")
    click.echo("\n".join(f"MACHINE  {each}" for each in machines))
    click.echo("\n".join(f"BROKEN   {each}" for each in broken) or "Every promise of the product's was kept.")
    sys.exit(1 if broken else 0)


def run(folder: Path, seconds: float, rate: float, people: int, soak: int) -> tuple[list[Counts], float, list[str]]:
    """The counts of each phase, how many commands a second the machine took, and what the log and the bot's own log
    say is wrong."""
    with scene_in(folder, people) as scene:
        load = Load(scene, set_up(scene))
        number = int(seconds * rate)
        load.at_once("all at once", people * EACH_AT_ONCE)
        load.steady("load", number, rate)
        if soak:
            load.steady("soak", soak, rate)
        takes = load.measured("as fast as it goes", number // 3)
        load.steady("three times that", int(takes * TIMES_TOO_MUCH * seconds * OVERLOAD), takes * TIMES_TOO_MUCH)
        # At half the rate: both cores are busy by then, and what was held up must be caught up with as well.
        load.crowded(number // 2, rate / 2)
        load.broken(number // 2, rate / 2)
        logged = scene.end()
        verified = scene.run("verify")
        phases = [counted(each, scene.log) for each in load.done]
    wrong = [f"the bot logged a bug: {line}" for line in logged.splitlines() if "Reference " in line][:3]
    if verified.returncode:
        wrong.append(f"boardbot verify: {verified.stdout.strip()[:500]} {verified.stderr.strip()[:500]}")
    click.echo(f"boardbot verify: {verified.stdout.strip()}\n")
    return phases, takes, wrong


def while_reminded(folder: Path, seconds: float, rate: float, people: int, many: int) -> list[Counts]:
    """The counts of a steady load before and while so many other people are reminded; none on a day on which nobody
    is."""
    if not is_reminded_on(datetime.now(UTC).date()):
        click.echo("Nobody is reminded on a bank holiday: that part is left out.\n")
        return []
    with reminded_in(folder, people, many) as reminded:
        load = Load(reminded.scene, reminded.known)
        load.steady(BEFORE, int(seconds * rate), rate)
        reminded.wait_until_they_begin()
        load.steady(REMINDED, int(seconds * rate), rate)
        reminded.wait_until_all_are_out()
        reminded.scene.end()
        return [counted(each, reminded.scene.log) for each in load.done]


def judged(phases: list[Counts], rate: float, takes: float) -> tuple[list[str], list[str]]:
    """The product's promises that were broken, and those that this machine was too busy to keep."""
    broken: list[str] = []
    machines: list[str] = []
    for each in phases:
        undisturbed = each.name in {"load", "soak", BEFORE, REMINDED}
        broken += broken_by_the_product(each, undisturbed)
        broken += growth_in(each) if each.name in {"load", "soak"} else []
        has_room = takes > rate * ROOM and each.name != "three times that"
        slow = broken_by_the_machine(each, ONE_SECOND if undisturbed else SLACK_WAITS, undisturbed)
        (broken if has_room else machines).extend(slow)
    return broken, machines


if __name__ == "__main__":
    main()
