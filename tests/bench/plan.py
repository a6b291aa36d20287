"""The forward plan beside the digest of the same board: half of its entries milestones, half events."""

from datetime import timedelta
from pathlib import Path

from bare_log import tables
from bench.figures import Results
from bench.filling import fill_actions
from bench.rounds import interleaved
from bench.scale import Scale
from bench.stand import NOW, Stand, stand_on

PREVIEWED = "/digest of the board whose plan is told"
_TITLE = "Ofsted monitoring visit of the front door, with the partnership"


def named(entries: int) -> str:
    """The name of the row."""
    return f"/board plan with {entries:,} entries"


def measure_plan(results: Results, scale: Scale, folder: Path) -> None:
    """A page of a plan of so many entries, and the digest of the same board, side by side."""
    with stand_on(folder / "plan.db") as stand:
        fill_actions(stand, scale.actions[1])
        _plan(stand, scale.entries)
        stand.post_digest()
        results.count("entries of the plan", _entries(stand), scale.entries)
        timed = {
            named(scale.entries): lambda _: stand("/board plan all", "Forward plan, page 1 of "),
            PREVIEWED: lambda _: stand("/digest", "Improvement Board · "),
        }
        samples = interleaved(scale.page_rounds, timed, before=1)
    plan, digest = (results.add(name, "ms", each) for name, each in samples.items())
    plan.must_be_at_most(1, digest, "no slower than the digest")


def _plan(stand: Stand, entries: int) -> None:
    milestones = entries // 2
    for number in range(1, milestones + 1):
        stand(f"/action edit A{number} milestone: yes", "edited.")
    for number in range(entries - milestones):
        on = NOW.date() + timedelta(days=number)
        stand(f"/board event {on.isoformat()} {_TITLE}", "In the calendar: ")
        stand.stage.later(minutes=2)


def _entries(stand: Stand) -> int:
    with stand.log.reading() as store:
        events = tables(store).execute("SELECT COUNT(*) FROM events").fetchone()[0]
        milestones = tables(store).execute("SELECT COUNT(*) FROM actions WHERE milestone = 1").fetchone()[0]
    return int(events) + int(milestones)
