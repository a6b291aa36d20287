"""What was asked of a paper as plain words, for the outbox to hold until it is composed; and back."""

from collections.abc import Mapping
from datetime import date

from commands.pack.readers import PackAsked, Reader

# What `bot/posting/composers.py` knows it by.
KIND = "pack"


def as_values(asked: PackAsked, ending: str) -> dict[str, str]:
    """What is asked for, and the ending of the file that is to hold it."""
    as_at = asked.as_at.isoformat() if asked.as_at else ""
    return {"for": str(asked.reader), "as_at": as_at, "marking": asked.marking, "by": asked.asked_by, "ending": ending}


def from_values(values: Mapping[str, str]) -> tuple[PackAsked, str]:
    """The same from its words."""
    as_at = date.fromisoformat(values["as_at"]) if values["as_at"] else None
    return PackAsked(Reader(values["for"]), as_at, values["marking"], values["by"]), values["ending"]
