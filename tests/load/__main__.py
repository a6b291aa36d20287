"""`python -m load`: many people on one board, and counts of what they were told against what the log holds."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import click
from load.counts import Counts, counted
from load.phases import Load
from load.promises import ONE_SECOND, broken_by, growth_in
from load.report import as_json, table
from load.scene import scene_in, set_up
from load.sending import SLACK_WAITS

EACH_AT_ONCE = 4
QUICK = {"seconds": 5.0, "rate": 100.0, "soak": 500}


@click.command()
@click.option("--seconds", default=30.0, show_default=True, help="How long each part is under load.")
@click.option("--rate", default=200.0, show_default=True, help="Commands a second.")
@click.option("--people", default=50, show_default=True, help="How many people type.")
@click.option("--soak", default=10_000, show_default=True, help="How many commands the soak has; 0 leaves it out.")
@click.option("--quick", is_flag=True, help="A short run, to see that it works; its figures mean little.")
@click.option("--json", "file", default="load.json", show_default=True, type=click.Path(path_type=Path))
def main(seconds: float, rate: float, people: int, soak: int, quick: bool, file: Path) -> None:
    """Load, a soak, and at half the rate others at work on the same file and a line that breaks off.

    Ends with 1 for a broken promise.
    """
    if quick:
        seconds, rate, soak = QUICK["seconds"], QUICK["rate"], int(QUICK["soak"])
    with tempfile.TemporaryDirectory() as folder:
        phases, broken = run(Path(folder), seconds, rate, people, soak)
    click.echo(table(phases))
    about: dict[str, Any] = {"seconds": seconds, "rate": rate, "people": people, "soak": soak}
    file.write_text(json.dumps(as_json(phases, broken, about), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo("\n".join(["", *(f"BROKEN  {each}" for each in broken)] if broken else ["", "Every promise was kept."]))
    sys.exit(1 if broken else 0)


def run(folder: Path, seconds: float, rate: float, people: int, soak: int) -> tuple[list[Counts], list[str]]:
    """The counts of each phase, and a sentence for each broken promise."""
    with scene_in(folder, people) as scene:
        load = Load(scene, set_up(scene))
        number = int(seconds * rate)
        load.at_once("all at once", people * EACH_AT_ONCE)
        load.steady("load", number, rate)
        if soak:
            load.steady("soak", soak, rate)
        # At half the rate: both cores are busy by then, and what was held up must be caught up with as well.
        load.crowded(number // 2, rate / 2)
        load.broken(number // 2, rate / 2)
        logged = scene.end()
        verified = scene.run("verify")
        phases = [counted(each, scene.log) for each in load.done]
    broken = [sentence for each in phases for sentence in _broken(each)]
    broken += [f"the bot logged a bug: {line}" for line in logged.splitlines() if "Reference " in line][:3]
    if verified.returncode:
        broken.append(f"boardbot verify: {verified.stdout.strip()[:500]} {verified.stderr.strip()[:500]}")
    click.echo(f"boardbot verify: {verified.stdout.strip()}\n")
    return phases, broken


def _broken(counts: Counts) -> list[str]:
    undisturbed = counts.name in {"load", "soak"}
    found = list(broken_by(counts, ONE_SECOND if undisturbed else SLACK_WAITS, undisturbed))
    return found + (list(growth_in(counts)) if undisturbed else [])


if __name__ == "__main__":
    main()
