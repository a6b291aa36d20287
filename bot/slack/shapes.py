"""The common base of the shapes of Slack's payloads. Each shape names only what is relied on."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

# PostgreSQL cannot store NUL, which no id of Slack's contains.
_Storable = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
MaybeId = _Storable | None
Id = Annotated[_Storable, StringConstraints(min_length=1, max_length=255)]


class Shape(BaseModel):
    """Slack may send more than is named."""

    model_config = ConfigDict(strict=True, extra="ignore")


class NoEvent(Shape):
    """No `event` key: Bolt takes anything that has one for an event."""

    event: None = None


class NoCommand(Shape):
    """No `command` key, for the same reason."""

    command: None = None


class Being(Shape):
    """A person, or a place, with an id."""

    id: Id
