"""What shapes of Slack's payloads have in common: each names only what is relied on."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=255)]


class Shape(BaseModel):
    """Slack may send more than is named."""

    model_config = ConfigDict(strict=True, extra="ignore")


class NoEvent(Shape):
    """No `event` key: Bolt takes whatever has one for an event."""

    event: None = None


class NoCommand(Shape):
    """No `command` key, for the same reason."""

    command: None = None


class Being(Shape):
    """Somebody, or a place, with an id."""

    id: Id
