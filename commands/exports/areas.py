"""`boardbot export --of areas` and `--of self-assessment`: lists that `boardbot import` reads again."""

from collections.abc import Iterable
from datetime import datetime

from board.areas import Area
from board.boards import Board
from board.links import Linked
from commands.exports.cells import NOBODY, as_csv, named_person
from commands.history.links_at import links_of
from commands.request import People
from storage.store import Store

AREA_HEADINGS = (
    "ref", "recommendation", "kind", "theme", "priority", "measure", "lead", "route", "governance", "source", "goal",
    "handed_over_on", "goes_with", "merged_into", "withdrawn", "lead_id",
)  # fmt: skip
RUNG_HEADINGS = ("domain", "title", "rating", "as_at", "source", "moderated")


def leads_of(store: Store, board: Board) -> list[str]:
    """The Slack ids of those who lead an area, each once."""
    return list(dict.fromkeys(each.lead_id for each in store.areas.all(board.id, with_ended=True) if each.lead_id))


def areas_exported(store: Store, board: Board, people: People = NOBODY) -> str:
    """Every area as CSV, including those merged or withdrawn, with its links."""
    return as_csv(AREA_HEADINGS, area_rows(store, board, store.areas.all(board.id, with_ended=True), people))


def area_rows(
    store: Store, board: Board, areas: Iterable[Area], people: People = NOBODY, at: datetime | None = None
) -> list[list[str]]:
    """A row for each area, in their order, with its links now or as at the instant `at`; `areas` must be as at the same
    instant."""
    links = links_of(store, board, "area", at)
    rows = []
    for area in areas:
        linked = links.get(area.id, Linked())
        on = area.handed_over_on.isoformat() if area.handed_over_on else ""
        lead = named_person(area.lead_id, area.lead, people)
        rows.append([
            area.ref, area.title, area.kind, area.theme, area.priority, linked.words("measure"), lead, area.route,
            area.body, area.source, area.goal, on, linked.words("area"), area.merged_into,
            "yes" if area.withdrawn else "", area.lead_id or "",
        ])  # fmt: skip
    return rows


def rungs_exported(store: Store, board: Board) -> str:
    """Every judgement that counts, as CSV, by area and then by day."""
    return as_csv(RUNG_HEADINGS, rung_rows(store, board, store.areas.all(board.id)))


def rung_rows(store: Store, board: Board, areas: Iterable[Area], at: datetime | None = None) -> list[list[str]]:
    """A row for each judgement that counts, now or as at the instant `at`; `areas` must be as at the same instant."""
    every = store.rungs.of_each(board.id, at)
    return [
        [area.ref, area.title, each.words, each.as_at.isoformat(), each.source, each.moderated]
        for area in areas
        for each in sorted(every.get(area.id, ()), key=lambda each: (each.as_at, each.id))
    ]
