"""Whether a log is of this version."""

from collections.abc import Iterable

from storage.migrations import STEPS
from storage.refused import Unusable


def refuse_newer(applied: Iterable[str], database: str, kind: str) -> None:
    """Raises Unusable where a step was carried out, of those `applied`, that this version does not know. `database` and
    its `kind` say which it is."""
    known = {step.__name__ for step in STEPS}
    if newer := [name for name in applied if name not in known]:
        raise Unusable(
            f"{database} was made by a newer boardbot (it knows {newer[-1]}). "
            f"Install that version, or point BOARDBOT_DATABASE at another {kind}."
        )
