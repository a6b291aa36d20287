"""Finds the board that a person means:
the one they name with `board:`, the channel's own or, in a direct message, their own."""

import re
from dataclasses import replace

from board.boards import Board, as_read
from board.refusals import Refusal
from commands.boards.reachable import name_among, open_ones, reachable
from commands.dispatch.log import Log
from commands.read_by_others import ONE_BOARD_HERE
from commands.reading.nearest import nearest
from commands.reading.quotes import quoted_places
from commands.request import Request
from commands.with_board import NAMED, board_in_button
from storage.store import Store

_OF_NO_BOARD = (
    "I cannot tell that you are in the channel of the board that this button is of: Slack may not have said in time, "
    "you may have left it, or the board may have another name since. Press again in a minute, or "
    "ask anew:"
)
_LETTERS = re.compile(r"[^\W_]+")
# "Report to the board: done" is a sentence, and names no board.
_IN_A_SENTENCE = frozenset(
    ("the", "a", "this", "that", "our", "your", "their", "next", "last", "each", "every", "improvement")
)
_NEXT_KEY = re.compile(r"\s(?=\w++\s?:)")


def without_board(request: Request, log: Log) -> tuple[str, Board | None, Board | None]:
    """The words without `board: <name>`, the board that it names, or None, and the same again if a button names it and
    the person has no other.

    `board:` is a key only before the name of a board that the person can reach: elsewhere, as in "report to the board:
    done", it is ordinary words. If others read the answer, only the channel's own board can be named. Refused: a name
    that two boards have, or that is nearly a board's, with the name.
    """
    if not NAMED.search(request.text):
        return request.text, None, None
    with log.reading(request.deadline) as store:
        boards = reachable(request, store)
    words, number = board_in_button(request.text)
    if numbered := next((each for each in boards if each.id == number), None):
        return words, numbered, numbered if request.pressed and boards == [numbered] else None
    if number and request.pressed:
        raise _of_no_board()
    here = request.channel
    for board in sorted(boards, key=lambda each: (-len(each.name), each.channel != here)):
        name = f"{_spelt(board.name)}|{re.escape(board.channel)}"
        pattern = rf'{NAMED.pattern}["\u201c]?(?:{name})["\u201d]?(?=\s*$|\s+\w+\s?:)'
        if match := re.search(pattern, request.text, re.IGNORECASE):
            _check_only_one(request, board, boards, match)
            before, after = request.text[: match.start()].rstrip(), request.text[match.end() :]
            return f"{before}{after}", board, None
    _check_nearly(request, [board.name for board in boards])
    _check_means_none(request)
    return request.text, None, None


def without_number(request: Request) -> Request:
    """The request without the number by which a button names its board: nobody typed it, and it is not kept."""
    return replace(request, text=board_in_button(request.text)[0])


def _spelt(name: str) -> str:
    """A pattern that matches a board's name, whatever separates its letters and numbers:
    `North-East` is `north east`."""
    return r"[\W_]*+".join(map(re.escape, _LETTERS.findall(name))) or re.escape(name)


def _check_only_one(request: Request, board: Board, boards: list[Board], match: re.Match[str]) -> None:
    """Refuses a name that two boards have; the lines offered name each by its channel's id."""
    same = [each for each in boards if as_read(each.name) == as_read(board.name)]
    if len(same) > 1 and not any(each.channel.casefold() in match[0].casefold() for each in same):
        lines = [_line_with(request, match.start(), each.channel, match.end()) for each in same]
        raise Refusal("Two boards have that name. Which?", lines=lines)


def _line_with(request: Request, start: int, board: str, end: int) -> str:
    """The line with `board` named in place of the text from `start` to `end`."""
    return replace(request, text=f"{request.text[:start].rstrip()} board: {board}{request.text[end:]}".strip()).line


def _check_means_none(request: Request) -> None:
    """Refuses words that seem meant for a board that was not found, if others read the answer; and a button of an
    earlier version, which names its board."""
    if not _means_a_board(request.text):
        return
    if request.overheard:
        # The refusal is the same whether or not there is such a board and the person is in it, so that it reveals
        # neither.
        raise Refusal(f"{ONE_BOARD_HERE} To keep the words as text, put them in double quotes.")
    if request.pressed and request.in_direct_message:
        raise _of_no_board()


