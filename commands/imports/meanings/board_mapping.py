"""The map of a board's files: what somebody has said of their columns, words, colours, people and dates.

Anything else is read by the usual meaning of headings and words. `PARTS` has all the questions and their possible
answers. The map's form as a file is in `commands/imports/sheets/mapping_file.py`; what a board keeps of it is in
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
# What two dates in one cell are: a date and the one it was moved to, or the first and last day of a period.
MOVED, SPAN = "moved", "span"
# The parts of the map. For columns there is also one for each kind of sheet, such as `columns.actions`.
COLUMNS, RATINGS, STATUSES, PEOPLE, DATES = "columns", "ratings", "statuses", "people", "dates"
# For official figures: whether an authority is the council, the measure of each figure, and a year's publication day.
AUTHORITIES, BENCHMARKS, PUBLISHED = "authorities", "benchmarks", "published"
# Whether words above the headings of a list are the area of its rows.
SECTIONS = "sections"
SECTION_AREA, SECTION_TITLE = "area", "title"
# What an authority is: the council itself, or one that it is compared with.
OWN, COMPARATOR = "own", "comparator"
ORDER, MONTH_NUMBER, TWO_DATES, WRITTEN = "order", "month-number", "two-dates", "written"
# Answers for a column, a rating and a person: that there is none.
NOT_READ, NO_RATING, NOBODY = "not read", "none", "nobody"
COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class MapPart:
    """The questions about the words of a part, and the possible answers: `choices` if they are all known, else `others`
    describes them in words. `asks`: the question in a report, for one word and for several. `label` and `hint`: those
    of a form's field. `about`: the comment above the part in the file, with its choices."""

    label: str = '"{}" means'
    choices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asks: tuple[str, str] = ("", "")
    hint: str = ""
    about: str = ""

    @property
    def answers(self) -> str:
        """The possible answers in words: `"own", "comparator" or "not read"`."""
        return listed(self.others or [f'"{each}"' for each in self.choices], "or")


# Questions about all the dates of a file.
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
    """Words as a TOML string in the map, whatever characters they contain."""
    # JSON strings are TOML strings, except for one character that TOML wants escaped.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What somebody `said`: by part, the words as they are in the files, and their meaning."""

    said: Map[str, Map[str, str]] = field(default_factory=dict)

    def with_(self, newer: "Mapping") -> "Mapping":
        """Both mappings; where both give a meaning to the same words, the newer one's."""
        parts = dict.fromkeys((*self.said, *newer.said))
        return Mapping({each: {**self.said.get(each, {}), **newer.said.get(each, {})} for each in parts})

    @property
    def lasting(self) -> "Mapping":
        """The answers that apply to a board's next file too: all but the day on which this file was written."""
        dates = {name: each for name, each in self.said.get(DATES, {}).items() if name != WRITTEN}
        return Mapping({**self.said, DATES: dates})

    def newer_than(self, kept: "Mapping") -> dict[str, dict[str, str]]:
        """The answers that the `kept` mapping lacks or gives otherwise."""
        found = {
            part: {words: each for words, each in said.items() if kept.said.get(part, {}).get(words) != each}
            for part, said in self.said.items()
        }
        return {part: said for part, said in found.items() if said}

    def field(self, kind: str, heading: str, place: int) -> str | None:
        """The field of a column in that kind of sheet; empty if it is not to be read, None if nobody has said. Two
        columns with the same heading are distinguished by their letters: `Update (F)`."""
        parts = [said for part in (f"{COLUMNS}.{kind}", COLUMNS) if (said := self.said.get(part))]
        keys = (folded(f"{heading} ({column_letter(place)})"), folded(heading)) if parts else ()
        for part in parts:
            meant = {folded(words): meaning for words, meaning in part.items()}
            if found := next((meant[key] for key in keys if key in meant), None):
                return "" if found == NOT_READ else found.replace(" ", "_")
        return None

    def means(self, part: str, words: str) -> str:
        """What was said of words in a part; empty if nothing was."""
        said = {folded(each): meaning for each, meaning in self.said.get(part, {}).items()}
        return said.get(folded(words), "")

    def of_dates(self, name: str) -> str:
        """What was said of all the dates of a file, such as whether the day comes first; empty if nothing was."""
        return self.said.get(DATES, {}).get(name, "")

    @property
    def written(self) -> date | None:
        """The day from which dates without a year count; None if nobody has said."""
        said = self.of_dates(WRITTEN)
        return date.fromisoformat(said) if said else None


NO_MAPPING = Mapping()


def as_told(leave_out: Iterable[str] = (), order: str = "", written: date | None = None) -> Mapping:
    """A mapping from the options of the command line: headings of columns to leave out, the order of dates, and the day
    on which the list was written."""
    dates = {ORDER: order, WRITTEN: written.isoformat() if written else ""}
    said = {COLUMNS: dict.fromkeys(leave_out, NOT_READ), DATES: {name: each for name, each in dates.items() if each}}
    return Mapping({part: each for part, each in said.items() if each})
