"""The limits of a form and of metadata: what Slack takes, and what it refuses."""

from typing import Any

import pytest
from sized import DIVIDER, Json, entry, modal, plain, table

from local_slack.limits import checked_metadata, checked_view
from local_slack.refusal import ApiError

VIEWS: dict[str, tuple[Json, Json, str]] = {
    "blocks": (modal(*[DIVIDER] * 100), modal(*[DIVIDER] * 101), "no more than 100 items allowed"),
    "title": (modal(), modal(title=plain(25)), "must be less than 25"),
    "submit": (modal(submit=plain(24)), modal(submit=plain(25)), "must be less than 25"),
    "private_metadata": (
        modal(private_metadata="m" * 3000),
        modal(private_metadata="m" * 3001),
        "less than 3001",
    ),
    "callback_id": (modal(callback_id="c" * 255), modal(callback_id="c" * 256), "less than 256"),
    "inputs need submit": (modal(entry(), submit=plain(4)), modal(entry()), "missing required field: submit"),
    "block_id twice": (
        modal(DIVIDER | {"block_id": "a"}),
        modal(DIVIDER | {"block_id": "a"}, DIVIDER | {"block_id": "a"}),
        "block_id already exists",
    ),
    "no tables": (modal(DIVIDER), modal(table(1)), "unsupported type: table"),
    "type": ({"type": "home", "blocks": []}, {"type": "page", "blocks": []}, "unsupported type: page"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_views(name: str) -> None:
    taken, refused, complaint = VIEWS[name]
    assert checked_view(taken) == taken
    with pytest.raises(ApiError) as said:
        checked_view(refused)
    assert said.value.error == "invalid_arguments"
    assert complaint in said.value.details["errors"][0]


def test_a_view_of_the_wrong_kind() -> None:
    with pytest.raises(ApiError, match="invalid_arguments"):
        checked_view(modal(), "home")


METADATA = {"event_type": "digest_posted", "event_payload": {"key": "2020-W28"}}


def test_metadata_is_kept() -> None:
    assert checked_metadata(METADATA) == METADATA
    assert checked_metadata(None) is None


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ("digest", "invalid_metadata_format"),
        ({"event_type": "digest"}, "invalid_metadata_format"),
        (METADATA | {"event_payload": "key"}, "invalid_metadata_format"),
        (METADATA | {"colour": "red"}, "invalid_metadata_format"),
        (METADATA | {"event_payload": {"key": "k" * 20_000}}, "metadata_too_large"),
    ],
)
def test_metadata_that_is_refused(metadata: Any, error: str) -> None:
    with pytest.raises(ApiError) as said:
        checked_metadata(metadata)
    assert said.value.error == error
