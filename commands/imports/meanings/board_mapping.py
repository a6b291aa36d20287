"""How the files of a board are to be read: what somebody has said of their columns, words, colours, people and dates.

What nobody has said is read by what headings and words mean everywhere. `PARTS` has all that is asked and may be
answered. Its form as a file is in `commands/imports/sheets/mapping_file.py`; what a board keeps of it is in
`storage/import_mappings.py`.
"""

import json
from collections.abc import Iterable, Mapping as Map
from dataclasses import dataclass, field
from datetime import date

from board.actions import Status
from board.words import listed
from commands.imports.grids.grid import column_letter
from commands.imports.headings.of_kinds import folded

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
# Of an authority: the council itself, or one that it is compared with.
OWN, COMPARATOR = "own", "comparator"
ORDER, MONTH_NUMBER, TWO_DATES, WRITTEN = "order", "month-number", "two-dates", "written"
# Of a column, a rating and a person: that there is none.
NOT_READ, NO_RATING, NOBODY = "not read", "none", "nobody"
COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class MapPart:
    """What is asked of the words of a part, and what may be answered: `choices` are all of it, and where they are not,
    `others` says in words what may. `asks` is asked in a report, of one word and of several; `label` and `hint` are
    those of a form's field; `about` stands above the part in the file, with the choices in it."""

    label: str = '"{}" means'
    choices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asks: tuple[str, str] = ("", "")
    hint: str = ""
    about: str = ""

    @property
    def answers(self) -> str:
        """What may be answered, in words: `"own", "comparator" or "not read"`."""
        return listed(self.others or [f'"{each}"' for each in self.choices], "or")


# What is said of the dates of a file as a whole.
OF_DATES: Map[str, MapPart] = {
    ORDER: MapPart("In dates of numbers, such as 4/3/2026", ORDERS),
    MONTH_NUMBER: MapPart('The number in "{}" is', (DAY, YEAR)),
    TWO_DATES: MapPart(
        'The two dates in "{}" are',
        (MOVED, SPAN),
        hint="A first date and the one to which it was moved, or the first and the last day of a time.",
    ),
    WRITTEN: MapPart("The list was written on", hint="Dates without a year count from that day, in this file alone."),
}
# In the order in which the file has them.
PARTS: Map[str, MapPart] = {
    COLUMNS: MapPart(about=f'what each column is read as, or "{NOT_READ}"'),
    RATINGS: MapPart(
        'The rating "{}" means',
        ("red", "amber", "green", COMPLETE, NO_RATING),
        asks=("which rating is it", "which ratings are they"),
        about="what letters, words and colours of ratings mean: {}",
    ),
    STATUSES: MapPart(
        'The status "{}" means',
        tuple(str(each) for each in Status),
        asks=("which status is it", "which statuses are they"),
        about="what words of a status mean: {}",
    ),
    PEOPLE: MapPart(
        '"{}" is',
        others=("a name", "a Slack id", "a role", f'"{NOBODY}"'),
        asks=("who is it", "who are they"),
        hint=f'A name in Slack, a role, or "{NOBODY}".',
        about=f'who is meant: a name in Slack, a Slack id (U…), a role in words, or "{NOBODY}"',
    ),
    DATES: MapPart(
        about=f"{ORDER} = {OF_DATES[ORDER].answers} of 4/3/2026; {MONTH_NUMBER} = {OF_DATES[MONTH_NUMBER].answers} of "
        f"Mar-20; {TWO_DATES} = {OF_DATES[TWO_DATES].answers} of two dates in one cell; "
        f"{WRITTEN} = the day from which dates without a year count, such as 2020-01-31"
    ),
    AUTHORITIES: MapPart(
        'Official figures of "{}" are',
        (OWN, COMPARATOR, NOT_READ),
        asks=("is it the council", "which of them is the council"),
        hint="One of them is the council's own.",
        about="whose official figures they are: {}; one of them is the council's own",
    ),
    BENCHMARKS: MapPart(
        '"{}" belongs to the measure',
        others=("a measure's ref", f'"{NOT_READ}"'),
        asks=("of which measure is it", "of which measure is each"),
        hint=f'Its ref, such as M5, or "{NOT_READ}".',
        about=f'the measure that an official figure belongs to, by its ref, or "{NOT_READ}"',
    ),
    PUBLISHED: MapPart(
        "Official figures of the year to March {} were published on",
        others=('a day, such as "29 October 2020"',),
        asks=("on which day were its figures published", "on which day were the figures of each published"),
        hint="Such as 29 October 2020.",
        about='the day on which official figures of a year were published: "2020" = "29 October 2020"; of one figure '
        'by its code: "CP_conf_15days 2020"',
    ),
    SECTIONS: MapPart(
        '"{}" above the headings is',
        (SECTION_AREA, SECTION_TITLE),
        asks=("is it the area of these rows, or a title", "are they the areas of these rows, or titles"),
        hint="The area of the rows below it, or a title that none of them has.",
        about="what words above the headings of a list are: {}",
    ),
}


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

    def of_dates(self, name: str) -> str:
        """What was said of the dates of a file as a whole, such as whether the day comes first; empty where nothing
        was."""
        return self.said.get(DATES, {}).get(name, "")

    @property
    def written(self) -> date | None:
        """The day from which dates without a year count; None where nobody has said."""
        said = self.of_dates(WRITTEN)
        return date.fromisoformat(said) if said else None


NO_MAPPING = Mapping()


def as_told(leave_out: Iterable[str] = (), order: str = "", written: date | None = None) -> Mapping:
    """What can be said without a file: headings of columns not to read, and two things of dates."""
    dates = {ORDER: order, WRITTEN: written.isoformat() if written else ""}
    said = {COLUMNS: dict.fromkeys(leave_out, NOT_READ), DATES: {name: each for name, each in dates.items() if each}}
    return Mapping({part: each for part, each in said.items() if each})
