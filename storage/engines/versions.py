"""Checks whether a log is of this version."""

import logging
from collections.abc import Iterable

from storage.migrations import STEPS
from storage.refused import Outdated, Unusable

logger = logging.getLogger(__name__)


def refuse_newer(applied: Iterable[str], database: str, kind: str) -> None:
    """Raises Unusable if one of the `applied` steps is unknown to this version. `database` and `kind` name the log in
    the message."""
    if newer := newest_unknown(applied):
        raise Unusable(
            f"{database} was made by a newer boardbot (it knows {newer}). "
            f"Install that version, or point BOARDBOT_DATABASE at another {kind}."
        )


def newest_unknown(applied: Iterable[str]) -> str:
    """The last of the `applied` steps that this version does not know; empty if it knows all."""
    known = {step.__name__ for step in STEPS}
    return next((name for name in reversed([*applied]) if name not in known), "")


def is_newer(steps: int) -> bool:
    """True for a log with so many steps applied that this version does not know all of them."""
    return steps > len(STEPS)


def refuse_outdated(steps: int) -> None:
    """Raises Outdated if a newer version has migrated the log, to `steps` steps, while this one runs: the newer tables
    may not mean what this version would write."""
    if is_newer(steps):
        logger.error(
            "A newer boardbot has brought the log up to date. This process changes nothing any more: start the newer "
            "version in its place."
        )
        raise Outdated
