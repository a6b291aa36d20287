"""What lines of history amount to: how many actions were changed, and what is new of each measure in words."""

from collections.abc import Iterable

from board.digest import Activity
from board.history import Entry, asks_for_date, gives_first_date, standing
from commands.digest.claim_news import claim_change
from commands.measures.claims.withdraw import WITHDRAW
from commands.measures.claims.withdrawn import withdrawn_words
from commands.measures.pages.edited import edit_words


def changes_in(entries: Iterable[Entry]) -> Activity:
    """What lines of history amount to: how many actions each verb changed, the readings entered, and the rest told."""
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
    """The verbs by which a line about an action is counted. A date is moved, or given to an action that had none,
    whichever verb did it; words in a date's place are an update."""
    dated = ["due"] if "moves" in entry.changes else ["dated"] if gives_first_date(entry) else []
    dated = dated or (["asked"] if asks_for_date(entry) else [])
    if entry.verb in {"due", "agree"}:
        return dated or ["update"]
    return [entry.verb, *(dated if entry.verb == "update" else [])]


def is_reading(entry: Entry) -> bool:
    """A reading was entered, and not withdrawn."""
    return "reading" in entry.changes and entry.verb != WITHDRAW.name


def measure_change(entry: Entry) -> str:
    """What is new of a measure in words, but for its readings: a claim, a judgement, a target, an edit, or what was
    withdrawn. Empty for what is not told, and for imports, which are too many to tell one by one."""
    if entry.subject != "measure" or "statement" in entry.changes:
        return ""  # The chair's own words stand on the chair's page, and change no figure.
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
