"""Reads a submitted form: the board and verb that it names, and whether
anything on it has changed since it was opened."""

from collections.abc import Sequence
from dataclasses import replace

from board.boards import Board
from board.refusals import Refusal
from board.words import cut, moment
from commands.call import Call
from commands.dispatch.finding import Found
from commands.dispatch.log import Log
from commands.dispatch.said import Said
from commands.filled import Filled, choice_of, mark, may_be_key
from commands.filled_line import filled_line, is_unticked, put_in
from commands.forms import RESTS_ON, offered, subject_of
from commands.history.written_by import who
from commands.request import Request
from commands.slots import Slot
from commands.table import command_named
from commands.verbs import Verb
from storage.ref_table import Thing

NOT_IN_ITS_CHANNEL = (
    "You are not in that board's channel any more, or Slack did not say in time that you are. Nothing was saved."
)
# Slack lists the members of a private channel only to apps that are in it.
_NO_BOT = (
    "boardbot is not in that board's private channel, so Slack does not tell it who is. Nothing was saved. If you are "
    "in it, type this there, and then do it again:"
)
# The most characters of the changed text: it is shown at the top of the form.
_MOST_TOLD = 800


class Overtaken(Refusal):
    """Somebody else has changed what a form showed since it was opened."""


class ChoiceGone(Refusal):
    """What was chosen in a menu of the form is no longer there; `left` is the form without it."""

    def __init__(self, slots: Sequence[Slot], filled: Filled) -> None:
        super().__init__(f'What was chosen at "{slots[0].label}" is not there any more. Choose again.')
        names = {slot.name for slot in slots}
        self.left = replace(filled, values={name: each for name, each in filled.values.items() if name not in names})


def read_form(said: Said, filled: Filled, log: Log) -> Said:
    """The request with the board and verb that the form names.

    Refused: a person who is not in the board's channel, and a board or verb that no longer exists.
    """
    command = command_named(filled.command)
    if (verb := command.verb(filled.verb)) is None or not (has_form(verb) or verb.is_form):
        raise Refusal("This form is from another version of boardbot. Open it again:", lines=[f"/{command.name} help"])
    board = _board(said.request, filled, log)
    said = _with_choices_in_words(said, filled, verb, board, log)
    rest = said.text.strip().removeprefix(verb.name).strip()
    return replace(said, board=board, found=Found(command, verb, rest, said.text))


def has_form(verb: Verb) -> bool:
    """True if the verb changes something and has slots that a form can ask for."""
    return verb.writes and any(slot.on_form for slot in verb.slots)


def _with_choices_in_words(said: Said, filled: Filled, verb: Verb, board: Board | None, log: Log) -> Said:
    """The request with each short key of a choice replaced by the choice's words.
    Refused: a key whose choice no longer exists."""
    keyed = [slot for slot in verb.slots if slot.offers and may_be_key(filled.values.get(slot.name, ""))]
    if not keyed or board is None:
        return said
    values = dict(filled.values)
    with log.reading(said.request.deadline) as store:
        subject = subject_of(verb, store, board, values.get("ref", ""))
        for slot in keyed:
            every = offered(slot, store, board, subject, board.schedule.today(said.request.now))
            values[slot.name] = next((value for value, _ in every if choice_of(value) == values[slot.name]), "")
    if gone := [slot for slot in keyed if not values[slot.name]]:
        raise ChoiceGone(gone, filled)
    filled = replace(filled, values=values)
    text = filled_line(verb, put_in(verb, filled))
    return replace(said, request=replace(said.request, filled=filled, text=text), text=text)


def _board(request: Request, filled: Filled, log: Log) -> Board | None:
    """The form's board; None if the form starts one in the request's channel."""
    if filled.board is None:
        if request.channel in request.reaches:
            return None
        raise _not_in_its_channel(request)
    return board_of(request, filled.board, log)


