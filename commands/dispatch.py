"""From a request to a reply: finds the verb, opens the log once, and catches every refusal in one place."""

import hashlib
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol

from board.boards import Board
from board.refs import quoted
from board.refusals import Refusal
from commands.base import Call, Command, Verb, nearest
from commands.boards import SETUP, setup_name
from commands.grammar import Words, check_text, first_word, read
from commands.help import HELP_WORDS, help_for
from commands.reply import Code, Line, Reply, from_json, refusal, to_json
from commands.request import Request
from commands.table import COMMANDS, command_named
from storage.store import Store


class Log(Protocol):
    """Where the log is kept: a transaction to read in, and one to write in."""

    def reading(self) -> AbstractContextManager[Store]:
        """The log at one instant."""

    def writing(self) -> AbstractContextManager[Store]:
        """The log, to change all at once or not at all."""


@dataclass(frozen=True, slots=True)
class Said:
    """A verb that was found: `rest` is what followed it, its ref still in front where it takes one."""

    command: Command
    verb: Verb
    rest: str


def dispatch(request: Request, log: Log, timezone: str = "Europe/London") -> Reply:
    """The reply to `request`. Changes the log only where the reply is no refusal.

    `timezone` is given to a board that is started by this request.
    """
    heading = "Not done."
    try:
        check_text(request.text)
        command, text = _reroute(command_named(request.command), request.text.strip())
        word, rest = first_word(text)
        if word.casefold() in HELP_WORDS:
            return help_for(command, rest)
        if rest.casefold() in HELP_WORDS and command.verb(word):
            return help_for(command, word)
        said = find_verb(command, text)
        heading = said.verb.refused
        return _write(request, log, said, timezone) if said.verb.writes else _read(request, log, said)
    except Refusal as refused:
        return _refused(refused, heading)


def _refused(refused: Refusal, heading: str) -> Reply:
    lines: list[Line] = [(Code(line), *([f" ({note})"] if note else [])) for line, note in refused.lines]
    return refusal(refused.heading or heading, refused.reason, lines)


def _reroute(command: Command, text: str) -> tuple[Command, str]:
    """`/board action add …` is `/action add …`; a command's own name typed again after it is passed over."""
    word, rest = first_word(text)
    name = word.lstrip("/").casefold()
    if command.name == "board" and name in COMMANDS and name != "board":
        return COMMANDS[name], rest
    return (command, rest) if name == command.name and word.startswith("/") else (command, text)


def find_verb(command: Command, text: str) -> Said:
    """The verb that `text` begins with. A verb that takes a ref may come after it: `A12 done …`; a ref alone shows it.

    Refused, with the nearest verb and a corrected line, where there is none.
    """
    alone = command.verb(command.alone)
    if alone is None:
        raise LookupError(f"/{command.name} has no verb {command.alone}")
    if not text or len(command.verbs) == 1:
        return Said(command, alone, text)
    word, rest = first_word(text)
    if verb := command.verb(word):
        return Said(command, verb, rest)
    second, more = first_word(rest)
    verb = command.verb(second)
    if verb and verb.takes_ref and not command.verb(word):
        return Said(command, verb, f"{quoted(word)} {more}")
    show = command.verb("show")
    if show and not rest and any(letter.isdigit() for letter in word):
        return Said(command, show, text)
    raise _unknown(command, word, rest)


def _unknown(command: Command, word: str, rest: str) -> Refusal:
    heading = f'I don\'t know "{word[:60]}".'
    if near := nearest(word, command.names()):
        return Refusal("Did you mean:", lines=[f"/{command.name} {near} {rest}".strip()], heading=heading)
    if command.verb("update") and any(letter.isdigit() for letter in word):
        line = f"/{command.name} update {quoted(word)} {rest}"
        return Refusal("To say how an action is going:", lines=[line], heading=heading)
    return Refusal("All there is:", lines=[f"/{command.name} help"], heading=heading)


def _read(request: Request, log: Log, said: Said) -> Reply:
    with log.reading() as store:
        return said.verb.run(_call(request, store, said, _board(request, store)))


def _write(request: Request, log: Log, said: Said, timezone: str) -> Reply:
    who = (request.team, request.channel, request.person.id)
    fingerprint = hashlib.sha256(f"{said.command.name} {said.verb.name} {said.rest}".encode()).hexdigest()
    with log.writing() as store:
        if again := store.answers.repeated(request.delivery, who, fingerprint, request.now):
            return replace(from_json(again), posts=False)
        board = _started(request, store, said, timezone) if said.verb is SETUP else _board(request, store)
        answer = said.verb.run(_call(request, store, said, board))
        store.answers.keep(request.delivery, who, fingerprint, request.now, to_json(answer))
        return answer


def _board(request: Request, store: Store) -> Board:
    board = store.boards.in_channel(request.team, request.channel)
    if board is None:
        raise Refusal(
            "There is no board in this channel. Type the command in your board's own channel, or start a board here:",
            lines=["/board setup <name> chair: @name"],
        )
    return board


def _started(request: Request, store: Store, said: Said, timezone: str) -> Board:
    if known := store.boards.in_channel(request.team, request.channel):
        raise Refusal(f"This channel has a board already: {known.name}. See who is who:", lines=["/board roles"])
    if request.channel.startswith("D"):
        raise Refusal("A board belongs to a channel, not to a direct message. Type this in the board's channel.")
    if request.person.guest:
        raise Refusal("A guest cannot start a board. Ask somebody of the council to type this.")
    words = read(said.rest, SETUP.keys)
    name = setup_name(words.free, request.channel_name)
    return store.boards.add(request.team, request.channel, name, timezone, request.now)


def _call(request: Request, store: Store, said: Said, board: Board) -> Call:
    ref, line = first_word(said.rest) if said.verb.takes_ref else ("", said.rest)
    return Call(
        request=request,
        command=said.command.name,
        verb=said.verb,
        ref=ref.rstrip(":,"),
        words=Words(line, line.strip()) if not said.verb.keys else read(line, said.verb.keys),
        store=store,
        board=board,
        actor=board.actor(request.person.id, request.person.guest),
        today=board.schedule.today(request.now),
    )
