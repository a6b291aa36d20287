"""Compares areas, and the links of actions and areas, with their history."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from board.areas import Area
from board.links import LINKED, OF_RISKS, named_in, refs_told
from board.refs import ref_key
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

_AREA = defaults_of(Area, {"id"})
# 0.1.0 stored these fields of an area, but no line of history mentioned them.
_UNTOLD = frozenset({"theme", "priority", "lead", "route", "body"})
_Link = tuple[str, int]


def _of_board(line: StoredLine) -> bool:
    """Before 0.6.0 an area's line was about its board, with the area's ref as the line's ref and its title as
    `area`."""
    return line.subject == "board" and "area" in line.changes


class AreasTold:
    """The expected row of every area, built from the history."""

    def __init__(self) -> None:
        self._told: dict[int, dict[str, dict[str, Any]]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        areas = self._told.setdefault(line.board_id, {})
        if _of_board(line):
            known = {name: value for name, value in _AREA.items() if name not in _UNTOLD}
            told = known | line.new | {"title": line.changes["area"][1], "ref": line.ref}
            areas[ref_key(line.ref)] = told
        elif line.subject == "area" and "rung_id" not in line.changes:
            areas.setdefault(ref_key(line.ref), _AREA | {"ref": line.ref}).update(line.new)

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the table that differs from the expected one."""
        left = {board_id: dict(areas) for board_id, areas in self._told.items()}
        order: dict[int, list[str]] = {}
        for row in log.rows("areas"):
            board_id, ref = row["board_id"], row["ref"]
            order.setdefault(board_id, []).append(ref)
            known = left.get(board_id, {}).pop(ref_key(ref), None)
            if known is None:
                yield board_id, f"area {ref} has no history."
            elif differing(row, known) or row["ref_key"] != ref_key(known["ref"]):
                yield board_id, f"area {ref} differs from its history."
        for board_id, areas in left.items():
            yield from (
                (board_id, f"area {each['ref']} is in the history but not in the log.") for each in areas.values()
            )
        for board_id, refs in order.items():
            told = [each["ref"] for each in self._told.get(board_id, {}).values()]
            if sorted(refs) == sorted(told) and refs != told:
                yield board_id, "its areas are not in the order of its history."


class LinksTold:
    """The links of everything by the history. A line from before 0.6.0 names them in words: a ref, or an area's
    title."""

    def __init__(self) -> None:
        # By board, kind of thing and key of its ref: for each kind of link its refs, or words.
        self._told: dict[tuple[int, str, str], dict[str, tuple[str, ...]]] = {}
        self._untold: set[tuple[int, str, str]] = set()
        self._refs: dict[tuple[int, str, str], str] = {}
        # By board and key of a title: the keys of the refs of the areas that ever had that title.
        self._titles: dict[tuple[int, str], set[str]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if _of_board(line):
            self._title(line, line.changes["area"][1])
            # 0.1.0 did not record which measure an action was for.
            if "measure" in line.new:
                self._link(line, "area", {"measure": line.new["measure"]})
            else:
                self._untold.add((line.board_id, "area", ref_key(line.ref)))
        elif line.subject != "board":
            kinds = OF_RISKS if line.subject == "risk" else LINKED
            self._link(line, line.subject, {kind: line.new[kind] for kind in kinds if kind in line.changes})
            if line.subject == "area" and line.new.get("title"):
                self._title(line, line.new["title"])

    def _title(self, line: StoredLine, title: str) -> None:
        self._titles.setdefault((line.board_id, ref_key(title)), set()).add(ref_key(line.ref))

    def _link(self, line: StoredLine, kind: str, linked: dict[str, Any]) -> None:
        if linked and kind != "measure":
            thing = (line.board_id, kind, ref_key(line.ref))
            self._refs[thing] = line.ref
            told = self._told.setdefault(thing, {})
            told.update({each: refs_told(refs) for each, refs in linked.items()})

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each thing whose links differ."""
        things, ids = _things(log), _ids(log)
        has: dict[tuple[int, str, str], set[_Link]] = {}
        there = {(kind, each) for (_, kind, _), each in ids.items()}
        for row in log.rows("links"):
            thing = things.get((row["subject"], row["subject_id"]))
            if thing is None:
                # The thing is reported as missing by itself, and its links with it.
                continue
            if thing[0] != row["board_id"]:
                yield row["board_id"], f"link {row['id']} is of another board."
            # A link to an area that is gone is reported with that area.
            if (row["other"], row["other_id"]) in there:
                has.setdefault(thing, set()).add((row["other"], row["other_id"]))
        for thing in sorted({*has, *self._told} & set(things.values())):
            board_id, kind, _ = thing
            wanted = [each for each in self._wanted(thing, ids) if each]
            linked = has.get(thing, set()) if thing not in self._untold or wanted else set()
            if any(linked.isdisjoint(each) for each in wanted) or linked - {link for each in wanted for link in each}:
                yield board_id, f"what {kind} {self._refs.get(thing, thing[2])} is linked to differs from its history."

    def _wanted(self, thing: tuple[int, str, str], ids: dict[tuple[int, str, str], int]) -> Iterator[set[_Link]]:
        """For each link in the history, the links it may mean: several areas may have had one title."""
        board_id = thing[0]
        for kind, all_words in self._told.get(thing, {}).items():
            for words in all_words:
                meant = partial(self._meant, ids, board_id, kind)
                refs = named_in(words, partial(_if_known, meant))
                yield from map(meant, refs or [words])

    def _meant(self, ids: dict[tuple[int, str, str], int], board_id: int, kind: str, words: str) -> set[_Link]:
        key = ref_key(words)
        if (board_id, kind, key) in ids:
            return {(kind, ids[board_id, kind, key])}
        titled = self._titles.get((board_id, key), set())
        return {("area", ids[board_id, "area", each]) for each in titled if (board_id, "area", each) in ids}


def _things(log: LogRead) -> dict[tuple[str, int], tuple[int, str, str]]:
    return {
        (kind, row["id"]): (row["board_id"], kind, row["ref_key"])
        for kind in ("action", "area", "risk")
        for row in log.rows(f"{kind}s")
    }


def _ids(log: LogRead) -> dict[tuple[int, str, str], int]:
    kinds = dict.fromkeys((*LINKED, *OF_RISKS))
    return {(row["board_id"], kind, row["ref_key"]): row["id"] for kind in kinds for row in log.rows(f"{kind}s")}


def _if_known(meant: Callable[[str], set[_Link]], words: str) -> str | None:
    return words if meant(words) else None
