"""A date in digits beside another number, such as a ref's: together they are as long as a number that names a child.

Of the dates of a year one in eleven beside a number of two digits passes the check of NHS numbers.
"""

import re

_DATE = re.compile(
    r"(?:\A| )(?:(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?P=sign)(?:19|20|21)\d\d)(?: |\Z)"
)


def is_with_a_date(found: str) -> bool:
    """Part of what was taken for one number is a date, with a space between it and the rest: `A12 2027-01-05`."""
    return _DATE.search(found) is not None
