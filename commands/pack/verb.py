"""`/board pack`: sends the board's paper as a document to the person who asks for it."""

import re
from collections.abc import Mapping
from datetime import date

from board.boards import Board
from board.refusals import Refusal, at_slot
from board.roles import check_decides
from board.words import day
from commands.call import Call
from commands.day_stated import day_stated, stated_apart
from commands.filled import mark
from commands.pack.front import NO_NAMES
from commands.pack.gathered import BEFORE_ITS_DAY, check_is_known
from commands.pack.readers import OFFICIAL, TITLES, PackAsked, Reader, checked_marking
from commands.pack.values import KIND, as_values
from commands.reading.grammar import Words, check_filled
from commands.reading.held_dates import held_date
from commands.reply import Bold, Reply, paragraph, reply
from commands.scopes import MAY_NOT_SEND
from commands.slots import Slot, SlotKind, SlotPlace, Subject
from commands.told.later import Later, send_later
from commands.verbs import Verb

LINE = "/board pack"
WORD, EXCEL = "Word", "Excel"
ENDINGS = {WORD: ".docx", EXCEL: ".xlsx"}
# These have no paper of their own, and read the cabinet's.
_AS_CABINET = ("scrutiny", "committee", "members", "councillors")
_READERS = {
    "board": Reader.BOARD, "us": Reader.BOARD, "cabinet": Reader.CABINET, **dict.fromkeys(_AS_CABINET, Reader.CABINET),
    "department": Reader.DEPARTMENT, "dfe": Reader.DEPARTMENT, "adviser": Reader.ADVISER, "advisor": Reader.ADVISER,
}  # fmt: skip
_NOTES = {
    Reader.BOARD: "with owners' names",
    Reader.CABINET: "also for scrutiny and other committees",
    Reader.DEPARTMENT: "the DfE",
}
_FORMS = {
    "word": WORD, "document": WORD, "docx": WORD, "excel": EXCEL, "workbook": EXCEL, "spreadsheet": EXCEL,
    "xlsx": EXCEL, "lists": EXCEL,
}  # fmt: skip
# Words that add nothing.
_SMALL = frozenset({"for", "the", "as", "a", "an", "in", "of", "please", "pack", "paper", "file"})
_WORDS = re.compile(r"[^\s,.;]+")
# These may follow a day: "as at 8 July in Excel".
_FOR = re.compile(rf"\bfor\s+(?:the\s+)?(?P<what>{'|'.join(_READERS)})\b(?:\s+committee\b)?", re.I)
_SINCE = re.compile(r"\bsince\b", re.I)
_AS_AT = re.compile(r"\bas\s(?:at|of)\b", re.I)
_IN = re.compile(rf"\b(?:in|as)\s+(?:an?\s+)?(?P<what>{'|'.join(_FORMS)})\b", re.I)


def run(call: Call) -> Reply:
    """Has the paper composed and sent as a direct message. Refused: to all but the chair and support; if the app may
    not send files; words that it cannot read; an unclear day, or one to come."""
    check_decides(call.actor, "ask for the board's paper", call.line())
    check_filled(call.words)
    if not call.request.sends_files:
        raise Refusal(f"{MAY_NOT_SEND} Until then boardbot pack writes it on the machine that it runs on.")
    asked, form = _asked(call)
    as_at = f", as at {day(asked.as_at)}" if asked.as_at else ""
    as_at += f", with what has changed since {day(asked.since)}" if asked.since else ""
    what = f"The paper for the {asked.reader}{as_at}"
    later = Later(KIND, as_values(asked, ENDINGS[form]))
    _send(call, later, reply(paragraph(what)))
    whose = "It names owners: it is for the board alone." if asked.reader.names_people else NO_NAMES
    first = (Bold(f"{what} is on its way"), f" to your direct messages with me, in {form}.")
    return reply(paragraph(first, *_anothers(call.words.free), whose), posts=True)


def _anothers(words: str) -> list[str]:
    """A line that says whose paper it is, if the readers who were named have none of their own; else empty."""
    said = [each for each in _WORDS.findall(words.casefold()) if each in _AS_CABINET]
    return [f'There is none for {said[0]} itself: this one is titled "{TITLES[Reader.CABINET]}".'] if said else []


def _send(call: Call, later: Later, words: Reply) -> None:
    """Has the paper sent. The same request within the same minute, with nothing changed, is a double press and sends
    nothing."""
    line, _ = call.store.history.last_of(call.board.id)
    once = f"{call.board.id}:{line}:{call.request.now:%Y-%m-%dT%H:%M}:{mark(str(later.asked))}"
    send_later(call, later, words, once=once)


