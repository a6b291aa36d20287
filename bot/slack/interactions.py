"""Checks each interaction, by its type, for what the listeners read.

Source: docs.slack.dev/reference/interaction-payloads. A type that is not listed here is only acknowledged.
"""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from bot.slack.shapes import Being, Id, MaybeId, NoCommand, NoEvent, Shape


class _Actor(Being):
    team_id: MaybeId = None


class Interaction(NoEvent, NoCommand):
    """What every interaction has, including types that Slack may add."""

    type: Id
    user: _Actor
    team: Being | None = None
    enterprise: Being | None = None
    trigger_id: str | None = None
    response_url: str | None = None


class _Place(Shape):
    channel_id: Id | None = None


class _Element(Shape):
    action_id: Id
    value: str | None = None


class _Option(Shape):
    value: str


class _Entered(Shape):
    """The value of one element of a form."""

    value: str | None = None
    selected_user: str | None = None
    selected_date: str | None = None
    selected_option: _Option | None = None
    selected_options: list[_Option] | None = None
    files: list[Being] | None = None


class _State(Shape):
    values: dict[str, dict[str, _Entered]]


class _Block(Shape):
    type: Id
    block_id: Id


class _View(Being):
    type: Id
    callback_id: str = ""
    private_metadata: str = ""
    hash: str | None = None
    blocks: list[_Block]
    state: _State | None = None


class _InView(Interaction):
    view: _View


class _Press(Interaction):
    """A press on a message, or on a modal or the Home tab."""

    container: _Place
    channel: Being | None = None
    view: _View | None = None
    actions: Annotated[list[_Element], Field(min_length=1)]
    message: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.view is None and self.container.channel_id is None:
            raise ValueError("on a message it names the channel")
        return self


class _Suggestion(Interaction):
    action_id: Id
    value: str
    view: _View | None = None


class _Shortcut(Interaction):
    callback_id: Id


class _Message(Shape):
    ts: Id
    user: MaybeId = None
    bot_id: MaybeId = None
    text: str | None = None
    thread_ts: MaybeId = None


class _OnMessage(_Shortcut):
    channel: Being
    message: _Message


INTERACTIONS: dict[str, type[Interaction]] = {
    "block_actions": _Press,
    "block_suggestion": _Suggestion,
    "message_action": _OnMessage,
    "shortcut": _Shortcut,
    "view_closed": _InView,
    "view_submission": _InView,
}


def check_interaction(values: Any) -> Interaction:
    """The parts of an interaction that the listeners rely on. Raises pydantic's ValidationError if any is missing or
    wrong."""
    name = Interaction.model_validate(values).type
    return INTERACTIONS.get(name, Interaction).model_validate(values)
