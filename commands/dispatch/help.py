"""Help: every verb of a command on a line of its own, or one verb with a worked example."""

from commands.meant.verb_meant import verbs_meant
from commands.reading.grammar import first_word
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.table import COMMANDS
from commands.verbs import Command, Verb

HELP_WORDS = frozenset({"help", "?", "-h", "--help"})
_LEGEND = (
    "<ref> is the action's or measure's ref, such as A1, R07-04 or M6. What stands in [ ] may be left out. A word with "
    "a colon takes what follows it, up to the next one."
)
_GUARD = (
    "Nothing about a child may go in the log: no names, initials, dates of birth or case numbers. The bot stops what "
    "looks like one of these, in English. It cannot recognise a story, a name it does not know, or another language: "
    "leave them out yourself."
)


def help_asked_for(command: Command, text: str) -> Reply | None:
    """The help that `text` asks for, as `help due` or `due help`; None if it asks for none."""
    word, rest = first_word(text)
    if word.casefold() in HELP_WORDS:
        return help_for(command, rest)
    verb, after = command.begun(text)
    return _verb_help(verb) if verb and after.casefold() in HELP_WORDS else None


def help_for(command: Command, words: str) -> Reply:
    """Help on the verb or command that `words` name, or else on the whole command."""
    name = words.split(maxsplit=1)[0] if words.split() else ""
    verb = command.begun(words)[0] if name else None
    if verb is None and name in COMMANDS:
        return help_for(COMMANDS[name], words.partition(" ")[2])
    if verb is not None:
        return _verb_help(verb)
    near = next(iter(verbs_meant(command, name)), None) if name else None
    unknown: list[Line] = [(f'I don\'t know "{name}".' + (f' Did you mean "{near}"?' if near else ""),)] if name else []
    return _command_help(command, unknown)


def _command_help(command: Command, first: list[Line]) -> Reply:
    verbs: list[Line] = [(Code(verb.usage), f" {verb.about}") for verb in command.verbs]
    name = command.name
    example = command.verbs[0].name
    more: list[Line] = [("One verb with an example: ", Code(f"/{name} help {example}"))] if len(verbs) > 1 else []
    if name == "board":
        more += [(Code(f"/{each.name} help"), f" {each.about}") for each in COMMANDS.values() if each.name != "board"]
        more.append(("Every command can be typed after /board: ", Code("/board status")))
    legend = [_LEGEND] if any(verb.takes_ref for verb in command.verbs) else []
    heading = (Bold(f"/{name}: {command.about.lower()}"),)
    return reply(paragraph(*first, heading, *verbs), paragraph(*legend, *more, _GUARD))


def _verb_help(verb: Verb) -> Reply:
    keys = ", ".join(f"{key}:" for key in verb.keys if key != "page")
    lines: list[Line] = [(Code(verb.usage),), (f"{verb.about[0].upper()}{verb.about[1:]}.",)]
    lines += [(f"Words with a colon take a value up to the next one: {keys}",)] if keys else []
    return reply(paragraph(*lines, ("For example: ", Code(verb.example))))
