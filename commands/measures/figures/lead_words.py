"""Strips words around a figure that name nothing: `CIN visits fell to 17.3` is a figure for CIN visits."""

# Words that lead up to a figure and name nothing.
_LEADS = frozenset({
    "is", "was", "were", "are", "at", "now", "currently", "stand", "stands", "stood", "fell", "fallen", "falls", "rose",
    "risen", "rises", "increased", "decreased", "reduced", "improved", "dropped", "went", "gone", "moved", "up", "down",
    "to", "reached", "of", "has", "have", "had", "been", "reported", "as", "equals", "still", "only", "back", "figure",
    "the", "for", "in", "and", "&", "/", "",
})  # fmt: skip
# Words before a figure that say what kind of figure it is, and name nothing.
_KINDS = frozenset({
    "forecast", "projected", "projection", "predicted", "expected", "provisional", "provisionally", "revised",
    "estimated", "estimate", "indicative", "unvalidated", "draft", "outturn", "cumulative", "cumulatively",
    "rolling", "ytd",
})  # fmt: skip
EDGES = ' \t\n,;:!?()[]–-+.="“”„'


def without_leads(words: str) -> str:
    """The words without those at either end that lead up to a figure and name nothing."""
    parts = words.split()
    while parts and parts[-1].strip(EDGES).casefold() in _LEADS:
        parts.pop()
    while parts and parts[0].strip(EDGES).casefold() in _LEADS:
        parts.pop(0)
    return trimmed(" ".join(parts))


def kind_apart(words: str) -> tuple[str, str]:
    """The words that say what kind of figure follows them, and the others: `forecast` and `spend`."""
    parts = words.split()
    kinds = [each for each in parts if each.strip(EDGES).casefold() in _KINDS]
    return " ".join(kinds), " ".join(each for each in parts if each not in kinds)


def trimmed(words: str) -> str:
    """The words without the signs around them. A bracket stays if its other half does: `in time (from s47)`."""
    bare = words.strip(EDGES)
    for opens, closes in ("()", "[]"):
        missing = bare.count(opens) - bare.count(closes)
        bare = f"{bare}{closes}" if missing == 1 and f"{bare}{closes}" in words else bare
        bare = f"{opens}{bare}" if missing == -1 and f"{opens}{bare}" in words else bare
    return bare
