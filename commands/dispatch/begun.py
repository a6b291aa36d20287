"""Words to the bot that begin with no command but with a ref or a verb, as people answer a reminder: the line that they
stand for, and the board whose ref it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from board.boards import Board
from board.refs import has_digit, quoted, ref_key, refs_named
from board.refusals import Refusal
from commands.boards.reachable import name_among, reachable
from commands.dispatch.after_ref import Meant, is_a_guess, line_of, meant_after, meant_of_row, verbs_in, which
from commands.dispatch.help import HELP_WORDS
from commands.dispatch.log import Log
from commands.dispatch.refs_in_a_row import RefRow, refs_in_a_row
from commands.dispatch.said import Said
from commands.dispatch.spoken import is_polite
from commands.dispatch.under import board_under
from commands.reading.grammar import first_word
from commands.reading.nearest import split_ref
from commands.reminders.asked_to_stop import asks_to_stop
from commands.reminders.own import HABITS
from commands.table import COMMANDS
from commands.verbs import Command, Verb
from storage.store import Store

_MARKS = ",;:.!?–—-"
_ENDED = re.compile(r"\A(\s*\S*?[^\s,;:.!?–—-])[,;:.!?–—-]++(?=\s|\Z)")
_BEFORE_REF = re.compile(r"\A\s*(?:action|measure|ref)\s+(?=\S*\d)", re.IGNORECASE)
_OF_REFS = ("action", "measure")
# A sentence that mentions a ref is asked about; in a longer one nothing is looked for.
_MOST_WORDS = 60
_MOST_ASKED = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What a ref stands for: the command it belongs to, the board it is on, and what follows it. Where several
    stand in a row, `row` are all of them, and `after` what follows these."""

    command: Command
    board: Board
    ref: str
    title: str
    rest: str
    ended: bool = False
    row: tuple[str, ...] = ()
    after: str = ""


def in_full(said: Said, log: Log) -> Said:
    """The request with the line that its words stand for, and with its board, where they begin with a ref or a verb; as
    it is where they begin with a command, or with what may be anything."""
    if said.request.command or _names_command(said.text):
        return said
    with log.reading(said.request.deadline) as store:
        boards, alone = _boards(said, store)
        if said.request.in_direct_message and asks_to_stop(said.text):
            # How a person is reminded is the same on all their boards.
            board = None if alone or not boards else boards[0]
            return _stands_for(said, COMMANDS["action"], Meant(HABITS.name), board)
        return _in_full(said, store, boards, alone)


def _names_command(words: str) -> bool:
    name = first_word(words)[0].lstrip("/").casefold().rstrip(_MARKS)
    return name in COMMANDS or name in HELP_WORDS or not name


def _boards(said: Said, store: Store) -> tuple[list[Board], bool]:
    """The boards that may be meant, and whether the person has no other."""
    if said.board is not None:
        return [said.board], True
    boards = reachable(said.request, store)
    here = [each for each in boards if each.channel == said.request.channel]
    if here or not said.request.in_direct_message:
        return here, True
    under = board_under(said.request, store)
    return [each for each in boards if under in {None, each.id}], len(boards) == 1


def _in_full(said: Said, store: Store, boards: Sequence[Board], alone: bool) -> Said:
    words, verb_first = said.text.strip().removeprefix("/"), False
    found = _subjects(words, store, boards)
    if not found:
        found, verb_first = _after_verb(words, store, boards), True
    if not found:
        return _without_subject(said, words, store, boards, alone)
    one, *others = found
    meant = Meant(f"{_verb_typed(one.command, words)} {one.rest}") if verb_first else _meant(said, one)
    if others:
        raise _which_board(found, boards, meant.text)
    return _stands_for(said, one.command, meant, None if alone else one.board)


def _meant(said: Said, one: Subject) -> Meant:
    if len(one.row) > 1:
        return meant_of_row(one.command, one.row, one.after)
    return meant_after(one.command, one.ref, one.rest, one.ended, said.request.now.date())


def _stands_for(said: Said, command: Command, meant: Meant, board: Board | None) -> Said:
    request = replace(said.request, command=command.name, text=meant.text)
    return replace(said, request=request, text=meant.text, board=said.board or board, taken_as=meant.taken_as)


def _subjects(words: str, store: Store, boards: Sequence[Board]) -> list[Subject]:
    """What the ref that `words` begin with stands for, on each board that has one."""
    return [found for board in boards for name in _OF_REFS if (found := _subject(words, store, board, name))]


