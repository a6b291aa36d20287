"""What was asked of a paper as plain words, for the outbox to hold until it is composed; and back."""

from collections.abc import Mapping
from datetime import date

from commands.pack.readers import PackAsked, Reader

# What `bot/posting/composers.py` knows it by.
KIND = "pack"


def as_values(asked: PackAsked, ending: str) -> dict[str, str]:
    """What is asked for, and the ending of the file that is to hold it."""
    return {
        "for": str(asked.reader), "as_at": _iso(asked.as_at), "marking": asked.marking, "by": asked.asked_by,
        "since": _iso(asked.since), "ending": ending,
    }  # fmt: skip


def from_values(values: Mapping[str, str]) -> tuple[PackAsked, str]:
    """The same from its words. One that was asked for before 0.7.0 has no `since`."""
    as_at, since = _day(values["as_at"]), _day(values.get("since", ""))
    return PackAsked(Reader(values["for"]), as_at, values["marking"], values["by"], since), values["ending"]


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
