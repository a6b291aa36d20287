"""The meaning of words after several refs in a row: `A12 & A13 done, minutes in the folder`."""

from collections.abc import Sequence

from board.refs import quoted
from board.refusals import Refusal
from commands.dispatch.after_ref import Meant
from commands.meant.questions import are_others, show_line, which_meaning
from commands.meant.verb_in_words import is_a_guess, line_of, verb_of_ref
from commands.verbs import Command


def meant_of_row(command: Command, refs: Sequence[str], words: str) -> Meant:
    """What the refs and the words mean.

    Refused: a verb that takes one ref, with a line for each ref; and an update, as the refs may be the subject of a
    sentence.
    """
    row = " ".join(map(quoted, refs))
    if not words:
        return Meant(f"show {row}")
    lines: list[tuple[str, str]] = []
    first = verb_of_ref(command, words)
    if first and not is_a_guess(first.verb, first.after, first.apart):
        verb, after = first.verb, first.after
        if verb.takes_refs:
            return Meant(f"{verb.name} {row}: {after}" if after else f"{verb.name} {row}")
        lines += [(f"/{command.name} {line_of(verb.name, ref, after)}", verb.about) for ref in refs]
    lines += [(f"/{command.name} update {row}: {words}", "adds it to the history of each")]
    lines += [show_line(command.name, ref) for ref in refs]
    raise which_meaning(lines)


def which_of_joined(command: Command, refs: Sequence[str], words: str, typed: str) -> Refusal:
    """The question of whether refs joined by a sign or a word, `A12-A14`, are all meant;
    `typed` is what follows the first."""
    try:
        lines: list[str | tuple[str, str]] = [f"/{command.name} {meant_of_row(command, refs, words).text}"]
    except Refusal as refused:
        lines = list(refused.lines)
    as_words = (f"/{command.name} update {quoted(refs[0])}: {typed.strip()}", "keeps it all as an update of the first")
    return Refusal(f"{are_others(refs[1:])}, or among the words?", lines=[*lines, as_words])
