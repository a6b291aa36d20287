"""The scorecard of the areas, and the digest of the same board with the most actions: it is not to be slower."""

from contextlib import ExitStack
from pathlib import Path

from bench.figures import Results
from bench.filling import fill_actions
from bench.rounds import interleaved
from bench.scale import Scale
from bench.stand import BEGAN, Stand, stand_on
from end_to_end.stage import SAM

from board.history import Entry
from board.links import Linked, link_changes
from storage.upkeep.verify import problems_in

AREAS = 18
DIGEST = "/digest beside the scorecard"


def named(many: int) -> str:
    """The name of the row about so many actions."""
    return f"/area list, {AREAS} areas, {many:,} actions"


def measure_scorecard(results: Results, scale: Scale, folder: Path) -> None:
    """The scorecard and the digest of one board, side by side."""
    many = scale.actions[-1]
    with ExitStack() as logs:
        stand = logs.enter_context(stand_on(folder / "areas.db"))
        fill_actions(stand, many)
        fill_areas(stand)
        stand.post_digest()
        if problems := problems_in(stand.log):
            raise RuntimeError(f"the areas that were filled in would not pass boardbot verify: {problems[0]}")
        timed = {
            DIGEST: lambda _: stand("/digest", "Improvement Board · "),
            named(many): lambda _: stand("/area list", "actions closed"),
        }
        samples = interleaved(scale.page_rounds, timed, before=1)
    figures = {name: results.add(name, "ms", each) for name, each in samples.items()}
    figures[named(many)].must_be_at_most(1, figures[DIGEST], "no slower than the digest of the same board")


def fill_areas(stand: Stand) -> None:
    """Puts every action in one of Northmoor's areas."""
    with stand.log.writing() as store:
        board = stand.board(store)
        refs = [area.ref for area in store.areas.all(board.id)]
        for number, action in enumerate(store.actions.of_status(board.id)):
            linked = Linked(area=(refs[number % AREAS],))
            store.links.put(board.id, "action", action.id, linked)
            said, told = f"/action link {action.ref} {linked.area[0]}", link_changes(Linked(), linked)
            store.history.add(board.id, Entry(0, "action", action.id, action.ref, "link", SAM.id, BEGAN, said, told))
