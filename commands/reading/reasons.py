"""Finds a reason in words, and refuses reasons, evidence and bodies that say nothing."""

import re
from collections.abc import Sequence

from board.empty_words import EMOJI, is_evidence, is_reason
from board.refusals import Refusal

_PLACEHOLDER = re.compile(r"<[^<>@#!]*>")
_BECAUSE = re.compile(r"(?:^|\s)because\b:?\s*", re.IGNORECASE)
_TO_BODY = re.compile(r"\A[\s:–—-]*+(?:to\b[\s:–—-]*+)?", re.IGNORECASE)
WHERE = "A link, a folder, a minute: what would the chair look at?"
# The most characters that a refusal repeats.
_MOST_REPEATED = 60
_MOST_OF_BODY = 200
_NO_BODY = frozenset({"nobody", "no body", "no one", "no-one"})


def meant(words: str) -> str:
    """The words; empty if they say nothing, such as `…`, `:tada:` or a copied placeholder such as `<evidence>`."""
    words = words.strip()
    says = any(letter.isalnum() for letter in EMOJI.sub("", words))
    return words if says and not _PLACEHOLDER.fullmatch(words) else ""


def because(words: str) -> tuple[str, str]:
    """Words and their reason: `end of September because two left` gives ("end of September", "two left").
    Without a reason, the second is empty."""
    match = _BECAUSE.search(words)
    return (words[: match.start()].strip(), meant(words[match.end() :])) if match else (words.strip(), "")


def parted_at_because(words: str) -> tuple[str, str]:
    """The words before "because", and those from it on; if there is none, all the words and an empty text."""
    match = _BECAUSE.search(words)
    return (words[: match.start()], words[match.start() :].strip()) if match else (words, "")


def body_and_reason(words: str) -> tuple[str, str]:
    """A body and the reason: `to Scrutiny Panel because it holds` gives ("Scrutiny
    Panel", "it holds"), whatever marks surround "to"."""
    return because(_TO_BODY.sub("", words))


def check_reason(words: str, needed: str, lines: Sequence[str]) -> None:
    """Refuses a reason that says nothing.
    `needed` asks for one, and is the whole refusal if none was given; `lines` are to copy."""
    if not is_reason(words):
        reason = f"{_repeated(words)} does not say why. {needed}" if words else needed
        raise Refusal(reason, lines=lines, slot="because")


def check_evidence(words: str, needed: str, lines: Sequence[str]) -> None:
    """Refuses evidence that says nothing. `needed` and `lines` are as for a reason."""
    if not is_evidence(words):
        nowhere = f"{_repeated(words)} does not say where it can be seen. {WHERE}"
        raise Refusal(nowhere if words else needed, lines=lines, slot="evidence")


def check_body(words: str, needed: str, lines: Sequence[str]) -> None:
    """Refuses a body that is none ("TBC", "nobody"), as the missing body would go unnoticed.
    `needed` and `lines` are as for a reason."""
    if not is_reason(words) or " ".join(words.casefold().split()) in _NO_BODY:
        reason = f"{_repeated(words)} does not name a body. {needed}" if words else needed
        raise Refusal(reason, lines=lines, slot="body")
    if len(words) > _MOST_OF_BODY:
        why = f"That is {len(words):,} characters; {_MOST_OF_BODY} is the most for the name of a body."
        raise Refusal(f"{why} Say in short which it is.", slot="body")


def _repeated(words: str) -> str:
    return f'"{words}"' if len(words) <= _MOST_REPEATED else "That"
