"""Which words of a line stand in quotes, straight or curly."""

_CLOSES = {'"': '"', "“": "”"}


def quoted_places(line: str) -> set[int]:
    """The places in a line that are within quotes. A quote that is not closed is a letter like any other."""
    places: set[int] = set()
    at, last = 0, {opened: line.rfind(closes) for opened, closes in _CLOSES.items()}
    while at < len(line):
        closes = _CLOSES.get(line[at])
        if closes and at < last[line[at]]:
            end = line.index(closes, at + 1)
            places.update(range(at + 1, end + 1))
            at = end
        at += 1
    return places


def unquoted(words: str) -> str:
    """The words without the quotes round all of them, straight or curly."""
    inside = words[1:-1]
    wrapped = len(words) > 1 and _CLOSES.get(words[0]) == words[-1] and not {words[0], words[-1]} & set(inside)
    return inside.strip() if wrapped else words
