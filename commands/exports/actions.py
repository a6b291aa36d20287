"""`boardbot export`: a board's actions as CSV or as a text table."""

from collections.abc import Iterable
from datetime import datetime

from board.actions import Action, Status
from board.boards import Board
from board.links import Linked
from board.roles import DECISIONS
from board.supporters import is_mention, people_of
from commands.at_meeting import Decided, decided_by
from commands.exports.cells import NOBODY, as_csv, named_person
from commands.history.links_at import links_of
from commands.reading.several_people import as_one_value
from commands.request import People
from commands.terminal import drawn
from storage.store import Store

HEADINGS = (
    "ref", "title", "owner", "due", "original_due", "moves", "status", "rating", "rating_reason", "progress",
    "measure", "area", "source", "update", "evidence", "watched_by",
    "accountable", "owner_id", "accountable_id", "asked_for", "asked_by", "asked_on", "asked_because",
    "decided_at_meeting", "decided_in_minute", "milestone", "supporters", "supporter_ids",
)  # fmt: skip
# In place of an id, for a supporter who is a role in words.
NO_ID = "-"


def people_of_actions(store: Store, board: Board) -> list[str]:
    """The Slack ids of those who own, answer for or support an action of the board, or asked for a later date, each
    once."""
    actions = store.actions.of_status(board.id, tuple(Status))
    of_each = ((each, (each.owner_id, each.accountable_id, each.asked_by)) for each in actions)
    named = (person for action, those in of_each for person in (*those, *people_of(action.supporters)))
    return list(dict.fromkeys(filter(None, named)))


def exported(store: Store, board: Board, form: str, people: People = NOBODY) -> str:
    """Every action of the board; `form` is `csv` or `text`, which has only the first seven columns. See
    `action_rows`."""
    rows = action_rows(store, board, store.actions.of_status(board.id, tuple(Status)), people)
    if form == "text":
        return drawn(HEADINGS[:7], [row[:7] for row in rows]) + "\n"
    return as_csv(HEADINGS, rows)


def action_rows(
    store: Store, board: Board, actions: Iterable[Action], people: People = NOBODY, at: datetime | None = None
) -> list[list[str]]:
    """A row for each action, in their order.

    People are named if `people` knows them, or else are mentions; Slack ids have columns of their own. The meeting and
    minute are those of the newest decision on the action. With `at`, decisions and links are as at that instant;
    `actions` must be as at the same instant.
    """
    decided = {of: decided_by(entry) for of, entry in store.history.decided_last(board.id, DECISIONS, at).items()}
    links = links_of(store, board, "action", at)
    return [
        [
            *_row(action, links.get(action.id, Linked()), people),
            *_where_decided(decided.get(action.id, Decided())),
            "yes" if action.milestone else "",
            *_supporters(action, people),
        ]
        for action in actions
    ]


def _supporters(action: Action, people: People) -> list[str]:
    """The supporters, with people by name, and their ids in the same order."""
    there = [(each[2:-1] if is_mention(each) else "", each) for each in action.supporters.splitlines()]
    named = as_one_value(named_person(person, words, people) for person, words in there)
    return [named, "; ".join(person or NO_ID for person, _ in there)]


def _where_decided(decided: Decided) -> list[str]:
    return [decided.on.isoformat() if decided.on else "", decided.minute]


def _row(action: Action, linked: Linked, people: People) -> list[str]:
    return [
        action.ref,
        action.title,
        named_person(action.owner_id, action.owner_words, people),
        action.due_on.isoformat() if action.due_on else action.due_words,
        action.original_due_on.isoformat() if action.original_due_on else "",
        str(action.moves),
        str(action.status),
        action.rating,
        action.rating_reason,
        action.progress,
        linked.words("measure"),
        linked.words("area"),
        action.source,
        action.note,
        action.evidence,
        action.body,
        named_person(action.accountable_id, action.accountable_words, people),
        action.owner_id or "",
        action.accountable_id or "",
        action.asked_due_on.isoformat() if action.asked_due_on else "",
        named_person(action.asked_by, "", people),
        action.asked_on.isoformat() if action.asked_on else "",
        action.asked_why,
    ]
