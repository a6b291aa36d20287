"""The arguments of a Web API call, in any of the forms in which they can be sent.

Source: https://docs.slack.dev/apis/web-api (forms, where structures are JSON in a field, or one JSON body).
"""

import json
from typing import Any

from local_slack.messages import order
from local_slack.refusal import ApiError, Json


class Arguments:
    """Reads values in the types that the method needs. Refusal for a missing or malformed one."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        return default if value is None else str(value)

    def needed(self, name: str) -> str:
        """The value; Refusal invalid_arguments if it is missing."""
        value = self.text(name)
        if not value:
            messages = [f"[ERROR] missing required field: {name}"]
            raise ApiError("invalid_arguments", response_metadata={"messages": messages})
        return value

    def raw(self, name: str) -> Any:
        return self.values.get(name)

    def structure(self, name: str, error: str) -> Any:
        """A list or object, sent as such or as JSON in a form's field; Refusal `error` if it is neither."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(error) from None

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name)
        return default if value is None else str(value).lower() in ("1", "true")

    def count(self, name: str, default: int, most: int) -> int:
        """A page's size; Refusal invalid_limit if it is not a number of at least 1."""
        try:
            asked = int(self.text(name) or default)
        except ValueError:
            raise ApiError("invalid_limit") from None
        if asked < 1:
            raise ApiError("invalid_limit")
        return min(asked, most)

    def moment(self, name: str) -> tuple[int, int] | None:
        """A message timestamp as a comparable value; Refusal invalid_ts_oldest or invalid_ts_latest."""
        value = self.text(name)
        if not value:
            return None
        try:
            return order(value)
        except ValueError:
            raise ApiError(f"invalid_ts_{name}") from None


def page(items: list[Any], args: Arguments, default: int = 100, most: int = 1000) -> tuple[list[Any], str]:
    """One page of `items` and the cursor of the next, empty at the end; Refusal invalid_cursor."""
    cursor = args.text("cursor")
    try:
        start = int(cursor.removeprefix("next:")) if cursor else 0
    except ValueError:
        raise ApiError("invalid_cursor") from None
    end = start + args.count("limit", default, most)
    return items[start:end], f"next:{end}" if end < len(items) else ""
