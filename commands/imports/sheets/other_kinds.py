"""Reports a list that mixes actions, risks and issues: a column gives each row's kind, but all are imported as one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from board.words import count, listed, with_article
from commands.imports.grids.grid import Line
from commands.imports.headings.of_kinds import folded
from commands.imports.lists.columns import Headings

_HEADINGS = frozenset({"type", "item type", "entry type", "record type", "log type", "raid", "raid type",
                       "kind of item", "type of item"})  # fmt: skip
# The folded words of such a cell, and the kind of row that they mean.
_KINDS = {
    name: kind
    for kind in ("action", "risk", "issue", "decision", "milestone", "assumption", "dependency", "opportunity", "event")
    for name in (kind, f"{kind}s")
} | {"dependencies": "dependency", "opportunities": "opportunity", "a": "action", "r": "risk", "i": "issue"}
# Only these lists are checked. An action may be a milestone.
_ALSO = {"actions": {"action", "milestone"}, "risks": {"risk"}}


def of_other_kinds(headings: Headings, lines: Sequence[Line]) -> Iterator[str]:
    """A sentence for each unread column that says that some rows are of another kind than they are imported as."""
    own = _ALSO.get(headings.kind, set())
    for column in headings.columns:
        if not own or column.field or folded(column.heading) not in _HEADINGS:
            continue
        cells = [folded(words[column.place]) for _, words in lines if column.place < len(words)]
        kinds = Counter(_KINDS[each] for each in cells if each in _KINDS)
        # Single letters count as kinds only if every cell is a known word.
        if not all(each in _KINDS for each in cells if each):
            kinds = Counter(_KINDS[each] for each in cells if len(each) > 1 and each in _KINDS)
        others = {kind: many for kind, many in kinds.items() if kind not in own}
        if others:
            told = listed([f"{many:,} {kind}" for kind, many in others.items()])
            one = with_article(headings.kind.removesuffix("s"))
            are = "is" if sum(others.values()) == 1 else "are"
            yield (
                f"column {column.letter} says that {told} {are} among {count(len(lines), 'row')}, and each row comes "
                f"in as {one}. To keep them apart, put each kind on a sheet of its own"
            )
