"""Guesses what is meant after a risk's ref in a message that is not a typed command: `RK20 is now 2x3`."""

import re

from commands.meant.verb_in_words import bare
from commands.reading.reasons import because
from commands.risks.levels import scores_in
from commands.verbs import Command, Verb

_ENDED = re.compile(r"(?:closed|ended|gone|mitigated|resolved|removed?)\Z", re.IGNORECASE)
# A sentence says within its first words what has become of the risk.
_EARLY = 3


def risk_verb_meant(command: Command, words: str) -> tuple[Verb | None, str]:
    """The verb that `words` may mean, and what follows the ref in its line to copy;
    None and an empty text if they only report on the risk."""
    first, *rest = words.split(None, 1)
    update = command.verb("update")
    if first.startswith(("<@", "@")) and not rest:
        return update, f"owner: {first}"
    if update and rest and bare(first) in update.keys:
        return update, f"{bare(first)}: {rest[0]}"
    if scores := scores_in(words):
        return command.verb("score"), f"{scores[-1]} because {because(words)[1] or '…'}"
    if any(_ENDED.match(bare(each)) for each in words.split()[:_EARLY]):
        return command.verb("close"), "…"
    return None, ""
