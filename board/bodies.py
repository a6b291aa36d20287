"""Bodies that report a measure: the council, unless another is named."""

import re

COUNCIL = "the council"
# A body as it is written, the words that name it alone, and the words by which a source gives it away.
_BODIES = (
    (COUNCIL, {"council", "local authority", "la", "us", "we"}, None),
    ("the chair", {"chair", "independent chair", "board chair"}, r"\bchair(?:man|woman|person)?\b"),
    ("scrutiny", {"scrutiny", "scrutiny panel", "scrutiny committee"}, r"\bscrutiny\b"),
    ("Ofsted", {"ofsted", "hmi"}, r"\bofsted\b|\bhmi\b"),
    ("the DfE", {"dfe", "department for education"}, r"\bdfe\b|\bdepartment for education\b"),
    ("the LSCP", {"lscp", "safeguarding partnership"}, r"\blscp\b|\bsafeguarding (?:children )?partnership\b"),
    ("the commissioner", {"commissioner", "dfe commissioner"}, r"\bcommissioner\b"),
    ("the adviser", {"adviser", "advisor", "dfe adviser"}, r"\badvis[eo]r\b"),
)


def body_named(words: str) -> str:
    """The body that `words` name, as it is written: a known one its own way, any other as it was typed."""
    words = " ".join(words.split()).strip(' "\u201c\u201d.,;')
    return next((written for written, names, _ in _BODIES if _key(words) in names), words)


def body_key(words: str) -> str:
    """What two spellings of one body share: case, spacing and "the" make no difference."""
    return _key(body_named(words))


def same_body(one: str, other: str) -> bool:
    """Both name one body."""
    return body_key(one) == body_key(other)


def body_in(source: str) -> str:
    """The body other than the council that the words of a source name; empty where they name none."""
    found = [(match.start(), written) for written, _, pattern in _BODIES if pattern
             and (match := re.search(pattern, source, re.IGNORECASE))]  # fmt: skip
    return min(found)[1] if found else ""


def _key(words: str) -> str:
    return " ".join(word for word in words.casefold().split() if word != "the")
