"""A request for a paper as plain values, in which the outbox keeps it until the paper is composed."""

from collections.abc import Mapping
from datetime import date

from commands.pack.readers import PackAsked, Reader

# The key under which `bot/posting/composers.py` finds its composer.
KIND = "pack"


def as_values(asked: PackAsked, ending: str) -> dict[str, str]:
    """The values for a request and the file's ending."""
    return {
        "for": str(asked.reader), "as_at": _iso(asked.as_at), "marking": asked.marking, "by": asked.asked_by,
        "since": _iso(asked.since), "ending": ending,
    }  # fmt: skip


def from_values(values: Mapping[str, str]) -> tuple[PackAsked, str]:
    """The request and the file's ending. Values from before version 0.7.0 have no `since`."""
    as_at, since = _day(values["as_at"]), _day(values.get("since", ""))
    return PackAsked(Reader(values["for"]), as_at, values["marking"], values["by"], since), values["ending"]


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
