"""Hides the digits of dates, so that they are not read as part of a longer number.

Next to the number of a ref or a room, a date is as long as a number that identifies a child, and one in eleven passes
the NHS check.
"""

import re

_DAY, _MONTH, _YEAR = r"(?:0[1-9]|[12]\d|3[01]|[1-9])", r"(?:0[1-9]|1[0-2]|[1-9])", r"(?:19\d\d|20[0-4]\d)"
# With a two-digit year, no digit or separator may adjoin: within a longer row it may be any number.
_DATE = re.compile(
    rf"(?<!\d){_YEAR}(?P<a>[./-])(?:0[1-9]|1[0-2])(?P=a)(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?<!\d)20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?<!\d){_DAY}(?P<b>[./ -]){_MONTH}(?P=b){_YEAR}(?!\d)"
    rf"|\({_YEAR}\)"
    rf"|(?<![\d./-]){_DAY}(?P<c>[./-]){_MONTH}(?P=c)[1-4]\d(?!\d|[./-]\d)"
)
_DIGIT = re.compile(r"\d")
# A number that identifies a child has at least ten digits, and no more than this between them.
_TEN_NEAR = re.compile(r"\d(?:\W{0,3}\d){9}")


def without_dates(text: str) -> str:
    """`text` with a letter for each digit of a date, so that everything else keeps its place.

    Empty if no ten digits are near each other, as in most texts: there is then no long number to find.
    """
    if not _TEN_NEAR.search(text):
        return ""
    return _DATE.sub(lambda found: _DIGIT.sub("d", found[0]), text)