def board_of(request: Request, board_id: int, log: Log) -> Board:
    """The board with that id. Refused: a person who is not in its channel now, and an id that no board has."""
    with log.reading(request.deadline) as store:
        board = store.boards.get(request.team, board_id)
    if board is None or board.channel not in request.reaches:
        raise _not_in_its_channel(request)
    return board


def _not_in_its_channel(request: Request) -> Refusal:
    if request.has_bot is False and not request.public:
        return Refusal(_NO_BOT, lines=["/invite @boardbot"])
    return Refusal(NOT_IN_ITS_CHANNEL)


def is_in_its_channel(said: Said) -> bool:
    """True if the reply need not name the board:
    the form or button is in the board's own channel, or on Home, which names it."""
    filled = said.request.filled
    if said.request.board is not None:
        return True
    if said.request.pressed and said.board is not None and said.board.channel == said.request.channel:
        return True
    return filled is not None and said.board is not None and filled.shown_in == said.board.channel


def check_not_overtaken(call: Call, said: Said) -> None:
    """Refuses to overwrite what somebody has changed since the form was opened, as the person has not seen it.
    Sent again, the form is accepted."""
    filled = said.request.filled
    if filled is None:
        return
    _check_not_emptied(said.verb, filled)
    _check_said_once(said.verb, filled)
    subject = subject_of(said.verb, call.store, call.board, call.ref)
    if not filled.about or subject is None:
        return  # the form showed nothing that could have changed
    _check_as_decided_on(said.verb, filled, subject)
    for slot in said.verb.slots:
        if slot.now is None or slot.name not in (call.words.filled or {}):
            continue
        if slot.taken_by and not slot.taken_by(subject):
            continue  # the verb refuses it: to save it again would not help
        now = slot.now(subject)
        if mark(now) != filled.seen.get(slot.name, mark("")):
            raise Overtaken(
                f'"{slot.label}" was changed {_by(call, subject, slot)}while this form was open, and is now '
                f'"{now or "empty"}". To put yours in its place, save again.',
                slot=slot.name,
            )


def _check_as_decided_on(verb: Verb, filled: Filled, subject: Thing) -> None:
    """Refuses a decision about something that has changed since the form was opened, and says what it is now."""
    now = verb.rests_on(subject) if verb.rests_on else ""
    if now and filled.seen.get(RESTS_ON, mark("")) != mark(now):
        told = cut(now, _MOST_TOLD)
        raise Overtaken(f"While this form was open, something changed. Now {told} To go on, send it again.")


def _check_not_emptied(verb: Verb, filled: Filled) -> None:
    """Refuses an emptied field. It would change nothing, as no typed line can
    empty one, and would seem to have worked."""
    held = [slot for slot in verb.slots if slot.now and not slot.unshown and slot.name in filled.seen]
    for slot in held:
        if slot.name in filled.emptied and not is_unticked(slot, filled):
            reason = f'"{slot.label}" cannot be emptied. Put other words in its place, or leave it as it was.'
            raise Refusal(reason, slot=slot.name)


def _check_said_once(verb: Verb, filled: Filled) -> None:
    """Refuses a slot that is both picked and written: neither is chosen over the other."""
    for slot in verb.slots:
        if slot.name in filled.twice:
            reason = f'"{slot.label}" is both picked and written. Clear one of the two.'
            raise Refusal(reason, slot=slot.name)


def _by(call: Call, subject: Thing, slot: Slot) -> str:
    """Who set the slot's present value, and when. A kept field's name begins with its slot's: `due_on`."""
    lines = call.store.history.of(call.board.id, call.command, subject.id)
    theirs = [each for each in lines if any(name.startswith(slot.name) for name in each.changes)] or lines
    if not theirs:
        return ""
    last = theirs[-1]
    by = f"by {who(last.person)} " if call.names_people else ""
    return f"{by}on {moment(last.at, call.board.schedule.timezone)} "
