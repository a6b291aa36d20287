"""Finds actions in a list without refs: each gets the board's next ref, and is recognised later by its words."""

import re

from board.actions import Action
from board.folding import folded
from board.refs import quoted, ref_key
from board.words import listed
from commands.actions.add import NUMBERED
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import InCell, Row
from commands.named.own_refs import next_ref

_NUMBERED = re.compile(rf"{NUMBERED}\d+")


def found_by_words(batch: Batch, row: Row) -> Action | None:
    """The action on the log that has, or had, the row's words, or None. Refused: words without a letter, as in a table
    of counts. Asked about: words that another row has, or more than one action."""
    title = row.needed("title")
    if not any(map(str.isalpha, title)):
        raise InCell("title", f'"{title[:60]}" is no action: say in words what is to be done, or take the row out')
    key = folded(title)
    if key in batch.seen:
        raise InCell(
            "title",
            f"row {batch.seen[key]} has the same words. Are they two actions? Then say in their words what tells them "
            "apart; else take one of them out",
            asked=True,
        )
    batch.seen[key] = row.number
    found = batch.known.actions_called(title)
    if len(found) > 1:
        first, *_ = refs = [quoted(each.ref) for each in found]
        reason = f"{listed(refs)} have these words. Which is it? Tell them apart: /action edit {first} title: …"
        raise InCell("title", reason, asked=True)
    if found:
        batch.seen[ref_key(found[0].ref)] = row.number
    return found[0] if found else None


def check_not_numbered(batch: Batch, row: Row) -> None:
    """Asks about a row with a new ref whose words are those of an action that was imported without one: once a list
    gains refs, its actions would be added again."""
    title = row.get("title")
    for each in batch.known.actions_called(title) if title else ():
        lines = batch.store.history.of(batch.board.id, "action", each.id)
        if _NUMBERED.fullmatch(each.ref) and lines[0].verb == "import" and ref_key(each.ref) not in batch.seen:
            raise InCell(
                "ref",
                f"{each.ref} has the words of this row, and came in from a file. Is it the same action? Then its ref "
                f"is {each.ref}; else say in the words what tells the two apart",
                asked=True,
            )


def given_ref(batch: Batch, row: Row) -> str:
    """The ref that the board gives to the action of a row."""
    ref = next_ref(batch.store, batch.board.id, NUMBERED)
    batch.seen[ref_key(ref)] = row.number
    return ref
