"""`boardbot export --of risks`, which `boardbot import` reads again, and `--of scores`."""

from collections.abc import Iterable

from board.boards import Board
from board.risks import Risk
from commands.exports.cells import NOBODY, as_csv, named_person
from commands.request import People
from storage.store import Store

HEADINGS = (
    "ref", "risk", "owner", "likelihood", "impact", "score", "controls", "target", "reviewed", "as_at", "update",
    "status", "area", "linked_actions", "direction", "opened_on", "owner_id",
)  # fmt: skip
SCORE_HEADINGS = ("ref", "risk", "as_at", "likelihood", "impact", "score", "because")


def owners_of(store: Store, board: Board) -> list[str]:
    """The Slack ids of those who own a risk, each once."""
    return list(dict.fromkeys(each.owner_id for each in store.risks.all(board.id) if each.owner_id))


def risks_exported(store: Store, board: Board, people: People = NOBODY) -> str:
    """Every risk as CSV, including those closed or withdrawn, with its latest score and its links."""
    return as_csv(HEADINGS, risk_rows(store.risks.all(board.id), people))


def scores_exported(store: Store, board: Board) -> str:
    """Every score that counts, as CSV, by risk and then by day."""
    return as_csv(SCORE_HEADINGS, score_rows(store.risks.all(board.id)))


def risk_rows(risks: Iterable[Risk], people: People = NOBODY) -> list[list[str]]:
    """A row for each risk, in their order."""
    return [_row(each, people) for each in risks]


def score_rows(risks: Iterable[Risk]) -> list[list[str]]:
    """A row for each score that counts."""
    return [
        [risk.ref, risk.title, each.as_at.isoformat(), str(each.likelihood), str(each.impact), str(each.level.points),
         each.because]
        for risk in risks
        for each in risk.scores
    ]  # fmt: skip


def _row(risk: Risk, people: People) -> list[str]:
    score = risk.score
    return [
        risk.ref,
        risk.title,
        named_person(risk.owner_id, risk.owner_words, people),
        str(score.likelihood) if score else "",
        str(score.impact) if score else "",
        str(score.level.points) if score else "",
        risk.controls,
        str(risk.target or ""),
        risk.reviewed_on.isoformat() if risk.reviewed_on else "",
        score.as_at.isoformat() if score else "",
        risk.note,
        str(risk.status),
        risk.linked.words("area"),
        risk.linked.words("action"),
        risk.direction,
        risk.opened_on.isoformat(),
        risk.owner_id or "",
    ]
