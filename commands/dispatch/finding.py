"""The command and the verb that a line begins with, or the nearest to what was typed."""

from dataclasses import dataclass

from board.refs import quoted
from board.refusals import Refusal
from commands.reading.grammar import first_word
from commands.reading.nearest import nearest
from commands.table import COMMANDS, command_named
from commands.verbs import Command, Verb


@dataclass(frozen=True, slots=True)
class Found:
    """A verb that was found: `rest` is what followed it, its ref still in front where it takes one.

    `text` is all that was typed after the command's name.
    """

    command: Command
    verb: Verb
    rest: str
    text: str

    @property
    def line(self) -> str:
        """The command as a line to copy."""
        return f"/{self.command.name} {self.text}"


def reroute(command: Command, text: str) -> tuple[Command, str]:
    """`/board action add …` is `/action add …`; a command's own name typed again after it is passed over."""
    word, rest = first_word(text)
    name = word.lstrip("/").casefold()
    if command.name == "board" and name in COMMANDS and name != "board":
        return COMMANDS[name], rest
    if name == command.name and word.startswith("/"):
        return command, rest
    return command, text.removeprefix("/")


def is_change(name: str, text: str) -> bool:
    """The line changes the log, as far as its first words tell: those of a verb that is not known do not."""
    command, text = reroute(command_named(name), text.strip())
    word, rest = first_word(text)
    verb = command.verb(word) or command.verb(first_word(rest)[0])
    return verb is not None and verb.writes


def find_verb(command: Command, text: str) -> Found:
    """The verb that `text` begins with. A verb that takes a ref may come after it: `A12 done …`; a ref alone shows it.

    Refused, with the nearest verb and a corrected line, where there is none.
    """
    alone = command.verb(command.alone)
    if alone is None:
        raise LookupError(f"/{command.name} has no verb {command.alone}")
    if not text or len(command.verbs) == 1:
        return Found(command, alone, text, text)
    word, rest = first_word(text)
    if verb := command.verb(word):
        return Found(command, verb, rest, text)
    second, more = first_word(rest)
    verb = command.verb(second)
    if verb and verb.takes_ref and not command.verb(word):
        return Found(command, verb, f"{quoted(word)} {more}", text)
    show = command.verb("show")
    if show and not rest and any(letter.isdigit() for letter in word):
        return Found(command, show, text, text)
    raise _unknown(command, word, rest)


def _unknown(command: Command, word: str, rest: str) -> Refusal:
    heading = f'I don\'t know "{word[:60]}".'
    if near := nearest(word, command.names()):
        return Refusal("Did you mean:", lines=[f"/{command.name} {near} {rest}".strip()], heading=heading)
    second, more = first_word(rest)
    verbs = [verb.name for verb in command.verbs if verb.takes_ref]
    if any(letter.isdigit() for letter in word) and (near := nearest(second, verbs)) and len(second) > 2:
        line = f"/{command.name} {near} {quoted(word)} {more}".strip()
        return Refusal("Did you mean:", lines=[line], heading=f'I don\'t know "{second[:60]}".')
    if command.verb("update") and any(letter.isdigit() for letter in word):
        line = f"/{command.name} update {quoted(word)} {rest}"
        return Refusal("To say how an action is going:", lines=[line], heading=heading)
    if command.name == "action" and len(rest.split()) > 1:
        return Refusal(
            "To log that as an action:", lines=[f"/action add {word} {rest}", "/action help"], heading=heading
        )
    return Refusal("Everything you can type:", lines=[f"/{command.name} help"], heading=heading)
