"""The refusal of a line that begins with no verb:
it offers the verbs that may be meant, each as a whole line to copy."""

from collections.abc import Sequence

from board.refs import has_digit, quoted
from board.refusals import Refusal
from commands.digest.slot_words import EVERY_WEEKDAY
from commands.meant.changes_meant import lines_meant, states_meant
from commands.meant.key_lines import line_of_keyed
from commands.meant.verb_meant import ending_line, ending_meant, is_slip_of_a_verb, says_change, verbs_meant
from commands.reading.grammar import first_word
from commands.risks.list_words import begins_a_filter
from commands.verbs import Command

_UPDATES = "adds it to the action's history"
# A shorter word is too often a word of its own, not a slip: "not" for "note".
_SHORTEST_SLIP = 5
_LONGEST_RUNG = 4
_NOTHING_DELETED = "Nothing is ever deleted. How the chair or board support ends an action:"
# For these commands, a sentence where a verb should be is offered as a new thing.
_TO_ADD = {"action": "To log that as an action:", "risk": "To add that as a risk:"}


def unknown_verb(command: Command, word: str, rest: str) -> Refusal:
    """The refusal of `word`, where a verb was expected; `rest` is what follows it.
    The word may be a ref before its verb."""
    if has_digit(word):
        return _after_ref(command, word, rest)
    heading = f'I don\'t know "{word[:60]}".'
    if line := _line_of_no_verb(command, f"{word} {rest}".strip()):
        return _did_you_mean([line], heading)
    if rest and not has_digit(" ".join(rest.split(maxsplit=2)[:2])):
        return _without_ref(command, word, rest, heading)
    if lines := _lines(command, word, rest):
        return _did_you_mean(lines, heading)
    if ending := ending_meant(command, word):
        return Refusal(_NOTHING_DELETED, lines=[f"/{command.name} help {ending}"], heading=heading)
    return _none(command, word, rest, heading)


def _line_of_no_verb(command: Command, words: str) -> str:
    """The line whose verb was left out: a filter of the list of risks, or the day of the digest; else empty."""
    if command.name == "risk" and begins_a_filter(words):
        return f"/risk list {words}"
    first, _ = first_word(words)
    return f"/digest every {words}" if command.name == "digest" and first.casefold() in EVERY_WEEKDAY else ""


def _without_ref(command: Command, word: str, rest: str, heading: str) -> Refusal:
    """Words that name no action may mean a verb that takes none, or contain a slip in a long verb."""
    lines = [
        (line, does)
        for name, does in verbs_meant(command, word).items()
        if (verb := command.verb(name))
        and (not verb.takes_ref or (len(word) >= _SHORTEST_SLIP and is_slip_of_a_verb(command, word)))
        for line in [f"/{command.name} {name} {rest}"]
    ]
    return _did_you_mean(lines, heading) if lines else _none(command, word, rest, heading)


def _lines(command: Command, word: str, rest: str) -> list[tuple[str, str]]:
    if rest and says_change(command, word):
        return _changes(command, *first_word(rest))
    return [(_line(command, name, rest), does) for name, does in verbs_meant(command, word).items()]


def _changes(command: Command, ref: str, words: str) -> list[tuple[str, str]]:
    """What "change" may mean before this ref and these words."""
    return [(f"/{command.name} {line}", does) for line, does in lines_meant(quoted(ref), words)]


def _line(command: Command, name: str, rest: str) -> str:
    """The line with another verb. `edit` reads only its keys, so the words are left out."""
    rest = f"{quoted(first_word(rest)[0])} title: …" if name == "edit" and rest else rest
    return f"/{command.name} {name} {rest}".strip()


def _after_ref(command: Command, ref: str, rest: str) -> Refusal:
    """The refusal of a ref that no verb follows:
    the words after it may be a slip, another word for a verb, or a note."""
    second, more = first_word(rest)
    second = second.rstrip(",;:.!") or second
    heading = f'I don\'t know "{second[:60] or ref[:60]}".'
    if command.name == "action" and (line := _line_of_action(quoted(ref), rest)):
        return _did_you_mean([line], heading)
    if more and says_change(command, second):
        return _did_you_mean(_changes(command, ref, more), heading)
    lines = [
        (_line(command, name, f"{quoted(ref)} {more}"), does)
        for name, does in (verbs_meant(command, second) if len(second) > 2 else {}).items()
        if (verb := command.verb(name)) and verb.takes_ref and name != "update" and not (more and name == "show")
    ]
    ending = ending_meant(command, second)
    if command.verb("update") and rest and (more or not (lines or ending)):
        lines.append((f"/{command.name} update {quoted(ref)} {rest}", _UPDATES if lines or ending else ""))
    if command.name == "area" and not lines and 0 < len(rest.split()) <= _LONGEST_RUNG:
        lines.append((f"/area rate {quoted(ref)} {rest}", "enters its rung on the board's scale"))
    if ending:
        lines.append(ending_line(command.name, ending))
        return Refusal("Nothing is ever deleted. Did you mean:", lines=lines, heading=heading)
    if lines:
        return _did_you_mean(lines, heading)
    return _none(command, ref, rest, heading)


def _line_of_action(ref: str, words: str) -> str:
    """The line that words after an action's ref certainly mean: a key, or how it stands; else empty."""
    states = states_meant(ref, words)
    return line_of_keyed(words, ref) or (states and f"/action {states}")


def _none(command: Command, word: str, rest: str, heading: str) -> Refusal:
    """The refusal if no verb may be meant: a line that adds the sentence as something new, and the help."""
    is_sentence = len(rest.split()) > 1 and not has_digit(rest.split(maxsplit=1)[0])
    how = f"/{command.name} help"
    if is_sentence and command.name in _TO_ADD:
        lines = [f"/{command.name} add {word} {rest}", how]
        return Refusal(_TO_ADD[command.name], lines=lines, heading=heading)
    return Refusal("Everything you can type:", lines=[how], heading=heading)


def _did_you_mean(lines: Sequence[str | tuple[str, str]], heading: str) -> Refusal:
    return Refusal("Did you mean:", lines=lines, heading=heading)
