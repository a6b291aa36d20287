"""Areas of improvement: recommendations, priorities, findings, practice areas and domains."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """An area of improvement: a priority, recommendation or finding. `body` watches it once it has left the plan. Its
    `id` is 0 until it is stored."""

    ref: str
    title: str
    theme: str = ""
    priority: str = ""
    measure: str = ""
    lead: str = ""
    route: str = ""
    body: str = ""
    id: int = 0

    @property
    def owner_id(self) -> str | None:
        """Nobody in Slack: an area's lead is kept in words."""
        return None
