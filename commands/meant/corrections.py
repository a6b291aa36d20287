"""Words that correct what was sent before: `no, I meant A13`. They are answered with how to take that back."""

import re

from board.history import UNDO_MINUTES
from board.refusals import Refusal

_REF = r"[a-z]{1,4}[\w./-]*\d[\w./-]*"
_BEGINS = r"(?:(?:no+|nope|sorry|oops|whoops|ah|actually|apologies)[\s,.!:–—-]++)*+"
_CORRECTS = re.compile(
    rf"\W*+{_BEGINS}(?:i\s++(?:meant?|should\s++have)\b|that\s++(?:was|should\s++(?:be|have\s++been))\s++(?:for|on|about)\b|"
    r"wrong\s++(?:one|action|ref|number|measure|risk)\b|my\s++mistake\b|(?:scrap|ignore|disregard|forget)\s++(?:that|it|the\s++last)\b|"
    rf"not\s++{_REF}\W*\Z|{_REF},?\s++not\s++{_REF}\W*\Z|(?:oops|whoops)\W*\Z)",
    re.IGNORECASE,
)


def check_corrects_nothing(words: str) -> None:
    """Refuses words that only say that the last message was wrong, or what it should have been:
    it must be undone and sent again."""
    if _CORRECTS.match(words):
        raise Refusal(
            "To put right what you sent last, take it back, and send it again as it should be:",
            lines=[("/action undo", f"takes back your last change of an action, within {UNDO_MINUTES} minutes")],
        )
