"""Finds which words of a line are in quotes, straight or curly.

An inch mark is no quote: `24" monitors due: 31 March source: 27" quote` has two keys. A quote opens before a word,
after a space, a mark or a bracket, and closes after a word.
"""

import re

# Straight and curly quotes, and the low one that some phones open with. Any of them closes any other.
MARKS = '"“”„'
_OPENS = re.compile(rf"(?<![^\s(\[{{:：,;=–—/-])[{MARKS}](?=[^\s{MARKS}])")
_CLOSES = re.compile(rf"(?<=[^\s{MARKS}])[{MARKS}](?![^\s)\]}}.,;:!?'’–—/-])")


def quoted_places(line: str) -> set[int]:
    """The places in a line that are within quotes. An unclosed quote is an ordinary character."""
    places: set[int] = set()
    closing = [found.start() for found in _CLOSES.finditer(line)]
    end, next_closing = -1, 0
    for opened in _OPENS.finditer(line):
        while next_closing < len(closing) and closing[next_closing] <= opened.start():
            next_closing += 1
        if opened.start() > end and next_closing < len(closing):
            end = closing[next_closing]
            places.update(range(opened.start() + 1, end + 1))
    return places


def unquoted(words: str) -> str:
    """The words without the quotes round the whole of them, straight or curly."""
    words = words.strip()
    inside = words[1:-1]
    wrapped = len(words) > 1 and words[0] in MARKS and words[-1] in MARKS and not any(mark in inside for mark in MARKS)
    return inside.strip() if wrapped else words
