"""Whether words report a measure met."""

import re

_MET = {
    "met",
    "target met",
    "measure met",
    "fully met",
    "achieved",
    "target achieved",
    "on target",
    "complete",
    "completed",
}
_NOT_MET = {"not met", "target not met", "unmet", "missed", "target missed", "not achieved", "failed"}
# "met, plan approved by the board": the evidence without its key.
BEGUN = re.compile(r"(?P<stance>not met|met)\b[\s,:;.–-]*+(?=\S)", re.I)


def stance(reported: str) -> bool | None:
    """True where the words report a measure met, False where they report it not met, None where they do neither."""
    words = " ".join(reported.casefold().strip(" .\u201c\u201d\"'\u2018\u2019").split())
    return True if words in _MET else False if words in _NOT_MET else None
