"""Words round a figure that name nothing: `CIN visits fell to 17.3` is of CIN visits."""

# What leads to a figure and names nothing: `CIN visits fell to 17.3`.
_LEADS = frozenset({
    "is", "was", "were", "are", "at", "now", "currently", "stand", "stands", "stood", "fell", "fallen", "falls", "rose",
    "risen", "rises", "increased", "decreased", "reduced", "improved", "dropped", "went", "gone", "moved", "up", "down",
    "to", "reached", "of", "has", "have", "had", "been", "reported", "as", "equals", "still", "only", "back", "figure",
    "the", "for", "in", "and", "&", "/", "",
})  # fmt: skip
EDGES = ' \t\n,;:!?()[]–-.="“”„'


def without_leads(words: str) -> str:
    """The words without what leads to a figure and names nothing, at either end."""
    parts = words.split()
    while parts and parts[-1].strip(EDGES).casefold() in _LEADS:
        parts.pop()
    while parts and parts[0].strip(EDGES).casefold() in _LEADS:
        parts.pop(0)
    return trimmed(" ".join(parts))


def trimmed(words: str) -> str:
    """Words without what stands round them; of a pair of brackets neither is taken alone: `in time (from s47)`."""
    bare = words.strip(EDGES)
    for opens, closes in ("()", "[]"):
        missing = bare.count(opens) - bare.count(closes)
        bare = f"{bare}{closes}" if missing == 1 and f"{bare}{closes}" in words else bare
        bare = f"{opens}{bare}" if missing == -1 and f"{opens}{bare}" in words else bare
    return bare
