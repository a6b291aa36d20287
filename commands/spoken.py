"""Words said to the bot in a message: the same as are typed after a slash."""

from board.refusals import Refusal
from commands.grammar import first_word
from commands.help import HELP_WORDS
from commands.near import nearest
from commands.table import COMMANDS

_EXAMPLES = ("status", "action list mine", "action update A1 …", "help")


def spoken(words: str) -> tuple[str, str]:
    """The command that the first word names, and the rest. Refused, with the nearest, where it names none."""
    first, rest = first_word(words)
    name = first.lstrip("/").casefold().rstrip(":,")
    if name in COMMANDS:
        return name, rest
    if name in HELP_WORDS:
        return "board", f"help {rest}"
    with_verb = [
        f"{each.name} {words.strip()}" for each in COMMANDS.values() if each.verb(name) and len(each.verbs) > 1
    ]
    if with_verb:
        raise Refusal("Say which command you mean:", lines=with_verb, heading=f'"{first}" alone is not enough.')
    if near := nearest(name, COMMANDS):
        raise Refusal("Did you mean:", lines=[f"{near} {rest}".strip()], heading=f'I don\'t know "{first[:60]}".')
    heading = f'I don\'t know "{first[:60]}".' if first else "Hello."
    raise Refusal("Say to me what you would type after a slash, such as:", lines=_EXAMPLES, heading=heading)
