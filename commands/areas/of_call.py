"""The area that a call is about, and a line of its history."""

from board.areas import Area, area_facts
from board.history import differences
from board.links import Linked, link_changes
from commands.call import Call


def area_of(call: Call) -> Area:
    """The area the person named; one that was merged into another is that one. Refused, with what may have been meant,
    where there is none of that ref."""
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
    """Stores what differs of an area, and adds a line to its history. `links` are what it was linked to and is to be
    linked to from now on."""
    changes = area_facts(after) if before is None else dict(differences(before, after))
    if before is not None:
        call.store.areas.save(before, after)
    if links:
        call.store.links.put(call.board.id, "area", after.id, links[1])
        changes |= link_changes(*links)
    call.add_history(("area", after.id, after.ref), changes, call.kept_why(why), undoes)
