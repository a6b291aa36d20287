"""England's bank holidays are all that is loaded of the world's, and the library is whole for whoever needs more."""

import subprocess
import sys

from holidays import country_holidays

from board.bank_holidays import bank_holidays

_LOADED = """
import sys
from datetime import date
from board.calendar import is_working_day
off = [day for day in range(1, 32) if not is_working_day(date(2026, 12, day))]
countries = sorted(each for each in sys.modules if each.startswith("holidays.countries"))
from holidays import country_holidays
print(off, countries, date(2026, 7, 14) in country_holidays("FR"))
"""


def test_they_are_those_that_the_library_gives_by_the_countrys_name() -> None:
    years = range(2012, 2046)
    whole = country_holidays("GB", subdiv="ENG", years=years)
    ours = bank_holidays()

    assert {day: ours.get(day) for day in whole} == dict(whole)
    assert {day for day in ours if day.year in years} == set(whole)


def test_no_other_country_is_loaded() -> None:
    ended = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)

    assert ended.stdout == ("[5, 6, 12, 13, 19, 20, 25, 26, 27, 28] ['holidays.countries.united_kingdom'] True\n")
