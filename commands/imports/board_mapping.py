"""How the files of a board are to be read: what somebody has said of their columns, words, colours, people and dates.

What nobody has said is read by what headings and words mean everywhere. Its form as a file is in
`commands/imports/mapping_file.py`; what a board keeps of it is in `storage/import_mappings.py`.
"""

import json
from collections.abc import Iterable, Mapping as Map
from dataclasses import dataclass, field
from datetime import date

from commands.imports.grid import column_letter
from commands.imports.headings import folded

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS = (DAY_FIRST, MONTH_FIRST)
# What the number in "Mar-20" is.
YEAR, DAY = "year", "day"
# What two dates in one cell are: the first one and that to which it was moved, or the first and the last day of a time.
MOVED, SPAN = "moved", "span"
# The parts: of columns there is one more for each kind of sheet, such as `columns.actions`.
COLUMNS, RATINGS, STATUSES, PEOPLE, DATES = "columns", "ratings", "statuses", "people", "dates"
# Of official figures: whose each authority's are, the measure of each, the day on which those of a year came out.
AUTHORITIES, BENCHMARKS, PUBLISHED = "authorities", "benchmarks", "published"
# Of words that stand above the headings of a list: whether they are the area of its rows.
SECTIONS = "sections"
SECTION_AREA, SECTION_TITLE = "area", "title"
OWN, COMPARATOR = "own", "comparator"
ORDER, MONTH_NUMBER, TWO_DATES, WRITTEN = "order", "month-number", "two-dates", "written"
# Of a column, a rating and a person: that there is none.
NOT_READ, NO_RATING, NOBODY = "not read", "none", "nobody"
COMPLETE = "complete"


def in_quotes(words: str) -> str:
    """Words as a line of the map has them, whatever marks they hold."""
    # JSON's quotes are TOML's, but for one letter that TOML wants written out.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What was `said`: for each part the words as they stand in the files, and what they mean."""

    said: Map[str, Map[str, str]] = field(default_factory=dict)

    def with_(self, newer: "Mapping") -> "Mapping":
        """Both; of the same words the newer one counts."""
        parts = dict.fromkeys((*self.said, *newer.said))
        return Mapping({each: {**self.said.get(each, {}), **newer.said.get(each, {})} for each in parts})

    @property
    def lasting(self) -> "Mapping":
        """What holds for a board's next file too: all but the day on which this one was written."""
        dates = {name: each for name, each in self.said.get(DATES, {}).items() if name != WRITTEN}
        return Mapping({**self.said, DATES: dates})

    def newer_than(self, kept: "Mapping") -> dict[str, dict[str, str]]:
        """What it says and the kept one does not, or says otherwise."""
        found = {
            part: {words: each for words, each in said.items() if kept.said.get(part, {}).get(words) != each}
            for part, said in self.said.items()
        }
        return {part: said for part, said in found.items() if said}

    def field(self, kind: str, heading: str, place: int) -> str | None:
        """The field of a column of that kind of sheet, empty for one that is not to be read; None where nobody has
        said. Two columns of one heading are told apart by their letters: `Update (F)`."""
        parts = [said for part in (f"{COLUMNS}.{kind}", COLUMNS) if (said := self.said.get(part))]
        keys = (folded(f"{heading} ({column_letter(place)})"), folded(heading)) if parts else ()
        for part in parts:
            meant = {folded(words): meaning for words, meaning in part.items()}
            if found := next((meant[key] for key in keys if key in meant), None):
                return "" if found == NOT_READ else found.replace(" ", "_")
        return None

    def means(self, part: str, words: str) -> str:
        """What was said of words in a part; empty where nothing was."""
        said = {folded(each): meaning for each, meaning in self.said.get(part, {}).items()}
        return said.get(folded(words), "")

    @property
    def order(self) -> str:
        """Whether the day or the month comes first in dates of numbers; empty where nobody has said."""
        return self.said.get(DATES, {}).get(ORDER, "")

    @property
    def month_number(self) -> str:
        """What the number beside a month is, a year or a day; empty where nobody has said."""
        return self.said.get(DATES, {}).get(MONTH_NUMBER, "")

    @property
    def two_dates(self) -> str:
        """What two dates in one cell are where no word says so; empty where nobody has said."""
        return self.said.get(DATES, {}).get(TWO_DATES, "")

    @property
    def written(self) -> date | None:
        """The day from which dates without a year count; None where nobody has said."""
        said = self.said.get(DATES, {}).get(WRITTEN)
        return date.fromisoformat(said) if said else None


NO_MAPPING = Mapping()


def as_told(leave_out: Iterable[str] = (), order: str = "", written: date | None = None) -> Mapping:
    """What can be said without a file: headings of columns not to read, and two things of dates."""
    dates = {ORDER: order, WRITTEN: written.isoformat() if written else ""}
    said = {COLUMNS: dict.fromkeys(leave_out, NOT_READ), DATES: {name: each for name, each in dates.items() if each}}
    return Mapping({part: each for part, each in said.items() if each})
