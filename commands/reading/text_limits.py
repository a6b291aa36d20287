"""How much text the log accepts at a time, and which characters."""

import unicodedata

from board.look_alikes import first_invisible
from board.refusals import Refusal

MOST_CHARACTERS = 3000


class Unseen(Refusal):
    """The text contains an invisible character, or one that changes the direction of what follows."""


def is_short_enough(text: str) -> bool:
    """True if the text is no longer than the log accepts at a time."""
    return len(text) <= MOST_CHARACTERS


def check_text(text: str) -> None:
    """Refuses text that is too long to read on a phone, and invisible characters."""
    if not is_short_enough(text):
        raise Refusal(
            f"That is {len(text):,} characters, and the log takes {MOST_CHARACTERS:,} at a time. "
            "Say the outcome in a sentence or two, and link to the rest."
        )
    if hidden := _hidden_in(text):
        raise Unseen(
            f"Your text contains an invisible character (U+{ord(hidden):04X}). "
            "It often comes from copying text out of another program. Please type the words again, or paste them as "
            "plain text."
        )


def _hidden_in(text: str) -> str:
    control = "" if text.isprintable() else next((letter for letter in text if _is_control(letter)), "")
    return control or first_invisible(text)


def _is_control(letter: str) -> bool:
    return letter not in "\n\r\t" and unicodedata.category(letter) in {"Cc", "Cs"}
