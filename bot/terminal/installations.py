"""`boardbot installations`: the workspaces that have the app, and the keys that seal their tokens."""

import click

from board.refusals import Refusal
from board.words import capital, count
from bot.clock import now
from bot.settings import load_settings
from bot.terminal.on_the_log import the_log
from commands.terminal import printable
from storage.installations import Installation


@click.group()
def installations() -> None:
    """The workspaces that have the app, if one host serves many, and the keys of their tokens."""


@installations.command("list")
def listed() -> None:
    """List every workspace that has, or had, the app installed."""
    with the_log() as log, log.reading() as store:
        found = store.installations.all()
    for each in found:
        click.echo(printable(_told(each)))
    if not found:
        click.echo("No workspace has installed the app.")


@installations.command("new-key")
def new_key() -> None:
    """Print a new key, to put first in BOARDBOT_TOKEN_KEYS. Keep a copy of it apart from the log and its backups."""
    from bot.token_keys import new_key as made  # noqa: PLC0415

    click.echo(made())


@installations.command("re-encrypt")
def re_encrypt() -> None:
    """Encrypt every token with the first key of BOARDBOT_TOKEN_KEYS: after that the other keys can be removed."""
    from bot.token_keys import keys_in  # noqa: PLC0415

    keys = keys_in(load_settings())
    done, unopened = 0, []
    with the_log() as log:
        with log.reading() as store:
            active = store.installations.active()
        for each in active:
            sealed = keys.resealed(each.sealed_token)
            if sealed is None:
                unopened.append(each.team)
                continue
            with log.writing(team=each.team) as store:
                done += store.installations.reseal(each.team, each.sealed_token, sealed)
    click.echo(f"{capital(count(done, 'token'))} sealed by the first key.")
    if unopened:
        raise click.ClickException(
            f"No key opens the token of {', '.join(unopened)}: put the key back that sealed it, or have the app "
            "installed there again. The other keys are needed until then."
        )


@installations.command("end")
@click.argument("team")
def end(team: str) -> None:
    """End the installation of a workspace that removed the app while boardbot was not running, so that Slack
    could not report it. Its token is deleted and nothing more is posted there; the log of its boards stays."""
    at = now()
    with the_log() as log, log.writing(team=team) as store:
        made = store.installations.of(team)
        # If the clock was fast at the installation, that instant is still to come.
        until = max(at, made.installed_at) if made else at
        if not store.installations.end(team, until, at, "whoever runs boardbot ended it"):
            raise Refusal(f"{team} has no installation to end. boardbot installations list says which there are.")
    click.echo(f"The installation in {printable(team)} has ended. Its boards are as they were.")


def _told(made: Installation) -> str:
    what = "organisation" if made.is_of_organisation else "workspace"
    told = f"{made.team}  {made.name or 'without a name'} ({what}), installed on {made.installed_at:%Y-%m-%d}"
    return f"{told}; ended on {made.ended_at:%Y-%m-%d}: {made.ended_why}" if made.ended_at else told
