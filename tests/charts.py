"""Charts to draw in a test: of figures, one a month from January 2019, as they come and as they should not."""

import calendar
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from board.charts import Bounds, Chart, Comparator, Dot, TargetStep
from board.words import figure

_LONG = "Timeliness of initial child protection conferences held within fifteen working days of the strategy discussion"


def month_end(number: int) -> date:
    """The last day of a month, counted from January 2019."""
    year, month = 2019 + number // 12, number % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def dots(
    values: Sequence[float | None], unit: str = "%", revised: Sequence[int] = (), out: str = ""
) -> tuple[Dot, ...]:
    """The figures; None is one that is suppressed. With `out` all from the tenth on are not chance."""
    return tuple(
        Dot(month_end(number), None, "suppressed")
        if each is None
        else Dot(
            month_end(number),
            Decimal(str(each)),
            figure(Decimal(str(each)), unit),
            number in revised,
            out if number > 8 else "",
        )
        for number, each in enumerate(values)
    )


def at_least(value: int, due: date | None = None) -> TargetStep:
    """A target in percent."""
    return TargetStep(Decimal(value), f"at least {value}%", due)


_CLIMB = (38, 45, 51, 58, 66, 71, 79, 84, 86)
_VISITS = (71, 74, 70, 73, 72, 75, 71, 73, 78, 79, 80, 81, 82, 84, 85, 91)
CHARTS = {
    "a target missed": Chart("M6 Visits: CIN visits", "%", dots(_CLIMB), (at_least(90, date(2019, 9, 30)),)),
    "two targets": Chart(
        "M6 Visits", "%", dots(_CLIMB), (at_least(75, date(2019, 3, 31)), at_least(85, date(2019, 6, 30)))
    ),
    "a long title": Chart(f"M12 {_LONG}: {_LONG}", "%", dots(_CLIMB), (at_least(85, date(2019, 10, 31)),)),
    "one figure": Chart("M3 Placements", "placements", dots([12], "")),
    "sixty figures": Chart("M8 Open", "", dots([1500 + number * 4 + number * 37 % 90 for number in range(60)], "")),
    "all the same": Chart("M2 Cases assessed", "%", dots([100] * 9), (at_least(100),)),
    "none at all": Chart("M2 Cases waiting", "", dots([0] * 9, ""), (TargetStep(Decimal(0), "at most 0"),)),
    "gaps": Chart("M4 Missing", "", dots([8, 9, None, None, 6, None, 7, 8], "", revised=[1])),
    "a comparator": Chart(
        "M5 Conferences", "%", dots(_CLIMB, revised=[3]), (at_least(68),),
        (Comparator("Regional average of the Yorkshire and Humber authorities", dots([78.4, 79, 78, 77, 79, 80])),),
    ),
    "thousands": Chart("M8 Contacts", "", dots([11675, 12024, 10876, 9320, 8410, 12310, 14022], "")),
    "millions": Chart("M9 Spend on agency staff", "£", dots([12400000, 12900000, 11300000, 9800000], "")),
    "not chance": Chart(
        "M6 Visits", "%", dots(_VISITS, out="improvement"), (at_least(85, date(2020, 6, 30)),), (),
        Bounds(Decimal("77.6"), Decimal("71.2"), Decimal("84.1")),
    ),
    "a far target": Chart("M9 Agency", "%", dots([27, 26, 27, 25]), (at_least(95, date(2025, 3, 31)),)),
    "below nought": Chart("M9 Variance of $5m, $_20 and \\frac{", "£", dots([-120000, -80500, 30000, -5000], "")),
    "four targets": Chart(
        "M6 Statutory visits", "%", dots([70, 72, 90, 60, 85, 84, 86, 85, 95, 83, 84, 85.5], revised=[2, 7]),
        (at_least(75, date(2019, 4, 30)), at_least(85, date(2019, 8, 31)), at_least(86, date(2019, 9, 30)),
         at_least(90, date(2019, 12, 31))),
        (Comparator("Regional average", dots([84, 85, 84, 86, 85, 85, 84, 86, 85, 84, 85, 85])),),
    ),
    "a leap to millions": Chart("M9 Reserves", "£", dots([1234567, 2345678, 1, 9999999], "")),
}  # fmt: skip
