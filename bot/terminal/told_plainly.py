"""Prints errors of a command on a terminal in a line or two, with the right exit code and without a traceback."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from board.refusals import Refusal
from bot.log_lines import log_the_end
from bot.secrecy import redacted
from bot.settings import Misconfigured, is_log_in_json
from bot.terminal.stopped import STOPPED, STOPPED_CODE
from commands.terminal import printable
from storage.refused import OUT_OF_REACH, Unread, Unusable

_NO_LETTERS = "What was typed is not in UTF-8, so that it can be neither kept nor looked for. Nothing was changed."
# If the output goes to a disk that is full or failing.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_NOT_WRITTEN = (
    "Not all of it could be written: {}. It may be no more than what is told here: look whether the rest was done, "
    "before you type the same again."
)

_OUT_OF_REACH = (
    "The log could not be read or written any more, and what was being saved then was not. The line above says why: "
    "see to that, and type the same again."
)


class Stopped(click.ClickException):
    """Ctrl-C, if the command does not handle it itself."""

    exit_code = STOPPED_CODE

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Prints an error that a person can mend in a line or two, with exit code 1 and without a traceback."""
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped(STOPPED) from None
    except click.Abort as error:
        # Either Ctrl-C at a question, or there is nobody to answer it.
        if isinstance(error.__context__, KeyboardInterrupt):
            raise Stopped(STOPPED) from None
        raise
    except (Misconfigured, Unread, Unusable) as error:
        raise click.ClickException(printable(redacted(str(error)), kept="\n")) from error
    except OSError as error:
        if error.filename is None and error.errno in _NO_ROOM:
            raise click.ClickException(_NOT_WRITTEN.format(error.strerror)) from error
        if error.filename is None:
            raise
        raise click.ClickException(printable(f"{error.filename} cannot be used: {error.strerror}.")) from error
    except UnicodeEncodeError as error:
        if any("\ud800" <= each <= "\udfff" for each in error.object):
            raise click.ClickException(_NO_LETTERS) from None
        raise
    except Refusal as refusal:
        lines = [to_operator(refusal), *(line for line, _ in refusal.lines)]
        raise click.ClickException("\n".join(map(printable, lines))) from refusal


@contextmanager
def told_in_the_log() -> Iterator[None]:
    """Logs the reason why a process ends as a line of JSON, if the operator's log is in JSON."""
    try:
        with _told_plainly():
            yield
    except click.ClickException as error:
        if not is_log_in_json():
            raise
        log_the_end(error.message.strip())
        sys.exit(error.exit_code)


class Commands(click.Group):
    """Commands whose errors are printed so, including errors while printing help."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        with _told_plainly():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _told_plainly():
            return super().invoke(ctx)


def to_operator(refusal: Refusal) -> str:
    """The reason for a refusal, for the operator, who reads the log here."""
    return _OUT_OF_REACH if refusal.reason == OUT_OF_REACH else refusal.reason
