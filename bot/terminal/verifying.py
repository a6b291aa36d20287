"""`boardbot verify`: whether the log, or one board, is unaltered, by itself and against a fingerprint that somebody
has."""

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from board.boards import Board, told_apart
from board.fingerprints import fingerprint_of, grouped, read_fingerprint
from board.words import count, moment
from bot.terminal.on_the_log import board_called, the_log
from commands.terminal import printable
from storage.database import Database
from storage.removals import Removal
from storage.upkeep.proof import proven
from storage.upkeep.verify import problems_in
from storage.upkeep.verify.fingerprint import NamedLine, named_line


@click.command()
@click.option("--fingerprint", "words", help="What stands after \"log\" in the last line of a digest: says which line "
              "of the history that is, and whether everything up to it is unchanged.")  # fmt: skip
@click.option("--board", "name", help="One board alone: its chain and its rows. Its name, or its channel's id.")
@click.option("--proof", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Check a file from boardbot export --format proof. This needs no log and no settings.")  # fmt: skip
# To the shell, a fingerprint that was copied without quotes is several words.
@click.argument("rest", nargs=-1, metavar="")
def verify(words: str | None, name: str | None, proof: Path | None, rest: tuple[str, ...]) -> None:
    """Check that no line of the history was altered, and that the log agrees with it."""
    if words is None and rest:
        raise click.UsageError(f"{rest[0]} belongs to no option. A fingerprint stands after --fingerprint.")
    digits = None if words is None else read_fingerprint(" ".join([words, *rest]))
    if proof is None:
        _tell(*_of_log(digits, name))
    elif name is None:
        _tell(*_of_proof(proof, digits))
    else:
        raise click.UsageError("A proof is of one board: leave --board out.")


def _tell(wrong: list[str], right: list[str]) -> None:
    """Prints what was found, and exits with code 1 if anything is wrong."""
    for problem in wrong:
        click.echo(f"PROBLEM  {printable(problem)}")
    for each in right:
        click.echo(f"ok  {printable(each)}")
    sys.exit(1 if wrong else 0)


def _of_log(digits: str | None, name: str | None) -> tuple[list[str], list[str]]:
    with the_log() as log:
        with log.reading() as store:
            board = None if name is None else board_called(store, name)
        found = problems_in(log, board.id if board else None)
        wrong, right = ([], []) if digits is None else _about(log, digits, board)
        right += [] if found else [_sound(log, board), *([] if board else _removals(log))]
    return [*wrong, *found], right


def _of_proof(path: Path, digits: str | None) -> tuple[list[str], list[str]]:
    """What is wrong with a proof, and what is right."""
    with path.open(encoding="utf-8", errors="replace") as file:
        told = proven(file, digits or "")
    wrong, right = list(told.problems), []
    if digits and told.found is None:
        wrong.insert(0, f"No line of it has the fingerprint {grouped(digits)}.")
    elif told.found and not wrong:
        number, row = told.found
        right.append(f"{fingerprint_of(digits or '')} is line {number:,} of it: {_what(row)}.")
    if not told.problems and told.newest:
        right.append(
            f"{count(told.lines, 'line')} of the history of {told.board}, each as it was hashed and after the one "
            f"before it. The newest is {_what(told.newest)}; its fingerprint is {fingerprint_of(told.newest_hash)}."
        )
    return wrong, right


def _what(row: Mapping[str, Any]) -> str:
    return f"{row['verb']} {row['ref']}, {_when(str(row['at']), None)}"


def _sound(log: Database, board: Board | None) -> str:
    """That nothing was found; for a board also where its history ends."""
    with log.reading() as store:
        lines = store.history.count(board.id if board else None)
        _, newest = store.history.last_of(board.id) if board else (0, "")
    whose = f" of {board.name}" if board else ""
    ends = f" The newest line's fingerprint is {fingerprint_of(newest)}." if newest else ""
    return (
        f"{lines:,} lines of history{whose}, none of them altered; actions, figures, claims, roles, meetings and "
        f"digests agree with them.{ends}"
    )


def _removals(log: Database) -> list[str]:
    """A sentence for each board that was removed."""
    with log.reading() as store:
        return [f"Board {each.board_id} {_removed(each)}" for each in store.removals.all().values()]


def _removed(told: Removal) -> str:
    return (
        f"was removed on {_when(told.at.isoformat(), None)} by {told.by}, because: {told.because.rstrip('.')}. Of its "
        f"{count(told.lines, 'line')} of history the hashes are left; the last fingerprint was "
        f"{fingerprint_of(told.newest)}."
    )


def _about(log: Database, digits: str, asked: Board | None) -> tuple[list[str], list[str]]:
    """What is wrong with the line of a fingerprint, and what is right."""
    line = named_line(log, digits)
    with log.reading() as store:
        every = store.boards.called()
    board = next((each for each in every if line and each.id == line.board_id), None)
    if line is None or (asked is not None and line.board_id != asked.id):
        return [_nobody(grouped(digits), asked, board, told_apart(every))], []
    if line.removed:
        return _of_removed(digits, line, line.removed)
    whose = told_apart(every)[board.id] if board else f"board {line.board_id}"
    told = (
        f"{fingerprint_of(digits)} is line {line.number:,} of the history of {whose}: {line.verb} {line.ref}, "
        f"{_when(line.at, board)}."
    )
    if not line.is_whole:
        return [f"{told} It, or a line before it, is not as it was."], []
    since = f"{count(line.since, 'line')} came after it" if line.since else "No line came after it"
    return [], [f"{told} All up to it is as it was when it was written. {since}."]


def _of_removed(digits: str, line: NamedLine, told: Removal) -> tuple[list[str], list[str]]:
    """The same for the line of a board that was removed."""
    said = f"{fingerprint_of(digits)} is line {line.number:,} of the history of a board that {_removed(told)}"
    return ([], [said]) if line.is_whole else ([f"{said} These, or one before them, are not as they were."], [])


def _nobody(fingerprint: str, asked: Board | None, board: Board | None, names: Mapping[int, str]) -> str:
    if asked is not None and board is not None:
        return f"{fingerprint} is the fingerprint of a line of {names[board.id]}, and of none of {names[asked.id]}."
    whose = names[asked.id] if asked else "any board"
    return (
        f"No line of the history of {whose} has the fingerprint {fingerprint}. If it is copied as the digest has it, "
        "that history was cut off or rewritten since, or an older backup was put back."
    )


def _when(at: str, board: Board | None) -> str:
    try:
        return moment(datetime.fromisoformat(at), board.schedule.timezone if board else "Europe/London")
    except (LookupError, ValueError, OverflowError):
        return at
