"""The fingerprint of a board's history: the first digits of its last line's hash, as the digest's foot has them."""

from board.refusals import Refusal

# 80 bits: nobody writes another history that ends in the same ones.
DIGITS = 20
_GROUP = 4
_OF_A_HASH = 64


def fingerprint_of(line_hash: str) -> str:
    """The fingerprint of a line, in groups: `4f2a 91c0 77de 03b1 c5d8`."""
    return " ".join(line_hash[start : start + _GROUP] for start in range(0, DIGITS, _GROUP))


def read_fingerprint(words: str) -> str:
    """The hexadecimal digits that somebody copied from a digest, in lower case, without the spaces between them.

    More of the hash than the digest shows may be given, up to all of it. Refused: what is no fingerprint.
    """
    digits = "".join(words.split()).lower().removeprefix("log")
    if not DIGITS <= len(digits) <= _OF_A_HASH or digits.strip("0123456789abcdef"):
        raise Refusal(
            f'"{words}" is no fingerprint: that has {DIGITS} digits, each of 0 to 9 or a to f. It stands after "log" '
            "in the last line of a digest. Copy it from there:",
            lines=['boardbot verify --fingerprint "4f2a 91c0 77de 03b1 c5d8"'],
        )
    return digits