def _subject(words: str, store: Store, board: Board, name: str) -> Subject | None:
    table = store.actions if name == "action" else store.measures
    words = _BEFORE_REF.sub("", words)
    bare = _ENDED.sub(r"\1 ", words, count=1)
    refs = table.refs(board.id)
    known = {ref_key(each): each for each in refs}
    meant = [(known[ref_key(ref)], rest) for ref, rest in split_ref(bare, refs) if ref_key(ref) in known]
    if len(meant) != 1:
        return None
    ref, rest = meant[0]
    found = table.find(board.id, ref)
    ended = bare != words
    row = (
        refs_in_a_row(ref, rest, refs, False)
        if name == "action" and not _is_ended(words, ended)
        else RefRow((ref,), rest)
    )
    title = found.title if found else ""
    return Subject(COMMANDS[name], board, ref, title, rest, ended, row.refs, row.rest)


def _is_ended(words: str, marked: bool) -> bool:
    """A colon behind the ref: what follows is words, though they begin with a ref."""
    return marked and words.split(None, 1)[0].endswith(":")


def _after_verb(words: str, store: Store, boards: Sequence[Board]) -> list[Subject]:
    """What the ref behind the verb that `words` begin with stands for: `rest` is the ref and all that follows it."""
    found = []
    for name in _OF_REFS:
        for verb, after, _ in verbs_in(COMMANDS[name], words):
            if verb.takes_ref:
                of_name = [each for each in _subjects(after, store, boards) if each.command.name == name]
                for each in of_name:
                    if is_a_guess(verb, each.rest.strip(), apart=True):  # "done A12 when Sam is back"
                        raise which(each.command, each.ref, f"{verb.name} {each.rest.strip()}", [verb])
                found += [replace(each, rest=after) for each in of_name]
    return found


def _verb_typed(command: Command, words: str) -> str:
    return next(verb.name for verb, _, _ in verbs_in(command, words))


def _without_subject(said: Said, words: str, store: Store, boards: Sequence[Board], alone: bool) -> Said:
    """Words without a ref in the place where one is understood: a verb that takes none and only reads, a ref that no
    board has; or as they are."""
    verbs = [(each, found) for each in COMMANDS.values() if len(each.verbs) > 1 for found in _verb_of(each, words)]
    board = None if alone or len(boards) != 1 else boards[0]
    if len(verbs) == 1:
        command, (verb, after) = verbs[0]
        if not verb.takes_ref and not verb.writes and is_polite(after):
            return _stands_for(said, command, Meant(verb.name), board)
        if verb.takes_ref and after and _is_like_a_ref(after.split(None, 1)[0]):
            return _stands_for(said, command, Meant(f"{verb.name} {after}"), board)
    ref, rest = first_word(_ENDED.sub(r"\1 ", words, count=1))
    if boards and _is_like_a_ref(ref):
        # That there is none of that ref is said, with what it may have been.
        today = said.request.now.date()
        return _stands_for(said, COMMANDS["action"], meant_after(COMMANDS["action"], ref, rest, False, today), board)
    _check_mentions_none(words, store, boards, alone)
    return said


def _verb_of(command: Command, words: str) -> list[tuple[Verb, str]]:
    return [(verb, after) for verb, after, _ in verbs_in(command, words)]


def _is_like_a_ref(word: str) -> bool:
    return word[:1].isalpha() and has_digit(word)


def _check_mentions_none(words: str, store: Store, boards: Sequence[Board], alone: bool) -> None:
    """Asks about a sentence that mentions an action: it may be an update, or no more than talk."""
    pieces = [each.strip(_MARKS + "()\"'“”‘’") for each in words.split()[:_MOST_WORDS]]
    like = [each for each in dict.fromkeys(pieces) if has_digit(each) and not each.isdecimal()]
    found = [(board, ref) for board in boards for ref in _named(like, store.actions.refs(board.id) if like else [])]
    if not found:
        return
    lines = [
        line
        for board, ref in found[:_MOST_ASKED]
        for line in _lines_of(ref, words, "" if alone else name_among(board, boards))
    ]
    raise Refusal("Begin with the ref, or with what is to be done. Do you mean:", lines=lines)


def _named(words: Sequence[str], refs: Sequence[str]) -> list[str]:
    return [named[0] for each in words if len(named := refs_named(each, refs)) == 1]


def _lines_of(ref: str, words: str, board: str) -> list[tuple[str, str]]:
    of_board = f" board: {board}" if board else ""
    return [
        (f"/action {line_of('update', ref, words)}{of_board}", "adds it to its history"),
        (f"/action show {quoted(ref)}{of_board}", "shows it"),
    ]


def _which_board(found: Sequence[Subject], among: Sequence[Board], text: str) -> Refusal:
    kinds = {each.command.name for each in found}
    boards = {each.board.id for each in found}
    what = "board" if len(boards) > 1 else "one"
    lines = [
        (
            f"/{each.command.name} {text}{f' board: {name_among(each.board, among)}' if len(boards) > 1 else ''}",
            each.title,
        )
        for each in found
    ]
    where = "more than one of your boards" if len(boards) > 1 else f"an {' and a '.join(sorted(kinds))}"
    return Refusal(f"{found[0].ref} is {'on ' if len(boards) > 1 else ''}{where}. Which {what}?", lines=lines)
