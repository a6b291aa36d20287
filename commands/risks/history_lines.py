"""How a line of a risk's history is worded."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from board.history import AT_MEETING, MINUTE, Entry
from board.links import OF_RISKS, refs_told
from board.scores import Level
from board.words import day
from commands.history.written_by import who

_VERBS = {
    "add": "added it",
    "score": "scored it",
    "update": "reviewed it",
    "link": "linked it",
    "unlink": "unlinked it",
    "close": "closed it",
    "reopen": "reopened it",
    "handover": "gave it another owner",
    "merge": "merged an area that it threatens",
    "undo": "undid a change",
    "import": "imported it",
}
_SHOWN = {
    "title": "title",
    "owner_id": "owner",
    "owner_words": "owner",
    "controls": "controls",
    "target": "target",
    "note": "said",
    AT_MEETING: "at the board of",
    MINUTE: "minute",
}
# Left out of the line that added the risk: the risk itself shows them.
_ONLY_CHANGED = frozenset({"title", "controls", "target"})


def history_line(entry: Entry, timezone: str) -> str:
    """One line of a risk's history: when, who, what, the old and new values, and why."""
    local = entry.at.astimezone(ZoneInfo(timezone))
    told = [f"{day(local.date())} {local:%H:%M}", who(entry.person), _VERBS.get(entry.verb, entry.verb)]
    told += [_score(entry)] if "score" in entry.changes else []
    told += [words for kind in OF_RISKS for words in _links(entry, kind)]
    told += [_change(entry, name, *change) for name, change in sorted(entry.changes.items())]
    if entry.why:
        told.append(entry.why if entry.undoes is not None or entry.verb == "handover" else f"because: {entry.why}")
    return " · ".join(filter(None, told))


def _score(entry: Entry) -> str:
    """`12 (3x4: possible, major) as at …`, or that the score no longer counts."""
    new = {name: change[1] for name, change in entry.changes.items()}
    if new["score"] is None:
        return "the score is no longer counted"
    return f"{Level(new['likelihood'], new['impact']).words} as at {day(date.fromisoformat(new['as_at']))}"


def _links(entry: Entry, kind: str) -> Iterator[str]:
    """The links added and removed: `action A1`, `no longer area R07`."""
    old, new = map(refs_told, entry.changes.get(kind, ((), ())))
    yield from (f"{kind} {ref}" for ref in new if ref not in old)
    yield from (f"no longer {kind} {ref}" for ref in old if ref not in new)


def _change(entry: Entry, name: str, old: Any, new: Any) -> str:
    if name not in _SHOWN or (name in _ONLY_CHANGED and entry.verb in {"add", "import"}):
        return ""
    if new in (None, ""):
        return f"no longer {_SHOWN[name]} {_words(name, old)}" if name == "target" and old else ""
    was = f"{_words(name, old)} to " if old not in (None, "") and name in _ONLY_CHANGED else ""
    return f"{_SHOWN[name]} {was}{_words(name, new)}"


def _words(name: str, value: Any) -> str:
    if name == "owner_id":
        return f"<@{value}>"
    if name == AT_MEETING:
        return day(date.fromisoformat(value))
    return f'"{value}"' if name in {"note", "title", "controls"} else str(value)
