"""How much is measured: the whole benchmark, and a small one that shows that it works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """`rounds` of the interleaved updates; `page_rounds` and `history_rounds` of the pages; `actions` and `lines` are
    sizes of boards; `rows` are imported; `starts` of the process; `turns` through commands of every kind; `people` are
    reminded in one round; `entries` of a forward plan, and `risks` of a list."""

    rounds: int
    page_rounds: int
    history_rounds: int
    actions: tuple[int, int, int]
    lines: tuple[int, int]
    rows: int
    starts: int
    turns: int
    people: int
    entries: int
    risks: int


WHOLE = Scale(1500, 20, 200, (100, 1_000, 10_000), (1_000, 1_000_000), 10_000, 5, 10, 500, 300, 200)
QUICK = Scale(4, 2, 2, (10, 20, 30), (300, 600), 40, 1, 1, 5, 30, 20)