def _of_no_board() -> Refusal:
    return Refusal(_OF_NO_BOARD, lines=["/action"])


def _means_a_board(text: str) -> bool:
    """True if a `board:` in the text, outside quotes, is not part of a sentence."""
    quoted = quoted_places(text)
    return any(match.start() not in quoted and not _goes_on(text[: match.start()]) for match in NAMED.finditer(text))


def _goes_on(before: str) -> bool:
    """True if the words before `board:` make it part of a sentence."""
    # Only the last word is split off: splitting the whole text anew for each of many matches would be slow.
    last = before.rstrip()[-len("improvement") - 1 :].split()[-1:]
    return bool(last) and last[0].casefold() in _IN_A_SENTENCE


def _check_nearly(request: Request, names: list[str]) -> None:
    match = list(NAMED.finditer(request.text))[-1]
    end = _end_of_name(request.text, match.end())
    typed = request.text[match.end() : end]
    alike = [name for name in names if len(name.split()) == len(typed.split())]
    if near := nearest(typed, alike):
        line = _line_with(request, match.start(), near, end)
        raise Refusal(f'You are in no board called "{typed}". Did you mean:', lines=[line])


def _end_of_name(text: str, start: int) -> int:
    """Where a name that begins at `start` ends: before the next key, or at the end of the line."""
    following = _NEXT_KEY.search(text, start)
    return following.start() if following else len(text)


def check_no_other_board(request: Request, store: Store) -> None:
    """Refuses to read if `board:` names none of the person's boards.

    The answer would be about another board than the one they asked for. Words that are to be kept may well include
    `board:`.
    """
    if match := NAMED.search(request.text):
        if request.overheard:
            raise Refusal(ONE_BOARD_HERE)
        end = _end_of_name(request.text, match.end())
        lines = [_line_with(request, match.start(), each.name, end) for each in reachable(request, store)]
        whose = "Yours:" if lines else "Ask its board support to invite you to its channel."
        raise Refusal(f"You are in no board of that name. {whose}", lines=lines)


class WhichBoard(Refusal):
    """The question of which board a line is for. `choices` pair each board's name with the line that names it."""

    def __init__(self, line: str, names: list[str]) -> None:
        self.choices = [(name, f"{line} board: {name}") for name in names]
        super().__init__(
            "You are in more than one board's channel. Which board?", lines=[each for _, each in self.choices]
        )


def board_meant(
    request: Request, store: Store, named: Board | None, of_person: bool = False, changes: bool = False
) -> Board:
    """The board that was named, or the channel's own; failing these, the person's own board, if this is a direct
    message or the verb is `of_person`. For what `changes` a board only while it is open, closed ones do not count
    beside an open one.

    Refused: no board, or several; for a verb `of_person`, any of several will do.
    """
    board = (store.boards.get(named.team, named.id) if named else None) or store.boards.in_channel(
        request.team, request.channel
    )
    if board is not None:
        return known_as_shared(board, request)
    if request.in_direct_message:
        return _own_board(request, store, of_person, changes)
    if of_person and (own := reachable(request, store)):
        return own[0]
    raise Refusal(
        "There is no board in this channel. Type the command in your board's own channel, start a board here, or bring "
        "one here whose channel was archived or replaced:",
        lines=["/board setup <name> chair: @name", "/board move here"],
    )


def known_as_shared(board: Board, request: Request) -> Board:
    """The board, with whether its channel is now shared with another organisation, if the request says."""
    if board.channel != request.channel or request.shared in {None, board.shared}:
        return board
    return replace(board, shared=request.shared)


def _own_board(request: Request, store: Store, of_person: bool, changes: bool) -> Board:
    boards = reachable(request, store)
    if changes:
        boards = open_ones(boards)
    if len(boards) == 1 or (boards and of_person):
        return boards[0]
    if not boards:
        raise Refusal("You are in no board's channel. Ask board support to invite you to it, and type there.")
    names = [name_among(each, boards) for each in boards]
    raise WhichBoard(request.line, names)
