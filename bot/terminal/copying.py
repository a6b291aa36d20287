"""`boardbot copy`: the log moved between a file and a PostgreSQL database."""

import sys

import click

from board.boards import places_of
from board.fingerprints import fingerprint_of
from commands.terminal import printable
from storage.engines.engine import passwords_in
from storage.upkeep.copy import copy_log


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy a whole log FROM a file or a PostgreSQL database TO a new one, and verify the copy.

    Each is a file's name, or an address postgresql://user@host/database without its password, which comes from
    PGPASSWORD or ~/.pgpass. Stop boardbot first: what it writes meanwhile is not in the copy. FROM is not changed.
    """
    for side, address in (("FROM", source), ("TO", target)):
        if not address.strip():
            raise click.ClickException(f"{side} is empty: give a file's name or a database's address.")
        if passwords_in(address):
            raise click.ClickException(
                f"There is a password in {side}, where other users of this machine can see it. Leave it out, and put "
                "it into PGPASSWORD or the file ~/.pgpass. Nothing was copied."
            )
    copied = copy_log(source, target)
    click.echo(f"ok  {copied.lines:,} lines of history and {copied.others:,} other rows are copied, each as it was.")
    places = places_of([board for board, _ in copied.newest])
    for board, line_hash in copied.newest:
        newest = f"ends with {fingerprint_of(line_hash)} in both" if line_hash else "has no line of history"
        click.echo(f"ok  {printable(board.name)} ({printable(places[board.id])}) {newest}.")
    for problem in copied.problems:
        click.echo(f"PROBLEM  In FROM, and so in the copy: {printable(problem)}")
    if not copied.problems:
        click.echo("ok  The copy is verified: no line was altered, and all else agrees with the history.")
    click.echo(
        "What was written to FROM since the copy began is not in it. Set BOARDBOT_DATABASE to the copy. Start boardbot "
        "on the copy alone, never on both: each would post every digest and reminder. Keep FROM until you rely on the "
        "copy."
    )
    sys.exit(1 if copied.problems else 0)
