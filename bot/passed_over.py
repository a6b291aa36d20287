"""Finds settings that would be ignored: names that are nearly a setting's, and lines of `.env` that cannot be
parsed."""

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

from pydantic_settings import BaseSettings, DotEnvSettingsSource

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


@contextmanager
def lines_unread(told: list[str]) -> Iterator[None]:
    """During the block, `told` gets a sentence for each line of `.env` that is not understood, once."""
    reader, lines = logging.getLogger("dotenv.main"), _Lines(told)
    reader.addFilter(lines)
    try:
        yield
    finally:
        reader.removeFilter(lines)


def nearly_ours(settings: type[BaseSettings]) -> list[str]:
    """A sentence for each name in the environment or `.env` that is nearly a setting's, if that setting is not set."""
    given = given_to(settings)
    ours = {name.upper() for name in settings.model_fields}
    unset = {name for name in ours if not given.get(name)}
    return [
        f"{name}: it is no setting. If {meant} is meant, write that; if not, give it another name"
        for name in sorted({name for name, value in given.items() if value} - ours)
        for meant in _meant(name, unset)
    ]


def given_to(settings: type[BaseSettings]) -> dict[str, str | None]:
    """Every name in `.env` and the environment, in capitals, with its value, whether it is right or not."""
    return {name.upper(): value for source in (_of_the_file(settings), os.environ) for name, value in source.items()}


def _of_the_file(settings: type[BaseSettings]) -> dict[str, str | None]:
    return dict(DotEnvSettingsSource(settings).env_vars)


def _meant(name: str, unset: Collection[str]) -> list[str]:
    near = next((near for prefix, near in _NEAR.items() if name.startswith(prefix)), None)
    if near is None or name.endswith(_OF_A_SERVICE):
        return []
    return get_close_matches(name, sorted(unset), 1, near)
