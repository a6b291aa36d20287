"""Whether words say something, and the reason among them."""

import re

_PLACEHOLDER = re.compile(r"<[^<>@#!]*>")
_BECAUSE = re.compile(r"(?:^|\s)because\b:?\s*", re.IGNORECASE)


def meant(words: str) -> str:
    """The words, or nothing where they say nothing: `…`, or a placeholder such as `<evidence>` that was copied."""
    words = words.strip()
    says = any(letter.isalnum() for letter in words)
    return words if says and not _PLACEHOLDER.fullmatch(words) else ""


def because(words: str) -> tuple[str, str]:
    """`end of September because two left` as ("end of September", "two left"); no reason gives an empty one."""
    match = _BECAUSE.search(words)
    return (words[: match.start()].strip(), meant(words[match.end() :])) if match else (words.strip(), "")
