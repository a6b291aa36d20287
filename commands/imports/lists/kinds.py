"""Tells a sheet's kind by the whole row of its headings.

A heading such as *Title* fits any kind: a row may be an action, an area, a risk or an event. It names the rows' subject
if no other heading does, and the kind is the one that recognises the most headings. If two kinds recognise equally
many, it is asked.
"""

from collections.abc import Callable, Sequence

from board.refusals import Refusal
from commands.imports.headings.of_kinds import NEEDED, ONE_OF, WITHOUT_REFS, folded
from commands.imports.meanings.board_mapping import COLUMNS

# The field for the subject of a kind's rows, and a heading that makes the kind clear.
_ABOUT = {
    "areas": ("recommendation", "Recommendation"),
    "actions": ("title", "Action"),
    "risks": ("risk", "Risk"),
    "events": ("event", "Event"),
}
# If a sheet has both, the first is the subject of its rows.
_OF_ANY_KIND = ("title", "description")
# A plan of actions may have a column *Impact*, which does not make it a list of risks.
OF_RISKS_ALONE = ONE_OF["risks"] - {"impact"}

# The field that a heading names in a kind, given the kind, the heading and its place; empty if it names none.
Reads = Callable[[str, str, int], str]


def kind_of(name: str, cells: Sequence[str], reads: Reads, said: Callable[[str], bool]) -> str:
    """The kind of the sheet `name` that has these cells as headings; empty if they are no headings. `said` returns
    whether somebody has said that the sheet is of a kind. Refused: headings that fit two kinds."""
    known = {kind: _known(kind, cells, reads) for kind in NEEDED if _fits(kind, cells, reads)}
    if not known and _are_actions_without_refs(cells, reads):
        return "actions"
    best = [kind for kind, many in known.items() if many == max(known.values())]
    told = [kind for kind in best if not _is_about_any(kind, cells, reads)]
    # A map that knows this heading in lists of both kinds does not say which kind this list is.
    told = told or ([kind for kind in best if said(kind)] if sum(map(said, best)) == 1 else [])
    if len(best) > 1 and not told:
        raise _which(name, cells, best)
    return next(iter(told or best), "")


def fields_of(kind: str, cells: Sequence[str], reads: Reads) -> list[str]:
    """The field of each heading. One that fits any kind is the subject of the rows if no other heading is."""
    fields = [reads(kind, each, place) if each else "" for place, each in enumerate(cells)]
    if _is_about_any(kind, cells, reads):
        at = _first_of_any(cells)
        return [_ABOUT[kind][0] if place == at else field for place, field in enumerate(fields)]
    return fields


def _is_about_any(kind: str, cells: Sequence[str], reads: Reads) -> bool:
    """True if no heading names the rows' subject, except one that fits any kind."""
    if kind not in _ABOUT or _first_of_any(cells) < 0:
        return False
    outright = (reads(kind, each, place) for place, each in enumerate(cells) if each and not is_of_any(each))
    return _ABOUT[kind][0] not in outright


def is_of_any(heading: str) -> bool:
    """True if a heading fits any kind, as *Title* does."""
    return folded(heading) in _OF_ANY_KIND


def says_what(kind: str, field: str) -> bool:
    """True if the field is the subject of that kind's rows."""
    return kind in _ABOUT and field == _ABOUT[kind][0]


def _first_of_any(cells: Sequence[str]) -> int:
    headings = [folded(each) for each in cells]
    return next((headings.index(each) for each in _OF_ANY_KIND if each in headings), -1)


def _fits(kind: str, cells: Sequence[str], reads: Reads) -> bool:
    fields = set(fields_of(kind, cells, reads))
    if not NEEDED[kind] <= fields or (kind in ONE_OF and ONE_OF[kind].isdisjoint(fields)):
        return False
    if kind != "risks" or not _is_about_any(kind, cells, reads):
        return True
    alone = {reads(kind, each, place) for place, each in enumerate(cells) if each and not reads("actions", each, place)}
    return "ref" in fields and not OF_RISKS_ALONE.isdisjoint(alone)


def _are_actions_without_refs(cells: Sequence[str], reads: Reads) -> bool:
    """True if a heading names actions clearly, and another says how they stand."""
    fields = {reads("actions", each, place) for place, each in enumerate(cells) if each}
    return "title" in fields and not WITHOUT_REFS.isdisjoint(fields) and not _is_about_any("actions", cells, reads)


def _known(kind: str, cells: Sequence[str], reads: Reads) -> int:
    """How many headings the kind recognises; those that fit any kind count as one."""
    fields = fields_of(kind, cells, reads)
    known = [each for each, field in zip(cells, fields, strict=True) if field]
    return len(known) - max(0, sum(map(is_of_any, known)) - 1)


def _which(name: str, cells: Sequence[str], kinds: Sequence[str]) -> Refusal:
    heading = cells[_first_of_any(cells)]
    ways = "; if it is one ".join(f'of {kind}, head it "{_ABOUT[kind][1]}"' for kind in kinds)
    first, field = kinds[0], _ABOUT[kinds[0]][0]
    return Refusal(
        f'{name} may be a list of {" or of ".join(kinds)}: its headings are those of either, and "{heading}" does not '
        f"say which. If it is a list {ways}, and import again. Of a list of {first} a map says so as well, "
        f'under [{COLUMNS}.{first}]: "{heading}" = "{field}"'
    )
