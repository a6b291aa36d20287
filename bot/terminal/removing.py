"""`boardbot remove`: removes a board whose time is over from the log."""

import getpass
import shlex
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import click

from board.boards import Board, places_of
from board.fingerprints import fingerprint_of
from board.look_alikes import without_invisible
from board.refusals import Refusal
from board.words import count, moment
from bot.clock import now
from bot.terminal.on_the_log import board_named, of_board, the_log
from commands.reading.guard import screen_text
from commands.reading.reasons import check_reason
from commands.reading.text_limits import check_text
from commands.reply import frozen, paragraph, reply
from commands.request import ANSWER
from commands.terminal import printable
from commands.told.told_at_once import GIVEN_TOGETHER
from storage.database import Database
from storage.log_file import copies_beside
from storage.outbox_order import LAST
from storage.removals import Instead, Removal
from storage.store import Store
from storage.upkeep.proof import Proven, proven

_INSTEAD = Instead(
    frozen(reply(paragraph("What stood here was taken out of the log together with a board. Please ask again."))),
    (ANSWER, LAST, GIVEN_TOGETHER),
)
SERVERS_OWN = (
    "Its rows are deleted. In the free space of its files, and in what it counts for its plans, PostgreSQL keeps words "
    'of them until its superuser types, at a quiet hour: psql -d DATABASE -c "DELETE FROM pg_statistic" -c "ANALYZE" '
    '-c "VACUUM FULL", where DATABASE is the log\'s. docs/hosting.md says what else holds them.'
)
_NOT_CLEANED = (
    "Its rows are deleted and overwritten. What boardbot wrote lately may still be legible in the file beside the log "
    "that ends in -wal: stop boardbot once, and it is gone."
)


@click.command()
@of_board
@click.option("--proof", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The file that boardbot export --format proof made of the board since it was closed.")  # fmt: skip
@click.option("--because", required=True, help="Why it is removed. The reason is kept.")
def remove(name: str, proof: Path, because: str) -> None:
    """Remove a closed board from the log for good: every word of it except why it was removed.

    The hashes of its lines of history stay, so that boardbot verify still works for all other boards. It asks
    twice, and needs a proof of the whole history up to the last line: that file then holds all that was removed.
    """
    reason = _checked(because, name)
    with the_log() as log:
        with log.reading() as store:
            board = board_named(store, name)
            place = places_of(store.boards.called())[board.id]
            ended, told = _ended(store, board), _proven(store, board, name, proof)
        _ask(board, place, ended, told, proof)
        removal = _removed(log, board, told, reason, now())
        # Printed first: the file is then rewritten for a while, and somebody who interrupts that must know what was
        # done.
        click.echo(
            f"ok  {printable(board.name)} is removed. Of its history the hashes of {count(removal.lines, 'line')} are "
            f"left, and one line that says so; the last fingerprint was {fingerprint_of(removal.newest)}."
        )
        is_clean, copies = log.clean(), [] if log.is_in_a_server else copies_beside(log.path)
    if not is_clean:
        click.echo(SERVERS_OWN if log.is_in_a_server else _NOT_CLEANED)
    click.echo("Backups from before have all of it still, and so has Slack what was posted there.")
    if copies:
        click.echo(f"So may these beside the log: {printable(', '.join(each.name for each in copies))}.")


def _checked(because: str, name: str) -> str:
    """The reason. Raises Refusal if it says nothing, or names a child."""
    check_reason(
        because, "Say why it is removed:", [f'boardbot remove --board {shlex.quote(name)} --proof … --because "…"']
    )
    check_text(because)
    screen_text(because).refuse_in_a_file(" Say it without.")
    return because.strip()


def _ended(store: Store, board: Board) -> str:
    """How and when the board ended: it was closed, or its workspace has removed boardbot, so that nobody can close it
    any more. Raises Refusal for a board that has not ended."""
    installed = store.installations.of(board.team)
    for how, at in (("was closed", board.closed_at), ("lost its workspace", installed and installed.ended_at)):
        if at:
            return f"{how} on {moment(at, board.schedule.timezone)}"
    raise Refusal(f"{board.name} is not closed. Close it first, in its channel:", lines=["/board close because …"])


def _proven(store: Store, board: Board, name: str, proof: Path) -> Proven:
    """What the proof holds. Raises Refusal for one that is not whole, or not of the board's whole history."""
    with proof.open(encoding="utf-8", errors="replace") as file:
        told = proven(file)
    if told.problems:
        raise Refusal(f"{proof} is not whole: {told.problems[0]} boardbot verify says more. Nothing was removed.")
    if not _is_of_all(store, board, told):
        again = [f"boardbot export --board {shlex.quote(name)} --format proof --output board.proof"]
        raise Refusal(f"{proof} does not end with the newest line of {board.name}. Make one that does:", lines=again)
    return told


def _is_of_all(store: Store, board: Board, told: Proven) -> bool:
    return told.board_id == board.id and told.newest_hash == store.history.last_of(board.id)[1]


def _ask(board: Board, place: str, ended: str, told: Proven, proof: Path) -> None:
    """Asks twice. Raises Refusal if nobody can be asked, or if the answer is wrong."""
    if not _is_a_terminal():
        raise Refusal("A board is removed by somebody who sits at a terminal: it asks twice. Nothing was removed.")
    click.echo(
        f"{printable(board.name)} ({printable(place)}) {ended}. {printable(str(proof))} has its "
        f"{count(told.lines, 'line')} of history, up to {fingerprint_of(told.newest_hash)}. Keep it: nothing else will "
        "have them."
    )
    try:
        _answered(board, place)
    except click.Abort:
        click.echo()
        raise Refusal("It was not answered. Nothing was removed. Type the same again to be asked.") from None


def _answered(board: Board, place: str) -> None:
    asked = "The board's name, or what stands in brackets after it, to remove all of it"
    if _as_shown(click.prompt(asked, default="", show_default=False)) not in (_as_shown(board.name), place):
        raise Refusal("That is not its name. Nothing was removed.")
    if not click.confirm("It cannot be brought back. Remove it?"):
        raise Refusal("You said no. Nothing was removed.")


def _as_shown(words: str) -> str:
    """The words as they appear: what looks the same on a terminal compares as the same."""
    return unicodedata.normalize("NFC", without_invisible(printable(words))).strip()


def _is_a_terminal() -> bool:
    return sys.stdin.isatty()


def _removed(log: Database, board: Board, told: Proven, because: str, at: datetime) -> Removal:
    with log.writing(team=board.team) as store:
        found = store.boards.get(board.team, board.id)
        if found is None or not _is_of_all(store, found, told):
            raise Refusal(f"{board.name} was changed meanwhile. Nothing was removed.")
        _ended(store, found)
        return store.removals.remove(found, _account(), because, at, _INSTEAD)


def _account() -> str:
    """The account of this machine under which the command runs."""
    try:
        import pwd  # noqa: PLC0415 - Windows has none
        from os import getuid  # noqa: PLC0415

        return pwd.getpwuid(getuid()).pw_name
    except (ImportError, KeyError):
        return getpass.getuser()
