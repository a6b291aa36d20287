"""Days as officers type them: the sheet's 120 phrases, as many again, and what holds for any string."""

import contextlib
import csv
import random
import re
import time
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest
from examples import examples
from hypothesis import example, given, settings, strategies as st

from board.refusals import Refusal
from board.words import day as in_full
from commands.reading.dates import as_at_date, due_date, keeps_its_words, stated_date
from commands.reading.phrases import inside_text as found
from commands.reading.phrases.vocabulary import MONTHS

SHEET = Path(__file__).parents[2] / "data" / "due_phrases.csv"
ROWS = list(csv.DictReader(SHEET.read_text(encoding="utf-8").splitlines()))
TODAY = date(2020, 7, 8)  # a Wednesday
PAST = "that is past"


def first_wednesday(year: int, month: int) -> date:
    start = date(year, month, 1)
    return start + timedelta(days=(2 - start.weekday()) % 7)


MEETINGS = tuple(first_wednesday(year, month) for year in range(2020, 2025) for month in range(1, 13))[1:]

anything = settings(derandomize=True, deadline=None, max_examples=examples(10_000))
widely = settings(derandomize=True, deadline=None, max_examples=1_000)
todays = st.dates(date(2010, 1, 1), date(2060, 12, 31))


def due(phrase: str, today: date = TODAY) -> date:
    return due_date(phrase, today, MEETINGS)


def refused(phrase: str, today: date = TODAY) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        due(phrase, today)
    return refusal.value


def words(refusal: Refusal) -> list[str]:
    return [words for words, _ in refusal.instead]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['phrase']} on {row['today']}")
def test_every_phrase_of_the_sheet_is_read_rightly(row: dict[str, str]) -> None:
    today = date.fromisoformat(row["today"])
    if row["expected_iso"] == "reject":
        refused(row["phrase"], today)
    else:
        assert due(row["phrase"], today) == date.fromisoformat(row["expected_iso"])


def test_the_sheet_has_its_120_phrases() -> None:
    assert len(ROWS) == 120


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phrase"])
def test_the_sheets_no_date_words_and_no_others_keep_their_words(row: dict[str, str]) -> None:
    kept = "keep the text" in row["note"] or row["phrase"] in (
        "tbc in meeting",
        "on a monthly basis",
        "in each cycle",
        "urgently",
    )
    assert keeps_its_words(row["phrase"]) == kept


