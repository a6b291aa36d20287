"""A day that is typed after an option, such as --as-at."""

from datetime import date, datetime
from typing import Any

import click

# Outside these years, dates computed from a day could leave Python's calendar.
_FIRST, _LAST = 1900, 2999


class _Day(click.ParamType[date]):
    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(f"{value} is no day. Write it as year, month and day, such as 2020-07-08.", param, ctx)
        if not _FIRST <= day.year <= _LAST:
            self.fail(f"{value} is out of reach. Give a day of the years {_FIRST} to {_LAST}.", param, ctx)
        return day


DAY = _Day()
