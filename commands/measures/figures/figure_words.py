"""Finds the figure in a reading's words, and what it is of: `CP visits 77% (412 of 535)`, `fell to 17.3`, `nil`."""

import re

from board.figures import POUNDS, SUPPRESSED
from board.refusals import Refusal
from board.words import number, rounded, without_zeros
from commands.measures.figures.lead_words import EDGES, trimmed, without_leads
from commands.measures.figures.shares import ratio_in, share_in
from commands.measures.figures.typed_figure import SEVERAL, Typed, Unclear, unit_typed
from commands.reading.figures import SCALE, check_not_negative, figure as checked_figure, scale_of
from commands.reading.marks import no_figure_mark, suppression_in, why_no_figure

# Each pattern must read a line of any length in linear time: its repeats do not backtrack (`*+`).
_NUMBER = r"\d++(?:,\d++)*+(?:\.\d++)?+"
_PERCENT = r"%(?:\s?age)?|per\s?cent(?:age)?\b|pc\b"
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?<!\d:)(?<!\bper\s)(?!\d{{1,2}}:\d\d)(?:(?!20\d\d/\d\d(?!\d))(?P<n>{_NUMBER})\s*+\(?\s*+(?:/|(?:out\s++)?of\b)\s*+(?:the\s++)?+(?P<d>{_NUMBER})(?![\w%]|\s?per\s?cent)|"
    rf"(?P<value>[-\u2212]?(?:(?P<money>£)\s?)?{_NUMBER})(?!(?:st|nd|rd|th)\b){SCALE}"
    rf"\s*+(?P<unit>{_PERCENT})?)",
    re.I,
)
_FROM_TO = re.compile(rf"\bfrom\s{{1,3}}£?{_NUMBER}\s{{0,2}}(?:{_PERCENT})?[^\d,;]{{0,24}}\bto\s", re.I)
# After a figure, another figure that it is compared with.
_COMPARED = re.compile(
    r"(?:\b(?:(?:an?\s)?(?:up|down|increase|rise|improvement|fall|drop|decrease)\s)?"
    r"(?:from|compared\s(?:with|to)|against|versus|vs?\b\.?)|[,;(]\s?(?:it\s)?(?:was|previously))\s"
    r"(?P<what>(?:(?!\sas\sat\s)[^,;()])*+)",
    re.I,
)
# The size of a change is not a figure: `up 3 points to 77%`.
_CHANGE = re.compile(
    rf"(?:\b(?:up|down|by|rose|fell)\s(?:by\s)?)?(?<![\w.,]){_NUMBER}\s?(?:percentage\s|%\s)?points?\b", re.I
)
_NOUGHT = re.compile(r"(?:\A|\s)(?:(?:nil|none|zero|nought)(?=[\s,.]*(?:;|\Z))|no(?=\s*;))", re.I)
_ONE_IN = re.compile(r"\b(?:1|one)\s+in\s+(?P<of>\d{1,3})\b", re.I)
_COUNTS = re.compile(r"\d++\s(?:out\s)?of\b", re.I)
_RANGE = re.compile(
    rf"(?<![\d.,])(?P<a>{_NUMBER})\s?(?P<unit>{_PERCENT})?(?:[-–]|\sto\s|\sand\s)(?P<b>{_NUMBER})\s?(?P<end>{_PERCENT})?",
    re.I,
)
# Thousands separated by other signs, as in "1.250,5" or "1 250". Read as two figures, half of it would be offered.
_ELSEWHERE = re.compile(
    r"(?<![\w.,/])[1-9]\d{0,2}(?P<rest>(?:\.\d{3})++,\d++|(?:\.\d{3}){2,}+|(?:[ '’]\d{3})++(?:[.,]\d++)?+)"
    r"(?![\w/.,]|\s?(?:of|out)\b)"
)
_BETWEEN = re.compile(r"\bbetween\s?\Z", re.I)
_ABOUT = re.compile(
    r"(?:[~≈<>≤≥]=?|\b(?:about|around|approximately|approx\.?|circa|c\.|ca\.|roughly|nearly|almost|"
    r"just (?:over|under|above|below)|(?:just )?short of|over|above|under|below|more than|less than|at least|at most))"
    r"\s?\Z",
    re.I,
)
# Signs after a figure: the plus of "95%+" says that it is more, and the mark of "5%*" refers to a note.
_OR_MORE = re.compile(r"\s?\+(?![\w+])")
_NOTE_MARK = re.compile(r"\s?(?P<mark>[*†‡]{1,3})(?=[\s,;.)]|\Z)")
_LONGEST_RANGE = 40
_IN_BRACKETS = re.compile(r"\([^()]*+\)?")


def without_comparisons(words: str) -> str:
    """The words without other figures that the reading is compared with: `up from 75% in April`,
    `against a target of 85%`.

    Of `from 18.1 to 17.3`, the second figure is left.
    """
    words = _FROM_TO.sub("to ", words)
    for found in reversed(list(_COMPARED.finditer(words))):
        if _FIGURE.search(found["what"]) and _FIGURE.search(words, 0, found.start()):
            words = f"{words[: found.start()]} {words[found.end() :]}"
    return words


def figure_in(words: str) -> Typed:
    """The one figure in `words`, and the words on either side of it.

    Raises `Unclear` if there is none, or more than one, or if it is a share, a change, not exact, or has counts that
    are not whole.
    """
    if small := suppression_in(words):
        return _suppressed(words, small)
    if one_in := _ONE_IN.search(words):
        percent = f"{100 / int(one_in['of']):.3g}%" if int(one_in["of"]) else ""
        reason = f'"{one_in[0]}" is a share. As a percentage:'
        raise Unclear(reason, [(percent, "")] if percent else [], words[: one_in.start()])
    part_of, percent, _ = share_in(words)
    if part_of and not _COUNTS.match(part_of):
        raise Unclear(f'"{part_of}" is a share. As a percentage:', [(percent, "")], words[: words.find(part_of)])
    ratio, to_one = ratio_in(words)
    if ratio:
        raise Unclear(f'"{ratio}" is a ratio. As one figure:', [(to_one, ratio)], words[: words.find(ratio)])
    if change := _CHANGE.search(words):
        words = _CHANGE.sub(" ", words)
        if not _FIGURE.search(words):
            raise Unclear(f'"{change[0].strip()}" is a change. Say the figure itself.', before=words[: change.start()])
    _check_written_so(words)
    found = list(_FIGURE.finditer(words))
    if not found:
        return _nought(words)
    first, last = _meant(words, found)
    before = words[: first.start()]
    _check_exact(words, first, last)
    counts = next((each for each in (first, last) if each["n"]), None)
    plain = next((each for each in (first, last) if each["value"]), None)
    _check_counts(before, counts, plain)
    _check_above_nought(before, words[last.end() :], plain)
    return Typed(
        before=trimmed(before),
        after=trimmed(words[last.end() :]),
        figure=_figure(plain, counts),
        value=_digits(plain["value"]) if plain else "",
        unit=unit_typed(plain) if plain else "",
        scale=scale_of(plain["scale"]) if plain else 1,
        part=counts["n"] if counts else "",
        whole=counts["d"] if counts else "",
    )


def _check_exact(words: str, first: re.Match[str], last: re.Match[str]) -> None:
    """Raises `Unclear` if the figure from `first` to `last` is approximate, or has the mark of a note."""
    before, figure = words[: first.start()], words[first.start() : last.end()].strip()
    about, more = _ABOUT.search(before), _OR_MORE.match(words, last.end())
    if about and _FIGURE.search(before):
        raise Unclear(SEVERAL, [(each, "") for each in figures_in(words)])
    if about or more:
        begin, end = about.start() if about else first.start(), more.end() if more else last.end()
        reason = f'A reading is one figure, and "{words[begin:end].strip()}" is not exact. If it is near enough:'
        raise Unclear(reason, [(figure, words[begin:end].strip())], before[:begin])
    if note := _NOTE_MARK.match(words, last.end()):
        raise Unclear(f'"{note["mark"]}" says that a note belongs to the figure. Say it:', [(figure, "…")], before)


def _check_counts(before: str, counts: re.Match[str] | None, plain: re.Match[str] | None) -> None:
    """Raises `Unclear` for counts with decimals, such as full-time equivalents, and offers their percentage."""
    if counts is None or all(each.replace(",", "").isdecimal() for each in (counts["n"], counts["d"])):
        return
    said = counts[0].strip()
    reason = f'"{said}" is no count: both of its numbers must be whole.'
    if plain:
        raise Unclear(f"{reason} To keep it beside the figure:", [(plain[0].strip(), said)], before)
    part, whole = checked_figure(counts["n"]), checked_figure(counts["d"])
    if not whole or part > whole:
        raise Unclear(reason, before=before)
    percent = f"{number(without_zeros(rounded(part * 100 / whole, 1)))}%"
    raise Unclear(f"{reason} As a percentage:", [(percent, "" if whole == 100 else said)], before)


def _check_above_nought(before: str, after: str, plain: re.Match[str] | None) -> None:
    """Raises `Unclear` for money alone in brackets, which in accounts is below nought (`£120k` in brackets).
    Refused: `minus 2`."""
    if plain and before.casefold().rstrip().endswith("minus"):
        check_not_negative("A reading", f"-{plain[0].strip()}")
    if plain and plain["money"] and before.endswith("(") and after.startswith(")"):
        said = plain[0].strip()
        reason = f'In accounts "({said})" is below nought, and a reading cannot be negative. If it is above:'
        raise Unclear(reason, [(said, "")], before)


def _check_written_so(words: str) -> None:
    """Raises `Unclear` for a figure with other signs between its thousands. After words that name something, a space
    between numbers may belong to the name ("in 15 250"), so there only the other signs count."""
    found = _ELSEWHERE.search(words)
    before = words[: found.start()] if found else ""
    money = before[len(before.rstrip(POUNDS)) :]
    before = before.removesuffix(money)
    if found is None or (found["rest"][0] == " " and without_leads(before.strip(EDGES))):
        return
    try:
        checked_figure(found[0])
    except Refusal as refusal:
        raise Unclear(refusal.reason, [(money + each, note) for each, note in refusal.instead], before) from None


def _suppressed(words: str, found: re.Match[str]) -> Typed:
    """The words as a suppressed figure. Raises `Unclear` if there is also a percentage or a count or, when only a
    letter says that it is suppressed, any number."""
    before, after = words[: found.start()].strip(EDGES), words[found.end() :].strip(EDGES)
    others = [each for each in _FIGURE.finditer(f"{before} {after}") if each["unit"] or each["n"] or found["letter"]]
    if others:
        figures = [(each[0].strip(), "") for each in others]
        reason = f'"{found[0].strip()}" says that the figure is suppressed, and there is one. Which is it?'
        raise Unclear(reason, [*figures, (str(SUPPRESSED), "")], before[: others[0].start()])
    return Typed(before, after, str(SUPPRESSED), given=found[0].strip() if found["bound"] else "")


def figures_in(words: str) -> list[str]:
    """Every figure in the words, as it is typed in a line to copy."""
    return [_figure(each if each["value"] else None, each if each["n"] else None) for each in _FIGURE.finditer(words)]


def _meant(words: str, found: list[re.Match[str]]) -> tuple[re.Match[str], re.Match[str]]:
    """The first and last part of the figure meant: the same one twice, or a percentage and its counts side by side. A
    number before the last one is taken to be part of a name. Raises `Unclear` for a range and for several figures."""
    last = found[-1]
    if len(found) > 1:
        between = words[found[-2].end() : last.start()].strip(EDGES).casefold()
        one_is_counts = bool(found[-2]["n"]) != bool(last["n"])
        if one_is_counts and between in {"", "of", "i.e", "ie", "or", "that is", "from"}:
            return found[-2], last
    percents = [each for each in found if each["unit"] or each["n"]]
    spread = _RANGE.search(words, max(0, last.start() - _LONGEST_RANGE))
    if spread and not (len(percents) == 1 and percents[0].start() >= spread.end()):
        unit = spread["end"] or spread["unit"] or ""
        choices = [(f"{each}{unit}", spread[0]) for each in (spread["a"], spread["b"])]
        reason = f'A reading is one figure, and "{spread[0]}" is two. Which is it?'
        raise Unclear(reason, choices, _BETWEEN.sub("", words[: spread.start()]))
    if len(percents) == 1:
        return percents[0], percents[0]
    if several := percents or (found if _are_in_brackets(words, found) else []):
        choices = [(each[0].strip(), "") for each in several[:4]]
        raise Unclear(SEVERAL, choices, words[: several[0].start()], _beside(words, several))
    return last, last


def _beside(words: str, figures: list[re.Match[str]]) -> list[str]:
    """The words before each figure, or after each if there are none before the first."""
    edges = [0, *(at for each in figures for at in each.span()), len(words)]
    between = [words[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    return between if between[0].strip() else between[1:]


def _are_in_brackets(words: str, found: list[re.Match[str]]) -> bool:
    """True if every figure after the first is in brackets, as one that it is compared with: `412 (up 12)`."""
    inside = [range(*each.span()) for each in _IN_BRACKETS.finditer(words)]
    at = [any(each.start() in place for place in inside) for each in found]
    return len(at) > 1 and not at[0] and all(at[1:])


def _nought(words: str) -> Typed:
    if nought := _NOUGHT.search(words):
        before, after = words[: nought.start()], words[nought.end() :]
        return Typed(before.strip(EDGES), after.strip(EDGES), "0", "0")
    if mark := no_figure_mark(words):
        raise Unclear(why_no_figure(mark), [(str(SUPPRESSED), "")], words[: words.rfind(mark)].rstrip("[( "))
    raise Unclear("I cannot find a figure in that.", before=words)


def _figure(plain: re.Match[str] | None, counts: re.Match[str] | None) -> str:
    """A figure as it is typed in a line to copy: `77% of 412/535`."""
    parts = [plain[0].strip() if plain else "", f"{counts['n']}/{counts['d']}" if counts else ""]
    return " of ".join(filter(None, parts))


def _digits(value: str) -> str:
    return value.replace("£", "").replace(" ", "").replace("\u2212", "-")