# Said on Wed 8 Jul 2020, with a board on the first Wednesday of each month.
READ = {
    # days with a year
    "31-07-2020": "2020-07-31",
    "2020/07/31": "2020-07-31",
    "2020-7-31": "2020-07-31",
    "31.7.20": "2020-07-31",
    "31 7 2020": "2020-07-31",
    "31 / 07 / 2020": "2020-07-31",
    "31–07–2020": "2020-07-31",
    "31−07−2020": "2020-07-31",
    "３１／０７／２０２０": "2020-07-31",
    "31 July 2020": "2020-07-31",
    "31 July\u200b 2020\ufeff": "2020-07-31",
    "31 July, 2020": "2020-07-31",
    "31JULY2020": "2020-07-31",
    "31-Jul-20": "2020-07-31",
    "31.jul.2020": "2020-07-31",
    "31ˢᵗ July 2020": "2020-07-31",
    "31 July 2020¹": "2020-07-31",
    "July 31st, 2020": "2020-07-31",
    "July 31 2020": "2020-07-31",
    "July the 31st": "2020-07-31",
    "31st July '20": "2020-07-31",
    "31st July ’20": "2020-07-31",
    "“31 July 2020”": "2020-07-31",
    "*31 July 2020*": "2020-07-31",
    "29 Feb 2024": "2024-02-29",
    "Friday, 31st July, 2020.": "2020-07-31",
    "FRI 31/07/20": "2020-07-31",
    "31/07/2020 (Fri)": "2020-07-31",
    "5 August 2020 (board)": "2020-08-05",
    "Board 5 August": "2020-08-05",
    "5th August board meeting": "2020-08-05",
    # days without one
    "fri 31 jul": "2020-07-31",
    "Weds 5th Aug": "2020-08-05",
    "31st of July": "2020-07-31",
    "31/7": "2020-07-31",
    "01.08.": "2020-08-01",
    "11/10": "2020-10-11",
    "Aug 5": "2020-08-05",
    "July 31": "2020-07-31",
    "first of August": "2020-08-01",
    "8 July": "2020-07-08",
    "7 May": "2021-05-07",
    "31 March next year": "2021-03-31",
    "the 31st": "2020-07-31",
    "5th of next month": "2020-08-05",
    "Friday 7th": "2020-08-07",
    "Fri 31": "2020-07-31",
    # words before and after
    "by 31 March at the latest": "2021-03-31",
    "due: 31 July": "2020-07-31",
    "no later than the 31st of July": "2020-07-31",
    "until 31 July": "2020-07-31",
    "'til 31 July": "2020-07-31",
    "on/before 31 July": "2020-07-31",
    "by close of play Friday": "2020-07-10",
    "C.O.P. Friday": "2020-07-10",
    "Friday 5pm": "2020-07-10",
    "by 5.30pm on Friday 10 July": "2020-07-10",
    "17:00 on 31 July": "2020-07-31",
    "EOD tomorrow": "2020-07-09",
    "COP": "2020-07-08",
    # with a clock's time, as spreadsheets and mail write it
    "31/07/2020 00:00:00": "2020-07-31",
    "2020-07-31T17:00:00Z": "2020-07-31",
    "Fri, 31 Jul 2020 17:00:00 +0100": "2020-07-31",
    "2020 July 31": "2020-07-31",
    # weekdays and weeks
    "Wednesday": "2020-07-08",
    "MONDAY": "2020-07-13",
    "thurs": "2020-07-09",
    "next Friday": "2020-07-17",
    "next Monday": "2020-07-13",
    "Friday of next week": "2020-07-17",
    "next week on Friday": "2020-07-17",
    "Friday week": "2020-07-17",
    "Friday fortnight": "2020-07-24",
    "a fortnight on Friday": "2020-07-24",
    "this week": "2020-07-10",
    "next week": "2020-07-17",
    "end of the week": "2020-07-10",
    "end of next week": "2020-07-17",
    "EOW": "2020-07-10",
    "week after next": "2020-07-24",
    "w/c Monday 13 July": "2020-07-17",
    "wc 13/07/20": "2020-07-17",
    "w/b 13 July": "2020-07-17",
    "w/c 6 July": "2020-07-10",
    "week ending 10/7": "2020-07-10",
    "week of 13 July": "2020-07-17",
    # counted
    "in 10 working days": "2020-07-22",
    "10 wd": "2020-07-22",
    "forty-five working days": "2020-09-10",
    "3 weeks' time": "2020-07-29",
    "3 weeks’ time": "2020-07-29",
    "three weeks today": "2020-07-29",
    "a week tomorrow": "2020-07-16",
    "a month from now": "2020-08-08",
    "fortnight": "2020-07-22",
    "a fortnight today": "2020-07-22",
    "within the next fortnight": "2020-07-22",
    "in the next week": "2020-07-15",
    "within the next 3 months": "2020-10-08",
    "6 months' time": "2021-01-08",
    "48 hours": "2020-07-10",
    "5 years": "2025-07-08",
    "2 weeks after 31 July": "2020-08-14",
    "10 working days before the next board": "2020-07-22",
    "the day before the next board": "2020-08-04",
    "month from today": "2020-08-08",
    "week on Friday": "2020-07-17",
    "within 10 working days of 1 August": "2020-08-14",
    # months, quarters, halves, years, seasons
    "end of this month": "2020-07-31",
    "EOM": "2020-07-31",
    "July month end": "2020-07-31",
    "mid Sept": "2020-09-15",
    "mid next month": "2020-08-15",
    "beginning of April": "2021-04-01",
    "July '21": "2021-07-31",
    "end Jul 20": "2020-07-31",
    "03/2021": "2021-03-31",
    "March next year": "2021-03-31",
    "next March": "2021-03-31",
    "last Friday of July": "2020-07-31",
    "first Monday in August": "2020-08-03",
    "last working day of August": "2020-08-28",
    "first working day of September": "2020-09-01",
    "Sept/Oct": "2020-10-31",
    "between July and September": "2020-09-30",
    "28 July - 2 August 2020": "2020-08-02",
    "1 & 2 August": "2020-08-02",
    "12-22 October 2020": "2020-10-22",
    "Q2 20/21": "2020-09-30",
    "Q3 FY20/21": "2020-12-31",
    "third quarter": "2020-12-31",
    "next quarter": "2020-12-31",
    "quarter end": "2020-09-30",
    "half year": "2020-09-30",
    "end H1": "2020-09-30",
    "H2 2020/21": "2021-03-31",
    "second half of 2020": "2020-12-31",
    "FY 2020/21": "2021-03-31",
    "2020-21": "2021-03-31",
    "end of 20/21": "2021-03-31",
    "end of financial year 2020/21": "2021-03-31",
    "end of next financial year": "2022-03-31",
    "end of the calendar year": "2020-12-31",
    "winter 2020/21": "2021-02-28",
    "by the summer": "2020-08-31",
    "before Christmas": "2020-12-24",
    "Christmas Day": "2020-12-25",
    "New Year's Eve": "2020-12-31",
    "before the end of March": "2021-03-31",
    "before April": "2021-03-31",
    # boards
    "March board": "2021-03-03",
    "the August board": "2020-08-05",
    "August 2020 board": "2020-08-05",
    "board after next": "2020-09-02",
    "next month's board": "2020-08-05",
    "papers for the August board": "2020-07-29",
}

