"""Everything that the guard looks for, the gravest first."""

from collections.abc import Callable, Iterator

from commands.reading.guard.ages import age_with_place, name_with_age
from commands.reading.guard.births import date_of_birth
from commands.reading.guard.counts import small_count
from commands.reading.guard.illness import illness
from commands.reading.guard.initials import initials
from commands.reading.guard.kinds import Concern
from commands.reading.guard.names import childs_name
from commands.reading.guard.numbers import court_number, pupil_number, system_number
from commands.reading.guard.plain import in_plain
from commands.reading.guard.ten_digits import nhs_number

_LOOKS: tuple[Callable[[str], Concern | None], ...] = (
    nhs_number,
    pupil_number,
    system_number,
    court_number,
    date_of_birth,
    initials,
    childs_name,
    name_with_age,
    age_with_place,
    small_count,
    illness,
)


def concerns(text: str) -> Iterator[Concern]:
    """What in `text` looks as if it could identify a child, the gravest first. It never includes words of the text."""
    plain = in_plain(text)
    for look in _LOOKS:
        if concern := look(plain):
            yield concern
