"""Which board a person means: the channel's own, the one they name with `board:`, or in a direct message theirs."""

import re
from dataclasses import replace

from board.boards import Board, as_read
from board.refusals import Refusal
from commands.boards.reachable import name_among, reachable
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
# "Report to the board: done" is a sentence.
_IN_A_SENTENCE = frozenset(
    ("the", "a", "this", "that", "our", "your", "their", "next", "last", "each", "every", "improvement")
)
_NEXT_KEY = re.compile(r"\s(?=\w++\s?:)")


def without_board(request: Request, log: Log) -> tuple[str, Board | None]:
    """The words without `board: <name>`, and the board it names; None where it names none.

    `board:` is a key only before the name of a board the person can reach: elsewhere, as in "report to the board:
    done", it is words like any other. A name that is nearly one is refused, with the name. Where others read the
    answer, the channel's own board is the only one, whichever others there are.
    """
    if not NAMED.search(request.text):
        return request.text, None
    with log.reading(request.deadline) as store:
        boards = reachable(request, store)
    words, number = board_in_button(request.text)
    if numbered := next((each for each in boards if each.id == number), None):
        return words, numbered
    if number and request.pressed:
        raise _of_no_board()
    here = request.channel
    for board in sorted(boards, key=lambda each: (-len(each.name), each.channel != here)):
        name = f"{_spelt(board.name)}|{re.escape(board.channel)}"
        pattern = rf'{NAMED.pattern}["\u201c]?(?:{name})["\u201d]?(?=\s*$|\s+\w+\s?:)'
        if match := re.search(pattern, request.text, re.IGNORECASE):
            _check_only_one(request, board, boards, match)
            before, after = request.text[: match.start()].rstrip(), request.text[match.end() :]
            return f"{before}{after}", board
    _check_nearly(request, [board.name for board in boards])
    _check_means_none(request)
    return request.text, None


def without_number(request: Request) -> Request:
    """The request without the number by which a button means its board: that is nobody's words, and is not kept."""
    return replace(request, text=board_in_button(request.text)[0])


def _spelt(name: str) -> str:
    """A pattern of a board's name, whatever stands between its letters and numbers: `North-East` is `north east`."""
    return r"[\W_]*+".join(map(re.escape, _LETTERS.findall(name))) or re.escape(name)


def _check_only_one(request: Request, board: Board, boards: list[Board], match: re.Match[str]) -> None:
    """Refuses a name that two boards have; each is then named by its channel's id."""
    same = [each for each in boards if as_read(each.name) == as_read(board.name)]
    if len(same) > 1 and not any(each.channel.casefold() in match[0].casefold() for each in same):
        lines = [_line_with(request, match.start(), each.channel, match.end()) for each in same]
        raise Refusal("Two boards have that name. Which?", lines=lines)


def _line_with(request: Request, start: int, board: str, end: int) -> str:
    """The line with `board` named in place of what stands from `start` to `end`."""
    return replace(request, text=f"{request.text[:start].rstrip()} board: {board}{request.text[end:]}".strip()).line


def _check_means_none(request: Request) -> None:
    """Refuses what seems meant for a board that was not found, where others read the answer; and a button of an earlier
    version, which names its board."""
    if not _means_a_board(request.text):
        return
    if request.overheard:
        # Whether there is one of that name, and whether the person is in it, makes no difference: else this would tell.
        raise Refusal(f"{ONE_BOARD_HERE} To keep the words as text, put them in double quotes.")
    if request.pressed and request.in_direct_message:
        raise _of_no_board()


def _of_no_board() -> Refusal:
    return Refusal(_OF_NO_BOARD, lines=["/action"])


def _means_a_board(text: str) -> bool:
    """A `board:` stands in the text, outside quotes, that is no part of a sentence."""
    quoted = quoted_places(text)
    return any(match.start() not in quoted and not _goes_on(text[: match.start()]) for match in NAMED.finditer(text))


def _goes_on(before: str) -> bool:
    """What follows `before` goes on with its sentence."""
    # Whole, the words would be split anew for each of many matches.
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
    """Where a name ends that begins at `start`: before the next key, or with the line."""
    following = _NEXT_KEY.search(text, start)
    return following.start() if following else len(text)


def check_no_other_board(request: Request, store: Store) -> None:
    """Refuses to read for words with `board:` and a name that is none of the person's boards'.

    The answer would be of another board than the one they asked for. Words that are kept may well hold `board:`.
    """
    if match := NAMED.search(request.text):
        if request.overheard:
            raise Refusal(ONE_BOARD_HERE)
        end = _end_of_name(request.text, match.end())
        lines = [_line_with(request, match.start(), each.name, end) for each in reachable(request, store)]
        whose = "Yours:" if lines else "Ask its board support to invite you to its channel."
        raise Refusal(f"You are in no board of that name. {whose}", lines=lines)


class WhichBoard(Refusal):
    """The question which board a line is for: `choices` are the name of each, and the line that names it."""

    def __init__(self, line: str, names: list[str]) -> None:
        self.choices = [(name, f"{line} board: {name}") for name in names]
        super().__init__(
            "You are in more than one board's channel. Which board?", lines=[each for _, each in self.choices]
        )


def board_meant(request: Request, store: Store, named: Board | None, of_person: bool = False) -> Board:
    """The board that was named; else the channel's; else, in a direct message or for what is `of_person`, the person's
    own. Refused where none; where they have several any will do for what is `of_person`."""
    board = (store.boards.get(named.team, named.id) if named else None) or store.boards.in_channel(
        request.team, request.channel
    )
    if board is not None:
        return known_as_shared(board, request)
    if request.in_direct_message:
        return _own_board(request, store, of_person)
    if of_person and (own := reachable(request, store)):
        return own[0]
    raise Refusal(
        "There is no board in this channel. Type the command in your board's own channel, start a board here, or bring "
        "one here whose channel was archived or replaced:",
        lines=["/board setup <name> chair: @name", "/board move here"],
    )


def known_as_shared(board: Board, request: Request) -> Board:
    """The board, knowing whether its channel is shared with another organisation now, where the request says."""
    if board.channel != request.channel or request.shared in {None, board.shared}:
        return board
    return replace(board, shared=request.shared)


def _own_board(request: Request, store: Store, of_person: bool) -> Board:
    boards = reachable(request, store)
    if len(boards) == 1 or (boards and of_person):
        return boards[0]
    if not boards:
        raise Refusal("You are in no board's channel. Ask board support to invite you to it, and type there.")
    names = [name_among(each, boards) for each in boards]
    raise WhichBoard(request.line, names)
