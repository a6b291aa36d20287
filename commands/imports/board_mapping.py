"""How the files of a board are to be read: what whoever imports has said of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS = (DAY_FIRST, MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class Mapping:
    """`leave_out` are headings of columns not to read; `order` is `day-first` or `month-first`, or empty where nobody
    has said; `written` is the day from which dates without a year count."""

    leave_out: Collection[str] = ()
    order: str = ""
    written: date | None = None


NO_MAPPING = Mapping()
