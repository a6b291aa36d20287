"""What is perhaps meant by words after a risk's ref that nobody typed as a command: `RK20 is now 2x3`."""

import re

from commands.meant.verb_in_words import bare
from commands.reading.reasons import because
from commands.risks.levels import scores_in
from commands.verbs import Command, Verb

_ENDED = re.compile(r"(?:closed|ended|gone|mitigated|resolved|removed?)\Z", re.IGNORECASE)
# A sentence says early what has become of the risk.
_EARLY = 3


def risk_verb_meant(command: Command, words: str) -> tuple[Verb | None, str]:
    """The verb that `words` may be for, and what stands behind its ref in a line to copy; None where they are how the
    risk stands."""
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
