"""Reads what follows a measure's ref in a message that is not a typed command: `M6 is 84% as at 30 June`."""

import re
from collections.abc import Sequence

from board.measures import Measure
from board.refs import quoted, refs_named
from board.refusals import Refusal
from board.words import plain_day
from commands.day_stated import stated_apart
from commands.meant.asks_for import asks
from commands.meant.questions import show_line, which_meaning
from commands.meant.verb_in_words import MARKS
from commands.measures.figures.figure_day import without_day
from commands.measures.figures.figure_words import figure_in, figures_in
from commands.measures.figures.lead_words import without_leads
from commands.measures.figures.reading_words import named_whole
from commands.measures.figures.typed_figure import Unclear
from commands.measures.indicators.which import indicators_called, known_indicators, newest
from commands.reading.marks import suppression_in
from commands.reading.phrases.vocabulary import NUMBERS
from commands.verbs import Command

_FIGURE = re.compile(r"(?<![\w.,/])-?£?\d|\b(?:nil|none|zero)\b", re.I)
# Signs that a figure is hoped for, asked for or missing.
_NO_READING = re.compile(
    r"\b(?:target|should|must|needs?|will|would|could|aim|aims|aiming|expect(?:ed|s)?|forecast|predicted|hope|by|not|no|never|"
    r"who|what|when|where|why|how|which|if|\w+n['’]t)\b|\?\s*+\Z",
    re.I,
)
_STANCE = re.compile(r"\A(?:is\s++|now\s++|has\s++been\s++|was\s++)*+(?P<stance>(?:not\s++|un)?met)\W*+\Z", re.I)
_CORRECTS = re.compile(r"\W*+(?:oops|whoops|sorry|apologies|correction|corrected)\b", re.I)
_ENTERS = "enters a figure"
_NUMBER = "|".join(sorted(set(NUMBERS) - {"a", "an"}, key=len, reverse=True))
_ONES = "|".join(word for word, number in NUMBERS.items() if number < 10 and len(word) > 2)
_IN_WORDS = re.compile(
    rf"\A(?:(?:is|now|at|about|still)\s++)*+(?P<number>(?:{_NUMBER})(?:[\s-](?:{_ONES}))?+)(?!\w)"
    r"(?P<percent>\s?(?:%|per\s?cent))?+(?P<more>(?:\s++(?:as|in|for|on|at)\s.*)?+)\Z",
    re.I | re.S,
)


def reads_figure(words: str) -> bool:
    """True if the words give a figure or say that it is suppressed, and neither
    ask for one nor say what it should be."""
    small = suppression_in(words)
    is_given = _FIGURE.search(words) or (small and not (small["letter"] or small["bound"]))
    return bool(is_given) and not _NO_READING.search(words) and not asks(words)


def lines_of_mention(measure: Measure, words: str, of_board: str) -> list[tuple[str, str]]:
    """Lines for a sentence that mentions a measure and one figure; empty if it gives no certain figure. A correction
    without a day may be of the newest figure: `oops, M6 was 84%`.

    `of_board` names the board in each line.
    """
    bare = " ".join(each for each in words.split() if not refs_named(each.strip(MARKS), [measure.ref]))
    free, day = without_day(bare)
    if not day:
        free, day = stated_apart(bare)
    figures = figures_in(free)
    corrects = bool(_CORRECTS.match(words))
    if len(figures) != 1 or not (corrects or reads_figure(bare)):
        return []
    name = _indicator_in(measure, free)
    line = f"/measure reading {quoted(measure.ref)} {f'{name} {figures[0]}'.strip()}"
    was = newest(measure, name) if corrects and not day else None
    instead = [(f"{line} as at {plain_day(was.as_at)}{of_board}", f"in place of {was.figure}")] if was else []
    as_at = f" as at {day}" if day else ""
    return [*instead, (f"{line}{as_at}{of_board}", _ENTERS), show_line("measure", measure.ref, of_board)]


def _indicator_in(measure: Measure, words: str) -> str:
    """The one indicator that the words name in full, or beside their figure in part. Empty if none."""
    known = known_indicators(measure)
    whole = named_whole(measure, words) if known else ""
    beside = _named(words)
    called = indicators_called(known, beside) if beside and not whole else []
    return whole or (called[0] if len(called) == 1 else "")


def figure_in_words(words: str) -> str:
    """The figure with its day: `is eighty four percent as at 30 June` gives
    `84% as at 30 June`. Empty for other words."""
    found = _IN_WORDS.match(words)
    if not found:
        return ""
    figure = sum(NUMBERS[each] for each in found["number"].casefold().replace("-", " ").split())
    return f"{figure}{'%' if found['percent'] else ''}{found['more']}"


def check_indicator(measure: Measure, words: str) -> None:
    """Asks about words that would start a measure's first indicator."""
    ref, shows = quoted(measure.ref), show_line("measure", measure.ref)
    if known_indicators(measure) or not (name := _named(words)) or name.casefold() == measure.title.casefold():
        return
    figure, day_said = figure_in(without_day(words)[0]).figure, without_day(words)[1]
    as_at = f" as at {day_said}" if day_said else ""
    lines = [
        (f"/measure reading {ref} {figure}{as_at}", f"enters a figure for {measure.title}"),
        (f"/measure reading {ref} {words.strip()}", f'starts an indicator called "{name}"'),
        shows,
    ]
    raise Refusal(f"{measure.ref} has no indicator yet. Which is it?", lines=lines, heading="Not saved.")


def _named(words: str) -> str:
    """What the words beside a figure name; empty if they name nothing, or the figure is unclear."""
    try:
        typed = figure_in(without_day(words)[0])
    except Unclear:
        return ""
    return without_leads(typed.before.replace(";", " ")).strip() or without_leads(typed.after.replace(";", " ")).strip()


def which_of_measure(command: Command, ref: str, words: str) -> Refusal | None:
    """The question of what was meant, for words that give no certain figure; None if they may be a slip for a verb."""
    lines: Sequence[tuple[str, str]] = []
    if found := _STANCE.match(words):
        stance = "met" if found["stance"].casefold() == "met" else "not met"
        lines = [(f"/{command.name} claim {quoted(ref)} {stance}", "records what was reported")]
    elif said := figure_in_words(words):
        lines = [(f"/{command.name} reading {quoted(ref)} {said}", _ENTERS)]
    elif _FIGURE.search(words):
        lines = [(f"/{command.name} reading {quoted(ref)} …", _ENTERS)]
    elif not (_NO_READING.search(words) or asks(words)):
        return None
    return which_meaning([*lines, show_line(command.name, ref)])
