"""What a monitor can read, and where."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest
from end_to_end.doors import through_both_doors
from end_to_end.over_http import served_on
from end_to_end.stage import FAY, JO, KIT, PAT, SAM, Room, Stage
from scraped import monitored, numbers_in
from starlette.requests import Request

from bot.http.metrics import NearbyMetrics
from bot.metrics.counts import UNREAD
from bot.metrics.page import MetricsPage
from bot.settings import settings_of
from commands.table import COMMANDS

VERBS = {f"{name} {verb.name}" for name, command in COMMANDS.items() for verb in command.verbs}
TYPED = [
    "/action add Zebra crossing @jo",
    "/action zebra",
    "/action A1 zebra",
    "/zebra now",
    "/board zebra crossing",
    "/measure add Zebra visits",
    "/action update Z1 zebra",
    "/action help zebra",
]


@through_both_doors
def test_s70_the_page_of_metrics_holds_no_word_that_was_typed_and_nobodys_name(board: Room) -> None:
    stage = board.stage
    with monitored(stage) as monitor:
        for line in TYPED:
            for by in (JO, SAM, KIT):
                stage.workspace.command(by, board.channel, line)
        stage.workspace.command(FAY, board.channel, TYPED[0])
        stage.workspace.say(PAT, board.channel, "@boardbot zebra action zebra")
        board("/digest post", by=SAM)
        stage.settle()
        page = monitor.page()

    council = [stage.workspace.home.team_id, board.channel.id, board.channel.name, "Improvement Board", "U0", "A1"]
    assert [word for word in ("zebra", "crossing", *council) if word.casefold() in page.casefold()] == []
    labels = {dict(labels).get("verb") for _, labels in numbers_in(page)} - {None}
    assert labels <= VERBS | set(COMMANDS) | {"help", UNREAD}
    assert {"action add", "action"} <= labels


def test_s71_metrics_are_at_an_address_of_their_own_where_there_is_one(stage: Stage) -> None:
    with served_on(stage, boardbot_metrics="127.0.0.1:0") as served:
        assert httpx.get(f"{served.address.url}/metrics").status_code == 404

    with monitored(stage) as monitor:
        assert monitor.url.startswith("http://127.0.0.1:")
        assert "boardbot_commands" in monitor.page()


def test_s71_without_one_they_are_for_this_machine_alone_and_for_nobody_behind_a_proxy(stage: Stage) -> None:
    with served_on(stage) as served:
        url = f"{served.address.url}/metrics"

        assert "boardbot_commands" in httpx.get(url).text
        for header in ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "X-Forwarded-Proto"):
            assert httpx.get(url, headers={header: "198.51.100.7"}).status_code == 404


@pytest.mark.parametrize(
    ("caller", "status"),
    [
        ("127.0.0.1", 200),
        ("::1", 200),
        ("::ffff:127.0.0.1", 200),
        ("198.51.100.7", 404),
        ("::ffff:198.51.100.7", 404),
        ("", 404),
    ],
)
def test_s71_a_caller_from_elsewhere_is_told_that_there_is_no_such_page(stage: Stage, caller: str, status: int) -> None:
    page = MetricsPage(settings_of(boardbot_database=stage.log.path), stage.clock)
    scope = {"type": "http", "method": "GET", "headers": [], "client": (caller, 1) if caller else None}

    # In a thread of its own: the browser's loop may be running in this one.
    with closing(page), ThreadPoolExecutor(1) as aside:
        answer = aside.submit(asyncio.run, NearbyMetrics(page).answer(Request(scope))).result()
        assert answer.status_code == status
