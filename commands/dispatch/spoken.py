"""Words to the bot in a message, read as if they had been typed after a slash."""

import re

from board.refusals import Refusal
from commands.dispatch.finding import find_verb, reroute
from commands.dispatch.help import HELP_WORDS
from commands.dispatch.said import Said
from commands.meant.asked_in_sentences import answered_by, asks_to_see, is_question, lines_that_answer
from commands.reading.grammar import first_word
from commands.reading.nearest import nearest
from commands.table import COMMANDS, command_named
from commands.verbs import Command, Verb
from storage.ref_table import KINDS

_EXAMPLES = ("status", "action list mine", "action update A1 …", "help")
_PUNCTUATION = ",;:.!…"
_GREETINGS = frozenset({
    "hi", "hey", "hello", "hiya", "dear", "ok", "okay", "good", "morning", "afternoon", "evening", "all", "team",
    "everyone", "please", "pls", "kindly", "thanks", "thank you", "cheers",
})  # fmt: skip
_WORD = re.compile(r"thank you\b[,.!]*|\S+", re.IGNORECASE)
_LISTS = frozenset({"list", "show", "see", "view", "get"})
_SMALL = frozenset({"me", "us", "the", "all", "our", "your", "open", "board's", "board’s"})
_THANKS = frozenset({"please", "pls", "thanks", "cheers"})


def command_of(said: Said) -> tuple[Command, str]:
    """The command that a line is for, by Slack's own command or by its first word, and the words after it.

    `/board action add …` is `/action add …`.
    """
    name, text = (said.request.command, said.text) if said.request.command else spoken(said.text)
    return reroute(command_named(name), text.strip())


def spoken(words: str) -> tuple[str, str]:
    """The command that the first word names, and the rest. Refused, with the nearest command, if it names none."""
    first, rest = first_word(words)
    name = first.lstrip("/").casefold().rstrip(_PUNCTUATION)
    name = name.rstrip("?") or name
    if name in COMMANDS:
        return name, _without_thanks(name, rest)
    if listed := _listed(name, rest):
        return listed, "list"
    if name in HELP_WORDS:
        about = _without_last_thanks(rest)
        return "board", f"help {'' if about.strip(_PUNCTUATION).casefold() in _SMALL else about}"
    with_verb = [
        f"{each.name} {words.strip()}" for each in COMMANDS.values() if each.verb(name) and len(each.verbs) > 1
    ]
    if (is_question(words) or asks_to_see(words)) and ((lines := lines_that_answer(words)) or not with_verb):
        raise answered_by([*lines, "status", *([] if lines else ["help"])])
    if with_verb:
        raise Refusal("Say which command you mean:", lines=with_verb, heading=f'"{first}" alone is not enough.')
    if near := nearest(name, COMMANDS):
        raise Refusal("Did you mean:", lines=[f"{near} {rest}".strip()], heading=f'I don\'t know "{first[:60]}".')
    heading = "Hello." if is_polite(words) else f'I don\'t know "{first[:60]}".'
    offered = [*lines_that_answer(words), "status"] if lines_that_answer(words) else _EXAMPLES
    raise Refusal("Say to me what you would type after a slash, such as:", lines=offered, heading=heading)


def _listed(name: str, rest: str) -> str:
    """The command whose things the words ask to see:
    `risks`, `list risks`, `show me the areas`; empty for other words."""
    words = [bare for each in f"{name} {rest}".casefold().split() if (bare := each.strip(_PUNCTUATION + "?"))]
    *before, last = [each for each in words if each not in _THANKS | _SMALL] or [""]
    return last[:-1] if last.endswith("s") and last[:-1] in KINDS and set(before) <= _LISTS else ""


def is_command(words: str) -> bool:
    """True if the words are a command or ask for help, judged by their first ones; they may still be refused."""
    try:
        name, text = spoken(words)
        _verb_of(name, text)
    except Refusal:
        return False
    return True


def is_polite(words: str) -> bool:
    """True if the words are only greetings, thanks or people's names."""
    return all(_is_greeting(each) or each.startswith("<@") for each in _WORD.findall(words))


def without_greeting(words: str) -> str:
    """The words from the first one that is neither greeting nor thanks."""
    begins = (found.start() for found in _WORD.finditer(words) if not _is_greeting(found[0]))
    return words[next(begins, len(words)) :]


def _is_greeting(word: str) -> bool:
    bare = word.strip(_PUNCTUATION + "?-–—").casefold()
    return bare in _GREETINGS or (not bare and word not in HELP_WORDS)


def _without_thanks(name: str, rest: str) -> str:
    """The words without a last "please", if they only read. Words to be kept are never edited."""
    try:
        verb = _verb_of(name, rest)
    except Refusal:
        return rest
    return rest if verb and verb.writes else _without_last_thanks(rest)


def _verb_of(name: str, rest: str) -> Verb | None:
    """The verb that the words after a command's name begin with;
    None if they ask for help. Refused as by `find_verb`."""
    command, text = reroute(COMMANDS[name], rest.strip())
    return None if first_word(text)[0].casefold() in HELP_WORDS else find_verb(command, text).verb


def _without_last_thanks(rest: str) -> str:
    words = rest.split()
    while words and words[-1].strip(_PUNCTUATION).casefold() in _THANKS:
        rest = rest.rstrip().removesuffix(words.pop()).rstrip(f" {_PUNCTUATION}")
    return rest
