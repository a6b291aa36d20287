"""What a person gets back from one act: a command typed, a button pressed, a form submitted."""

import copy
from dataclasses import dataclass, field

from local_slack.limits import POSTED_TEXT, checked_message
from local_slack.refusal import ApiError, Json


@dataclass(frozen=True)
class Answer:
    """`error` is what Slack shows when the app failed: operation_timeout (no acknowledgement in 3 s), dispatch_failed
    (no socket open), invalid_command_response (an acknowledgement Slack cannot show; `problems` says why). `seconds` is
    real time from sending to acknowledgement. `ts` is the message that the acknowledgement became, for pressing its
    buttons. `options` are those that a search offers, with groups flattened."""

    acknowledged: bool
    error: str | None = None
    payload: Json = field(default_factory=dict)
    seconds: float = 0.0
    envelope_id: str = ""
    ts: str | None = None
    problems: tuple[str, ...] = ()
    options: tuple[Json, ...] = ()

    @property
    def text(self) -> str:
        return str(self.payload.get("text") or "")

    @property
    def blocks(self) -> list[Json]:
        return list(self.payload.get("blocks") or [])

    @property
    def ephemeral(self) -> bool:
        return self.payload.get("response_type") != "in_channel"


def acknowledged(payload: Json) -> tuple[str, list[Json]]:
    """The text and blocks that a command's acknowledgement shows, both empty if it is bare; Refusal as for a post."""
    text, blocks = payload.get("text"), payload.get("blocks")
    if not text and not blocks:
        return "", []
    if isinstance(text, str) and len(text) > POSTED_TEXT:
        raise ApiError("msg_too_long")
    return checked_message(text, copy.deepcopy(blocks))
