"""Finds the command and verb that a line begins with, or the nearest to what was typed."""

from dataclasses import dataclass

from board.refs import has_digit, quoted
from commands.meant.corrections import check_corrects_nothing
from commands.meant.unknown_verb import unknown_verb
from commands.reading.grammar import first_word
from commands.table import COMMANDS, command_named
from commands.verbs import Command, Verb

# The most letters that a plan's refs begin with: "SR 01", "BCFU 07".
_MOST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A verb that was found. `rest` is what follows it, with its ref first if it takes one;
    `text` is everything after the command's name."""

    command: Command
    verb: Verb
    rest: str
    text: str

    @property
    def line(self) -> str:
        """The command as a line to copy."""
        return f"/{self.command.name} {self.text}"


def reroute(command: Command, text: str) -> tuple[Command, str]:
    """The command that is meant, and the words after it: `/board action add …` is `/action add …`.
    A repeated command name is skipped."""
    word, rest = first_word(text)
    name = word.lstrip("/").casefold()
    if command.name == "board" and name in COMMANDS and name != "board":
        return COMMANDS[name], rest
    if name == command.name and word.startswith("/"):
        return command, rest
    return command, text.removeprefix("/")


def is_change(name: str, text: str) -> bool:
    """True if the line changes the log, judged by its first words. If they name no verb, it does not."""
    verb = _verb_of(name, text)
    return verb is not None and verb.writes


def is_of_person(name: str, text: str) -> bool:
    """True if the line is about the person who typed it, on any of their boards, judged by its first words."""
    verb = _verb_of(name, text) if name in COMMANDS else None
    return verb is not None and verb.of_person


def _verb_of(name: str, text: str) -> Verb | None:
    command, text = reroute(command_named(name), text.strip())
    word, rest = first_word(text)
    return command.verb(word) or command.verb(first_word(rest)[0])


def find_verb(command: Command, text: str) -> Found:
    """The verb that `text` begins with. A verb that takes a ref may follow the ref, `A12 done …`; refs alone mean
    `show`.

    Refused, with the nearest verb and a corrected line, if there is none.
    """
    alone = command.verb(command.alone)
    if alone is None:
        raise LookupError(f"/{command.name} has no verb {command.alone}")
    verb, rest = command.begun(text)
    if not text or len(command.verbs) == 1:
        # Nobody needs to type the name of a command's only verb: `/status M6` is `/status show M6`.
        return Found(command, alone, rest if verb else text, text)
    if verb:
        return Found(command, verb, rest, text)
    ref, rest = _ref_first(first_word(text)[0], rest)
    second, more = first_word(rest)
    verb = command.verb(second)
    if verb and verb.takes_ref and has_digit(ref):
        return Found(command, verb, f"{quoted(ref)} {more}", text)
    show = command.verb("show")
    if show and has_digit(ref) and _are_refs(rest):
        return Found(command, show, f"{quoted(ref)} {rest}".rstrip(), text)
    if command.name == "action":
        check_corrects_nothing(text)
    raise unknown_verb(command, ref, rest)


def _are_refs(rest: str) -> bool:
    """True if nothing but further refs that begin with a letter follows, judged by their form alone."""
    words = rest.replace(",", " ").split()
    return all(each == "and" or (each[0].isalpha() and has_digit(each)) for each in words)


def _ref_first(word: str, rest: str) -> tuple[str, str]:
    """The ref that precedes its verb, and what follows it: `a 7 done …` begins with `a 7`."""
    number, more = first_word(rest)
    spaced = word.isalpha() and len(word) <= _MOST_LETTERS and number.isdecimal()
    return (f"{word} {number}", more) if spaced else (word, rest)
