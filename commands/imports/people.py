"""Whom a cell names: by Slack's id, by a name that is looked up, or as a role in words."""

from collections.abc import Sequence

from board.folding import folded
from board.words import listed
from commands.imports.batch import Batch
from commands.imports.sheet import InCell, Row, cell, is_mention, person_id_in
from commands.name_index import is_here
from commands.naming import check_may_be_named
from commands.request import Person
from commands.whom import Whom, whom

_SHOWN = 3


def person_in(batch: Batch, row: Row, column: str) -> tuple[str | None, str]:
    """Whom a column names, as (Slack id, ""), (None, words), or (None, "") for nobody (`TBC`). Asked about: an id that
    is not whom the words name.

    A name that one person here has is that person; of any other that may be somebody's, the report says why it stays
    in words.
    """
    person_id, words = person_id_in(row, column), row.get(column)
    if not person_id:
        return _by_name(batch, row, column, words)
    with cell(column):
        check_may_be_named(person_id, batch.people)
    person = batch.people.person(person_id)
    if person and words and not is_mention(row, column) and folded(words) != folded(person.name):
        raise InCell(column, f'it says "{words[:60]}", and its Slack id is that of {person.name}. Which?', asked=True)
    return person_id, ""


def _by_name(batch: Batch, row: Row, column: str, words: str) -> tuple[str | None, str]:
    meant = whom(words, batch.people)
    if meant.nobody:
        if words:
            batch.report.note(row, column, f'"{words}" as nobody')
        return None, ""
    here = [each for each in meant.people if is_here(each) and not each.stranger]
    if len(here) == 1:
        if words != here[0].name:
            batch.report.note(row, column, f'"{words}" as {here[0].name}')
        return here[0].id, ""
    if why := _why_words(meant, here):
        later = f'. Hand over: /board handover "{words}" @name' if column == "owner" else ""
        batch.report.note(row, column, f'"{words}" kept in words: {why}{later}')
    return None, words


def _why_words(meant: Whom, here: Sequence[Person]) -> str:
    """Why words that may be somebody's name stay as they are; nothing where they are nobody's."""
    if here:
        return f"{len(here)} people in Slack are called that"
    if any(each.deleted for each in meant.people):
        return "whoever is called that has left Slack"
    if meant.perhaps:
        return f"it may be {listed([each.name for each in meant.perhaps[:_SHOWN]])}"
    return ""
