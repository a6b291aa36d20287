"""The fingerprint of a board's history: the first digits of its last line's hash, as shown at the foot of a digest."""

from board.refusals import Refusal

# 80 bits: nobody can write another history that ends in the same ones.
DIGITS = 20
_GROUP = 4
_OF_A_HASH = 64
# Characters that are copied along with it: quotes, and the punctuation around it.
_AROUND = "\"'`\u201c\u201d\u2018\u2019.,:;()"


def fingerprint_of(line_hash: str) -> str:
    """The fingerprint of a line, in groups: `4f2a 91c0 77de 03b1 c5d8`."""
    return grouped(line_hash[:DIGITS])


def grouped(digits: str) -> str:
    """Digits in groups of four, as a digest has them."""
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def read_fingerprint(words: str) -> str:
    """The hexadecimal digits of a fingerprint that somebody copied, in lower case, without spaces.

    The full hash, as in the message's metadata, is accepted too. Raises Refusal for any other number of digits, because
    one was left out or typed twice, and for anything that is not a fingerprint.
    """
    digits = "".join(words.split()).lower().strip(_AROUND).removeprefix("log").lstrip(_AROUND)
    if len(digits) not in {DIGITS, _OF_A_HASH} or digits.strip("0123456789abcdef"):
        raise Refusal(
            f'"{words}" is no fingerprint: that has {DIGITS} digits, each of 0 to 9 or a to f. It stands after "log" '
            "in the last line of a digest. Copy it from there:",
            lines=['boardbot verify --fingerprint "4f2a 91c0 77de 03b1 c5d8"'],
        )
    return digits