# As many again of what means a day that another phrase means, by the day: the same 8 July.
SAME_DAY = {
    "2020-07-08": "end of today|by the end of today|end of tonight|+0d",
    "2020-07-09": "end of tomorrow|first thing tomorrow|lunchtime tomorrow",
    "2020-07-10": """end of Friday|by lunchtime Friday|to be done by Friday|needed by Friday|changed to Friday|w/e Friday
EO week|deadline is Friday|due - Friday""",
    "2020-07-13": "end of Monday|Monday first thing|by 9am Monday",
    "2020-07-15": "+1 week|5 w/d|5wd|3rd Wed of the month|Wed wk",
    "2020-07-17": """week starting 13 July|week start 13 July|week starting Monday|wk/c 13 July|wk/b 13 July|wk c 13 July
wkc 13 July|week beginning 13 July|week beginning Monday 13 July|week comm. 13th July|w/starting 13 July|wb 13.7.20
w/c: 13/07|in time for w/c 13 July|end of w/c 13 July|w/ending 17 July|week end 17 July|wk ending 17/7|wk end 17/7
weekending 17 July|week ended 17 July|week ending next Friday|W/E: 17 July|due w/e 17 July|following week
the following week|end of the following week|Friday of the following week|13/7-17/7|Friday wk|w/c 13 July (17 July)""",
    "2020-07-22": """+2w|+2 weeks|+ 2 weeks|2w|14d|+14d|in 14d|14d from today|+ 14 days|today + 2 weeks|today+14d|10wd|10 wd
+10wd|+10 working days|10 w/d|2wks|2 weeks prior to the next board""",
    "2020-07-29": """5 working days before the next board|next board's papers|papers deadline for the August board
August's board papers""",
    "2020-07-31": """last Friday in July|last Fri of July|EOM July|EO July|end of 31 July|target date: 31 July|target: 31 July
target - end of July|target date is 31 July|deadline 31 July|deadline: 31/07/2020|deadline - 31 July|date: 31 July|due date 31 July
end date: 31/7/20|completion date 31 July|complete by 31 July|completed by 31 July|to be completed by end of July
required by 31 July|expected by 31 July|moved to 31 July|extended to 31 July 2020|revised to end July|31 July (2020)
July 2020 (end of month)|1-31 July 2020""",
    "2020-08-03": "1st Mon in Aug|1st Monday of next month",
    "2020-08-04": "ahead of the next board|prior to the next board|in advance of the August board",
    "2020-08-05": """first Wednesday of August|1st Wednesday of August|1st Weds in Aug|in time for the next board
ready for the August board|next board date|date of next meeting|next board meeting date|date of the August board
August's board|Augusts board|moved to next board|required by next board|next board (5 August)|next board - 5 August
5 August - board|5/8 board""",
    "2020-08-14": "31 July + 2 weeks|31 July + 10wd",
    "2020-08-25": "papers for the following board|papers for September's board",
    "2020-08-27": "4th Thursday of August",
    "2020-08-31": "EOM August|EOM Aug 2020|July & August",
    "2020-09-02": """following board|the following board|the following board meeting|for the following board
board after the next one|September's board|the September board's date""",
    "2020-09-08": "2nd Tues in Sept|2nd Tuesday of September 2020",
    "2020-09-30": """Q2 (2020/21)|Q2 (20/21)|Q2 - 2020/21|Q2/2020-21|Q2 (30 September 2020)|Q2 (end of September)|Q2 (Jul-Sep)
1/7/20-30/9/20|1/7-30/9|1.7.20-30.9.20|01/07/2020-30/09/2020|01/07/20 - 30/09/20|between 1/7/20 and 30/9/20
July 2020 - Sept 2020|month after next|EOQ 2|last Wed in Sept""",
    "2020-10-07": "October's board|at October's meeting|the board in October|Octobers board",
    "2020-10-08": "+3m|+3 months|3m|2nd Thursday in October 2020",
    "2020-12-31": "Q3 - 2020/21|extended to end of Q3|target - end of Q3",
    "2021-01-08": "+6m|6m|+6 months",
    "2021-02-28": "Winter (2020/21)",
    "2021-03-31": """April 2020 - March 2021|1 April 2020 to 31 March 2021|end of the financial year|end of FY|EOFY|EOFY 20/21
FY (2020/21)|Year end (March 2021)|31/3 (Q4)|to be completed by end of financial year|last day of the financial year
quarter after next""",
    "2021-04-01": "start of the financial year|start of the next financial year",
    "2021-07-08": "+1y|+12m",
    "2021-09-30": "Sept 2020 to Sept 2021|from 1 Sept 2020 to 30 Sept 2021",
}
READ |= {phrase: day for day, phrases in SAME_DAY.items() for phrase in re.split(r"[|\n]", phrases)}


