"""Finds whom a cell names: by Slack id, by a name that is looked up, or as a role in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from board.folding import folded
from board.supporters import kept, mentioned
from board.words import listed
from commands.imports.comparing.batch import Batch
from commands.imports.lists.initials import INITIALS
from commands.imports.meanings.board_mapping import PEOPLE as OF_PEOPLE
from commands.imports.meanings.questions import AskedWords
from commands.imports.meanings.symbols import is_symbols
from commands.imports.sheets.sheet import AN_ID, SUPPORTERS, InCell, Row, cell, is_mention, person_id_in, without_quote
from commands.people.name_index import is_here
from commands.people.naming import check_may_be_named
from commands.people.whom import Whom, whom
from commands.reading.quotes import unquoted
from commands.reading.several_people import people_in_words
from commands.request import NobodyKnown, Person

_SHOWN = 3
# What other systems put behind a name: an address, as Outlook does, or a number, as SharePoint does.
_BEHIND_A_NAME = re.compile(r"(?:<[^<>@\s]++@[^<>\s]++>|;#\d++)\s*+\Z")
_BETWEEN_LEADS = re.compile(r"[/&,;+\n]|\s(?:and|with)\s", re.IGNORECASE)


def person_in(batch: Batch, row: Row, column: str) -> tuple[str | None, str]:
    """Whom a column names, as (Slack id, ""), (None, words), or (None, "") for nobody (`TBC`). Asked about: words and a
    Slack id that are not the same person's.

    A name that exactly one person here has becomes that person. If any other words may be a person's name, the report
    says why they stay words.
    """
    person_id, words = person_id_in(row, column), row.get(column)
    if not person_id:
        return _by_name(batch, row, column, words)
    is_id = words.lstrip("@") == person_id or is_mention(row, column)
    if _nobody_was_asked(batch):
        return _unasked(batch, row, column, person_id, "" if is_id else words)
    person = _person_of_id(batch, column, person_id)
    if person and words and not is_id and folded(words) != folded(person.name):
        raise InCell(column, f'it says "{words[:60]}", and its Slack id is that of {person.name}. Which?', asked=True)
    return person_id, ""


def owner_in(batch: Batch, row: Row) -> tuple[str | None, str, list[str]]:
    """The owner as `person_in` gives them, and the others who share the cell: the first lead is the owner, and the
    others become supporters. A cell is split only if each piece is somebody's name or initials, as a role may contain
    "and"."""
    leads = [] if person_id_in(row, "owner") else _leads(batch, row.get("owner"))
    if len(leads) < 2:
        return *person_in(batch, row, "owner"), []
    first, *others = [person_in(batch, replace(row, cells={**row.cells, "owner": each}), "owner") for each in leads]
    told = f'"{row.get("owner")}" as {leads[0]}, with {listed(leads[1:])} to help'
    batch.report.note(row, "owner", told)
    return *first, [mentioned(person) if person else words for person, words in others]


def _leads(batch: Batch, words: str) -> list[str]:
    """The leads that the words name; none if they name one person."""
    if batch.cells.meanings.person(words) is not None or batch.people.named(words):
        return []
    leads = [each.strip() for each in _BETWEEN_LEADS.split(words) if each.strip()]
    return leads if all(_is_one(batch, each) for each in leads) else []


def _is_one(batch: Batch, words: str) -> bool:
    is_said = batch.cells.meanings.person(words) is not None
    return is_said or bool(INITIALS.fullmatch(words)) or bool(batch.people.named(_name(words)))


def _name(words: str) -> str:
    return _BEHIND_A_NAME.sub("", words).strip()


def supporters_in(batch: Batch, row: Row, more: Sequence[str]) -> str:
    """The people in the supporters' column, each read as an owner is, and `more`, as an action stores them. Asked
    about: the number of Slack ids beside the column is not the number of people in it."""
    typed, beside = without_quote(row.cells.get(SUPPORTERS, "")), row.get("supporter_ids")
    pieces, ids = (
        people_in_words(typed, batch.people.named),
        [each.strip() for each in beside.split(";")] * bool(beside),
    )
    pieces = pieces or [""] * len(ids)
    if ids and len(ids) != len(pieces):
        raise InCell(
            SUPPORTERS, f"it names {len(pieces)}, and {len(ids)} Slack ids stand beside it. Which?", asked=True
        )
    cells = [{SUPPORTERS: words, f"{SUPPORTERS}_id": its} for words, its in zip_longest(pieces, ids, fillvalue="")]
    found = [person_in(batch, replace(row, cells={**row.cells, **each}), SUPPORTERS) for each in cells]
    return kept([*(mentioned(person) if person else unquoted(words) for person, words in found), *more])


def _by_name(batch: Batch, row: Row, column: str, written: str) -> tuple[str | None, str]:
    """Whom the words of a cell name, or whom the map says they mean."""
    said = batch.cells.meanings.person(written)
    if said and (found := AN_ID.fullmatch(said)):
        return _by_id(batch, row, column, written, found[1])
    words = written if said is None else said
    meant = whom(_name(words), batch.people)
    if meant.nobody:
        if written:
            batch.report.note(row, column, f'"{written}" as nobody')
        return None, ""
    here = [each for each in meant.people if is_here(each) and not each.stranger]
    if len(here) == 1:
        if written != here[0].name:
            batch.report.note(row, column, f'"{written}" as {here[0].name}')
        return here[0].id, ""
    if words != written:
        batch.report.note(row, column, f'"{written}" as {words}')
    if why := _why_words(meant, here):
        later = f'. Hand over: /board handover "{" ".join(words.split())}" @name' if column == "owner" else ""
        batch.report.note(row, column, f'"{words}" kept in words: {why}{later}')
    elif said is None and (INITIALS.fullmatch(words) or is_symbols(words)):
        batch.report.ask(row, column, AskedWords(OF_PEOPLE, words))
    return None, words


def _nobody_was_asked(batch: Batch) -> bool:
    """True if Slack was not asked who people are. That it was asked and gave no answer is another case."""
    return isinstance(batch.people, NobodyKnown) and not batch.people.no_answer


def _person_of_id(batch: Batch, column: str, person_id: str) -> Person | None:
    """The person with that id in Slack, or None. Refused: somebody who may not be named."""
    with cell(column):
        check_may_be_named(person_id, batch.people)
    return batch.people.person(person_id)


def _unasked(batch: Batch, row: Row, column: str, person_id: str, words: str) -> tuple[str | None, str]:
    """The id, if the board's lists already have it; otherwise the words, or the id as words if there are none."""
    if person_id in batch.on_the_log:
        return person_id, ""
    words = words or person_id
    batch.report.note(row, column, f'"{words}" kept in words: Slack was not asked who has the id {person_id}')
    return None, words


def _by_id(batch: Batch, row: Row, column: str, words: str, person_id: str) -> tuple[str | None, str]:
    """The person with the id that the map gives for these words."""
    if _nobody_was_asked(batch):
        return _unasked(batch, row, column, person_id, words)
    person = _person_of_id(batch, column, person_id)
    batch.report.note(row, column, f'"{words}" as {person.name if person and person.name else person_id}')
    return person_id, ""


def _why_words(meant: Whom, here: Sequence[Person]) -> str:
    """Why words that may be somebody's name stay words; empty if they are nobody's name."""
    if here:
        return f"{len(here)} people in Slack are called that"
    if any(each.deleted for each in meant.people):
        return "whoever is called that has left Slack"
    if meant.perhaps:
        return f"it may be {listed([each.name for each in meant.perhaps[:_SHOWN]])}"
    return ""
