"""The lists that `boardbot export --of` can write, each with the people whom it names."""

from collections.abc import Callable
from dataclasses import dataclass

from board.boards import Board
from commands.exports.actions import exported, people_of_actions
from commands.exports.areas import areas_exported, leads_of, rungs_exported
from commands.exports.events import events_exported
from commands.exports.measures import claims_exported, measures_exported, owners_of_measures, readings_exported
from commands.exports.risks import owners_of, risks_exported, scores_exported
from commands.exports.statements import statements_exported
from commands.request import People
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Export:
    """One list. `people` gives the Slack ids of those whom it names, and `out` the list itself as CSV or, if
    `also_text`, as a text table."""

    people: Callable[[Store, Board], list[str]]
    out: Callable[[Store, Board, str, People], str]
    also_text: bool = False


def _nobody(_store: Store, _board: Board) -> list[str]:
    return []


EXPORTS = {
    "actions": Export(people_of_actions, exported, also_text=True),
    "areas": Export(leads_of, lambda store, board, _form, people: areas_exported(store, board, people)),
    "measures": Export(owners_of_measures, lambda store, board, _form, people: measures_exported(store, board, people)),
    "readings": Export(_nobody, lambda store, board, _form, _people: readings_exported(store, board)),
    "claims": Export(_nobody, lambda store, board, _form, _people: claims_exported(store, board)),
    "risks": Export(owners_of, lambda store, board, _form, people: risks_exported(store, board, people)),
    "scores": Export(_nobody, lambda store, board, _form, _people: scores_exported(store, board)),
    "statements": Export(_nobody, lambda store, board, _form, _people: statements_exported(store, board)),
    "self-assessment": Export(_nobody, lambda store, board, _form, _people: rungs_exported(store, board)),
    "events": Export(_nobody, lambda store, board, _form, _people: events_exported(store, board)),
}
