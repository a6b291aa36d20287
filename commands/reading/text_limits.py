"""How much text the log takes at a time, and which characters."""

import unicodedata

from board.refusals import Refusal

MOST_CHARACTERS = 3000


def is_short_enough(text: str) -> bool:
    """The text is no longer than the log takes at a time."""
    return len(text) <= MOST_CHARACTERS


def check_text(text: str) -> None:
    """Refuses text that is too long to read on a phone, and characters that cannot be seen."""
    if not is_short_enough(text):
        raise Refusal(
            f"That is {len(text):,} characters, and the log takes {MOST_CHARACTERS:,} at a time. "
            "Say the outcome in a sentence or two, and link to the rest."
        )
    hidden = None if text.isprintable() else next((letter for letter in text if _is_hidden(letter)), None)
    if hidden is not None:
        raise Refusal(
            f"Your text contains an invisible character (U+{ord(hidden):04X}). "
            "It often comes from copying text out of another program. Please type the words again, or paste them as "
            "plain text."
        )


def _is_hidden(letter: str) -> bool:
    if letter in "\n\r\t":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
