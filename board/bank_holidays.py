"""England's bank holidays, from a library that knows those of 250 countries."""

import sys
from functools import cache
from importlib.util import find_spec
from types import ModuleType

from holidays import HolidayBase

# To import one country is to import its package, which imports them all: eight megabytes, and a tenth of a second in
# which somebody waits. While England's is imported, the package is empty.
_COUNTRIES = "holidays.countries"
_is_there = _COUNTRIES in sys.modules
if not _is_there and (_found := find_spec(_COUNTRIES)):
    sys.modules[_COUNTRIES] = ModuleType(_COUNTRIES)
    sys.modules[_COUNTRIES].__path__ = list(_found.submodule_search_locations or ())
from holidays.countries.united_kingdom import UnitedKingdom  # noqa: E402

if not _is_there:
    del sys.modules[_COUNTRIES]


@cache
def bank_holidays() -> HolidayBase:
    """England's bank holidays; each year is worked out when it is first needed."""
    return UnitedKingdom(subdiv="ENG")  # type: ignore[no-untyped-call]
