"""Bodies that report on a measure: the council, unless another is named."""

import re
from functools import lru_cache
from unicodedata import category

from board.refusals import Refusal

MOST_BODY = 60
# A page compares the body of each claim with every other.
_MOST_KEPT = 1024
COUNCIL = "the council"
# The spelling of each known body, and the words that name it alone.
_NAMED = {
    COUNCIL: {"council", "local authority", "la", "us", "we"},
    "the chair": {"chair", "independent chair", "board chair"},
    "scrutiny": {"scrutiny", "scrutiny panel", "scrutiny committee"},
    "Ofsted": {"ofsted", "hmi"},
    "the DfE": {"dfe", "department for education"},
    "the LSCP": {"lscp", "safeguarding partnership"},
    "the commissioner": {"commissioner", "dfe commissioner"},
    "the adviser": {"adviser", "advisor", "dfe adviser"},
}
# Those who speak for the council: what they report is its own claim. Their words are kept as typed.
_FOR_COUNCIL = frozenset({
    "dcs", "director", "director of children's services", "chief executive", "leader", "leader of council",
    "council leader", "cabinet", "cabinet member", "lead member", "portfolio holder", "officers", "management",
    "children's services", "children's social care", "service", "directorate", "dmt", "slt", "senior leadership team",
})  # fmt: skip
# The words by which a source reveals one of them.
_GIVEN_AWAY = {
    "the chair": re.compile(r"\bchair(?:man|woman|person)?\b", re.IGNORECASE),
    "scrutiny": re.compile(r"\bscrutiny\b", re.IGNORECASE),
    "Ofsted": re.compile(r"\bofsted\b|\bhmi\b", re.IGNORECASE),
    "the DfE": re.compile(r"\bdfe\b|\bdepartment for education\b", re.IGNORECASE),
    "the LSCP": re.compile(r"\blscp\b|\bsafeguarding (?:children )?partnership\b", re.IGNORECASE),
    "the commissioner": re.compile(r"\bcommissioner\b", re.IGNORECASE),
    "the adviser": re.compile(r"\badvis[eo]r\b", re.IGNORECASE),
}


def body_named(words: str) -> str:
    """The body that `words` name: a known one in its usual spelling, any other as it was typed."""
    words = " ".join(words.split()).strip(' "\u201c\u201d.,;')
    return next((written for written, names in _NAMED.items() if _key(words) in names), words)


def checked_body(words: str) -> str:
    """The body that `words` name, as it is kept. Raises Refusal if its name is too long for a line."""
    body = body_named(words)
    if len(body) > MOST_BODY:
        raise Refusal(f"The name of that body is {len(body)} characters; {MOST_BODY} is the most.")
    return body


@lru_cache(maxsize=_MOST_KEPT)
def body_key(words: str) -> str:
    """A key that all spellings of one body share: case, spacing, "the" and invisible characters make no difference. The
    council's is also that of those who speak for it."""
    key = _key(body_named(words))
    return _key(COUNCIL) if key.replace("’", "'") in _FOR_COUNCIL else key


def same_body(one: str, other: str) -> bool:
    """True if both name the same body."""
    return body_key(one) == body_key(other)


def body_in(source: str) -> str:
    """The body other than the council that a source names, or empty."""
    found = [(match.start(), body) for body, pattern in _GIVEN_AWAY.items() if (match := pattern.search(source))]
    return min(found)[1] if found else ""


def _key(words: str) -> str:
    seen = "".join(letter for letter in words.casefold() if category(letter) != "Cf")
    return " ".join(word for word in seen.split() if word != "the")
