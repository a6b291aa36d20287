"""Composes a whole paper, section by section; a section with nothing to say is left out."""

from collections.abc import Callable, Sequence
from datetime import datetime

from board.boards import Board
from commands.pack import actions, beside, decisions, department, front, measures
from commands.pack.gathered import Gathered, gathered
from commands.pack.glossary import glossary
from commands.pack.names import fitted_to
from commands.pack.paper import Paper
from commands.pack.readers import PackAsked, Reader
from commands.reply import Part, as_text
from commands.request import People
from storage.store import Store

Section = Callable[[Gathered], list[Part]]
_TOP: Sequence[Section] = (front.front, front.asks, front.standing, front.chairs_words)
_MEASURES: Sequence[Section] = (measures.measures, measures.claims)
_ACTIONS: Sequence[Section] = (actions.overdue, actions.due_next, actions.moved)
_BESIDE: Sequence[Section] = (beside.changed, beside.areas, beside.risks, beside.to_come)
_OUTSIDE = (*_TOP, *_MEASURES, decisions.wanted, decisions.last_decided, *_ACTIONS, *_BESIDE)
SECTIONS: dict[Reader, Sequence[Section]] = {
    Reader.BOARD: (
        *_TOP, *_MEASURES, decisions.wanted, front.agenda, decisions.last_decided, *_ACTIONS, *_BESIDE,
    ),
    Reader.CABINET: _OUTSIDE,
    Reader.ADVISER: _OUTSIDE,
    Reader.DEPARTMENT: (*_TOP, department.by_measure),
}  # fmt: skip


def pack_of(store: Store, board: Board, now: datetime, asked: PackAsked, people: People) -> Paper:
    """The paper that was asked for, with people by name or without. Refused: as `gathered` says."""
    got = gathered(store, board, now, asked)
    parts = [part for section in SECTIONS[asked.reader] for part in section(got)]
    appendix = actions.log(got) if asked.reader != Reader.DEPARTMENT else []
    by, *fitted = fitted_to(asked.reader, [front.author_heading(got), *parts, *appendix], store, board, people)
    return Paper(
        title=front.title(got),
        subject=front.subject(got),
        author=as_text([by]),
        marking=asked.marking,
        as_at=got.on,
        parts=(*fitted[: len(parts)], *glossary()),
        appendix=tuple(fitted[len(parts) :]),
    )
