"""Whatever is sent, the workspace answers as Slack would, and nothing breaks."""

import html
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as some
from views import entry, modal, search

from local_slack import Answer, Member, Workspace, manifest_errors
from local_slack.composer import composed
from local_slack.limits import checked_message, checked_metadata
from local_slack.limits_of_views import checked_view
from local_slack.messages import Stamps, order
from local_slack.refusal import ApiError
from local_slack.web_api import METHODS, call

WORDS = some.sampled_from(
    [
        "type",
        "text",
        "blocks",
        "elements",
        "section",
        "plain_text",
        "modal",
        "table",
        "rows",
        "title",
        "actions",
    ]
)
KEYS = WORDS | some.text(max_size=5)
SCALARS = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=20)
JSON = some.recursive(
    SCALARS | WORDS,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
PEOPLE = [Member("U1", "sam", "Sam Okoro"), Member("U2", "samira", "Samira Khan")]
NAMES = [
    "channel",
    "user",
    "users",
    "text",
    "blocks",
    "ts",
    "message_ts",
    "thread_ts",
    "metadata",
    "view",
    "limit",
]
NAMES += [
    "cursor",
    "oldest",
    "latest",
    "inclusive",
    "trigger_id",
    "view_id",
    "hash",
    "user_id",
    "types",
    "message",
]
KNOWN = some.sampled_from(["C0BOARD", "U0SAM", "1594198800.000000", "#board"])


def plain_workspace() -> Workspace:
    made = Workspace(lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    made.add_member(Member("U0SAM", "sam", "Sam Okoro"))
    made.post(made.add_channel("board", id="C0BOARD", members=("sam",)), made.bot.id, "first")
    return made


@given(text=JSON, blocks=JSON)
def test_any_message_is_taken_or_refused(text: Any, blocks: Any) -> None:
    with suppress(ApiError):
        shown, kept = checked_message(text, blocks)
        assert isinstance(shown, str)
        assert kept == (blocks or [])


@given(JSON)
def test_any_view_or_metadata_is_taken_or_refused(value: Any) -> None:
    for check in (checked_view, checked_metadata):
        with suppress(ApiError):
            check(value)


ANSWERS = some.dictionaries(
    some.sampled_from(["response_action", "errors", "view", "options", "option_groups", "text"]),
    JSON | some.sampled_from(["errors", "update", "push", "clear"]) | some.just({"note": "Too short"}),
)


@given(ANSWERS)
def test_any_answer_to_a_form_or_a_search_is_carried_out_or_refused(payload: Any) -> None:
    workspace = plain_workspace()
    view = workspace.views.open("U0SAM", workspace.view_content(modal(entry("note"), search("ref"))))
    workspace.ask = lambda *_, **__: Answer(True, payload=payload)  # type: ignore[method-assign]
    found = workspace.suggest("sam", view, "ref-field", "a")
    assert (found.error, found.problems != ()) in ((None, False), ("invalid_options", True))
    sent = workspace.submit("sam", {"note": "So far"})
    assert sent.error in (None, "invalid_view", "invalid_errors")


@given(some.dictionaries(some.sampled_from(["features", "settings", "oauth_config", "display_information"]), JSON))
def test_any_manifest_is_taken_or_refused(manifest: Any) -> None:
    assert isinstance(manifest_errors(manifest), list)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(arguments=some.dictionaries(some.sampled_from(NAMES), JSON | KNOWN, max_size=6))
def test_any_call_is_answered(method: str, arguments: Any) -> None:
    workspace = plain_workspace()
    token = workspace.app_token if method == "apps.connections.open" else workspace.bot_token
    assert call(workspace, method, arguments, token)["ok"] in (True, False)


@given(some.text())
def test_nothing_typed_becomes_markup_but_mentions_and_links(typed: str) -> None:
    wire = composed(typed, PEOPLE, [])
    bare = re.sub(r"<(@U[12]|https?://[^<>]*)>", "", wire, flags=re.I)
    assert "<" not in bare
    assert ">" not in bare


@given(some.text())
def test_with_no_one_to_mention_it_can_be_read_back(typed: str) -> None:
    assert html.unescape(composed(typed, [], [], "off")) == html.unescape(typed.replace("&", "&amp;"))
    assert composed(typed, PEOPLE, [], "raw") == typed


@given(some.lists(some.datetimes(timezones=some.just(UTC)), min_size=1))
def test_stamps_only_rise(moments: list[datetime]) -> None:
    clock = iter(moments)
    stamps = Stamps(lambda: next(clock))
    made = [order(stamps.next()) for _ in moments]
    assert made == sorted(set(made))
