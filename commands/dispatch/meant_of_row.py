"""What is meant by words after several refs in a row: `A12 & A13 done, minutes in the folder`."""

from collections.abc import Sequence

from board.refs import quoted
from board.refusals import Refusal
from commands.dispatch.after_ref import Meant
from commands.dispatch.verb_in_words import is_a_guess, line_of, verbs_of_ref
from commands.verbs import Command


def meant_of_row(command: Command, refs: Sequence[str], words: str) -> Meant:
    """What the refs and the words mean. Refused, with a line for each ref where the verb takes one at a time. An
    update is asked about: they may be one sentence's subject."""
    row = " ".join(map(quoted, refs))
    if not words:
        return Meant(f"show {row}")
    lines: list[tuple[str, str]] = []
    for verb, after, apart in verbs_of_ref(command, words):
        if verb.takes_refs and not is_a_guess(verb, after, apart):
            return Meant(f"{verb.name} {row}: {after}" if after else f"{verb.name} {row}")
        if not verb.takes_refs and not is_a_guess(verb, after, apart):
            lines += [(f"/{command.name} {line_of(verb.name, ref, after)}", verb.about) for ref in refs]
    lines += [(f"/{command.name} update {row}: {words}", "adds it to the history of each")]
    lines += [(f"/{command.name} show {quoted(ref)}", "shows it") for ref in refs]
    raise Refusal("That can mean more than one thing. Which is it?", lines=lines)
