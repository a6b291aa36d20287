"""A digest that Slack holds up: what may still go out when its turn comes, and what support hears of the rest."""

from collections.abc import Iterator
from itertools import chain, repeat

import pytest
from end_to_end.postroom import TO_MONDAY, Postroom
from end_to_end.stage import SAM

from local_slack.faults import Fault


@pytest.mark.parametrize("names_owners", [True, False])
def test_where_the_channel_was_shared_meanwhile_only_a_digest_that_names_owners_stays_back(
    post: Postroom, names_owners: bool
) -> None:
    if names_owners:
        post("/action add Publish the guide <@U0JO> due: 10 July 2020")
    post.stage.workspace.faults.add(Fault("chat.postMessage", "ratelimited", retry_after=120))
    assert post.tick(**TO_MONDAY) == []

    post.room.channel.shared = True
    out = post.tick(minutes=3)

    assert len(out) == (0 if names_owners else 1)
    news = [each for each in post.told(SAM) if "has been shared with another organisation since" in each]
    assert len(news) == (1 if names_owners else 0)


def test_a_thread_that_slack_refuses_is_told_as_a_thread(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    post("/action add Publish the guide <@U0JO> due: 10 July 2020")
    refused = Fault("chat.postMessage", "msg_too_long")
    meets: Iterator[Fault | None] = chain([None, refused, refused], repeat(None))

    def take(method: str) -> Fault | None:
        return next(meets) if method == "chat.postMessage" else None

    monkeypatch.setattr(post.stage.workspace.faults, "take", take)
    (main,) = post.tick(**TO_MONDAY)
    monkeypatch.undo()
    post.tick(minutes=10)

    assert "Improvement Board · " in main.text
    (news,) = post.told(SAM)
    assert news.startswith("Improvement Board: the weekly digest's thread is incomplete.")
    assert "msg_too_long" in news
