"""Whether somebody other than its author has checked a judgement or a figure, such as that of an audit, and who."""

from board.folding import folded
from board.refusals import Refusal

NOT_MODERATED = "not moderated"
_NOBODY = frozenset({"no", "none", "nobody", "no one", NOT_MODERATED, "unmoderated", "not yet", "n a", "false"})
_SOMEBODY = frozenset({"yes", "y", "true", "moderated"})


def moderator(words: str) -> str:
    """Who moderated it; empty if the words say that nobody did. Raises Refusal for a bare "yes"."""
    if folded(words) in _SOMEBODY:
        raise Refusal(f'"{words}" does not say who moderated it. Name them: moderated: the practice adviser')
    return "" if folded(words) in _NOBODY else words


def moderation(words: str) -> str:
    """The form in which it is kept for a figure: who moderated it, or that nobody did; empty if nothing is said, as for
    most figures. Raises Refusal as `moderator` does."""
    return moderator(words) or NOT_MODERATED if words else ""


def moderation_words(kept: str) -> str:
    """`moderated by the practice adviser`, `not moderated`; empty if nothing is said."""
    return f"moderated by {kept}" if kept and kept != NOT_MODERATED else kept
