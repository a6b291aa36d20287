"""Slack's limits on a modal or a Home tab, and on an app's answer to a form or to a search.

Sources: https://docs.slack.dev/reference/surfaces/views, /surfaces/modals (view_submission),
/reference/interaction-payloads/block_suggestion-payload (answers).
"""

import json
from collections.abc import Iterator
from typing import Any

from local_slack import traps
from local_slack.blocks import GROUPS, ID, IN_HOME, IN_MODALS, OPTION, plain
from local_slack.element_rules import LISTS, focus_problems, option_problems, pointed
from local_slack.limits import invalid, repeated_ids
from local_slack.refusal import ApiError, Json
from local_slack.shapes import Shape, array, boolean, record, string, typed

BLOCKS_IN_VIEW = 100
VIEW_BYTES = 250_000
INVALID_ERRORS = "invalid_errors"
INVALID_OPTIONS = "invalid_options"

_ANY_VIEW = {"private_metadata": string(3000, 0), "callback_id": ID, "external_id": ID}


def _blocks(kinds: dict[str, Shape]) -> Shape:
    return array(typed(kinds), BLOCKS_IN_VIEW, least=0)


_VIEW = typed(
    {
        "modal": record(
            {"title": plain(24), "blocks": _blocks(IN_MODALS)},
            _ANY_VIEW
            | {"submit": plain(24), "close": plain(24), "clear_on_close": boolean, "notify_on_close": boolean}
            | {"submit_disabled": boolean},
        ),
        "home": record({"blocks": _blocks(IN_HOME)}, _ANY_VIEW),
    }
)
# An empty list is a valid answer: the menu says that there are no results.
_OPTIONS = record({}, {"options": array(OPTION, 100, least=0), "option_groups": GROUPS}, LISTS)


def checked_view(view: Any, kind: str | None = None) -> Json:
    """The view, if Slack would show it; Refusal invalid_arguments with the complaints if not, or view_too_large."""
    problems = list(view_problems(view))
    if not problems and kind and view["type"] != kind:
        problems = [f"must be a {kind} [json-pointer:/view/type]"]
    if problems:
        raise invalid("invalid_arguments", problems)
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        raise ApiError("view_too_large")
    if view["type"] == "home":
        traps.check_home(pointed(view["blocks"], "/view/blocks"))
    return dict(view)


def view_problems(view: Any) -> Iterator[str]:
    """Complaints about the view, in Slack's words, each with its JSON pointer."""
    found = list(_VIEW(view, "/view"))
    yield from found
    if found:
        return
    yield from repeated_ids(view["blocks"], "/view/blocks")
    inputs = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and inputs and "submit" not in view:
        yield "missing required field: submit [json-pointer:/view]"
    elements = pointed(view["blocks"], "/view/blocks")
    yield from option_problems(elements)
    yield from focus_problems(elements)
    yield from traps.in_view(view["type"], elements)


def checked_options(answer: Json) -> list[Json]:
    """The options in an app's answer to a search, with groups flattened; Refusal invalid_options if it has none."""
    given = {name: answer[name] for name in LISTS if answer.get(name) is not None}
    problems = list(_OPTIONS(given, ""))
    if problems:
        raise invalid(INVALID_OPTIONS, problems)
    if "options" in given:
        return list(given["options"])
    return [option for group in given["option_groups"] for option in group["options"]]


def check_errors(errors: Any, blocks: list[Json]) -> None:
    """Refusal invalid_errors unless `errors` are words at some of the view's input blocks, by block_id."""
    inputs = [block["block_id"] for block in blocks if block["type"] == "input"]
    if not isinstance(errors, dict) or not errors:
        raise invalid(INVALID_ERRORS, ["errors must be words by block_id"])
    problems = [f"no input block {name}" for name in errors if name not in inputs]
    problems += [f"no words for {name}" for name, words in errors.items() if not (isinstance(words, str) and words)]
    if problems:
        raise invalid(INVALID_ERRORS, problems)
