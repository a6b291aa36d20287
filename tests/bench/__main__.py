"""`make bench`: measures, prints the table, writes the JSON; exit code 1 where a goal is missed."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from bench.figures import Results
from bench.forms import measure_forms
from bench.importing import measure_import
from bench.lists import measure_lists
from bench.machine import facts
from bench.pages import measure_lengths, measure_sizes
from bench.plan import measure_plan
from bench.process import measure_process
from bench.reminders import measure_reminders
from bench.report import as_json, as_table
from bench.scale import QUICK, WHOLE, Scale
from bench.scorecard import measure_scorecard
from bench.updates import measure_updates

PARTS: dict[str, Callable[[Results, Scale, Path], None]] = {
    "/action update beside Bolt alone": measure_updates,
    "pages by the number of open actions": measure_sizes,
    "pages by the length of the history": measure_lengths,
    "the forward plan": measure_plan,
    "lists beside the digest": measure_lists,
    "the scorecard beside the digest": measure_scorecard,
    "forms": measure_forms,
    "reminders": measure_reminders,
    "import": measure_import,
    "start and memory": measure_process,
}


def measured(scale: Scale, say: Callable[[str], object] = lambda _: None) -> Results:
    """All figures at that scale; `say` hears of each part before it begins. What is made is removed again."""
    results = Results()
    for name, measure in PARTS.items():
        say(f"measuring {name} …")
        with TemporaryDirectory() as folder:
            measure(results, scale, Path(folder))
    return results


@click.command()
@click.option("--quick", is_flag=True, help="A small run that shows that all of it works; goals are not judged.")
@click.option(
    "--json", "path", type=click.Path(path_type=Path, dir_okay=False), default="bench.json", show_default=True
)
def main(quick: bool, path: Path) -> None:
    """Measure boardbot on this machine, beside Bolt alone and beside its own floor."""
    results = measured(QUICK if quick else WHOLE, lambda words: click.echo(words, err=True))
    path.write_text(as_json(results, facts(), judged=not quick), encoding="utf-8")
    click.echo(as_table(results, judged=not quick))
    missed = 0 if quick else len(results.missed)
    if not quick:
        click.echo(f"\n{missed or 'No'} goal{'' if missed == 1 else 's'} missed.")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
