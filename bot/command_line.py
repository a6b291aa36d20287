"""The `boardbot` command: what whoever runs the bot types on a terminal."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial, wraps
from pathlib import Path
from typing import ParamSpec

import click

from board.boards import Board
from board.refusals import Refusal
from bot.clock import now
from bot.secrecy import guard_the_terminal, redacted
from bot.settings import Misconfigured, load_settings, set_up_logging
from commands.terminal import printable
from storage.database import Database
from storage.log_file import Unusable, refuse_missing
from storage.store import Store
from storage.upkeep.backup import backup_to
from storage.upkeep.restore import restore_from
from storage.upkeep.verify import problems_in

Arguments = ParamSpec("Arguments")


def told_plainly(run: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """What a person can mend is said in a line or two, with exit code 1, and without a traceback."""

    @wraps(run)
    def wrapped(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            run(*args, **kwargs)
        except (Misconfigured, Unusable) as error:
            raise click.ClickException(printable(redacted(str(error)), kept="\n")) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise click.ClickException(printable(f"{error.filename} cannot be used: {error.strerror}.")) from error
        except Refusal as refusal:
            lines = [refusal.reason, *(line for line, _ in refusal.lines)]
            raise click.ClickException("\n".join(map(printable, lines))) from refusal

    return wrapped


@contextmanager
def _log() -> Iterator[Database]:
    """The log that is there: one that was made here would be empty, and look as if all were well."""
    path = load_settings().boardbot_database
    refuse_missing(path)
    with closing(Database(path)) as database:
        database.prepare()
        yield database


def _board(store: Store, name: str) -> Board:
    """The board of that name, or of that Slack channel id."""
    found = store.boards.named(name)
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{each.name} ({each.channel})" for each in store.boards.all()) or "none yet"
    problem = (
        f"There is no board {name!r}."
        if not found
        else f"{len(found)} boards are called {name!r}: give the channel's id."
    )
    raise Refusal(f"{problem} Boards: {names}. A board is started in Slack with /board setup.")


@click.group()
@click.version_option(package_name="boardbot")
def main() -> None:
    """boardbot: the improvement board's log in Slack."""
    guard_the_terminal()


@main.command()
@told_plainly
def run() -> None:
    """Answer in Slack over Socket Mode, and post the weekly digest, until stopped."""
    from bot.socket_mode.run import Bot, run_until_stopped  # noqa: PLC0415 - the other commands start quicker without Slack

    settings = load_settings()
    set_up_logging(settings)
    run_until_stopped(Bot(settings, now))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=3000, show_default=True, help="The port to listen on.")
@click.option("--workers", type=click.IntRange(1, 32), default=1, show_default=True,
              help="How many processes share the work on one log.")  # fmt: skip
@told_plainly
def serve(host: str, port: int, workers: int) -> None:
    """Answer in Slack over HTTP, and post the weekly digest, until stopped.

    Slack asks for https: put a proxy in front that ends it. POST /slack/events is the Request URL of the commands, the
    events and the buttons; GET /healthz says how the bot is.
    """
    from bot.http.serve import serve as serve_until_stopped  # noqa: PLC0415 - the other commands start quicker without

    settings = load_settings()
    set_up_logging(settings)
    serve_until_stopped(settings, host, port, workers)


@main.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default="2020-07-08", show_default=True,
              help="The date on which the demo takes place.")  # fmt: skip
@click.option("--board", "name", default="northmoor", show_default=True, help="northmoor, made up, or nel, published.")
@click.option("--chat", is_flag=True, help="Type commands in this terminal instead of watching.")
@click.option("--port", type=click.IntRange(0, 65535), help="The page's port.  [default: 8700, or the next free one]")
@click.option("--no-page", is_flag=True, help="Print the demo and exit, without the page in the browser.")
@told_plainly
def demo(today: datetime, name: str, chat: bool, port: int | None, no_page: bool) -> None:
    """Show the real bot at work in a small local workspace, on a made-up council's board; then try it in a browser.

    The page is served on this machine alone, until Ctrl-C.
    """
    from bot.demo.boards import board_named  # noqa: PLC0415 - the other commands start quicker without
    from bot.demo.in_browser import PortTaken, free_port, interrupt_once, serve  # noqa: PLC0415
    from bot.demo.on_terminal import show  # noqa: PLC0415

    interrupt_once()
    board, with_page = board_named(name), not (chat or no_page)
    try:
        if with_page:
            free_port(port)
        show(today.date(), chat, board)
        if with_page:
            serve(today.date(), port, board)
    except PortTaken as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        return


