"""Messages to the bot that begin with a ref or a verb instead of a command, such as answers to a reminder: finds the
line that they mean, and the board that has the ref."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from board.boards import Board
from board.refs import has_digit, quoted
from board.refusals import Refusal
from commands.boards.reachable import name_among
from commands.dispatch.after_ref import Meant, is_given, meant_after, which_verb
from commands.dispatch.answered_to import answer_meant, check_of_own, is_an_answer
from commands.dispatch.board_by_ref import boards_meant, which_board
from commands.dispatch.help import HELP_WORDS
from commands.dispatch.log import Log
from commands.dispatch.meant_of_row import meant_of_row, which_of_joined
from commands.dispatch.one_at_a_time import about_several, parts_of, ref_begun
from commands.dispatch.ref_in_words import ENDED, OF_REFS, Subject, figure_first, named_among, names_number, subjects
from commands.dispatch.said import Said
from commands.dispatch.spoken import is_polite
from commands.dispatch.under import actions_under
from commands.meant.asked_in_sentences import answered_by, is_question
from commands.meant.asks_for import date_alone
from commands.meant.corrections import check_corrects_nothing
from commands.meant.of_measure import check_indicator, lines_of_mention
from commands.meant.questions import NOTED, show_line
from commands.meant.verb_in_words import MARKS, VerbFirst, is_a_guess, line_of, verb_first, verb_of_ref
from commands.meant.verb_meant import ending_line, ending_meant, puts_off, verbs_before
from commands.reading.grammar import first_word
from commands.reminders.asked_to_stop import asks_to_stop
from commands.reminders.own import HABITS
from commands.table import COMMANDS
from commands.verbs import Command
from storage.store import Store

# A sentence that mentions a ref is asked about. Only its first words are searched.
_MOST_WORDS = 60
# As the buttons call it.
_SIGN_OFF = re.compile(r"(?:please\s)?sign[ -]?off\s", re.IGNORECASE)
# The most lines to copy, at two for each thing that is mentioned.
_MOST_LINES = 6


def as_command(said: Said, log: Log) -> Said:
    """The request with the line that its words mean, and its board, if they begin with a ref or a verb.

    It is returned unchanged if the words begin with a command, or could be anything.
    """
    if said.request.command or (_names_command(said.text) and not names_number(said.text)):
        return said
    with log.reading(said.request.deadline) as store:
        boards, alone = boards_meant(said, store)
        if said.request.in_direct_message and asks_to_stop(said.text):
            # A person's reminder settings are the same on all their boards.
            board = None if alone or not boards else boards[0]
            return _stands_for(said, COMMANDS["action"], Meant(HABITS.name), board)
        return _read_as_command(said, store, boards, alone)


def _names_command(words: str) -> bool:
    name = first_word(words)[0].lstrip("/").casefold().rstrip(MARKS)
    return name in COMMANDS or name in HELP_WORDS or not name


def _read_as_command(said: Said, store: Store, boards: Sequence[Board], alone: bool) -> Said:
    words = said.text.strip().removeprefix("/")
    found = subjects(words, store, boards) or figure_first(words, store, boards)
    if not found and _names_command(words):
        return said
    begins_with_ref = bool(found)
    found = found or _after_verb(words, store, boards, said.request.now)
    if not found:
        check_corrects_nothing(words)
        return _without_subject(said, words, store, boards, alone)
    one, *others = sorted(found, key=lambda each: each.board.is_closed)
    _check_one(words, one, store)
    meant = _meant(said, one) if begins_with_ref else Meant(one.rest)
    if _is_for_open(one.command, meant):
        others = [each for each in others if not each.board.is_closed]
    if others:
        raise which_board([one, *others], boards, meant.text)
    return _stands_for(said, one.command, meant, None if alone else one.board)


def _is_for_open(command: Command, meant: Meant) -> bool:
    verb = command.verb(first_word(meant.text)[0])
    return verb is not None and verb.is_for_open


def _check_one(words: str, one: Subject, store: Store) -> None:
    """Refuses a message with a further line that begins with another ref of
    the board, or with a verb and such a ref."""
    if "\n" not in words:
        return
    row = one.row or (one.ref,)
    refs = [ref for name in OF_REFS for ref in store.of(name).refs(one.board.id) if ref not in row]
    parts = parts_of(words, lambda line: bool(ref_begun(_after_its_verb(one.command, line), refs)))
    if len(parts) > 1:
        begun = [ref_begun(_after_its_verb(one.command, part), refs) for part in parts[1:]]
        raise about_several([*row, *begun], parts)


def _after_its_verb(command: Command, line: str) -> str:
    first = verb_of_ref(command, line)
    return first.after if first else line


def _meant(said: Said, one: Subject) -> Meant:
    if len(one.row) > 1:
        return meant_of_row(one.command, one.row, one.after)
    if one.possessive:
        _check_not_of_it(one)
    if len(one.joined) > 1:
        raise which_of_joined(one.command, one.joined, one.after, one.rest)
    meant = meant_after(one.command, one.ref, one.rest, one.ended, one.board.schedule.today(said.request.now))
    if one.measure and meant.text.startswith("reading "):
        check_indicator(one.measure, one.rest)
    return meant


def _check_not_of_it(one: Subject) -> None:
    """Asks about a possessive ref before a word that may be a noun: `A12’s update is in the folder`."""
    first = verb_of_ref(one.command, one.rest)
    if first and (first.verb.name != "on-track" or first.after):
        raise which_verb(one.command, one.ref, one.rest.strip(), first.verb if first.verb.name != "update" else None)


def _stands_for(said: Said, command: Command, meant: Meant, board: Board | None) -> Said:
    request = replace(said.request, command=command.name, text=meant.text)
    return replace(said, request=request, text=meant.text, board=said.board or board, taken_as=meant.taken_as)


def _after_verb(words: str, store: Store, boards: Sequence[Board], now: datetime) -> list[Subject]:
    """The subjects of the ref that follows the verb at the start of `words`; the `rest` of each is the verb, the ref
    and all that follows. Refused: words in which the verb may be an ordinary word."""
    found = []
    for name in OF_REFS:
        first = _verb_first(COMMANDS[name], words)
        if first is None or not first.verb.takes_ref:
            continue
        of_name = [each for each in subjects(first.after, store, boards) if each.command.name == name]
        for each in of_name:
            _check_no_guess(words, first, each, each.board.schedule.today(now))
        found += [replace(each, rest=f"{first.verb.name} {first.after}") for each in of_name]
    return found


def _check_no_guess(words: str, first: VerbFirst, subject: Subject, today: date) -> None:
    """Asks about a word before a ref that may not be meant as a verb: `push A12 harder`, `move A12 to @ali`."""
    verb, rest = first.verb, subject.rest.strip()
    typed = words[: len(words) - len(first.after)].strip(f"{MARKS} ")
    said = f"{typed} {rest}"
    if is_given(said):
        meant_after(subject.command, subject.ref, said, False, today)
    if verb.name == "due" and date_alone(rest, today):
        return
    moves = verb.name == "due" and typed.casefold() != "due"
    if (moves and rest) or is_a_guess(verb, rest, apart=True):  # "done A12 when Sam is back"
        raise which_verb(subject.command, subject.ref, said, verb, "…" if moves else None)


def _verb_first(command: Command, words: str) -> VerbFirst | None:
    """The verb that `words` begin with. A word that moves a date counts as `due`: `extend A12 to …`."""
    first, rest = first_word(words)
    due = command.verb("due") if puts_off(first) else None
    return VerbFirst(due, rest, apart=False) if due else verb_first(command, words)


def _without_subject(said: Said, words: str, store: Store, boards: Sequence[Board], alone: bool) -> Said:
    """Reads words that begin with no ref of the boards: a verb that only reads and takes no ref, a ref that no board
    has, or an answer about an action. Anything else is returned unchanged."""
    every = [each for each in COMMANDS.values() if len(each.verbs) > 1]
    verbs = [(each, first) for each in every if (first := verb_first(each, words))]
    board = None if alone or len(boards) != 1 else boards[0]
    if len(verbs) == 1:
        command, first = verbs[0]
        verb, after = first.verb, first.after
        if not verb.takes_ref and not verb.writes and is_polite(after):
            return _stands_for(said, command, Meant(verb.name), board)
        if verb.takes_ref and after and _is_like_a_ref(after.split(None, 1)[0]):
            return _stands_for(said, command, Meant(f"{verb.name} {after}"), board)
    ref, rest = first_word(ENDED.sub(r"\1 ", words, count=1))
    if boards and _is_like_a_ref(ref):
        # The action's verb says that there is no such ref, and what may have been meant.
        today = boards[0].schedule.today(said.request.now)
        return _stands_for(said, COMMANDS["action"], meant_after(COMMANDS["action"], ref, rest, False, today), board)
    if is_an_answer(words) and (under := actions_under(said.request, store, boards)):
        meant = answer_meant(under, words, said.request.now, [] if alone else boards)
        return _stands_for(said, COMMANDS["action"], meant, None if alone else under[0][0])
    _check_mentions_none(words, store, boards, alone)
    if said.request.in_direct_message and is_an_answer(words):
        check_of_own(words, said.request.person.id, said.request.now, boards, store)
    return said


def _is_like_a_ref(word: str) -> bool:
    return word[:1].isalpha() and has_digit(word)


def _check_mentions_none(words: str, store: Store, boards: Sequence[Board], alone: bool) -> None:
    """Asks about a sentence that mentions an action, or a measure with a figure: it may be only talk."""
    pieces = [each.strip(MARKS + "()\"'“”‘’") for each in words.split()[:_MOST_WORDS]]
    like = [each for each in dict.fromkeys(pieces) if has_digit(each) and not each.isdecimal()]
    named = [(board, "" if alone else f" board: {name_among(board, boards)}") for board in boards] if like else []
    if is_question(words) and (shown := _shown(store, named, like)):
        raise answered_by(shown)
    for table, lines_of in ((store.actions, _lines_of), (store.measures, partial(_lines_of_measure, store))):
        lines = [
            line
            for board, of_board in named
            for ref in named_among(like, table.refs(board.id))
            for line in lines_of(board, ref, words, of_board)
        ]
        if lines:
            reason = "Begin with the ref, or with what is to be done. Do you mean:"
            raise Refusal(reason, lines=lines[:_MOST_LINES])


def _shown(store: Store, named: Sequence[tuple[Board, str]], like: Sequence[str]) -> list[tuple[str, str]]:
    """The lines that show each thing that the words name."""
    lines = [
        show_line(name, ref, of_board)
        for board, of_board in named
        for name in OF_REFS
        for ref in named_among(like, store.of(name).refs(board.id))
    ]
    return lines[:_MOST_LINES]


def _lines_of_measure(store: Store, board: Board, ref: str, words: str, of_board: str) -> list[tuple[str, str]]:
    measure = store.measures.find(board.id, ref)
    return lines_of_mention(measure, words, of_board) if measure else []


def _lines_of(_: Board, ref: str, words: str, of_board: str) -> list[tuple[str, str]]:
    shown = show_line("action", ref, of_board)
    if _SIGN_OFF.match(words):
        return [(f"/action close {quoted(ref)}{of_board}", "signs it off"), shown]
    if verbs := verbs_before(COMMANDS["action"], words):
        return [(f"/action {each} {quoted(ref)} …{of_board}", does) for each, does in verbs.items()] + [shown]
    if ending := ending_meant(COMMANDS["action"], first_word(words)[0]):
        return [ending_line("action", ending), shown]
    return [(f"/action {line_of('update', ref, words)}{of_board}", NOTED), shown]
