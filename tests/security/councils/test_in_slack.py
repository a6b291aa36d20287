"""Two councils on one host, each in its own Slack, that live through a week: nothing of one comes to the other.

Both have a channel, people, a board and refs of the same ids and names, and do all that can be done: they type, fill in
forms, search, press, open Home, use shortcuts, talk to the bot, send a file; digests, reminders and papers go out.
"""

import copy
import json
import logging
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from end_to_end.councils import Councils, councils_on
from postgres_server import shared_server
from security.councils.in_slack import ELSEWHERE, Council, live, settled_in
from security.councils.two import their_words_in

from bot.metrics.page import metrics_served
from local_slack.sockets import INTERACTIVE
from storage.upkeep.verify import problems_in

TEAMS = (("T0ONE", "northmoor"), ("T0TWO", "eastvale"))
# The ways by which words come to people.
SAYS = {
    "chat.postMessage", "views.open", "views.publish", "response_url", "files.getUploadURLExternal", "file docx",
    "file xlsx", "answer to slash_commands", "answer to interactive",
}  # fmt: skip


class _Kept(logging.Handler):
    """The operator's log."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


Week = tuple[Councils, list[Council], _Kept]


@pytest.fixture(scope="module", params=["ours first", "theirs first"])
def week(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """The host, our council and the other, and the log of the week that both have lived through."""
    in_server = request.config.getoption("--engine") == "postgresql"
    number = ["ours first", "theirs first"].index(request.param)
    address: Path | str = tmp_path_factory.mktemp("log") / "boardbot.db"
    if in_server:
        address = shared_server().new_database(f"week_of_two_{number}")
    log, root = _Kept(), logging.getLogger()
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(log)
    with councils_on(address, *TEAMS) as (host, workspaces):
        councils = [settled_in(host, each, place != number) for place, each in enumerate(workspaces)]
        live(host, councils)
        yield host, sorted(councils, key=lambda each: each.is_other), log
    root.removeHandler(log)
    root.setLevel(level)


def test_s88_nothing_that_is_sent_to_one_council_holds_a_word_of_the_other(week: Week) -> None:
    _, (ours, _), _ = week

    found = {what for what, sent in ours.received() if their_words_in(sent) or ELSEWHERE in sent}

    assert found == set()


def test_s88_the_other_is_sent_its_own_words_in_every_way_there_is(week: Week) -> None:
    """Else nothing of theirs could be found in what is sent to ours."""
    _, (_, others), _ = week
    found = defaultdict[str, set[str]](set)
    for what, sent in others.received():
        found[what] |= their_words_in(sent)

    assert {what for what in SAYS if not found[what]} == set()
    assert {"conversations.info", "conversations.members"} <= {
        what for what, sent in others.received() if ELSEWHERE in sent
    }


def test_s88_both_have_had_reminders_and_news_of_what_failed_at_the_same_times(week: Week) -> None:
    """Under the same keys: neither stands in the other's way."""
    host, councils, _ = week
    with host.log.reading() as store:
        keys = {(row["team"], row["key"]) for row in store.rows("outbox")}

    of_ours, of_others = ({key for team, key in keys if team == each.slack.home.team_id} for each in councils)
    reminders = {key for key in of_ours if key.startswith("remind:")}
    assert len(reminders) > 2
    assert reminders <= of_others
    for kind in ("told:member:", "notice:", "C0BOARD:"):
        assert [key for key in of_ours if key.startswith(kind)]
        assert [key for key in of_others if key.startswith(kind)]


def test_s88_no_line_of_the_operators_log_and_no_monitor_holds_a_word_of_either(week: Week) -> None:
    host, _, log = week

    assert len(log.lines) > 10
    with metrics_served(host.settings.model_copy(update={"boardbot_metrics": "127.0.0.1:0"}), host.clock) as port:
        numbers = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    assert "boardbot_" in numbers
    told = [*log.lines, host.sites[0].address.health().text, numbers]

    assert [line for line in told if their_words_in(line)] == []
    assert [each for each in (*dict(TEAMS), "C0BOARD", *dict(TEAMS).values()) if each in numbers] == []


def test_s88_a_form_that_names_the_others_board_is_refused(week: Week) -> None:
    """The person is in a channel of that id, in their own council."""
    host, (ours, others), _ = week
    with host.log.reading() as store:
        theirs = store.boards.in_channel(others.slack.home.team_id, others.room.channel.id)
        before = store.history.count()
    assert theirs is not None
    ours.types("/action update A1")
    form = ours.slack.modal("U0SAM")
    told = json.loads(form.content["private_metadata"])
    payload = copy.deepcopy(ours.slack._on_view(ours.slack.member("U0SAM"), form, "view_submission"))
    payload["view"]["private_metadata"] = json.dumps(told | {"b": theirs.id})

    answer = ours.slack.ask(INTERACTIVE, payload, accepts_response=True)

    assert "You are not in that board's channel any more" in json.dumps(answer.payload)
    with host.log.reading() as store:
        assert store.history.count() == before


def test_s89_the_log_that_both_have_left_is_sound(week: Week) -> None:
    host, _, _ = week

    assert problems_in(host.log) == []
