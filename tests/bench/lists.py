"""Lists of what stands beside the actions, against the digest of the same board: none is to be slower."""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from bench.figures import Results
from bench.filling import OWNERS, fill_actions
from bench.rounds import interleaved
from bench.scale import Scale
from bench.stand import BEGAN, NOW, Stand, stand_on
from end_to_end.stage import SAM

from board.history import Entry
from board.links import Linked, link_changes
from board.risks import Risk
from board.scores import Level, Score
from commands.risks.recording import changes_of, score_changes
from storage.upkeep.verify import problems_in

DIGEST, GRID = "/digest beside lists", "/risk list grid"


def risks_named(many: int) -> str:
    """The name of the row about so many risks."""
    return f"/risk list, {many:,} risks"


def measure_lists(results: Results, scale: Scale, folder: Path) -> None:
    """The list and the grid of the risks, and the digest, on one board with the fewest actions, side by side."""
    with ExitStack() as logs:
        stand = logs.enter_context(stand_on(folder / "lists.db"))
        fill_actions(stand, scale.actions[0])
        fill_risks(stand, scale.risks)
        stand.post_digest()
        if problems := problems_in(stand.log):
            raise RuntimeError(f"the risks that were filled in would not pass boardbot verify: {problems[0]}")
        timed = {
            DIGEST: lambda _: stand("/digest", "Improvement Board · "),
            risks_named(scale.risks): lambda _: stand("/risk list", f"{scale.risks:,} risks: open"),
            GRID: lambda _: stand("/risk list grid", "by likelihood and impact"),
        }
        samples = interleaved(scale.page_rounds, timed, before=1)
    figures = {name: results.add(name, "ms", each) for name, each in samples.items()}
    for name in (risks_named(scale.risks), GRID):
        figures[name].must_be_at_most(1, figures[DIGEST], "no slower than the digest of the same board")


def fill_risks(stand: Stand, many: int) -> None:
    """Adds open risks `RK1` to `RK<many>`, each with an owner or a role, two scores, a target and a linked action."""
    with stand.log.writing() as store:
        board = stand.board(store)
        actions = store.actions.refs(board.id)
        for number in range(many):
            owner = OWNERS[number % len(OWNERS)]
            risk = store.risks.add(board.id, Risk(
                id=0,
                ref=store.boards.take_ref(board.id, "RK"),
                title=f"Too few social workers in team {number % 40 + 1} to see every child in time",
                opened_on=BEGAN.date(),
                owner_id=owner.id if owner else None,
                owner_words="" if owner else "Head of Service, Safeguarding",
                controls="Agency cover until the spring, and a market supplement",
                target=Level(1 + number % 3, 2),
                reviewed_on=NOW.date() - timedelta(days=number % 60),
            ))  # fmt: skip
            linked = Linked(action=(actions[number % len(actions)],))
            store.links.put(board.id, "risk", risk.id, linked)
            changes = {**changes_of(None, risk), **link_changes(Linked(), linked)}
            for days, verb in ((60, "add"), (number % 60, "score")):
                score = Score(
                    0, 1 + number % 5, 1 + (number + days) % 5, NOW.date() - timedelta(days=days), "the review"
                )
                score = store.risks.add_score(risk.id, score, BEGAN)
                told = {**changes, **score_changes(score)} if verb == "add" else score_changes(score)
                said = f"/risk {verb} {risk.title}"
                store.history.add(board.id, Entry(0, "risk", risk.id, risk.ref, verb, SAM.id, BEGAN, said, told))
