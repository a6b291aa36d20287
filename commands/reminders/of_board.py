"""`/board reminders`: shows who is sent what, turns reminders on and off, and sets which words in a Slack status mean
that somebody is away."""

from collections.abc import Iterator
from dataclasses import replace

from board.absences import LONGEST_WORD, MOST_WORDS, USUAL_WORDS
from board.boards import Board
from board.ending import check_open
from board.history import plain
from board.refusals import Refusal
from board.roles import check_decides
from board.words import count, listed
from commands.call import Call
from commands.filled import mark
from commands.paging import page_of, weight
from commands.reminders.daily import Look
from commands.reminders.foretold import foretold
from commands.reminders.page import put_off_lines, text_for
from commands.reminders.to_decide import snoozed_of, unheard_of
from commands.reply import Bold, Button, Buttons, Code, Line, Paragraph, Part, Reply, as_text, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

A_PAGE = 15
TEXTS, ON, OFF = "texts", "on", "off"
_CHOICES = (ON, OFF, TEXTS)
LINE = "/board reminders"


def run(call: Call) -> Reply:
    """Shows who is sent what in the next two weeks, or the `texts` for owners who are not in Slack; turns reminders
    `on` and `off`; sets the `away:` words. Refused: to all but the chair and support; other words; `on` or `off` if
    they are so already; `on` for a closed board; no `away:` words, or too many."""
    check_decides(call.actor, "see or change who is reminded")
    wanted = call.words.free.strip().casefold()
    if call.words.has("away"):
        return _away(call)
    if wanted == ON:
        return _on(call)
    if wanted == OFF:
        return _off(call)
    if wanted == TEXTS:
        return _texts(call)
    if wanted:
        raise Refusal(f'I don\'t know "{call.words.free}". Say any of these:', lines=_lines(), slot="reminders")
    return _page(call)


def _lines() -> list[str]:
    return [LINE, f"{LINE} on", f"{LINE} off", f"{LINE} texts", f"{LINE} away: annual leave, on leave"]


def _page(call: Call, first: str = "") -> Reply:
    """Who is sent what, and the button to turn reminders on or off; on a closed board, that nobody is reminded. `first`
    goes at the top."""
    if call.board.is_closed:
        nobody = "On a board that is closed nobody is reminded of anything."
        return reply(paragraph((Bold("Reminders are off."), f" {nobody}")))
    is_on = call.board.reminders_from is not None
    told = _told(call)
    page = page_of(call, told, A_PAGE, LINE, lambda line: weight("".join(map(str, line))))
    if_on = "In the next two weeks, if nothing changes, these people are told" if is_on else _IF_ON
    switch = Button("Turn reminders off", f"{LINE} off") if is_on else Button("Turn reminders on", _on_line(told))
    parts: list[Part] = [
        paragraph((Bold(f"Reminders are {'on' if is_on else 'off'}."), f" {first or (_ON if is_on else _OFF)}")),
        paragraph((Bold(f"{if_on}{page.words}:"),), *(page.items or [("nobody.",)]), _IN_CHANNEL),
        *_put_off(call),
        _away_words(call.board),
        paragraph((f"{switch.label}: ", Code(switch.says))),
        Buttons((switch, _CHANGE_AWAY)),
    ]
    return reply(*parts, page.buttons)


_CHANGE_AWAY = Button("Change what means away", LINE, opens=True)
_ON = "Owners hear privately before and after a due date, once a day at most."
_OFF = "Nobody is told anything. What lies before the moment they are turned on never counts."
_IF_ON = "If they are turned on now, these people are told in the next two weeks"
_IN_CHANNEL = "Whoever is not in the channel by then is told nothing."


def _told(call: Call) -> list[Line]:
    """Who is sent what on which day, in one line for each person, with the settings as they are now."""
    board = call.board if call.board.reminders_from else replace(call.board, reminders_from=call.request.now)
    return foretold(Look(call.store, [board], call.request.people, call.request.now, lambda _board, _person: True))


