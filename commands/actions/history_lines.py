"""Puts a line of history into words."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from board.history import AT_MEETING, BESIDE, MINUTE, Entry, asks_for_date, changes_from_file, gives_first_date
from board.links import LINKED, refs_told
from board.words import day, listed
from commands.history.written_by import who

_VERBS = {
    "add": "logged it",
    "update": "updated",
    "due": "moved the due date",
    "agree": "agreed to the later date",
    "decline": "declined the later date",
    "assign": "assigned it",
    "edit": "edited it",
    "link": "linked it",
    "unlink": "unlinked it",
    "handover": "gave it another owner",
    "start": "started it",
    "hold": "put it on hold",
    "done": "proposed closure",
    "close": "closed it",
    "return": "returned it",
    "reopen": "reopened it",
    "bau": "handed it to business as usual",
    "cancel": "cancelled it",
    "undo": "undid a change",
    "on-track": "said that it is on track",
    "snooze": "put off its reminder",
    "escalate": "told somebody that it is overdue",
    "import": "imported it",
    "merge": "merged it",
    "rate": "judged it",
    "upgrade": "kept it",
}
# The words for these verbs if the owner did not change.
_OF_OTHER_PARTS = {"assign": "said who supports it", "handover": "handed over a part in it"}
_SHOWN = {
    "status": "status",
    "due_on": "due",
    "due_words": "due",
    "rating": "rating",
    "rating_reason": "rated so because",
    "progress": "progress",
    "evidence": "evidence",
    "body": "watched by",
    "note": "said",
    "title": "title",
    "kind": "kind",
    "theme": "theme",
    "priority": "priority",
    "goal": "goal",
    "route": "route",
    "merged_into": "into",
    "rung": "rung",
    "rung_second": "and",
    "rung_as_at": "as at",
    "rung_moderated": "moderated by",
    "source": "source",
    "snoozed_until": "no reminder before",
    "asked_due_on": "asked for",
    "milestone": "a milestone",
    AT_MEETING: "at the board of",
    MINUTE: "minute",
}
# Words that somebody typed: each is new, so it is not compared with the one before.
_SAID = frozenset({"note", "evidence"})
_DAYS = frozenset({"rung_as_at", "due_on", "snoozed_until", "asked_due_on", AT_MEETING})
# These are shown on the action itself, so the line that logged it leaves them out; later changes are shown.
_ONLY_CHANGED = frozenset({"title", "source", "kind", "theme", "priority", "goal"})
_TELLS_ALL = frozenset({"edit", "undo"})
_TELLS_LINKS = frozenset({"edit", "link", "unlink", "undo", "merge"})


def history_line(entry: Entry, timezone: str) -> str:
    """One line of history in words: when, who, what was done, each old and new value, and why. `timezone` is the
    board's IANA name."""
    local = entry.at.astimezone(ZoneInfo(timezone))
    told = [f"{day(local.date())} {local:%H:%M}", who(entry.person), _done(entry)]
    changes = sorted(entry.changes.items(), key=lambda each: each[0] not in BESIDE)
    told += [words for name, (old, new) in changes if (words := _change(entry, name, old, new))]
    told += _people(entry)
    if entry.why:
        told.append(entry.why if _is_no_reason(entry) else f"because: {entry.why}")
    return " · ".join(told)


def _is_no_reason(entry: Entry) -> bool:
    """True if `why` is not a reason but another fact: the line undone, who had the action before, or who was told."""
    return entry.undoes is not None or entry.verb in {"handover", "escalate"}


def _done(entry: Entry) -> str:
    if entry.verb == "due" and gives_first_date(entry):
        return "gave it a due date"
    if entry.verb in _OF_OTHER_PARTS and _is_of_other_parts(entry):
        return _OF_OTHER_PARTS[entry.verb]
    if entry.verb == "due" and asks_for_date(entry):
        return "asked for a later date"
    return _VERBS.get(entry.verb, entry.verb)


def _is_of_other_parts(entry: Entry) -> bool:
    """True if the line changes the accountable officer or the supporters, but not the owner."""
    changed = entry.changes.keys()
    others = {"accountable_id", "accountable_words", "supporters"} & changed
    return bool(others) and changed.isdisjoint(("owner_id", "owner_words"))


def _relinked(kind: str, old: Any, new: Any) -> str:
    """The links that were added and removed: `area R07, no longer area R08`. One in place of one: `area R08 to R07`."""
    was, now = refs_told(old), refs_told(new)
    if len(was) == len(now) == 1:
        return f"{kind} {was[0]} to {now[0]}"
    told = [f"{kind} {ref}" for ref in now if ref not in was]
    return ", ".join([*told, *(f"no longer {kind} {ref}" for ref in was if ref not in now)])


def _change(entry: Entry, name: str, old: Any, new: Any) -> str:
    """The change of one field in words; empty if the line need not mention it."""
    if name in LINKED:
        return _relinked(name, old, new) if entry.verb in _TELLS_LINKS or changes_from_file(entry) else ""
    tells_all = entry.verb in _TELLS_ALL or changes_from_file(entry)
    if name in _ONLY_CHANGED and tells_all and not new:
        return f"no longer {_SHOWN[name]} {old}"
    if name == "milestone" and (old or new):
        return _SHOWN[name] if new else f"no longer {_SHOWN[name]}"
    # The line already gives a rating's reason as its own, and a new action's status goes without saying.
    is_told = (name == "rating_reason" and new == entry.why) or (name == "status" and entry.verb == "add")
    if name not in _SHOWN or new in (None, "", False) or (name in _ONLY_CHANGED and not tells_all) or is_told:
        return ""
    was = "" if old in (None, "") or name in _SAID else f"{_in_words(name, old)} to "
    return f"{_SHOWN[name]} {was}{_in_words(name, new)}"


def _in_words(name: str, value: Any) -> str:
    """A field's value as people read it: days written out, and what somebody said in quotes."""
    if name in _DAYS:
        return day(date.fromisoformat(value))
    return f'"{value}"' if name in _SAID else str(value)


def _people(entry: Entry) -> list[str]:
    """The new owner and accountable officer, if they changed, and the supporters who were added or removed."""
    told = []
    for part in ("owner", "accountable"):
        changed = [(name, entry.changes.get(name, ("", ""))[1]) for name in (f"{part}_id", f"{part}_words")]
        told += [f"{part} <@{new}>" if name.endswith("_id") else f"{part} {new}" for name, new in changed if new]
    return told + _supporters(entry)


def _supporters(entry: Entry) -> list[str]:
    old, new = ((those or "").splitlines() for those in entry.changes.get("supporters", ("", "")))
    came, left = [each for each in new if each not in old], [each for each in old if each not in new]
    return [f"{words} {listed(those)}" for words, those in (("supported by", came), ("no longer by", left)) if those]
