"""Changes to claims in the words of the digest."""

from collections.abc import Mapping
from datetime import date

from board.bodies import COUNCIL, same_body
from board.history import Entry
from board.words import day


def claim_change(entry: Entry) -> str:
    """A claim that was made, replaced, withdrawn or moved to another body. Empty for an imported claim, unless it
    replaced another."""
    old = {name: before for name, (before, _) in entry.changes.items()}
    new = {name: after for name, (_, after) in entry.changes.items()}
    by = str(new.get("body") or old.get("body") or COUNCIL)
    if entry.verb == "withdraw":
        return f"{entry.ref} as reported by {by}: {_claimed(old)} withdrawn, because: {entry.why}"
    if old["claim"] is not None:
        moved = not same_body(str(old["body"]), by)
        return f'{entry.ref} "{new["reported"]}" now held as reported by {by}, not by {old["body"]}' if moved else ""
    if new.get("replaces"):
        return f"{entry.ref} as reported by {by}: {_claimed(old)} replaced with {_claimed(new)}"
    whose = "" if same_body(by, COUNCIL) else f" by {by}"
    return f'{entry.ref} reported "{new["reported"]}"{whose}' if entry.verb == "claim" else ""


def _claimed(claim: Mapping[str, object]) -> str:
    said = ", ".join(filter(None, [str(claim["source"]), f"as at {day(date.fromisoformat(str(claim['as_at'])))}"]))
    return f'"{claim["reported"]}" ({said})'