# Examples that are not in the sheet, with the day they were said.
SAMPLE = [
    ("3/4", "2020-03-02", "2020-04-03"),
    ("2020-03-08", "2020-02-05", "2020-03-08"),
    ("in July", "2020-06-15", "2020-07-31"),
    ("End Mar 20", "2020-02-05", "2020-03-31"),
    ("by mid December", "2020-11-05", "2020-12-15"),
    ("end Q3", "2019-10-10", "2019-12-31"),
    ("Q4", "2020-02-05", "2020-03-31"),
    ("Q4 2019/20", "2020-02-05", "2020-03-31"),
    ("end of the financial year", "2020-02-05", "2020-03-31"),
    ("first half of 2017", "2017-01-10", "2017-06-30"),
    ("Autumn 2017", "2017-06-12", "2017-11-30"),
    ("wc 06/07/20", "2020-06-24", "2020-07-10"),
    ("week commencing 6 July", "2020-06-24", "2020-07-10"),
    ("by Friday", "2020-02-07", "2020-02-07"),
    ("next Friday", "2020-02-05", "2020-02-14"),
    ("within the next fortnight", "2020-02-05", "2020-02-19"),
    ("March board", "2020-02-05", "2020-03-04"),
    ("12/13 October", "2016-08-01", "2016-10-13"),
    ("22nd to 26th May 2017", "2017-05-01", "2017-05-26"),
    ("24 Aug", "2016-08-26", ""),
    ("early 2021", "2020-02-05", ""),
    ("Winter 2019", "2019-10-10", ""),
    ("w/c 8 July", "2020-06-24", ""),
    ("September 17", "2017-01-10", ""),
    ("May-12", "2012-01-10", ""),
    ("Friday 31 March 2020", "2020-02-05", ""),
    ("end of the financial year", "2021-03-31", "2021-03-31"),
    ("end of the financial year", "2021-04-01", ""),
    ("end of the FY", "2021-04-01", ""),
    ("end of financial year", "2021-05-30", ""),
    ("EOFY", "2021-04-01", ""),
    ("year end", "2021-04-01", ""),
    ("end of the FY", "2021-05-31", "2022-03-31"),
    ("end of this financial year", "2021-04-01", "2022-03-31"),
    ("Friday after next", "2020-02-07", ""),
    ("following week", "2020-02-07", "2020-02-14"),
    ("following board", "2020-02-05", "2020-04-01"),
]


@pytest.mark.parametrize(("phrase", "today", "meant"), SAMPLE)
def test_the_rules_other_examples_are_read_rightly(phrase: str, today: str, meant: str) -> None:
    if meant:
        assert due(phrase, date.fromisoformat(today)) == date.fromisoformat(meant)
    else:
        refused(phrase, date.fromisoformat(today))


@pytest.mark.parametrize(("phrase", "meant"), READ.items())
def test_a_phrase_is_read(phrase: str, meant: str) -> None:
    assert due(phrase) == date.fromisoformat(meant)


