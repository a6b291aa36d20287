"""How the edits of a measure are worded, on the measure's own page and in the digest."""

from collections.abc import Iterable

from board.definitions import Good
from board.history import Entry
from board.words import day
from commands.call import Call

SHOWN = 5


def edited_lines(call: Call, entries: Iterable[Entry]) -> list[str]:
    """A line for each of the last five edits: what it changed, who made it and when. `entries` are the lines of the
    measure's history that have not been undone."""
    edits = [each for each in entries if each.verb == "edit"][-SHOWN:]
    days = [day(call.board.schedule.today(each.at)) for each in edits]
    return [f"Edited on {on} by <@{each.person}>: {_said(each)}." for on, each in zip(days, edits, strict=True)]


def edit_words(entry: Entry) -> str:
    """An edit in the digest: `M6 CIN visits comes yearly`."""
    return f"{entry.ref} {_said(entry)}"


def _said(entry: Entry) -> str:
    """What is new, and the old title if it has changed. Does not name the owner, because others read the digest."""
    new, told = {name: now for name, (_, now) in entry.changes.items()}, list[str]()
    if "title" in new:
        told.append(f'called "{new["title"]}", and "{entry.changes["title"][0]}" before')
    if "owner_words" in new:
        told.append("with another owner")
    if "frequency" in new:
        told.append(f"{new['indicator']} comes {new['every']}")
    if "definition" in new:
        told.append(f"{new['indicator']} {_described(new)}")
    return "; ".join(told)


def _described(new: dict[str, object]) -> str:
    told = [f"counted in {'percent' if new['unit'] == '%' else new['unit']}"] if new["unit"] else []
    if new["good"]:
        told.append("neither way good" if new["good"] == Good.NEITHER else f"{new['good']} is good")
    told += [f"with {new['decimals']} decimals at most"] if new["decimals"] is not None else []
    return ", ".join(told) or "as its figures are entered"
