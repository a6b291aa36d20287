"""Whether a log is of this version."""

import logging
from collections.abc import Iterable

from storage.migrations import STEPS
from storage.refused import Outdated, Unusable

logger = logging.getLogger(__name__)


def refuse_newer(applied: Iterable[str], database: str, kind: str) -> None:
    """Raises Unusable where a step was carried out, of those `applied`, that this version does not know. `database` and
    its `kind` say which it is."""
    if newer := newest_unknown(applied):
        raise Unusable(
            f"{database} was made by a newer boardbot (it knows {newer}). "
            f"Install that version, or point BOARDBOT_DATABASE at another {kind}."
        )


def newest_unknown(applied: Iterable[str]) -> str:
    """The last step, of those `applied`, that this version does not know; nothing where it knows all."""
    known = {step.__name__ for step in STEPS}
    return next((name for name in reversed([*applied]) if name not in known), "")


def is_newer(steps: int) -> bool:
    """True for a log in which so many steps were carried out, of which this version does not know all."""
    return steps > len(STEPS)


def refuse_outdated(steps: int) -> None:
    """Raises Outdated where a newer version has brought the log up to date, to so many steps, while this one runs: what
    it would write need not be what the newer tables mean."""
    if is_newer(steps):
        logger.error(
            "A newer boardbot has brought the log up to date. This process changes nothing any more: start the newer "
            "version in its place."
        )
        raise Outdated
