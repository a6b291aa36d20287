"""The `boardbot` command, which operators type in a terminal."""

import json
import shlex
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import click

from bot.clock import now
from bot.log_lines import set_up_logging
from bot.secrecy import guard_the_terminal, redacted
from bot.settings import load_settings
from bot.terminal.copying import copy
from bot.terminal.day_typed import DAY
from bot.terminal.exporting import export
from bot.terminal.file_named import FILE
from bot.terminal.importing import import_files
from bot.terminal.installations import installations
from bot.terminal.on_the_log import board_named, log_file, of_board, the_log
from bot.terminal.pack import pack
from bot.terminal.removing import remove
from bot.terminal.told_plainly import Commands, told_in_the_log
from bot.terminal.verifying import verify
from commands.terminal import printable
from storage.refused import Unusable
from storage.upkeep.backup import backup_to, problems_in_backup
from storage.upkeep.restore import restore_from


@click.group(cls=Commands)
@click.version_option(package_name="boardbot")
def main() -> None:
    """boardbot: the improvement board's log in Slack."""
    guard_the_terminal()
    if isinstance(sys.stdout, TextIOWrapper):
        # A character that the terminal's encoding lacks is shown as an escape, as on standard error.
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command()
def run() -> None:
    """Answer in Slack over Socket Mode, and post the weekly digest, until stopped."""
    from bot.metrics.page import metrics_served  # noqa: PLC0415 - the other commands start faster without it
    from bot.socket_mode.run import Bot, run_until_stopped  # noqa: PLC0415 - the other commands start faster without it

    with told_in_the_log():
        settings = load_settings()
        set_up_logging(settings)
        with metrics_served(settings, now):
            run_until_stopped(Bot(settings, now))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=3000, show_default=True, help="The port to listen on.")
@click.option("--workers", type=click.IntRange(1, 32), default=1, show_default=True,
              help="How many processes share the work on one log.")  # fmt: skip
def serve(host: str, port: int, workers: int) -> None:
    """Answer in Slack over HTTP, and post the weekly digest, until stopped.

    Slack requires https: put a proxy that terminates TLS in front. POST /slack/events is the Request URL of the
    commands, the events and the buttons; GET /healthz is for monitoring.
    """
    from bot.http.serve import serve as serve_until_stopped  # noqa: PLC0415 - the other commands start faster without it

    with told_in_the_log():
        settings = load_settings()
        set_up_logging(settings)
        serve_until_stopped(settings, host, port, workers)


@main.command()
@click.option("--today", type=DAY,
              help="The date on which the demo takes place.  [default: the board's own]")  # fmt: skip
@click.option("--board", "name", default="northmoor", show_default=True,
              help="northmoor, made up; or nel, darlington or devon, published.")  # fmt: skip
@click.option("--chat", is_flag=True, help="Type commands in this terminal instead of watching.")
@click.option("--port", type=click.IntRange(0, 65535), help="The page's port.  [default: 8700, or the next free one]")
@click.option("--no-page", is_flag=True, help="Print the demo and exit, without the page in the browser.")
def demo(today: date | None, name: str, chat: bool, port: int | None, no_page: bool) -> None:
    """Show the real bot at work in a small local workspace, on a made-up council's board; then try it in a browser.

    The page is served on this machine alone, until Ctrl-C.
    """
    from bot.demo.every_board import board_named  # noqa: PLC0415 - the other commands start faster without it
    from bot.demo.in_browser import PortTaken, free_port, interrupt_once, serve  # noqa: PLC0415
    from bot.demo.on_terminal import show  # noqa: PLC0415
    from bot.demo.stage import DidNotHappen  # noqa: PLC0415

    interrupt_once()
    board, with_page = board_named(name), not (chat or no_page)
    on = today or board.today
    try:
        if with_page:
            free_port(port)
        show(on, chat, board)
        if with_page:
            serve(on, port, board)
    except PortTaken as error:
        raise click.ClickException(str(error)) from error
    except DidNotHappen as error:
        raise click.ClickException(f"The demo ends here: {error}. If this machine is busy, try again later.") from error
    except KeyboardInterrupt:
        return


@main.command()
@click.option("--url", help="For HTTP mode: the https address at which Slack reaches boardbot serve.")
@click.option("--distributed", is_flag=True, help="With --url: for any number of workspaces (docs/hosting.md).")
def manifest(url: str | None, distributed: bool) -> None:
    """Print the Slack app manifest, to paste into Slack; with --url, the one for HTTP mode."""
    from bot.slack.manifest import manifest as made, request_url  # noqa: PLC0415

    if distributed and url is None:
        raise click.UsageError("--distributed goes with --url: other workspaces reach boardbot over HTTP alone.")
    address = None if url is None else request_url(url)
    printed = made(load_settings().boardbot_status_command, address, distributed)
    click.echo(json.dumps(printed, indent=2, ensure_ascii=False))


@main.command()
def check() -> None:
    """Check settings, tokens, scopes, channels, database and clock; say what is wrong and what to do."""
    from bot.terminal.check import findings  # noqa: PLC0415

    bad = False
    for finding in findings(load_settings(), now()):
        click.echo(f"{'ok     ' if finding.ok else 'PROBLEM'}  {printable(redacted(finding.what))}")
        bad = bad or not finding.ok
    sys.exit(1 if bad else 0)


main.add_command(import_files)
main.add_command(export)
main.add_command(pack)


@main.command()
@of_board
@click.option("--as-at", type=DAY, help="As the board stood at the end of that day.")
def digest(name: str, as_at: date | None) -> None:
    """Print the digest as text, as it would be posted now."""
    from commands.actions.as_at import end_of  # noqa: PLC0415
    from commands.digest.compared import digest_of  # noqa: PLC0415
    from commands.digest.fingerprint import bearing_fingerprint  # noqa: PLC0415
    from commands.digest.page import digest_messages  # noqa: PLC0415
    from commands.terminal import as_terminal  # noqa: PLC0415

    with the_log() as log, log.reading() as store:
        board = board_named(store, name)
        at = end_of(as_at, board) if as_at else now()
        messages = digest_messages(board, digest_of(store, board, at, bool(as_at)), None, at)
        for message in messages if as_at else bearing_fingerprint(messages, store, board):
            click.echo(as_terminal(message.parts) + "\n")


@main.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Copy the log to FILE while the bot runs, with SQLite's own online backup, and verify the copy."""
    backup_to(log_file(), file)
    line = printable(f"boardbot restore {shlex.quote(str(file))}", kept="\n")
    click.echo(f"The log is backed up to {printable(str(file))}. To restore it, stop boardbot and type: {line}")
    try:
        problems = problems_in_backup(file)
    except Unusable as error:
        click.echo(printable(f"The backup is not verified. {error}"), err=True)
        return
    for problem in problems:
        click.echo(f"PROBLEM  In the log, and so in the backup: {printable(problem)}")
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Put the backup FILE in place of the log, which is kept under another name. Stop boardbot first."""
    log = log_file()
    aside = restore_from(file, log, f"before-restore-{now():%Y%m%dT%H%M%SZ}")
    kept = f" The log that was there is kept as {aside}." if aside else ""
    click.echo(printable(f"The log {log} is restored from {file}.{kept} Type boardbot verify, and start boardbot."))


main.add_command(copy)
main.add_command(installations)
main.add_command(verify)
main.add_command(remove)