def _asked(call: Call) -> tuple[PackAsked, str]:
    filled = call.words.filled
    phrase, since = call.words.get("as at"), call.words.get("since")
    if filled is not None:
        reader, form = filled.get("for", ""), filled.get("in", "")
        _check_choices(reader, form)
    else:
        reader, form, phrase, since = _said(call, phrase, since)
    asked = PackAsked(
        Reader(reader or Reader.BOARD),
        _as_at(call, phrase) if phrase else None,
        checked_marking(call.words.get("marking") or OFFICIAL),
        call.actor.person,
        _since(call, since) if since else None,
    )
    if asked.since and asked.since >= (asked.as_at or call.today):
        raise Refusal(BEFORE_ITS_DAY, slot="since")
    return asked, form or WORD


def _as_at(call: Call, phrase: str) -> date:
    on = day_stated(call, phrase)
    try:
        check_is_known(call.store, call.board, on)
    except Refusal as refusal:
        raise refusal.with_lines(call.instead_of(phrase, refusal)) from refusal
    return on


def _check_choices(reader: str, form: str) -> None:
    """Refuses values that the form does not offer."""
    for slot, words, choices in (("for", reader, tuple(Reader)), ("in", form, (WORD, EXCEL))):
        if words and words not in choices:
            raise Refusal(f'"{words[:60]}" is none of these: {", ".join(choices)}.', slot=slot)


def _said(call: Call, phrase: str, since: str) -> tuple[str, str, str, str]:
    """The reader, the kind of file, the day as at which and the day since which; each is empty if the words do not say
    it. Refused: words that say anything else."""
    reader, form, phrase, since, others = _read(call.words.free, phrase, since)
    if others:
        raise Refusal(
            f'I cannot read "{" ".join(others)}". A paper is for one of these:',
            lines=[*((f"{LINE} for {each}", _NOTES.get(each, "")) for each in Reader), f"{LINE} in {EXCEL}"],
            slot="for",
        )
    return reader, form, phrase, since


def _read(free: str, phrase: str, since: str) -> tuple[str, str, str, str, list[str]]:
    put = " ".join(each["what"] for kind in (_FOR, _IN) for each in kind.finditer(free))
    free, since = _since_apart(_IN.sub(" ", _FOR.sub(" ", free)), since)
    free, phrase = stated_apart(free, phrase)
    free = f"{put} {free}"
    said = [each for each in _WORDS.findall(free.casefold()) if each not in _SMALL]
    readers = list(dict.fromkeys(str(_READERS[each]) for each in said if each in _READERS))
    forms = list(dict.fromkeys(_FORMS[each] for each in said if each in _FORMS))
    others = [each for each in said if each not in _READERS and each not in _FORMS]
    several = [*readers[1:], *forms[1:]]
    return readers[0] if readers else "", forms[0] if forms else "", phrase.strip(), since, [*others, *several]


def _since_apart(free: str, keyed: str) -> tuple[str, str]:
    """The words without `since` and its day, and that day's words, or those of the key if it was `keyed`."""
    found = None if keyed else _SINCE.search(free)
    if found is None:
        return free, keyed
    behind = free[found.end() :]
    ends = at.start() if (at := _AS_AT.search(behind)) else len(behind)
    return f"{free[: found.start()]} {behind[ends:]}", behind[:ends].strip(" ,:")


def _since(call: Call, phrase: str) -> date:
    """The day of a past meeting or of an earlier paper."""
    with at_slot("since"):
        return held_date(phrase, call.today, call.board.meetings)


def apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The typed words, as fields of the form."""
    reader, form, phrase, since, _ = _read(words.free, words.get("as at"), words.get("since"))
    return {"for": reader, "in": form, "as at": phrase, "since": since, "marking": words.get("marking")}


PACK = Verb(
    command="board",
    name="pack",
    about="the board's paper, as a document sent to you alone (the chair or support); for others without owners' names",
    example="/board pack for cabinet as at 8 July 2020",
    run=run,
    slots=(
        Slot(
            "for",
            "For",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            typed="for {}",
            shown="[for board|cabinet|department|adviser]",
            choices=tuple(str(each) for each in Reader),
            hint="Left empty, it is the board's own, with owners' names.",
        ),
        Slot(
            "in",
            "In",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            typed="in {}",
            shown="[in Word|Excel]",
            choices=(WORD, EXCEL),
            hint="Left empty, it is a Word document. In Excel it is the lists behind it.",
        ),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at …]", hint="Left empty, it is as the board stands now."),
        Slot(
            "since",
            "What has changed since",
            SlotKind.DAY,
            shown="[since …]",
            hint="Left empty, since the board last met, or else since the last digest.",
        ),
        Slot("marking", "Marking", SlotKind.SHORT, hint=f"Left empty, it is {OFFICIAL}."),
    ),
    title="The board's paper",
    submit="Send it to me",
    apart=apart,
    writes=True,
    refused="No paper.",
    aliases=("paper", "papers"),
    on_closed=True,
)
