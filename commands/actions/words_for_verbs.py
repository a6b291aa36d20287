"""A note that is a verb, or has a key without its colon: `done`, `progress 60%`, `due 31 March`, `owner @pat`.

Kept as words it would change nothing, and nobody would notice: the line that does it is offered. To keep such words as
words, people put them in double quotes.
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
# "Progress 60% of target" goes on.
_GOES_ON = r" (?:against|at|by|for|in|of|on|to|towards)\b"
_PERCENT = r"\d{1,3} ?(?:%|per ?cent\b)"
_COLOURS = r"(?:red|amber|green)"
# "Amber/red", "amber to red": of two it is asked which.
_BETWEEN_COLOURS = r"(?: ?[/–-] ?| (?:to|or|and) )"
_RATING = rf"{_COLOURS}(?:{_BETWEEN_COLOURS}{_COLOURS})?+"
_EACH_COLOUR = re.compile(_COLOURS, re.I)
# A key, and what it is surely meant for; at the start or at the end of the note.
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
# A note that is nothing but one of these, and the verb that is meant.
_ALONE = {
    **dict.fromkeys(("done", "complete", "completed", "finished", "all done", "now done", "is done"), "done"),
    **dict.fromkeys(("close", "closed", "sign off", "signed off", "is closed"), "close"),
    **dict.fromkeys(("start", "started", "in progress", "underway", "under way"), "start"),
    **dict.fromkeys(("hold", "on hold", "paused"), "hold"),
    **dict.fromkeys(("cancel", "cancelled"), "cancel"),
    **dict.fromkeys(("bau", "business as usual"), "bau"),
    **dict.fromkeys(("reopen", "reopened"), "reopen"),
}
# "Amber", "now red because two left": a rating and nothing else.
_COLOUR = re.compile(
    rf"(?:it is |is |now |turned |went |rated |rating )*+(?P<value>{_RATING})"
    rf"(?:(?: because |[,:;] | ?[–-] )(?!{_COLOURS}\b)(?P<why>.+))?",
    re.I | re.S,
)
# A verb with what it needs: "cancelled, a duplicate of A2", "bau to the QA panel".
_WITH_MORE = {
    "cancel": re.compile(r"cancel(?:led)?(?:[,:;]| [–-]| because) (?P<more>.+)", re.I | re.S),
    "bau": re.compile(r"(?:bau|business as usual) (?P<more>to .+)", re.I | re.S),
}
_IS_PERCENT = re.compile(_PERCENT, re.I)
# "412 of 535 reviewed", "60% of the visits" begin with a figure, and no day does.
_FIGURE = re.compile(r"\d{1,9}(?: (?:out )?of \d|(?:\.\d{1,9})? ?%)")
# What leads to the date of a note that is a date and nothing else: "due 31 March", "moved to 31 March because …".
_TO_A_DATE = re.compile(
    r"(?:(?:is |it is |now |new |revised |the )*+(?:due|deadline)(?: date)?|(?:new|revised) date|"
    r"(?:date |deadline )?(?:move|extend)(?:d|ed)?(?= (?:to|until)\b))(?: is| now)*+(?: (?:on|by|to|until))? ",
    re.I,
)
# "Due 31 August, two left": the rest is the note.
_MORE = re.compile(r"[,;] (?=\S)")
PERSON = r"(?P<person>(?:<@[^<>\s]+>|@[\w.’'-]+))"
_OWNER = re.compile(
    rf"(?:(?:the |new )*+owner(?: is)?(?: now)? |(?:re)?assign(?:ed)?(?: to)? |(?:given|handed)(?: over)? to )?"
    rf"{PERSON}",
    re.I,
)
_SUPPORTER = re.compile(rf"(?:support(?:er|ed)?(?: is| by)?) {PERSON}", re.I)
_LINKED = re.compile(r"(?:link(?:s|ed)? (?:to |with )?)?(?:(?:measure|area) )?(?P<ref>[a-z]{1,4}-?\d[\w.-]*)", re.I)


def check_no_verb(call: Call, action: Action, note: str) -> None:
    """Refuses a note that is surely meant for a verb or a key, with the line that does it."""
    # In a note that is kept a mention has become the person's name.
    said = "".join(letter for letter in EMOJI.sub(" ", note) if not _is_picture(letter))
    lines = _lines_for(call, action, " ".join(said.split()).rstrip(" .!,;"))
    if not lines and (line := _line_of_slot(call, action, " ".join(call.words.free.split()))):
        lines = [line, *([call.line(others)] if (others := _other_keys(call)) and others not in line else [])]
    if lines:
        raise Refusal(ONLY_WORDS, lines=lines)


def _is_picture(letter: str) -> bool:
    """An emoji, or what makes one of a letter or gives it its colour."""
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
    """The line for a note that is a date, a person or what the action is for, and nothing else."""
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
    """All of the words are one day, which is not the due date already."""
    day = due_day(phrase, call.today, call.board.meetings)
    return day not in {None, action.due_on} and not call.words.has("due")


def _rating_lines(call: Call, rest: str, colours: str, why: str) -> list[str]:
    """The line of each colour; red and amber need a reason."""
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
    """The line with the key before its other keys."""
    return call.line(" ".join(filter(None, [rest, f"{key}: {value}", _other_keys(call)])))


def _other_keys(call: Call) -> str:
    return call.words.line.strip()[len(call.words.free) :].strip()


def _verb_line(action: Action, verb: str, rest: str = "") -> str:
    """The line of the verb, where it may follow; of one that nobody has proposed for closure, the proposal. It has
    the `rest` of the note."""
    if verb == "close" and action.status not in MOVES["close"]:
        verb = "done"
    if action.status not in MOVES[verb]:
        return ""
    left_open = line_left_open(verb, quoted(action.ref))
    if not is_evidence(rest):
        return left_open
    return f"{left_open} because {rest}" if verb == "bau" else f"/action {verb} {quoted(action.ref)} {rest}"