# What is said of each, and what is offered in its place.
REFUSED = {
    "July 17": ("can mean two things. Which?", ["17 July 2020", "July 2017"]),
    "Mar-20": ("can mean two things. Which?", ["20 March 2021", "March 2020"]),
    "Sept 21": ("can mean two things. Which?", ["21 September 2020", "September 2021"]),
    "Q3 2020": ("calendar year 2020 or a financial year", ["30 September 2020", "Q3 2020/21"]),
    "H1 2021": ("calendar year 2021 or a financial year", ["30 June 2021", "H1 2021/22"]),
    "FY21": ("can mean two financial years", ["FY 2020/21", "FY 2021/22"]),
    "20/21": ("is not a day and a month", ["FY 2020/21"]),
    "end of 2020": ("calendar year or a financial year", ["31 December 2020", "31 March 2021"]),
    "next August": ("can mean two things", ["August 2020", "August 2021"]),
    "winter 2020": ("can mean two things", ["29 February 2020", "28 February 2021"]),
    "before 31 March": ("or the day before", ["30 March 2021", "31 March 2021"]),
    "before Friday": ("or the day before", ["9 July 2020", "10 July 2020"]),
    "this Monday": ("has passed", ["6 July 2020", "13 July 2020"]),
    "the 3rd": ("does not say which month", ["3 July 2020", "3 August 2020"]),
    "June": ("passed on Tue 30 Jun 2020", ["30 June 2020", "30 June 2021"]),
    "Q1": ("passed on Tue 30 Jun 2020", ["30 June 2020", "30 June 2021"]),
    "yesterday": ("was Tue 7 Jul 2020, which has passed", []),
    "31/03/2019": ("was Sun 31 Mar 2019, which has passed", ["31 March 2021"]),
    "Friday 31 March 2020": ("31 March 2020 is a Tuesday", ["31 March 2020", "3 April 2020"]),
    "Friday 31 March 2021": ("31 March 2021 is a Wednesday", ["31 March 2021", "2 April 2021"]),
    "Friday 30th": ("30 July 2020 is a Thursday", ["30 July 2020", "31 July 2020"]),
    "w/c 15 July": ("15 July 2020 is a Wednesday", ["w/c 13 July 2020"]),
    "w/e 15 July": ("15 July 2020 is a Wednesday", ["15 July 2020", "17 July 2020"]),
    "6 August 2020 (board)": ("has no board on Thu 6 Aug 2020", ["6 August 2020", "5 August 2020"]),
    "30 Feb": ("is not a date: February has 29 days", ["28 February 2021"]),
    "32 July": ("is not a date: July has 31 days", ["31 July 2020"]),
    "31 June": ("is not a date: June has 30 days", ["30 June 2021"]),
    "0 July": ("is not a date", []),
    "00/00/2020": ("is not a date", []),
    "13/13/2020": ("there is no month 13", []),
    "07/13/2020": ("there is no month 13", ["13 July 2020"]),
    "07/31": ("the day comes first", ["31 July 2020"]),
    "29 Feb": ("has passed", []),
    "09/07/2025": ("more than 5 years ahead", ["9 July 2020"]),
    "61 months": ("more than 5 years ahead", []),
    "in 9999 weeks": ("is too far", []),
    "31/03/99": ("would be in the year 2099", ["31 March 2021"]),
    "31/03/9999": ("would be in the year 9999", ["31 March 2021"]),
    "2019/22": ("is not a financial year", []),
    "early March": ("has no one day", ["31 March 2021"]),
    "mid 2021": ("calendar year or a financial year", ["31 March 2021", "31 December 2021", "31 March 2022"]),
    "end of term": ("not the same day everywhere", []),
    "before Easter": ("not the same day every year", []),
    "Good Friday": ("not the same day every year", []),
    "the weekend": ("can mean Friday, Saturday or Sunday", []),
    "3 months after the review": ("counts from a day that has no date here", []),
    "30 hours": ("is not a number of days", []),
    "approx 31 July": ("is not a date alone", ["31 July 2020"]),
    "31 July?": ("is not a date alone", ["31 July 2020"]),
    "31 July or 7 August": ("is not a date alone. Which?", ["31 July 2020", "7 August 2020"]),
    "TBC (probably September)": ("is not a date alone", ["30 September 2020"]),
    "asap, Friday at the latest": ("is not a date alone", ["10 July 2020"]),
    "12/31/2020 00:00:00": ("is not a date alone", ["31 December 2020"]),
    "7 August to 31 July 2020": ("is not a run of days that ends on Fri 31 Jul 2020", []),
    "22-12 October": ("is not a run of days", ["12 October 2020"]),
    "a couple of weeks": ("is not a date", []),
    "week 3 of August": ("is not a date alone", ["3 August 2020"]),
    "following month": ("does not say after which day", []),
    "following Friday": ("does not say after which day", []),
    "Friday after next": ("can mean two days. Which?", ["17 July 2020", "24 July 2020"]),
    "the Monday after next": ("can mean two days. Which?", ["13 July 2020", "20 July 2020"]),
    "week starting 15 July": ("should begin on a Monday", ["w/c 13 July 2020"]),
    "week end 15 July": ("15 July 2020 is a Wednesday", ["15 July 2020", "17 July 2020"]),
    "weekend of 18 July": ("is not a date alone", ["18 July 2020"]),
    "July's board": ("passed on Wed 1 Jul 2020", ["1 July 2020", "7 July 2021"]),
    "next board (12 August)": ("is not a date alone. Which?", ["5 August 2020", "12 August 2020"]),
    "Q2 (31 October)": ("is not a date alone. Which?", ["30 September 2020", "31 October 2020"]),
    "banana + 2 weeks": ("counts from a day that has no date here", []),
    "+999y": ("is too far", []),
    "30/9/20-1/7/20": ("is not a run of days", []),
    "Sept 2021 to Sept 2020": ("is not a run of days", ["30 September 2021", "30 September 2020"]),
    "Autumn - 2020/21": ("is not a date alone. Which?", ["30 November 2020", "31 March 2021"]),
    "31 July 2020 (TBC)": ("is not a date alone", ["31 July 2020"]),
    "31 July (provisional)": ("is not a date alone", ["31 July 2020"]),
    "31 July then ongoing": ("is not a date alone", ["31 July 2020"]),
    "was 30/6, now 31/8": ("is not a date alone. Which?", ["30 June 2020", "30 June 2021", "31 August 2020"]),
    "TBC March": ("is not a date alone", ["31 March 2021"]),
    "TBC (March)": ("is not a date alone", ["31 March 2021"]),
    "TBC/March": ("is not a date alone", ["31 March 2021"]),
    "TBC May": ("is not a date alone. Which?", ["31 May 2020", "31 May 2021"]),
    "TBC Aug 5": ("is not a date alone", ["5 August 2020"]),
    "TBC 31/7": ("is not a date alone", ["31 July 2020"]),
    "asap 31/7": ("is not a date alone", ["31 July 2020"]),
    "asap 31.7": ("is not a date alone", ["31 July 2020"]),
    "asap - a week tomorrow": ("is not a date alone", ["16 July 2020"]),
    "ASAP/Friday": ("is not a date alone", ["10 July 2020"]),
    "urgent - Sat": ("is not a date alone", ["11 July 2020"]),
    "Ongoing - review March": ("is not a date alone", ["31 March 2021"]),
    "Ongoing until 31-7": ("is not a date alone", ["31 July 2020"]),
    "annually (March)": ("is not a date alone", ["31 March 2021"]),
    "Subject to action 1.10, 31.7": ("is not a date alone", ["31 July 2020"]),
    "end of July/early August": ("is not a date alone. Which?", ["31 July 2020", "31 August 2020"]),
    "Sept 2020/21": ("is not a date", []),
    "banana": ("is not a date. Write it like 8 July 2020.", []),
    "soonish": ("is not a date", []),
    "44043": ("is not a date", []),
    "": ("is not a date", []),
}


@pytest.mark.parametrize("phrase", REFUSED)
def test_a_phrase_is_refused_with_its_reason_and_what_to_say(phrase: str) -> None:
    refusal = refused(phrase)
    said, offered = REFUSED[phrase]
    assert refusal.reason.startswith(f'"{phrase}" ')
    assert said in refusal.reason
    assert not offered or words(refusal) == offered