def _put_off(call: Call) -> Iterator[Paragraph]:
    if snoozed := snoozed_of(call.store, call.board, call.today):
        yield paragraph((Bold("Put off by their owners; the due dates stand"),), *put_off_lines(snoozed, call.today))


def _away_words(board: Board) -> Paragraph:
    said = listed([f'"{each}"' for each in away_words_of(board)])
    told = f" is who has one of these in their Slack status: {said}. Only until when is kept. Change: "
    return paragraph((Bold("Away"), told, Code(f"{LINE} away: annual leave, on leave")))


def away_words_of(board: Board) -> tuple[str, ...]:
    """The words in a Slack status that mean that a person is away: the board's own, or the usual ones."""
    return tuple(board.away_words.splitlines()) or USUAL_WORDS


def _on_line(told: list[Line]) -> str:
    """The command that turns reminders on. It contains a mark of the page that had to be read first."""
    return f"{LINE} on seen: {_seen(told)}"


def _seen(told: list[Line]) -> str:
    return mark(repr(told))[:6]


def _on(call: Call) -> Reply:
    check_open(call.board)
    if call.board.reminders_from is not None:
        raise Refusal("Reminders are on already.", lines=[LINE, f"{LINE} off"])
    if call.words.get("seen").strip() != _seen(_told(call)):
        return _page(call, "Read first who would be told what; then turn them on below.")
    now = call.request.now
    call.store.boards.set_reminders(call.board.id, now)
    call.record_board({"reminders_from": (None, plain(now))})
    off: Line = ("Turn them off: ", Code(f"{LINE} off"))
    return reply(paragraph((Bold("Reminders are on"), f", counted from now. {_ON}"), off))


def _off(call: Call) -> Reply:
    before = call.board.reminders_from
    if before is None:
        raise Refusal("Reminders are off already.", lines=[LINE])
    call.store.boards.set_reminders(call.board.id, None)
    call.record_board({"reminders_from": (plain(before), None)})
    told = "Nobody is reminded of anything on this board. Turned on again, they count from then."
    return reply(paragraph((Bold("Reminders are off."), f" {told}"), ("Turn them on: ", Code(LINE))))


def _away(call: Call) -> Reply:
    said = [" ".join(each.split()) for each in call.words.get("away").split(",")]
    words = list(dict.fromkeys(each for each in said if each))
    if not words or len(words) > MOST_WORDS or any(len(each) > LONGEST_WORD for each in words):
        raise Refusal(
            f"Say the words with commas between them, {MOST_WORDS} at most, each of up to {LONGEST_WORD} letters:",
            lines=[f"{LINE} away: annual leave, on leave, out of office", f"{LINE} away: usual"],
            slot="away",
        )
    after = "" if words == ["usual"] else "\n".join(words)
    call.store.boards.set_away_words(call.board.id, after)
    call.record_board({"away_words": (call.board.away_words, after)})
    return reply(_away_words(replace(call.board, away_words=after)))


def _texts(call: Call) -> Reply:
    unheard = unheard_of(call.store, call.board, call.today)
    if not unheard:
        return reply(paragraph((Bold("No texts."), " No owner outside Slack has anything overdue or due soon.")))
    every = [paragraph(*text_for(words, theirs, call.board, call.today)) for words, theirs in unheard.items()]
    page = page_of(call, every, A_PAGE, f"{LINE} {TEXTS}", lambda part: weight(as_text([part])))
    title = paragraph((Bold(f"{count(len(every), 'owner')} not in Slack, a text for each{page.words}"),))
    return reply(title, *page.items, page.buttons)


REMINDERS = Verb(
    command="board",
    name="reminders",
    about="who is reminded of what; turns reminders on and off (the chair or support)",
    example="/board reminders",
    run=run,
    slots=(
        Slot("reminders", "Reminders", SlotKind.CHOICE, SlotPlace.FREE, choices=_CHOICES, shown="[on · off · texts]"),
        Slot("away", "Words in a status that mean away", SlotKind.LONG),
        Slot("seen", "Seen", SlotKind.SHORT, shown="", on_form=False),
        PAGE,
    ),
    title="Reminders",
    writes=True,
    refused="Not changed.",
    aliases=("reminder",),
)
