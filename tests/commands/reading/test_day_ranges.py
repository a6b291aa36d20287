"""Days that belong together, at the start of a line: which words they are, and which days."""

from datetime import date

import pytest

from board.events import days_words
from board.refusals import Refusal
from commands.reading.day_ranges import days_meant, leading_days

AUGUST_1 = date(2016, 8, 1)
# A line, what is left of it after its days, and the days.
READ = """
12/13 October 2016 Ofsted monitoring visit | Ofsted monitoring visit | Wed 12 to Thu 13 Oct 2016
12/13 October Ofsted visit | Ofsted visit | Wed 12 to Thu 13 Oct 2016
10/11 Jul 2016 Ofsted visit | Ofsted visit | Sun 10 to Mon 11 Jul 2016
12 and 13 October 2016 visit | visit | Wed 12 to Thu 13 Oct 2016
1st & 2nd May 2019 Ofsted visit | Ofsted visit | Wed 1 to Thu 2 May 2019
12, 13 and 14 October 2016 visit | visit | Wed 12 to Fri 14 Oct 2016
22nd to 26th May 2017 Ofsted | Ofsted | Mon 22 to Fri 26 May 2017
22-26 May 2017 visit | visit | Mon 22 to Fri 26 May 2017
22–26 May 2017 visit | visit | Mon 22 to Fri 26 May 2017
from 12 to 13 October 2016 visit | visit | Wed 12 to Thu 13 Oct 2016
between 12 and 13 October 2016 visit | visit | Wed 12 to Thu 13 Oct 2016
Wed 12 to Thu 13 Oct 2016 visit | visit | Wed 12 to Thu 13 Oct 2016
Monday 22 May to Friday 26 May 2017 visit | visit | Mon 22 to Fri 26 May 2017
30 September and 1 October 2016 visit | visit | Fri 30 Sep to Sat 1 Oct 2016
30th September & 1st October 2016 visit | visit | Fri 30 Sep to Sat 1 Oct 2016
12 October 2016 – visit | visit | Wed 12 Oct 2016
31 October to 2 November 2016 visit | visit | Mon 31 Oct to Wed 2 Nov 2016
30 December to 3 January 2017 visit | visit | Fri 30 Dec 2016 to Tue 3 Jan 2017
2016-10-12 to 2016-10-13 visit | visit | Wed 12 to Thu 13 Oct 2016
12/10/2016 - 13/10/2016 visit | visit | Wed 12 to Thu 13 Oct 2016
w/c 22 May 2017 visit | visit | Mon 22 to Fri 26 May 2017
May 2017 third visit | third visit | Mon 1 to Wed 31 May 2017
Feb-Mar 2018 re-inspection | re-inspection | Thu 1 Feb to Sat 31 Mar 2018
12 October 2016: report | report | Wed 12 Oct 2016
12 October 2016 May report | May report | Wed 12 Oct 2016
12 October 2016 second monitoring visit | second monitoring visit | Wed 12 Oct 2016
12 October 2016 10am visit | visit | Wed 12 Oct 2016
5.11.2020 scrutiny | scrutiny | Thu 5 Nov 2020
12/10/2016 visit | visit | Wed 12 Oct 2016
5 March 2021 2020/21 annual report | 2020/21 annual report | Fri 5 Mar 2021
next Tuesday peer review | peer review | Tue 9 Aug 2016
first Wednesday of October 2016 DfE review | DfE review | Wed 5 Oct 2016
Summer 2017 visit | visit | Thu 1 Jun to Thu 31 Aug 2017
"""
ASKED = """
12 and 19 October 2016 visit | has other days between | 12 October 2016; 19 October 2016
30 September and 10 October 2016 visit | has other days between | 30 September 2016; 10 October 2016
Sat 12 October 2016 visit | has the wrong weekday | 12 October 2016; 15 October 2016
July 17 visit | can mean two things | 17 July 2017; July 2017
early 2021 visit | could be a calendar year or a financial year | 31 March 2021
30 February 2017 visit | February 2017 has 28 days | 28 February 2017
13 to 12 October 2016 visit | the first should come before the last | 12 October 2016
12 October 2016 to 13 October 2017 visit | 367 days | 12 October 2016; 13 October 2017
Thu 12 to Thu 13 Oct 2016 visit | has the wrong weekday | 12 October 2016 to 13 October 2016; 13 October 2016 to 13 October 2016
"""


@pytest.mark.parametrize("row", READ.strip().splitlines())
def test_days_and_the_rest(row: str) -> None:
    line, rest, days = (each.strip() for each in row.split(" | "))

    phrase, left = leading_days(line)

    assert left == rest
    assert days_words(*days_meant(phrase, AUGUST_1)) == days


@pytest.mark.parametrize("row", ASKED.strip().splitlines())
def test_days_that_are_asked_about(row: str) -> None:
    line, why, offered = (each.strip() for each in row.split(" | "))

    with pytest.raises(Refusal) as refused:
        days_meant(leading_days(line)[0], AUGUST_1)

    assert why in refused.value.reason
    assert [words for words, _ in refused.value.instead] == offered.split("; ")


@pytest.mark.parametrize("line", ["Ofsted visit", "", "The visit", "Visit on 12 October 2016", "Peer review"])
def test_a_line_that_begins_with_no_day(line: str) -> None:
    assert leading_days(line) == ("", line)


def test_what_is_left_is_kept_to_the_letter() -> None:
    assert leading_days("12 October 2016 Ofsted:  two  spaces\nand a line")[1] == "Ofsted:  two  spaces\nand a line"
