"""The changes of a line of history in words, field by field. Internal ids, fingerprints and the line's own time are
left out."""

import re
from ast import literal_eval
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from board.history import Entry
from board.words import day, listed
from commands.reply import one_line

# Internal ids and fingerprints, which mean nothing to a reader.
NO_FACTS = frozenset({
    "id", "condition", "reading", "claim", "statement", "judgement", "rung_id", "score", "frequency", "definition",
    "replaces", "snapshot", "messages", "digest",
})  # fmt: skip
# The fields of a person: their Slack id, or words in its place.
_PEOPLE = {"owner": ("owner_id", "owner_words"), "accountable": ("accountable_id", "accountable_words"),
           "lead": ("lead_id", "lead")}  # fmt: skip
_CALLED = {
    "due_on": "due", "original_due_on": "original due", "due_words": "due, in words",
    "asked_due_on": "later date asked for",
    "asked_why": "asked because", "higher": "better", "monthly": "every month", "questions": "open questions",
    "label": "target", "test": "what is asked", "target": "figure to reach", "recorded_for": "recorded for the chair",
    "first_on": "first day", "last_on": "last day", "rung": "judgement", "rung_second": "judgement, second word",
    "rung_as_at": "judged as at", "at_meeting": "at the meeting of", "team": "Slack workspace",
    "channel": "Slack channel",
    "timezone": "time zone", "digest": "weekly digest",
    "revises": "in place of an earlier figure", "body_stated": "whose it is was said",
}  # fmt: skip
# On a new thing these are in the record only if they are set, which is rare.
_OFTEN_NONE = frozenset({"moves", "milestone", "monthly", "revises", "body_stated", "recorded_for", "shared"})
_AN_ID = re.compile(r"[UW][A-Z0-9]{2,20}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
_EMPTY = (None, "", "()", "[]")


def changed_lines(entry: Entry, timezone: str) -> Iterator[str]:
    """`due: Fri 31 Jul 2020 → Mon 31 Aug 2020`, a line for each field; of a new thing, only the fields that are set."""
    for name, (was, now) in _facts(entry):
        said = _field(name), _words(name, was, timezone), _words(name, now, timezone)
        if is_told(name, was, now, entry.at):
            yield _line(*said)


def field_called(name: str) -> str:
    """A field's name in the record. A name that is a Slack id becomes a mention."""
    return next((called for called, names in _PEOPLE.items() if name in names), _field(name))


def is_told(name: str, was: Any, now: Any, at: datetime) -> bool:
    """True if the field is in the record: not one that is internal, unset on a new thing, or the time of the line
    itself."""
    if _is_internal(name, was, now) or (was in _EMPTY and now in _EMPTY):
        return False
    if was is None and now in (False, 0) and name in _OFTEN_NONE:
        return False
    return not (name.endswith("_at") and _is_instant(now) and datetime.fromisoformat(now) == at)


def _is_internal(name: str, was: Any, now: Any) -> bool:
    """True if the value means nothing to a reader. The label of a target that is replaced does, and so does the day of
    the weekly digest, which unlike a digest that went out has an earlier value."""
    is_label, is_weekly = name == "replaces" and isinstance(now or was, str), name == "digest" and was not in _EMPTY
    return name in NO_FACTS and not is_label and not is_weekly


def is_id(name: str, value: Any) -> bool:
    """True if the value of this field is a Slack user id."""
    return isinstance(value, str) and name.endswith(("_id", "_by")) and bool(_AN_ID.fullmatch(value))


def _facts(entry: Entry) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """The fields in order, with a person's id and their name in words as one field."""
    told: set[str] = set()
    for name, both in entry.changes.items():
        called = field_called(name)
        if called not in _PEOPLE:
            yield name, both
        elif called not in told:
            told.add(called)
            in_slack, in_words = (entry.changes.get(each, (None, None)) for each in _PEOPLE[called])
            yield _PEOPLE[called][0], (in_slack[0] or in_words[0], in_slack[1] or in_words[1])


def _line(field: str, was: str, now: str) -> str:
    return f"{field}: {was} → {now or 'nothing'}" if was else f"{field}: {now}"


def _field(name: str) -> str:
    if _AN_ID.fullmatch(name):
        return f"<@{name}>"
    called = next((called for called, names in _PEOPLE.items() if name in names), "")
    return called or _CALLED.get(name, name.replace("_", " "))


def _words(name: str, value: Any, timezone: str) -> str:
    if value in _EMPTY:
        return ""
    if name == "higher" and isinstance(value, bool):
        return "higher" if value else "lower"
    if name == "questions" and isinstance(value, str) and value.startswith("("):
        return listed([str(each) for each in literal_eval(value)])
    return f"<@{value}>" if is_id(name, value) else _plainly(value, timezone)


def _plainly(value: Any, timezone: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return listed([_plainly(each, timezone) for each in value])
    if _is_instant(value):
        at = datetime.fromisoformat(value).astimezone(ZoneInfo(timezone))
        return f"{day(at.date())} {at:%H:%M}"
    return day(date.fromisoformat(value)) if isinstance(value, str) and _DAY.fullmatch(value) else one_line(str(value))


def _is_instant(value: Any) -> bool:
    return isinstance(value, str) and bool(_INSTANT.fullmatch(value))
