"""Which of many workspaces the operator's log speaks of."""

from typing import Any

import pytest
from end_to_end.councils import Councils, with_a_board

from bot.posting.digest_job import DigestJob
from bot.request_id import workspace_id
from bot.slack import desk
from local_slack import Workspace


@pytest.mark.parametrize(("where", "what"), [(DigestJob, "tick"), (desk, "dispatch")])
def test_what_is_posted_and_what_is_answered_is_of_its_workspace(
    host: Councils, one: Workspace, two: Workspace, monkeypatch: pytest.MonkeyPatch, where: Any, what: str
) -> None:
    real, found = getattr(where, what), set()

    def seen(*of: Any, **more: Any) -> Any:
        found.add(workspace_id())
        return real(*of, **more)

    monkeypatch.setattr(where, what, seen)
    for council in (one, two):
        with_a_board(host, council)

    assert found == {"T0ONE", "T0TWO"}
