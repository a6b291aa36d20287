"""Catches a note that is meant as a verb, or as a key without its colon: `done`, `progress 60%`, `owner @pat`.

As a note it would change nothing, and nobody would notice. So it is refused, with the line that makes the change. In
double quotes such words are kept as a note.
"""

import re
from unicodedata import category

from board.actions import MOVES, Action
from board.empty_words import EMOJI, is_evidence
from board.refs import quoted
from board.refusals import Refusal
from commands.actions.steps import line_left_open
from commands.call import Call
from commands.reading.dates import due_day
from commands.reading.reasons import because

ONLY_WORDS = "Kept as words, that would change nothing. To keep it as words, put it in double quotes. Did you mean:"
_STATUSES = (
    "not started|in progress|started|underway|on hold|hold|paused|awaiting sign-?off|awaiting|done|completed?|closed|"
    "business as usual|bau|cancelled"
)
# Words after a value that make it part of a sentence: "progress 60% of target".
_GOES_ON = r" (?:against|at|by|for|in|of|on|to|towards)\b"
_PERCENT = r"\d{1,3} ?(?:%|per ?cent\b)"
_COLOURS = r"(?:red|amber|green)"
# Two ratings, such as "amber/red" or "amber to red": the refusal offers both.
_BETWEEN_COLOURS = r"(?: ?[/–-] ?| (?:to|or|and) )"
_RATING = rf"{_COLOURS}(?:{_BETWEEN_COLOURS}{_COLOURS})?+"
_EACH_COLOUR = re.compile(_COLOURS, re.I)
# Each key, and the values that certainly belong to it at the start or the end of a note.
_KEYED = (
    ("progress", rf"(?:at |is |now )?{_PERCENT}"),
    ("status", _STATUSES),
    ("rating", _RATING),
    ("rag", _RATING),
    ("rated", _RATING),
)
_AT_START = {key: re.compile(rf"{key} (?P<value>{value})(?![\w%]|{_GOES_ON})", re.I) for key, value in _KEYED}
_AT_END = {key: re.compile(rf"(?:^|[\s,;.(–-]){key} (?P<value>{value})\Z", re.I) for key, value in _KEYED}
_RATINGS = frozenset({"rating", "rag", "rated"})
# Whole notes, and the verb that each is meant as.
_ALONE = {
    **dict.fromkeys(("done", "complete", "completed", "finished", "all done", "now done", "is done"), "done"),
    **dict.fromkeys(("close", "closed", "sign off", "signed off", "is closed"), "close"),
    **dict.fromkeys(("start", "started", "in progress", "underway", "under way"), "start"),
    **dict.fromkeys(("hold", "on hold", "paused"), "hold"),
    **dict.fromkeys(("cancel", "cancelled"), "cancel"),
    **dict.fromkeys(("bau", "business as usual"), "bau"),
    **dict.fromkeys(("reopen", "reopened"), "reopen"),
}
# A rating and nothing else: "amber", "now red because two left".
_COLOUR = re.compile(
    rf"(?:it is |is |now |turned |went |rated |rating )*+(?P<value>{_RATING})"
    rf"(?:(?: because |[,:;] | ?[–-] )(?!{_COLOURS}\b)(?P<why>.+))?",
    re.I | re.S,
)
# A verb with the words that it needs: "cancelled, a duplicate of A2", "bau to the QA panel".
_WITH_MORE = {
    "cancel": re.compile(r"cancel(?:led)?(?:[,:;]| [–-]| because) (?P<more>.+)", re.I | re.S),
    "bau": re.compile(r"(?:bau|business as usual) (?P<more>to .+)", re.I | re.S),
}
_IS_PERCENT = re.compile(_PERCENT, re.I)
# A figure, with which no day begins: "412 of 535 reviewed", "60% of the visits".
_FIGURE = re.compile(r"\d{1,9}(?: (?:out )?of \d|(?:\.\d{1,9})? ?%)")
# Words before the date in a note that is only a date: "due 31 March", "moved to 31 March because …".
_TO_A_DATE = re.compile(
    r"(?:(?:is |it is |now |new |revised |the )*+(?:due|deadline)(?: date)?|(?:new|revised) date|"
    r"(?:date |deadline )?(?:move|extend)(?:d|ed)?(?= (?:to|until)\b))(?: is| now)*+(?: (?:on|by|to|until))? ",
    re.I,
)
# Separates a date from a note after it: "due 31 August, two left".
_MORE = re.compile(r"[,;] (?=\S)")
_SIGN = re.compile(r"[^\w\s]")
PERSON = r"(?P<person>(?:<@[^<>\s]+>|@[\w.’'-]+))"
_OWNER = re.compile(
    rf"(?:(?:the |new )*+owner(?: is)?(?: now)? |(?:re)?assign(?:ed)?(?: to)? |(?:given|handed)(?: over)? to )?"
    rf"{PERSON}",
    re.I,
)
_SUPPORTER = re.compile(rf"(?:support(?:er|ed)?(?: is| by)?) {PERSON}", re.I)
_LINKED = re.compile(r"(?:link(?:s|ed)? (?:to |with )?)?(?:(?:measure|area) )?(?P<ref>[a-z]{1,4}-?\d[\w.-]*)", re.I)


