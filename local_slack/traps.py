"""What Slack accepts although it then misbehaves for people. It is refused here, so that no app relies on it.

Each was reported by people who met it; its source is beside it. The complaint says that it is this workspace's own.
"""

from collections.abc import Iterator

from local_slack.refusal import ApiError, Json

OURS = "(the local workspace refuses what Slack would take)"


def trap(complaint: str) -> ApiError:
    """The refusal of a trap, with its complaint."""
    said = f"{complaint} {OURS}"
    return ApiError("invalid_arguments", errors=[said], response_metadata={"messages": [f"[ERROR] {said}"]})


def in_view(kind: str, elements: list[tuple[Json, str]]) -> Iterator[str]:
    """Complaints about traps in a view's elements, each given with its JSON pointer."""
    for element, pointer in elements:
        # F3-Nation/f3-nation#984: whatever is answered, the modal under it is gone.
        if kind == "modal" and "confirm" in element:
            yield f"a confirm makes the modal vanish: push a second view {OURS} [json-pointer:{pointer}/confirm]"


def in_message(elements: list[tuple[Json, str]]) -> Iterator[str]:
    """Complaints about traps in a message's elements, each given with its JSON pointer."""
    for element, pointer in elements:
        # slackapi/bolt-js#2377: it is sent, but not shown.
        if element["type"] == "plain_text_input" and "initial_value" in element:
            yield f"an iPhone shows a message's input without its initial_value {OURS} [json-pointer:{pointer}]"


def check_home(elements: list[tuple[Json, str]]) -> None:
    """Refusal internal_error, which is Slack's own, for a date picker that takes the focus on Home (SlackNet#138)."""
    if any(element["type"] == "datepicker" and element.get("focus_on_load") for element, _ in elements):
        raise ApiError("internal_error")
