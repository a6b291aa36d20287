"""What a request says, as far as it has been read."""

from dataclasses import dataclass, replace

from board.boards import Board
from commands.actions.as_read import mark_in
from commands.dispatch.finding import Found
from commands.reading.guard import NOTHING_FOUND, Screened
from commands.reply import Reply
from commands.request import Request
from commands.verbs import Verb


@dataclass(frozen=True, slots=True)
class Said:
    """A request on its road: each step reads a part of it, and hands on a new value that holds this part as well.

    `screened` is what the guard found in all that was typed. `text` is the words without `board: <name>`, and `board`
    the board that this names; None where it names none. `only` is the person's only board, where in a direct message
    that is meant without a word. `found` is the command and the verb, and what follows them.
    `help` is the whole answer where help was asked for; `taken_as` what words were taken for that did not say it.
    """

    request: Request
    text: str
    screened: Screened = NOTHING_FOUND
    board: Board | None = None
    only: Board | None = None
    found: Found | None = None
    help: Reply | None = None
    taken_as: str = ""

    @property
    def verb(self) -> Verb:
        """The verb. Raises LookupError before it has been found."""
        return self._the_found().verb

    @property
    def command(self) -> str:
        """The logical name of the command that the verb belongs to. Raises LookupError before it has been found."""
        return self._the_found().command.name

    @property
    def named(self) -> str:
        """The verb by its whole name, `action add`, or `help`; empty before it has been found."""
        return f"{self.command} {self.verb.name}" if self.found else "help" if self.help else ""

    @property
    def rest(self) -> str:
        """The words after the verb. Raises LookupError before it has been found."""
        return self._the_found().rest

    def with_rest(self, rest: str) -> "Said":
        """The same with other words after the verb. Raises LookupError before it has been found."""
        return replace(self, found=replace(self._the_found(), rest=rest))

    @property
    def changes(self) -> bool:
        """The verb changes the log."""
        return self.found is not None and self.found.verb.writes

    @property
    def heading(self) -> str:
        """What a refusal begins with: the verb's own words, once the verb is known."""
        return self.found.verb.refused if self.found else "Not done."

    def _the_found(self) -> Found:
        if self.found is None:
            raise LookupError("no verb has been found yet")
        return self.found


def said_in(request: Request) -> Said:
    """What a request says before any of it is read; what its button has of the action above it stands by itself."""
    if request.filled is None and (request.pressed or request.board is not None):
        text, read = mark_in(request.text)
        request = replace(request, text=text, read=read)
    return Said(request, request.text)
