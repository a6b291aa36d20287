"""Adds to every reply to a change what was changed: its title, the board if the person has several, and who else
changed it just before.

No verb adds these itself, so none can leave them out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from board.boards import Board
from board.history import AT_ONCE, Entry
from board.refusals import Refusal
from board.words import cut
from commands.call import Call
from commands.history.written_by import is_person
from commands.measures.claims.undo import PARTS
from commands.reply import Code, Line, Paragraph, Reply, paragraph
from commands.told.telling import Written
from storage.ref_table import KINDS

# The most things that are named.
SHOWN = 20
# The titles of these are in every reply. If the person has one board, a measure's figures say enough.
_NAMED = frozenset({"action", "risk"})
_MOST_SAID = 200


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that was changed. `kind` is one of KINDS."""

    kind: str
    ref: str
    title: str


def with_what_changed(answer: Reply, call: Call, of_actions: Sequence[Written]) -> Reply:
    """The answer to the change that was made in the transaction of `call`, with what it changed. `of_actions` are its
    lines of history about actions."""
    written = call.store.history.written
    if not written:
        return answer
    call.store.ahead(lambda: _of_others(call, written))
    board = _which_of_several(call)
    answer = _with_titles(answer, _things(call, of_actions, of_others=board is not None))
    lines: list[Line] = [(line,) for line in _of_others(call, written)]
    if board and not _names(answer, board.name):
        lines.insert(0, (f"Board: {board.name}",))
    return replace(answer, parts=(*answer.parts, paragraph(*lines))) if lines else answer


def refused_about(refused: Refusal, call: Call) -> Refusal:
    """The refusal of a change. If the person has several boards, it also says what the ref is on this one."""
    thing = call.store.of(call.command).find(call.board.id, call.ref) if call.ref and call.command in KINDS else None
    if thing and (board := _which_of_several(call)):
        refused.about = f"{thing.ref} on {board.name} is: {thing.title}"
    return refused


def _things(call: Call, of_actions: Sequence[Written], of_others: bool) -> list[_Thing]:
    """What was changed, each thing once: at most SHOWN actions, and as many others.

    Measures and areas are included only if `of_others` is true: if the person has several boards.
    """
    actions = list({action.id: action for _, action in of_actions}.values())[:SHOWN]
    about = dict.fromkeys((each.subject, each.ref) for each in call.store.history.written)
    others = [(kind, ref) for kind, ref in about if kind in KINDS[1:] and (of_others or kind in _NAMED)][:SHOWN]
    found = [(kind, call.store.of(kind).find(call.board.id, ref)) for kind, ref in others]
    return [*(_Thing("action", each.ref, each.title) for each in actions),
            *(_Thing(kind, each.ref, each.title) for kind, each in found if each)]  # fmt: skip


def _with_titles(answer: Reply, things: Sequence[_Thing]) -> Reply:
    """The answer with the titles that it does not name yet, each after its ref if several things changed.

    Titles of actions and risks come below the first line. Others come last, as a measure's figures belong with the line
    that says what was entered.
    """
    missing = [each for each in things if not _names(answer, each.title, f"{each.ref} {each.title}")]
    first, *rest = answer.parts
    if not missing or not isinstance(first, Paragraph):
        return answer
    below: list[Line] = [
        (each.title if len(things) == 1 else f"{each.ref} {each.title}",) for each in missing if each.kind in _NAMED
    ]
    last: list[Line] = [(f"{each.ref} {each.title}",) for each in missing if each.kind not in _NAMED]
    return replace(answer, parts=(Paragraph((first.lines[0], *below, *first.lines[1:], *last)), *rest))


def _names(answer: Reply, *named: str) -> bool:
    """True if a span of the answer begins or ends with one of these:
    within a sentence the same words may mean something else."""
    spans = (
        (span if isinstance(span, str) else span.words).strip()
        for part in answer.parts
        if isinstance(part, Paragraph)
        for line in part.lines
        for span in line
        if not isinstance(span, Code)
    )
    return any(span.startswith(named) or span.endswith(named) for span in spans)


def _which_of_several(call: Call) -> Board | None:
    """The board, if the person has another in this workspace; else None."""
    return call.board if call.store.boards.has_another(call.board, call.actor.person) else None


def _of_others(call: Call, written: Sequence[Entry]) -> list[str]:
    """A line for each thing that somebody else changed within AT_ONCE: what they last did to it."""
    told: dict[tuple[str, int], str] = {}
    since = call.request.now - AT_ONCE
    for each in call.store.history.by_others(call.board.id, call.actor.person, since):
        # An import is not a person at work on the same thing.
        if is_person(each.person) and any(_is_the_same(each, mine) for mine in written):
            words = f'<@{each.person}> changed {each.ref} less than a minute ago: "{_said(call, each)}"'
            told.setdefault((each.subject, each.subject_id), words)
    return list(told.values())


def _is_the_same(theirs: Entry, mine: Entry) -> bool:
    """True if both are about the same thing.
    Two entries of one measure must also be of the same kind: a claim changes no reading."""
    if (theirs.subject, theirs.subject_id) != (mine.subject, mine.subject_id):
        return False
    return mine.subject != "measure" or any(part in theirs.changes and part in mine.changes for part in PARTS)


def _said(call: Call, entry: Entry) -> str:
    return cut(call.typed(entry), _MOST_SAID)
