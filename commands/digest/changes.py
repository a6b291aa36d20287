"""Sums up lines of history for the digest: how many actions were changed, and what is new of each measure."""

from collections.abc import Iterable

from board.digest import Activity
from board.history import Entry, asks_for_date, gives_first_date, standing
from commands.digest.claim_news import claim_change
from commands.measures.claims.withdraw import WITHDRAW
from commands.measures.claims.withdrawn import withdrawn_words
from commands.measures.pages.edited import edit_words


def changes_in(entries: Iterable[Entry]) -> Activity:
    """How many actions each verb changed, the readings entered, and the other changes to measures in words. Lines that
    were undone do not count."""
    verbs: dict[str, set[int]] = {}
    fresh: list[tuple[str, str, int]] = []
    told: list[str] = []
    for entry in standing(entries):
        if entry.subject == "action":
            for verb in counted_as(entry):
                verbs.setdefault(verb, set()).add(entry.subject_id)
        elif is_reading(entry):
            fresh.append((entry.ref, str(entry.changes["indicator"][1]), entry.changes["reading"][1]))
        elif words := measure_change(entry):
            told.append(words)
    return Activity({verb: len(subjects) for verb, subjects in verbs.items()}, tuple(fresh), tuple(told))


def counted_as(entry: Entry) -> list[str]:
    """The verbs under which a line about an action is counted. A date that was moved, given for the first time or asked
    for counts as such under any of the verbs for dates and updates; a date in words is an update."""
    dated = ["due"] if "moves" in entry.changes else ["dated"] if gives_first_date(entry) else []
    dated = dated or (["asked"] if asks_for_date(entry) else [])
    if entry.verb in {"due", "agree"}:
        return dated or ["update"]
    return [entry.verb, *(dated if entry.verb == "update" else [])]


def is_reading(entry: Entry) -> bool:
    """True if the line entered a reading, rather than withdrew one."""
    return "reading" in entry.changes and entry.verb != WITHDRAW.name


def measure_change(entry: Entry) -> str:
    """What a line changed of a measure, in words: a claim, a judgement, a target, an edit or a withdrawal. Empty for a
    reading that was entered, for a statement, and for imports, which are too many to list one by one."""
    if entry.subject != "measure" or "statement" in entry.changes:
        return ""  # A statement is shown on the chair's page, and changes no figure.
    is_withdrawn = entry.verb == WITHDRAW.name and "claim" not in entry.changes
    return withdrawn_words(entry) if is_withdrawn else _entered_words(entry)


def _entered_words(entry: Entry) -> str:
    new = {name: value for name, (_, value) in entry.changes.items()}
    if "claim" in entry.changes:
        return claim_change(entry)
    if entry.verb == "judge":
        return f"{new['of']} judged {'met' if new['met'] else 'not met'}"
    if entry.verb == "edit":
        return edit_words(entry)
    if entry.verb == "target":
        return f"{entry.ref} target {new['label']} set: {new['test']}"
    return ""