def test_there_are_at_least_120_phrases_besides_the_sheets() -> None:
    known = {row["phrase"] for row in ROWS}
    assert len((READ.keys() | REFUSED.keys()) - known) >= 120


def test_two_readings_are_offered_and_the_past_one_says_so() -> None:
    refusal = refused("July 17")
    assert refusal.reason == '"July 17" can mean two things. Which?'
    assert refusal.instead == (("17 July 2020", ""), ("July 2017", PAST))


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        (date(2020, 3, 31), date(2020, 3, 31)),
        (date(2020, 4, 1), None),
        (date(2020, 5, 30), None),
        (date(2020, 5, 31), date(2021, 3, 31)),
    ],
)
def test_a_day_without_a_year_is_asked_about_for_60_days_after_it(today: date, meant: date | None) -> None:
    if meant:
        assert due("31 March", today) == meant
    else:
        assert refused("31 March", today).instead == (("31 March 2020", PAST), ("31 March 2021", ""))


def test_a_weekday_settles_which_year_is_meant() -> None:
    """The 27th of March was a Friday in 2020, and is a Saturday in 2021."""
    assert due("Sat 27 March", date(2020, 4, 2)) == date(2021, 3, 27)
    assert "has passed" in refused("Fri 27 March", date(2020, 4, 2)).reason


def test_a_leap_day_is_asked_about_where_none_is_near() -> None:
    for phrase in ("29 Feb", "w/c 29 Feb", "29 Feb (board)", "28-29 Feb", "2 weeks after 29 Feb"):
        assert "is not a day of this year or the next" in refused(phrase, date(2022, 7, 8)).reason


def test_a_board_needs_the_calendar() -> None:
    for phrase in (
        "next board",
        "March board",
        "before the next meeting",
        "next board papers",
        "board after next",
    ):
        with pytest.raises(Refusal, match="in the calendar"):
            due_date(phrase, TODAY)


def test_two_boards_in_a_month_are_asked_about() -> None:
    with pytest.raises(Refusal) as refusal:
        due_date("August board", TODAY, [date(2020, 8, 5), date(2020, 8, 26)])
    assert words(refusal.value) == ["5 August 2020", "26 August 2020"]


def test_papers_that_have_gone_out_are_asked_about() -> None:
    refusal = refused("next board papers", date(2020, 2, 27))
    assert refusal.instead == (("26 February 2020", PAST), ("25 March 2020", ""))


def test_a_phrase_is_quoted_as_it_was_typed_and_cut_when_long() -> None:
    assert refused("  Sooner  or LATER ").reason.startswith('"Sooner  or LATER" is not a date.')
    assert refused("é" * 61).reason.startswith('"' + "é" * 60 + '…" ')


STATED = {
    "31/03/2012": "2012-03-31",
    "March 2019": "2019-03-31",
    "Fri 3 July 2020": "2020-07-03",
    "March 2020 board": "2020-03-04",
    "1.4.17": "2017-04-01",
    "5 August": "2020-08-05",
    "30 June": None,
    "31/03/02": None,
    "31/03/1990": None,
    "31/03/2030": None,
    "July 17": None,
    "Fri 4 July 2020": None,
}


@pytest.mark.parametrize(("phrase", "meant"), STATED.items())
def test_a_stated_date_may_be_past_where_its_year_is_written(phrase: str, meant: str | None) -> None:
    if meant:
        assert stated_date(phrase, TODAY, MEETINGS) == date.fromisoformat(meant)
    else:
        with pytest.raises(Refusal):
            stated_date(phrase, TODAY, MEETINGS)


AS_AT = {
    "30 June": "2020-06-30",
    "June": "2020-06-30",
    "end of May": "2020-05-31",
    "end of Q1": "2020-06-30",
    "8 July": "2020-07-08",
    "30 September": "2019-09-30",
    "31/03/2020": "2020-03-31",
    "yesterday": "2020-07-07",
    "today": "2020-07-08",
    "now": "2020-07-08",
    "Friday": "2020-07-03",
    "last Friday": "2020-07-03",
    "Wednesday": "2020-07-08",
    "2 weeks ago": "2020-06-24",
    "last month": "2020-06-30",
    "last quarter": "2020-06-30",
    "year end": "2020-03-31",
    "2019/20": "2020-03-31",
    "the 3rd": "2020-07-03",
    "June 30": "2020-06-30",
    "Christmas": "2019-12-24",
    "w/c 29 June": "2020-07-03",
    "end of the financial year": "2020-03-31",
    "last financial year": "2020-03-31",
    "start of the financial year": "2020-04-01",
    "week starting 29 June": "2020-07-03",
    "1st Wednesday of June": "2020-06-03",
    "Q4 (2019/20)": "2020-03-31",
    "+2w": None,
    "tomorrow": None,
    "31/07/2020": None,
    "in 2 weeks": None,
    "July": None,
    "9 July": None,
    "last Monday": None,
    "Fri 4 July": None,
    "Q4 2019": None,
    "31/03/02": None,
}


