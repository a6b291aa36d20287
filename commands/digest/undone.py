"""Changes that were reported before and undone since, so that their readers learn that they no longer hold."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from board.boards import Board
from board.digest import VERB_WORDS
from board.history import UNDO_MINUTES, Entry, standing
from board.words import listed
from commands.digest.changes import counted_as, is_reading, measure_change
from commands.digest.moved import moved_as
from commands.measures.claims.withdrawn import reading_told
from storage.store import Store

NAMED = 3
_WORDS = VERB_WORDS | {"due": "{} moved to another date"}


def undone_since(store: Store, board: Board, entries: Iterable[Entry]) -> tuple[str, ...]:
    """What these lines of history take back of earlier lines, in the words in which it was reported: `A2 closed`. What
    was done again since is left out."""
    entries = tuple(entries)
    taken_back = _taken_back(store, board, entries)
    if not taken_back:
        return ()
    holds = standing(entries)
    still = {words for each in holds for words in _of_measure(each)}
    of_measures = [words for each in taken_back for words in _of_measure(each) if words not in still]
    done = {(words, each.ref) for each in holds for words in _of_others(each)}
    refs: dict[str, list[str]] = {}
    for each in taken_back:
        for words in _of_others(each):
            if (words, each.ref) not in done:
                refs.setdefault(words, []).append(each.ref)
    return (*of_measures, *(words.format(_few(those)) for words, those in refs.items()))


def _taken_back(store: Store, board: Board, entries: Sequence[Entry]) -> list[Entry]:
    """The lines before `entries` that some of them take back."""
    known = {each.id for each in entries}
    undoing = {each.undoes: each.at for each in entries if each.undoes and each.undoes not in known}
    if not undoing:
        return []
    # Nothing older can be undone. The extra microsecond is there because `since` leaves out its own instant.
    first = min(undoing.values()) - timedelta(minutes=UNDO_MINUTES, microseconds=1)
    return [each for each in store.history.since(board.id, first) if each.id in undoing]


def _of_measure(entry: Entry) -> list[str]:
    if is_reading(entry):
        return [f"{entry.ref} {reading_told({name: new for name, (_, new) in entry.changes.items()})}"]
    return list(filter(None, [measure_change(entry)]))


def _of_others(entry: Entry) -> list[str]:
    """The words with a place for the ref, so that several of one kind are reported together."""
    if entry.subject == "action":
        return [_WORDS[verb] for verb in counted_as(entry) if verb in _WORDS]
    return moved_as(entry) if entry.subject in {"risk", "area"} else []


def _few(refs: Sequence[str]) -> str:
    if len(refs) <= NAMED + 1:
        return listed(refs)
    return f"{', '.join(refs[:NAMED])} and {len(refs) - NAMED:,} more"
