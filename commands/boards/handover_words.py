"""The two sides of a handover: `@jo @ali`, `Head of MASH to @jo`, `"Head of MASH" Performance Lead`, `@jo → @ali`."""

from collections.abc import Callable

_BETWEEN = frozenset({"to", "→", "->", "=>", "for"})
# Two names or roles never have more words than this.
_MOST_WORDS = 40


def sides(words: str, is_known: Callable[[str], bool]) -> tuple[str, str] | None:
    """Who hands over and who takes over, as typed; None if the words cannot be split.

    `is_known` says whether words name somebody in Slack or an owner on the board. The words are split where both sides
    are known, or else where the first is; of several such places, at one that says "to".
    """
    parts = words.split()[:_MOST_WORDS]
    parts = parts[1:] if parts and parts[0].casefold() == "from" else parts
    found = [_parted(parts, at) for at in range(1, len(parts))]
    good = [each for each in found if each[0] and each[1]]
    if not good:
        return None
    best = max(good, key=lambda each: (2 * is_known(each[0]) + is_known(each[1]) + each[1].startswith("@"), each[2]))
    in_quotes = len(best[0]) > 2 and best[0][0] in '"\u201c\u201d' and best[0][-1] in '"\u201c\u201d'
    return (best[0], best[1]) if best[2] or in_quotes or is_known(best[0]) or len(good) == 1 else None


def _parted(parts: list[str], at: int) -> tuple[str, str, bool]:
    left, right = parts[:at], parts[at:]
    says_to = bool(right) and right[0].casefold() in _BETWEEN
    return " ".join(left), " ".join(right[1:] if says_to else right), says_to