@pytest.mark.parametrize(("phrase", "meant"), AS_AT.items())
def test_a_figure_is_as_at_the_latest_such_day(phrase: str, meant: str | None) -> None:
    if meant:
        assert as_at_date(phrase, TODAY) == date.fromisoformat(meant)
    else:
        with pytest.raises(Refusal):
            as_at_date(phrase, TODAY)


def test_a_figure_cannot_be_as_at_a_day_to_come() -> None:
    with pytest.raises(Refusal, match="Figures cannot be as at a day that has not come") as refusal:
        as_at_date("31/07/2020", TODAY)
    assert refusal.value.instead == (("31 July 2019", ""),)


def test_a_month_that_is_not_over_is_asked_about() -> None:
    with pytest.raises(Refusal) as refusal:
        as_at_date("June", date(2020, 6, 15))
    assert refusal.value.instead == (("30 June 2019", ""), ("today", ""))


KEPT = """Ongoing|ONGOING.|“Ongoing”|on-going|Ongoing – monthly|TBC|TBA|TBD|tbc in meeting|asap|a.s.a.p.
Immediate|Immediately|urgent|Urgently|n/a|N/A|-|–|—|?|??|Monthly|Quarterly|six weekly|six-weekly|6 weekly
on a monthly basis|in each cycle|Rolling|Continuous|Every board|each board|every Friday|Every 6 weeks
twice a year|When recruited|Subject to Eclipse go-live|Verbal update|Not yet due|Overdue|Complete|Completed
to be confirmed|to be agreed with the chair|Subject to approval, may slip|Subject to action 1.10|After go-live
Post Ofsted|no due date|No due date - ongoing|no date set|no end date|no deadline|No timescale agreed|not set|date not set
not yet known|not started|none|none yet|nil|null|n/k|unknown|various|various, see action plan|various dates|multiple
long term|long-term|short to medium term|in the short term|medium term (6-12 months)|see notes|see note 3|see above
see section 3.2 of the plan|Subject to actions 1.10 and 1.11|see 1.10-1.12|dependent on 1.10|as per action plan|standing item
standing agenda item|standing item each board|on hold|on-hold|On hold pending funding|in progress|In progress (70%)
under way|under review|not applicable|to follow|details to follow|when funding agreed|if approved|once funding agreed
timescale to be agreed|due date tbc|dates TBC|Ongoing: monthly|Ongoing (1-1 meetings)|Ongoing (2-3 weeks)
Subject to £2m funding|Fridays|weekly on Fridays|every 1st Wednesday|first Wednesday of each month|end of each month
every half term|twice per term|half-termly|BAU|open-ended|pending|cancelled|No longer required|without delay"""
NOT_KEPT = """Ongoing - review end March|asap - by end Jan at latest|soonish|banana|now|Monday|31/07/2020|2018
TBC July 17|Urgent, by 31/7|asap (Friday)|Ongoing until Easter|Subject to approval in September|After 31 March
Every board until March 2021|TBC at next board|next board|end of the year|Autumn term|July 17|following week
TBC March|TBC May|TBC September|TBC (March)|TBC/March|TBC 31/7|TBC 31.7|TBC Aug 5|Ongoing - review March|Ongoing to March
asap 31/7|ASAP/Friday|urgent - Sat|annually (March)|annually in March|overdue - was March|overdue (31/3)|Done May|on hold until May
in progress - due March|standing item (May board)|No date until September|to follow in Sept|when funding agreed (May)
see 31/7|pending 31.7|short term (3 months)|asap, 14d|various (March-May)|31 July 2020 (TBC)|31 July?|Tues|weds|thurs
following board|complete by 31 July|Friday after next
within 24 months of the inspection report|"""


@pytest.mark.parametrize("phrase", re.split(r"[|\n]", KEPT))
def test_words_that_are_no_date_are_kept(phrase: str) -> None:
    assert keeps_its_words(phrase)
    refused(phrase)


@pytest.mark.parametrize("phrase", re.split(r"[|\n]", NOT_KEPT))
def test_words_with_a_date_in_them_and_gibberish_are_not_kept(phrase: str) -> None:
    assert not keeps_its_words(phrase)


@widely
@given(today=todays, ahead=st.integers(0, 5 * 365))
def test_a_date_the_bot_prints_is_read_back_as_the_same_day(today: date, ahead: int) -> None:
    printed = today + timedelta(days=ahead)
    assert due_date(in_full(printed), today) == printed
    assert stated_date(in_full(printed), today) == printed
    assert as_at_date(in_full(today), printed) == today


def test_every_date_the_bot_prints_for_five_years_is_read_back() -> None:
    for ahead in range((date(2025, 7, 8) - TODAY).days + 1):
        printed = TODAY + timedelta(days=ahead)
        assert due_date(in_full(printed), TODAY) == printed


WRITTEN = [
    "%A %d/%m/%Y %H:%M",
    "%a %Y-%m-%d %H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%d %B %Y %H:%M:%S",
    "%a, %d %b %Y %H:%M:%S +0100",
    "%Y %B %d",
]


@pytest.mark.parametrize("form", WRITTEN)
def test_dateparser_is_never_believed_wrongly(form: str) -> None:
    """Every day of three years, in each shape that it is shown."""
    for ahead in range(3 * 365 + 1):
        day = date(2020, 1, 1) + timedelta(days=ahead)
        assert found.clocked_date(day.strftime(form).lower()) == day


