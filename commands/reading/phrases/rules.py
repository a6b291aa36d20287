"""The grammar of dates: which rule reads which phrase, in order.

The first rule that matches and does not return None is used, so a strict rule comes before any looser one. What the
rules must achieve is in docs/rules.md 1.1 to 1.13; `{day}`, `{month}` and the like are spelt out in `vocabulary.py`.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from commands.reading.phrases import counted as steps, days, meetings as boards
from commands.reading.phrases.meaning import Background, Meaning, Period, Question, first_of
from commands.reading.phrases.periods import read_period
from commands.reading.phrases.vocabulary import bare, pattern

# Longer than any written date, and short enough for every phrase to be read quickly.
LONGEST_DATE = 80
UNITS_ALONE = {"week", "wk", "month", "quarter", "qtr", "financial year", "fy", "year", "years", "yr"}

Reader = Callable[[re.Match[str], Background], Meaning | None]
Rule = tuple[re.Pattern[str], Reader]


def _asks(why: str) -> Reader:
    def reader(found: re.Match[str], setting: Background) -> Meaning:
        raise Question(why)

    return reader


def _of_period(use: Callable[[Period, Background], Meaning]) -> Reader:
    def reader(found: re.Match[str], setting: Background) -> Meaning | None:
        period = read_period(found["rest"], setting)
        return use(period, setting) if period else None

    return reader


def _of_month(use: Callable[[Period, Background], Meaning]) -> Reader:
    def reader(found: re.Match[str], setting: Background) -> Meaning | None:
        period = read_period(found["rest"], setting)
        return use(period, setting) if period and period.months == 1 else None

    return reader


def _of_day(use: Callable[[Meaning, Background], Meaning]) -> Reader:
    def reader(found: re.Match[str], setting: Background) -> Meaning | None:
        day = first_of(SINGLE_DAYS, bare(found["rest"]), setting)
        return use(day, setting) if day else None

    return reader


def _with_weekday(found: re.Match[str], setting: Background) -> Meaning | None:
    day = first_of(WRITTEN_DAYS, found["rest"], setting)
    return steps.on_weekday(day, found["weekday"]) if day else None


def _period_alone(found: re.Match[str], setting: Background) -> Meaning | None:
    """A period alone means its last day; "month" or "quarter" alone is too little to go on."""
    return None if found[0] in UNITS_ALONE else _of_period(Period.end)(found, setting)


def _weekday_of_month(found: re.Match[str], setting: Background) -> Meaning | None:
    return _of_month(lambda month, _: steps.weekday_of_month(found, month, setting))(found, setting)


def _week_of_month(found: re.Match[str], setting: Background) -> Meaning | None:
    return _of_month(lambda month, _: steps.week_of_month(found["nth"], month, setting))(found, setting)


def _before(found: re.Match[str], setting: Background) -> Meaning | None:
    """`before the end of March` is that end; `before April` is the day before it begins."""
    if found["rest"].startswith("end "):
        return read(found["rest"], setting)
    period = read_period(found["rest"], setting)
    if period and period.months == 1:
        return period.start(setting).moved(lambda day: day - timedelta(days=1))
    return _of_day(steps.before_day)(found, setting)


def _counted_from(found: re.Match[str], setting: Background) -> Meaning:
    """`a week on Monday`, `3 weeks after 31 March`. If the day counted from has no date here, it is asked about."""
    move = steps.counted(found, -1 if found["from"] == "before" else 1)
    clear = found["from"] or _NEEDS_NO_FROM.fullmatch(found["rest"])
    day = read(found["rest"], setting) if clear else None
    if not day:
        raise Question("counts from a day whose date is not known here. Give the date itself.")
    return day.moved(move)


def _both(found: re.Match[str], setting: Background) -> tuple[Meaning, Meaning] | None:
    first = read(found["first"], setting)
    last = read(found["last"], setting) if first else None
    return (first, last) if first and last else None


def _range(found: re.Match[str], setting: Background) -> Meaning | None:
    both = _both(found, setting)
    if not both or (_A_YEAR.fullmatch(found["last"]) and not both[0].dated):
        return None  # "Winter - 2020/21" is no run of days that ends with the year
    return days.a_range(*both)


def _said_twice(found: re.Match[str], setting: Background) -> Meaning | None:
    both = _both(found, setting)
    return days.the_same_day(*both) if both else None


_week_commencing = _of_day(lambda day, _: steps.week_commencing(day))
_A_YEAR = pattern("(?:(?:fy|financial year) ?)?{fy}")
_NEEDS_NO_FROM = pattern("tomorrow|{weekday}")
_MONTH_NUMBER = "(?P<number>[0-9]{1,2})"
_FROM_DAY = "(?:between |from )?(?P<from_day>[0-9]{1,2})(?: ?(?:st|nd|rd|th))? ?"
_ONE_UNIT = "(?P<count>)(?P<unit>day|week|fortnight|month|year)"
_NTH = "(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_COMMENCING = "(?:end )?(?:w|wk|week)[/ ]?(?:c|b|commencing|comm|beginning|beg|starting|start)"
_ENDING = "(?:end )?(?:w/?e|(?:w|wk|week)[/ ](?:e|end|ended|ending)|weekending)"
_FOR_BOARD = "(?:before )?(?:(?:board )?papers?(?: deadline)? (?:for )?)?"
_PAPERS = "(?: papers?(?: deadline)?)?"

WRITTEN_DAYS: tuple[Rule, ...] = (
    (pattern("{full_year}[-/.]" + _MONTH_NUMBER + "[-/.]{day}"), days.numeric_day),
    (pattern("{day}[-/.]" + _MONTH_NUMBER + "[-/.]{year}"), days.numeric_day),
    (pattern("{day} " + _MONTH_NUMBER + " {full_year}"), days.numeric_day),
    (pattern("{day}[-/.]" + _MONTH_NUMBER), days.day_and_month_numbers),
    (pattern("{day} ?{month}(?: ?{year})?"), days.written_day),
    (pattern("{day} {month} (?P<when>this|next) year"), days.written_day_of_year),
    (pattern("{month} {nth}(?: {year})?"), days.written_day),
    (pattern("{month} {day} {full_year}"), days.written_day),
    (pattern("{month} ?" + _MONTH_NUMBER), days.month_and_number),
)

SINGLE_DAYS: tuple[Rule, ...] = (
    *WRITTEN_DAYS,
    (pattern("today|tonight|now|this (?:morning|afternoon|evening)"), steps.named_day),
    (pattern("cop|cob|eop|eob|eod|(?:close|end) (?:play|business)|end day"), steps.named_day),
    (pattern("yesterday|tomorrow|day before yesterday|day after tomorrow"), steps.named_day),
    (pattern("(?:(?:this )?coming )?{weekday}"), steps.weekday),
    (pattern("{which} {weekday}"), steps.weekday_of_week),
    (pattern("{weekday} {which} (?:week|wk)"), steps.weekday_of_week),
    (pattern("{weekday} (?P<which>following) (?:week|wk)"), steps.weekday_of_week),
    (pattern("{which} (?:week|wk)(?: on)? {weekday}"), steps.weekday_of_week),
    (pattern("{weekday} (?:week|wk|fortnight)"), steps.weekday_week),
    (pattern("{weekday} {day}"), days.weekday_and_number),
    (pattern("{weekday} {rest}"), _with_weekday),
    (pattern("{rest} {weekday}"), _with_weekday),
    (pattern("{nth}(?: (?:(?P<when>this|next|last) )?month)?"), days.day_of_this_month),
)

RULES: tuple[Rule, ...] = (
    (
        pattern("(?:.* )?(?:autumn|winter|spring|summer|end|start|half|this|next|school) terms?(?: .*)?"),
        _asks("is not the same day everywhere. Give the date."),
    ),
    (
        pattern(r"(?:.* )?(?:school|academic|municipal|summer) (?:year|holidays?|break|recess)(?: .*)?|ay ?\d+.*"),
        _asks("is not the same day everywhere. Give the date."),
    ),
    (
        pattern("(?:.* )?(?:easter|good friday|bank holiday|whitsun|ramadan|eid|diwali)(?: .*)?"),
        _asks("is not the same day every year. Give the date."),
    ),
    (pattern("(?:before )?(?:christmas|xmas)(?: (?P<part>eve|day))?(?: {year})?"), days.christmas),
    (pattern("new years (?P<part>eve|day)(?: {year})?"), days.new_years),
    (pattern("(?:.* )?new year(?: .*)?"), _asks("does not say which day. Give the date.")),
    (
        pattern("coming (?:week|month)|following (?:month|{weekday})"),
        _asks("does not say after which day. Give the date."),
    ),
    (pattern("{weekday} after next"), steps.weekday_after_next),
    (pattern("week ?end"), _asks("can mean Friday, Saturday or Sunday. Give the date.")),
    (pattern(_FOR_BOARD + "next {board}(?P<after> but one)?" + _PAPERS), boards.next_board),
    (pattern(_FOR_BOARD + "{board} (?P<after>after next)(?: one)?" + _PAPERS), boards.next_board),
    (pattern(_FOR_BOARD + "(?P<after>following) {board}" + _PAPERS), boards.next_board),
    (pattern("(?:last|previous) {board}"), boards.last_board),
    (pattern(_FOR_BOARD + "{which} months? {board}" + _PAPERS), boards.board_of_this_month),
    (pattern(_FOR_BOARD + "{month}(?: ?{year})? {board}" + _PAPERS), boards.board_of_month),
    (pattern(_FOR_BOARD + "{board} (?:in )?{month}(?: {year})?"), boards.board_of_month),
    *SINGLE_DAYS,
    (pattern("(?P<rest>[a-z0-9].*?) (?:- )?{board}"), _of_day(boards.a_board_on)),
    (pattern("{board} (?:on |- )?{rest}"), _of_day(boards.a_board_on)),
    (pattern(_FROM_DAY + "(?:-|/|to|and|&) ?{day} {month}(?: ?{year})?"), days.days_of_month),
    (pattern("{rest}"), _period_alone),
    (pattern("(?:end|last day|month end) {rest}"), _of_period(Period.end)),
    (pattern("end month {rest}"), _of_period(Period.end)),
    (pattern("end {rest}"), _of_day(lambda day, _: day)),
    (pattern("{rest} end"), _of_period(Period.end)),
    (pattern("{rest} month end"), _of_period(Period.end)),
    (pattern("(?:start|beginning|first day) {rest}"), _of_period(Period.start)),
    (pattern("(?:mid|middle) {rest}"), _of_period(Period.middle)),
    (pattern("late {rest}"), _of_period(Period.late)),
    (pattern("early {rest}"), _of_period(Period.early)),
    (pattern("last working day (?:in )?{rest}"), _of_period(steps.last_working_day_of)),
    (pattern("first working day (?:in )?{rest}"), _of_period(steps.first_working_day_of)),
    (pattern(_NTH + " {weekday} (?:in )?{rest}"), _weekday_of_month),
    (pattern(_NTH + " (?:full |whole )?(?:week|wk|w/c) (?:in )?{rest}"), _week_of_month),
    (pattern("(?:first|1st) half {rest}"), _of_month(Period.middle)),
    (pattern("(?:second|2nd|latter) half {rest}"), _of_month(Period.late)),
    (pattern(_COMMENCING + " {rest}"), _week_commencing),
    (pattern(_ENDING + " {rest}"), _of_day(lambda day, _: steps.week_ending(day))),
    (
        pattern(r"(?:\+ ?)?{count} {unit_or_letter}(?: time| (?:from )?(?:now|today))?(?P<ago> ago)?"),
        steps.count_from_today,
    ),
    (pattern("(?P<count>)(?P<unit>fortnight)(?: time)?(?P<ago>)"), steps.count_from_today),
    (pattern("before {rest}"), _before),
    (pattern("(?:between |from )?(?P<first>[a-z0-9].*?) ?(?: - | to )(?P<last>.+)"), _range),
    (pattern("between (?P<first>[a-z0-9].*?) and (?P<last>.+)"), _range),
    (pattern("{count} {unit} (?:(?P<from>from|after|on|before) )?{rest}"), _counted_from),
    (pattern(r"(?P<rest>[a-z0-9].*?) ?(?P<from>\+) ?{count} {unit_or_letter}"), _counted_from),
    (pattern(r"(?P<first>[a-z0-9][^()]*) \( (?P<last>[^()]+) \)"), _said_twice),
    (pattern(_ONE_UNIT + " (?P<from>from|after|on|before) {rest}"), _counted_from),
)  # fmt: skip


def read(text: str, setting: Background) -> Meaning | None:
    """What a simplified phrase means, or None if no rule reads it.

    Raises Question if a rule reads it but it does not name one day.
    """
    return first_of(RULES, bare(text), setting) if len(text) <= LONGEST_DATE else None
