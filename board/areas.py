"""Areas of improvement: recommendations, priorities, findings, practice areas and domains."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from board.history import plain

KINDS_OF_AREA = ("recommendation", "priority", "finding", "practice area", "domain")
# The kind of an area that an action named before anybody added it; board support merges it into another.
UNSORTED = "unsorted"
PLAN, BUSINESS_AS_USUAL = "plan", "business as usual"
ALSO_BUSINESS_AS_USUAL = frozenset({"bau", BUSINESS_AS_USUAL})


def plural(kind: str) -> str:
    """The plural of a kind: `priorities`."""
    return f"{kind.removesuffix('y')}ies" if kind.endswith("ty") else f"{kind}s"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of improvement. `lead_id` is the Slack user who leads it, or `lead` a role in words until then. `body`
    watches it once it has left the plan, on the day `handed_over_on` if that is known. `goal` is the rung of the
    board's scale that it should reach. If it was merged into another area, `merged_into` is that one's ref. `withdrawn`
    says that it was added by mistake and taken back. `id` is 0 until it is stored."""

    ref: str
    title: str
    kind: str = ""
    theme: str = ""
    priority: str = ""
    lead_id: str | None = None
    lead: str = ""
    route: str = ""
    body: str = ""
    source: str = ""
    handed_over_on: date | None = None
    goal: str = ""
    merged_into: str = ""
    withdrawn: bool = False
    id: int = 0

    @property
    def owner_id(self) -> str | None:
        """The Slack user who leads it, under the name that an action has for its owner."""
        return self.lead_id

    @property
    def owner_words(self) -> str:
        """The role in words that leads it, until it is somebody in Slack."""
        return self.lead

    @property
    def is_usual(self) -> bool:
        """True if it has left the plan for business as usual."""
        return self.route.casefold() in ALSO_BUSINESS_AS_USUAL

    @property
    def called(self) -> str:
        """Its kind, in a word or two."""
        return self.kind or "area"


def area_facts(area: Area) -> dict[str, tuple[object, object]]:
    """The fields that the first line of an area's history records."""
    told = {name: plain(getattr(area, name)) for name in Area.__slots__ if name not in {"ref", "id"}}
    return {name: (None, value) for name, value in told.items() if value}


def area_before(area: Area, values: Mapping[str, Any]) -> Area:
    """The area with `values`, in the form that history uses, put back into its fields. Whatever is not a field is
    ignored."""
    known = {name: value for name, value in values.items() if name in Area.__slots__ and name not in {"ref", "id"}}
    read: dict[str, Any] = {name: "" if value is None and name != "lead_id" else value for name, value in known.items()}
    if "handed_over_on" in read:
        read["handed_over_on"] = date.fromisoformat(read["handed_over_on"]) if read["handed_over_on"] else None
    if "withdrawn" in read:
        read["withdrawn"] = bool(read["withdrawn"])
    return replace(area, **read)
