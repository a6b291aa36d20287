"""Finds the area that a call is about, and records changes to it."""

from board.areas import Area, area_facts
from board.history import differences
from board.links import Linked, link_changes
from commands.call import Call


def area_of(call: Call) -> Area:
    """The area that the person named; if it was merged, the area that it was merged into. Refused, with near matches:
    an unknown ref."""
    found = call.store.areas.find(call.board.id, call.ref)
    while found and found.merged_into:
        found = call.store.areas.find(call.board.id, found.merged_into)
    if found is None or found.withdrawn:
        raise call.unknown("area")
    return found


def record_area(
    call: Call,
    before: Area | None,
    after: Area,
    why: str = "",
    undoes: int | None = None,
    links: tuple[Linked, Linked] | None = None,
) -> None:
    """Stores the fields that differ, and adds a line to the area's history. `links` are its links before and after."""
    changes = area_facts(after) if before is None else dict(differences(before, after))
    if before is not None:
        call.store.areas.save(before, after)
    if links:
        call.store.links.put(call.board.id, "area", after.id, links[1])
        changes |= link_changes(*links)
    call.add_history(("area", after.id, after.ref), changes, call.kept_why(why), undoes)
