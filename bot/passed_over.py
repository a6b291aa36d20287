"""What is meant as a setting and would be passed over: a name that is nearly one, a line of `.env` that is none."""

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

from pydantic_settings import BaseSettings, DotEnvSettingsSource

# How like one of ours a name must be. SLACK_… may be another program's, such as SLACK_API_TOKEN.
_NEAR = {"BOARDBOT_": 0.78, "SLACK_": 0.95}
# Kubernetes tells a container of the port of each service so, such as of one that is called boardbot-metrics.
_OF_A_SERVICE = "_PORT"


class _Lines(logging.Filter):
    """Tells `told` which lines of the file its reader says that it cannot read, in place of the operator's log."""

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
    """While the block lasts `told` gets a sentence for each line of `.env` that is not understood, once."""
    reader, lines = logging.getLogger("dotenv.main"), _Lines(told)
    reader.addFilter(lines)
    try:
        yield
    finally:
        reader.removeFilter(lines)


def nearly_ours(settings: type[BaseSettings]) -> list[str]:
    """A sentence for each name in the environment or `.env` that is nearly a setting's, where that is not set."""
    given = {name.upper(): value for source in (_of_the_file(settings), os.environ) for name, value in source.items()}
    ours = {name.upper() for name in settings.model_fields}
    unset = {name for name in ours if not given.get(name)}
    return [
        f"{name}: it is no setting. If {meant} is meant, write that; if not, give it another name"
        for name in sorted({name for name, value in given.items() if value} - ours)
        for meant in _meant(name, unset)
    ]


def _of_the_file(settings: type[BaseSettings]) -> dict[str, str | None]:
    return dict(DotEnvSettingsSource(settings).env_vars)


def _meant(name: str, unset: Collection[str]) -> list[str]:
    near = next((near for prefix, near in _NEAR.items() if name.startswith(prefix)), None)
    if near is None or name.endswith(_OF_A_SERVICE):
        return []
    return get_close_matches(name, sorted(unset), 1, near)
