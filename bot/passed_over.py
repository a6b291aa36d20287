"""Finds settings that would be ignored: names that are nearly a setting's, and lines of `.env` that cannot be
parsed."""

import logging
import os
from collections.abc import Collection
from difflib import get_close_matches
from io import StringIO

from dotenv import dotenv_values

# How similar to one of ours a name must be. SLACK_… may belong to another program, such as SLACK_API_TOKEN.
_NEAR = {"BOARDBOT_": 0.78, "SLACK_": 0.95}
# Kubernetes gives a container such a variable for each service, for instance for one called boardbot-metrics.
_OF_A_SERVICE = "_PORT"


class _Lines(logging.Filter):
    """Passes the lines of the file that its parser cannot read to `told`, and not to the operator's log."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.args[0] if isinstance(record.args, tuple) and record.args else "?"
        words = f".env, line {line}: it cannot be read. It is NAME=value, and each quotation mark has its other one"
        if words not in self._told:
            self._told.append(words)
        return False


def given_to(text: str, unread: list[str]) -> dict[str, str]:
    """Every name in `.env`, whose text this is, and in the environment, which counts for more: in capitals, with its
    value unless that is empty. `unread` gets a sentence for each line of the text that is not understood."""
    reader, lines = logging.getLogger("dotenv.main"), _Lines(unread)
    reader.addFilter(lines)
    try:
        of_the_file = dotenv_values(stream=StringIO(text, newline=None))
    finally:
        reader.removeFilter(lines)
    return {name.upper(): value for each in (of_the_file, os.environ) for name, value in each.items() if value}


def nearly_ours(given: Collection[str], ours: Collection[str]) -> list[str]:
    """A sentence for each name that is given and nearly one of ours, if that is not given."""
    unset = set(ours) - set(given)
    return [
        f"{name}: it is no setting. If {meant} is meant, write that; if not, give it another name"
        for name in sorted(set(given) - set(ours))
        for meant in _meant(name, unset)
    ]


def _meant(name: str, unset: Collection[str]) -> list[str]:
    near = next((near for prefix, near in _NEAR.items() if name.startswith(prefix)), None)
    if near is None or name.endswith(_OF_A_SERVICE):
        return []
    return get_close_matches(name, sorted(unset), 1, near)