@main.command()
@click.option("--url", help="For HTTP mode: the https address at which Slack reaches boardbot serve.")
@told_plainly
def manifest(url: str | None) -> None:
    """Print the Slack app manifest, to paste into Slack; with --url, the one for HTTP mode."""
    from bot.slack.manifest import manifest as made, request_url  # noqa: PLC0415

    address = None if url is None else request_url(url)
    click.echo(json.dumps(made(load_settings().boardbot_status_command, address), indent=2, ensure_ascii=False))


@main.command()
@told_plainly
def check() -> None:
    """Check settings, tokens, scopes, channels, database and clock; say what is wrong and what to do."""
    from bot.check import findings  # noqa: PLC0415

    bad = False
    for finding in findings(load_settings(), now()):
        click.echo(f"{'ok     ' if finding.ok else 'PROBLEM'}  {printable(redacted(finding.what))}")
        bad = bad or not finding.ok
    sys.exit(1 if bad else 0)


of_board = click.option("--board", "name", required=True, help="The board's name, or its channel's id.")


@main.command("import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@of_board
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@told_plainly
def import_files(files: tuple[Path, ...], name: str, dry_run: bool) -> None:
    """Import CSV files of areas, measures, readings, claims and actions. Running it twice adds nothing."""
    from bot.import_people import people_of  # noqa: PLC0415
    from commands.imports.files import import_all  # noqa: PLC0415

    people = partial(people_of, load_settings(), now())
    with _log() as log:
        refused = import_all(log, files, lambda store: _board(store, name), now(), dry_run, click.echo, people)
    sys.exit(1 if refused else 0)


@main.command()
@of_board
@click.option("--format", "form", type=click.Choice(["csv", "text"]), default="csv", show_default=True)
@told_plainly
def export(name: str, form: str) -> None:
    """Print every action of a board, as CSV that a spreadsheet opens safely, or as a text table."""
    from commands.export import exported  # noqa: PLC0415

    with _log() as log, log.reading() as store:
        click.echo(exported(store, _board(store, name), form), nl=False)


@main.command()
@of_board
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="As the board stood at the end of that day.")
@told_plainly
def digest(name: str, as_at: datetime | None) -> None:
    """Print the digest as text, as it would be posted now."""
    from commands.actions.as_at import end_of  # noqa: PLC0415
    from commands.digest.page import digest_messages, digest_of  # noqa: PLC0415
    from commands.terminal import as_terminal  # noqa: PLC0415

    with _log() as log, log.reading() as store:
        board = _board(store, name)
        at = end_of(as_at.date(), board) if as_at else now()
        for message in digest_messages(board, digest_of(store, board, at, bool(as_at)), None, at):
            click.echo(as_terminal(message.parts) + "\n")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@told_plainly
def backup(file: Path) -> None:
    """Copy the log to FILE while the bot runs, with SQLite's own online backup."""
    settings = load_settings()
    backup_to(settings.boardbot_database, file)
    click.echo(f"The log is backed up to {file}. To restore it, stop boardbot and type: boardbot restore {file}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@told_plainly
def restore(file: Path) -> None:
    """Put the backup FILE in place of the log, which is kept under another name. Stop boardbot first."""
    log = load_settings().boardbot_database
    aside = restore_from(file, log, f"before-restore-{now():%Y%m%dT%H%M%SZ}")
    kept = f" The log that was there is kept as {aside}." if aside else ""
    click.echo(f"The log {log} is restored from {file}.{kept} Type boardbot verify, and start boardbot.")


@main.command()
@told_plainly
def verify() -> None:
    """Check that no line of the history was altered, and that the log agrees with it."""
    with _log() as log:
        found = problems_in(log)
        with log.reading() as store:
            lines = store.history.count()
    for problem in found:
        click.echo(f"PROBLEM  {printable(problem)}")
    if not found:
        click.echo(
            f"ok  {lines:,} lines of history, none of them altered; actions, figures, claims, roles, meetings and "
            "digests agree with them."
        )
    sys.exit(1 if found else 0)
