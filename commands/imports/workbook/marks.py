"""Reads what is attached to the cells of a sheet: the targets of links, and which cells have comments."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Set

from openpyxl.packaging.relationship import Relationship, get_dependents

from commands.imports.grids.grid import Spot
from commands.imports.workbook.addresses import box_of
from commands.imports.workbook.extent import Extent
from commands.imports.workbook.guards import check_part, check_small_part, relations_part
from commands.imports.workbook.limits import MOST_LINKS, TooMuch
from commands.imports.workbook.xml_parts import stream

_IN_FORMULA = re.compile(r'HYPERLINK\(\s*"([^"]{1,1000})"', re.I)
# An email or phone link adds nothing to the words, and a place in the workbook is no evidence.
_NO_EVIDENCE = ("mailto:", "tel:", "#")
_COMMENTS = ("/comments", "/threadedComment")


def relations_of(name: str, archive: zipfile.ZipFile, part: str) -> list[Relationship]:
    """The relations of a sheet to other parts and addresses."""
    path = relations_part(part)
    check_small_part(name, archive, path)
    return list(get_dependents(archive, path)) if path in archive.NameToInfo else []


def links_in(extent: Extent, relations: Iterable[Relationship]) -> Mapping[Spot, str]:
    """The target of each cell's link, as written. Nothing is looked up."""
    targets = {each.Id: str(each.Target) for each in relations if each.TargetMode == "External"}
    found = {
        spot: targets[relation]
        for spot, relation in extent.links
        if relation in targets and not targets[relation].casefold().startswith(_NO_EVIDENCE)
    }
    return found | dict(_from_formulas(extent.link_formulas))


def _from_formulas(formulas: Mapping[Spot, str]) -> Iterator[tuple[Spot, str]]:
    for spot, formula in formulas.items():
        found = _IN_FORMULA.match(formula)
        if found and not found[1].casefold().startswith(_NO_EVIDENCE):
            yield spot, found[1]


def commented_in(name: str, archive: zipfile.ZipFile, relations: Iterable[Relationship]) -> Set[Spot]:
    """The cells with a comment, threaded or old-style (a note in newer versions of Excel)."""
    found: set[Spot] = set()

    def note(element: str, attributes: dict[str, str]) -> None:
        if element.rpartition(" ")[2] in {"comment", "threadedComment"} and "ref" in attributes:
            found.add(box_of(attributes["ref"])[:2])
            if len(found) > MOST_LINKS:
                raise TooMuch(f"more than {MOST_LINKS:,} comments")

    for relation in relations:
        if relation.Type.endswith(_COMMENTS) and relation.target in archive.NameToInfo:
            check_part(name, archive, relation.target)
            with archive.open(relation.target) as part:
                stream(part, note)
    return found