def check_no_verb(call: Call, action: Action, note: str) -> None:
    """Raises Refusal if a note is certainly meant as a verb or a key, with the lines that make the change.

    `note` is the note as it is stored.
    """
    # In `note`, mentions are names already, so people are looked for in the words as typed.
    said = _SIGN.sub(lambda sign: "" if _is_picture(sign[0]) else sign[0], EMOJI.sub(" ", note))
    lines = _lines_for(call, action, " ".join(said.split()).rstrip(" .!,;"))
    if not lines and (line := _line_of_slot(call, action, " ".join(call.words.free.split()))):
        lines = [line, *([call.line(others)] if (others := _other_keys(call)) and others not in line else [])]
    if lines:
        raise Refusal(ONLY_WORDS, lines=lines)


def _is_picture(letter: str) -> bool:
    """True for an emoji, the selector that makes one of a character, or the modifier of its colour."""
    return category(letter) in {"So", "Sk"} or letter == "\ufe0f"


def _lines_for(call: Call, action: Action, said: str) -> list[str]:
    if line := _line_for(call, action, said):
        return [line]
    if found := _COLOUR.fullmatch(said):
        return _rating_lines(call, "", found["value"], found["why"] or "")
    for key, starts in _AT_START.items():
        if found := starts.match(said) or _AT_END[key].search(said):
            rest = f"{said[: found.start()]} {said[found.end() :]}".strip(" ,;.–-(:")
            if key in _RATINGS:
                return _rating_lines(call, rest, found["value"], "")
            return list(filter(None, [_keyed_line(call, action, rest, key, found["value"])]))
    return []


def _line_for(call: Call, action: Action, said: str) -> str:
    if (verb := _ALONE.get(said.casefold())) and not call.words.has("status"):
        return _verb_line(action, verb)
    for verb, with_more in _WITH_MORE.items():
        if (found := with_more.fullmatch(said)) and action.status in MOVES[verb]:
            return f"/action {verb} {quoted(action.ref)} {found['more']}"
    return _with_key(call, "", "progress", said) if _IS_PERCENT.fullmatch(said) else ""


def _line_of_slot(call: Call, action: Action, said: str) -> str:
    """The line for a note that is only a person, a link, or a date, perhaps with a note after it; else empty."""
    ref, bare = quoted(action.ref), said.rstrip(" .!,;")
    if found := _OWNER.fullmatch(bare):
        return f"/action assign {ref} {found['person']}"
    if found := _SUPPORTER.fullmatch(bare):
        return f"/action assign {ref} support: {found['person']}"
    if (found := _LINKED.fullmatch(bare)) and bare.casefold() != found["ref"].casefold():
        return f"/action link {ref} {found['ref']}"
    phrase, reason = because(said)
    found = _TO_A_DATE.match(phrase)
    if (
        found
        and (cut := _MORE.search(phrase))
        and not reason
        and _moves(call, action, phrase[found.end() : cut.start()])
    ):
        why = " because …" if action.due_on else ""
        return _with_key(call, phrase[cut.end() :], "due", f"{phrase[found.end() : cut.start()]}{why}")
    phrase = (phrase[found.end() :] if found else phrase).rstrip(" .!,;")
    may_be_day = found or (phrase[:1].isdigit() and not _FIGURE.match(phrase))
    if not (may_be_day and _moves(call, action, phrase)):
        return ""
    return f"/action due {ref} {phrase}" + (f" because {reason or '…'}" if action.due_on or reason else "")


def _moves(call: Call, action: Action, phrase: str) -> bool:
    """True if the phrase is a day other than the due date, and no `due:` was typed."""
    day = due_day(phrase, call.today, call.board.meetings)
    return day not in {None, action.due_on} and not call.words.has("due")


def _rating_lines(call: Call, rest: str, colours: str, why: str) -> list[str]:
    """A line for each colour, with a place for the reason that red and amber need; empty if `rating:` was typed."""
    if call.words.has("rating"):
        return []
    said = [(each, why or ("" if each.casefold() == "green" else "…")) for each in _EACH_COLOUR.findall(colours)]
    return [_with_key(call, rest, "rating", f"{each} because {why}" if why else each) for each, why in said]


def _keyed_line(call: Call, action: Action, rest: str, key: str, value: str) -> str:
    if call.words.has(key):
        return ""
    if key == "status" and (verb := _ALONE.get(value.casefold(), "")) in {"done", "close", "bau", "cancel"}:
        return _verb_line(action, verb, rest)
    return _with_key(call, rest, key, value)


def _with_key(call: Call, rest: str, key: str, value: str) -> str:
    """The line with this key and value put before the other keys."""
    return call.line(" ".join(filter(None, [rest, f"{key}: {value}", _other_keys(call)])))


def _other_keys(call: Call) -> str:
    return call.words.line.strip()[len(call.words.free) :].strip()


def _verb_line(action: Action, verb: str, rest: str = "") -> str:
    """The verb's line, with the `rest` of the note if that would do as evidence; empty if the verb may not follow. In
    place of closing what nobody has proposed for closure, it is the line that proposes it."""
    if verb == "close" and action.status not in MOVES["close"]:
        verb = "done"
    if action.status not in MOVES[verb]:
        return ""
    left_open = line_left_open(verb, quoted(action.ref))
    if not is_evidence(rest):
        return left_open
    return f"{left_open} because {rest}" if verb == "bau" else f"/action {verb} {quoted(action.ref)} {rest}"
