"""Rows of areas of improvement: recommendations, priorities or findings."""

from board.areas import Area
from board.history import differences
from commands.imports.batch import Batch
from commands.imports.differing import differing
from commands.imports.sheet import Row

_SAID_BY = (
    {"recommendation": ("title",)}
    | {name: (name,) for name in ("theme", "priority", "measure", "lead", "route")}
    | {"governance": ("body",)}
)


def import_area(batch: Batch, row: Row) -> bool:
    """Adds the area of a row; False where its ref is on the board already."""
    batch.check(row)
    ref = row.needed("ref")
    batch.once(row, ref)
    area = Area(
        ref=ref,
        title=row.needed("recommendation"),
        theme=row.get("theme"),
        priority=row.get("priority"),
        measure=row.get("measure"),
        lead=row.get("lead"),
        route=row.get("route"),
        body=row.get("governance"),
    )
    there = batch.known.area_of_ref(ref)
    if there:
        batch.compare(row, there.ref, lambda: differing(row, there, area, _SAID_BY))
        return False
    batch.store.areas.add(batch.board.id, area)
    batch.known.add_area(area)
    changes = {"area": (None, area.title)} | {
        name: each for name, each in differences(None, area).items() if name != "id"
    }
    batch.record(row, ("board", batch.board.id, ref), changes)
    return True
