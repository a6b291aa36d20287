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
    """A request on its road. Each step reads a part of it and passes on a new value that includes that part.

    `screened` is what the guard found in everything typed. `text` is the words without `board: <name>`, and `board` the
    board that this names, or None. `only` is the person's only board, for a direct message that names none or a button
    that does. `found` is the command, the verb and what follows them. `help` is the whole answer if help was asked for.
    `taken_as` says what words were taken for if they did not say so themselves.
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
        """The command and verb, `action add`, or `help`; empty before they have been found."""
        return f"{self.command} {self.verb.name}" if self.found else "help" if self.help else ""

    @property
    def rest(self) -> str:
        """The words after the verb. Raises LookupError before it has been found."""
        return self._the_found().rest

    def with_rest(self, rest: str) -> "Said":
        """The same request with other words after the verb. Raises LookupError before it has been found."""
        return replace(self, found=replace(self._the_found(), rest=rest))

    @property
    def changes(self) -> bool:
        """True if the verb changes the log."""
        return self.found is not None and self.found.verb.writes

    @property
    def heading(self) -> str:
        """The beginning of a refusal: the verb's own words, once the verb is known."""
        return self.found.verb.refused if self.found else "Not done."

    def _the_found(self) -> Found:
        if self.found is None:
            raise LookupError("no verb has been found yet")
        return self.found


def said_in(request: Request) -> Said:
    """The request before any of it is read.
    For a button, its mark of the action as shown is separated from its words."""
    if request.by_button:
        text, read = mark_in(request.text)
        request = replace(request, text=text, read=read)
    return Said(request, request.text)
