"""Words that put right what was sent before: `no, I meant A13`. What was done is to be taken back."""

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
    """Refuses words that say that what was sent before is wrong, and no more than what it should have been: it is taken
    back, and sent again."""
    if _CORRECTS.match(words):
        raise Refusal(
            "To put right what you sent last, take it back, and send it again as it should be:",
            lines=[("/action undo", f"takes back your last change of an action, within {UNDO_MINUTES} minutes")],
        )