@pytest.mark.parametrize(
    "text",
    [
        "07/13/2020 00:00:00",
        "31/12/19 00:00:00",
        "2020-13-07 00:00",
        "sat 31 july 2020 00:00:00",
        "july 2020 10:00",
    ],
)
def test_what_dateparser_would_guess_at_is_not_read(text: str) -> None:
    assert found.clocked_date(text) is None


PIECES = """31 30 29 0 1 2 7 13 17 20 2020 2021 20/21 2019/20 1/8 31/06 31/07/2020 31.7.20 99999999999 ٣١ ² ½
8th 31st Jan Feb March May June July Aug Sept Dec Monday Fri sat today tomorrow yesterday now next last this
coming week weeks month months quarter year working day days fortnight ago from after before on end of mid
early late start half Q1 Q4 H1 FY financial winter summer term Easter Christmas board meeting papers w/c
w/e cop by until at latest to and - – / ( ) ? , . first a the TBC ongoing every subject in noon 5pm 00:00
T17:00Z + +2w 14d following completed starting ending EOM 1st 2nd October's June: TBC/March (2020/21) 1/7-30/9
Q2 may see not set 1.10 2-3"""
phrases = st.lists(st.sampled_from(re.split(r"\s", PIECES)), min_size=1, max_size=9).map(" ".join)


def check_the_refusal(refusal: Refusal, phrase: str, today: date, looking_back: bool) -> None:
    """A refusal quotes the phrase, and what it offers is taken, or is past and says so."""
    assert refusal.reason.startswith('"' + phrase.strip()[:60])
    for offered, note in refusal.instead:
        if note == PAST:
            assert stated_or_older(offered, today) < today
        else:
            meant = as_at_date(offered, today) if looking_back else due_date(offered, today, MEETINGS)
            if re.fullmatch(r"\d+ [A-Z][a-z]+ \d{4}", offered):
                assert offered == f"{meant.day} {MONTHS[meant.month - 1]} {meant.year}"


def stated_or_older(offered: str, today: date) -> date:
    try:
        return stated_date(offered, today, MEETINGS)
    except Refusal:
        return date.min


@settings(anything, max_examples=examples(2_000))
@given(phrase=phrases, today=st.dates(date(2015, 1, 1), date(2025, 12, 31)))
def test_no_run_of_date_words_ends_in_anything_but_a_day_or_a_refusal(phrase: str, today: date) -> None:
    try:
        assert due_date(phrase, today, MEETINGS) >= today
    except Refusal as refusal:
        check_the_refusal(refusal, phrase, today, looking_back=False)
    try:
        assert as_at_date(phrase, today) <= today
    except Refusal as refusal:
        check_the_refusal(refusal, phrase, today, looking_back=True)
    if keeps_its_words(phrase):
        with pytest.raises(Refusal):
            due_date(phrase, today, MEETINGS)


@anything
@given(phrase=st.text(max_size=120), today=todays)
@example(phrase="٣١ July 2020", today=TODAY)
@example(phrase="²/²/²", today=TODAY)
@example(phrase="\ud800", today=TODAY)
def test_no_string_ends_in_anything_but_a_day_or_a_refusal(phrase: str, today: date) -> None:
    for reads in (due_date, stated_date, as_at_date):
        with contextlib.suppress(Refusal):
            assert type(reads(phrase, today)) is date
    assert keeps_its_words(phrase) in (True, False)


LONG = [
    "a week from ",
    "1 day - ",
    "before ",
    "end ",
    "9" * 50,
    " ",
    "(",
    "by noon ",
    "31/",
    "fri ",
    "the ",
    "? ",
    "+ 2w ",
    "31 July (",
    "may be ",
    "see 1.10 and ",
    "due - ",
    "ﷺ",
]


@pytest.mark.parametrize("piece", [*LONG, "subject to ", "every ", "tbc ", "in the next "])
@pytest.mark.parametrize("size", [80, 199, 10_000])
def test_no_long_string_takes_more_than_a_moment(piece: str, size: int) -> None:
    phrase = (piece * size)[:size]
    started = time.perf_counter()
    for reads in (due_date, stated_date, as_at_date):
        with pytest.raises(Refusal):
            reads(phrase, TODAY)
    keeps_its_words(phrase)
    assert time.perf_counter() - started < 1


@widely
@given(day=st.integers(0, 40), month=st.integers(0, 20), year=st.integers(2018, 2027))
def test_a_day_is_before_its_month_and_never_rolls_over(day: int, month: int, year: int) -> None:
    possible = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    try:
        assert stated_date(f"{day:02}/{month:02}/{year}", TODAY) == date(year, month, day)
    except Refusal:
        assert not possible or date(year, month, day) > date(2025, 7, 8)


def test_reading_is_the_same_in_any_case_and_with_any_dash_or_space() -> None:
    shuffled = random.Random(1)
    for phrase, meant in READ.items():
        odd = phrase.upper() if shuffled.random() < 0.5 else phrase.title()
        odd = f"  {odd.replace(' ', chr(0xA0)).replace('-', '–')} "
        assert due(odd) == date.fromisoformat(meant), odd
