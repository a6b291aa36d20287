"""The real adapter against the workspace: slack_bolt's App, its SocketModeHandler, slack_sdk's clients."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from local_slack import Member, Running, Workspace, running

Json = dict[str, Any]
METADATA = {"event_type": "digest_posted", "event_payload": {"key": "2020-W28"}}


def button(name: str) -> Json:
    text = {"type": "plain_text", "text": name.capitalize()}
    return {
        "type": "actions",
        "elements": [{"type": "button", "action_id": name, "text": text, "value": "2"}],
    }


def bot(server: Running) -> App:
    """A bot of a few lines: it echoes, pages, greets, opens a form, and one of its commands never answers."""
    client = WebClient(token=server.bot_token, base_url=server.api_url, retry_handlers=[])
    app = App(client=client, process_before_response=True)

    def echo(ack: Any, command: Json) -> None:
        ack(text=f"{command['user_id']} said {command['text']}", blocks=[button("next"), button("form")])

    def page(ack: Any, respond: Any, action: Json) -> None:
        ack()
        respond(f"page {action['value']}", replace_original=True)

    def greet(event: Json, say: Any) -> None:
        say("Hello", thread_ts=event.get("thread_ts") or event["ts"])

    def form(ack: Any, body: Json, client: WebClient) -> None:
        ack()
        title, label = ({"type": "plain_text", "text": text} for text in ("Note", "Due"))
        field = {"type": "input", "block_id": "due", "label": label, "element": {"type": "plain_text_input"}}
        view = {"type": "modal", "callback_id": "note", "title": title, "submit": title, "blocks": [field]}
        client.views_open(trigger_id=body["trigger_id"], view=view)

    def check(ack: Any) -> None:
        ack(response_action="errors", errors={"due": "No such day"})

    app.command("/action")(echo)
    app.command("/silent")(lambda: None)
    app.action("next")(page)
    app.action("form")(form)
    app.event("app_mention")(greet)
    app.event("message")(greet)
    app.view("note")(check)
    return app


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    made = Workspace(lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    for name in ("priya", "sam"):
        made.add_member(Member(f"U0{name.upper()}", name, name.capitalize()))
    made.add_channel("board", members=("priya", "sam"))
    return made


@pytest.fixture(scope="module")
def served(workspace: Workspace) -> Iterator[Running]:
    with running(workspace) as server:
        yield server


@pytest.fixture(scope="module")
def connected(served: Running, workspace: Workspace) -> Iterator[SocketModeHandler]:
    # The SDK gives a dead line up after five pings: at Bolt's 10 s that is most of a minute.
    handler = SocketModeHandler(bot(served), served.app_token, ping_interval=0.2)
    handler.connect()
    workspace.wait_for(lambda: workspace.sockets.connections)
    yield handler
    handler.close()


@pytest.fixture
def client(served: Running) -> WebClient:
    return WebClient(token=served.bot_token, base_url=served.api_url, retry_handlers=[])


pytestmark = pytest.mark.usefixtures("connected")


def test_a_command_is_answered(workspace: Workspace) -> None:
    answer = workspace.command("priya", "board", "/action add Tell @sam about R&D")
    assert answer.error is None
    assert answer.text == "U0PRIYA said add Tell <@U0SAM> about R&amp;D"
    assert workspace.ephemerals("priya", "board")[-1].ts == answer.ts


def test_many_commands_at_once(workspace: Workspace) -> None:
    before = len(workspace.ephemerals("sam", "board"))
    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(lambda n: workspace.command("sam", "board", f"/action add {n}"), range(20)))
    assert [answer.text for answer in answers] == [f"U0SAM said add {n}" for n in range(20)]
    assert all(answer.seconds < 3 for answer in answers)
    deliveries = [workspace.sockets.deliveries[answer.envelope_id] for answer in answers]
    assert all((sent.deliveries, len(sent.acks)) == (1, 1) for sent in deliveries)
    assert len(workspace.ephemerals("sam", "board")) == before + 20


def test_a_button_replaces_the_page(workspace: Workspace) -> None:
    ts = workspace.command("priya", "board", "/action list").ts
    assert workspace.press("priya", "board", str(ts), "next").error is None
    assert workspace.message("board", str(ts)).text == "page 2"


def test_a_form_with_a_mistake(workspace: Workspace) -> None:
    ts = workspace.command("priya", "board", "/action new").ts
    workspace.press("priya", "board", str(ts), "form")
    view = workspace.wait_for(lambda: workspace.views.stack("U0PRIYA"))[-1]
    answer = workspace.submit("priya", {"due": "31 February"})
    assert answer.payload == {"response_action": "errors", "errors": {"due": "No such day"}}
    assert workspace.modal("priya") is view


def test_a_mention_is_answered_in_its_thread(workspace: Workspace) -> None:
    said = workspace.say("priya", "board", "@boardbot good morning")
    workspace.wait_for(lambda: len(workspace.thread("board", said.ts)) == 2)
    assert workspace.thread("board", said.ts)[1].text == "Hello"


def test_a_direct_message_is_answered(workspace: Workspace) -> None:
    here = workspace.direct_message("priya")
    said = workspace.say("priya", here, "good morning")
    workspace.wait_for(lambda: len(workspace.thread(here, said.ts)) == 2)


def test_a_post_is_found_again_by_its_metadata(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="#board", text="Digest", blocks=[{"type": "divider"}], metadata=METADATA)
    found = client.conversations_history(
        channel=posted["channel"], oldest=posted["ts"], inclusive=True, include_all_metadata=True
    )
    matches = [said["ts"] for said in found["messages"] if said.get("metadata") == METADATA]
    assert matches == [posted["ts"]]


def test_the_client_reads_people_and_channels(client: WebClient, served: Running) -> None:
    board = client.conversations_list()["channels"][0]
    assert [page["members"] for page in client.conversations_members(channel=board["id"], limit=2)] == [
        ["U0PRIYA", "U0SAM"],
        [served.workspace.bot.id],
    ]
    assert client.users_info(user="U0SAM")["user"]["name"] == "sam"
    assert client.auth_test().headers["x-oauth-scopes"].startswith("commands,")
    assert client.blocks_validate(blocks=[{"type": "divider"}])["ok"]


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda client: client.chat_postMessage(channel="C0NONE", text="x"), "channel_not_found"),
        (
            lambda client: client.chat_postMessage(channel="#board", text="x", blocks=[{"type": "x"}]),
            "invalid_blocks",
        ),
        (lambda client: client.users_info(user="U0NONE"), "user_not_found"),
        (lambda client: client.api_call("files.upload"), "unknown_method"),
    ],
)
def test_refusals_are_the_clients_errors(client: WebClient, act: Callable[[WebClient], Any], error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        act(client)
    assert refused.value.response["error"] == error


def test_nobody_answers(workspace: Workspace) -> None:
    answer = workspace.command("priya", "board", "/silent")
    assert (answer.error, answer.seconds) == ("operation_timeout", 3.0)
    assert "operation_timeout" in workspace.transcript("board", "priya")[-1].text


def test_a_rate_limit_is_told_and_can_be_waited_out(served: Running, workspace: Workspace) -> None:
    workspace.ratelimit("auth.test", retry_after=1)
    plain = WebClient(token=served.bot_token, base_url=served.api_url, retry_handlers=[])
    with pytest.raises(SlackApiError) as refused:
        plain.auth_test()
    assert (refused.value.response.status_code, refused.value.response.headers["retry-after"]) == (429, "1")
    workspace.ratelimit("auth.test", retry_after=0)
    patient = WebClient(
        token=served.bot_token,
        base_url=served.api_url,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=1)],
    )
    assert patient.auth_test()["ok"]


def test_the_sdk_repeats_a_post_that_was_cut_off(served: Running, workspace: Workspace) -> None:
    """Why the bot's posting client must have no retry handlers: they would post a second time what Slack has posted."""
    workspace.fail("chat.postMessage", "drop", after=True)
    default = WebClient(token=served.bot_token, base_url=served.api_url)
    default.chat_postMessage(channel="#board", text="twice")
    assert [said.text for said in workspace.messages("board")].count("twice") == 2


def test_a_refresh_is_followed_at_once(workspace: Workspace) -> None:
    opened = len([name for name, _, _ in workspace.calls if name == "apps.connections.open"])
    workspace.disconnect("refresh_requested")
    workspace.wait_for(
        lambda: (
            len([name for name, _, _ in workspace.calls if name == "apps.connections.open"]) > opened
            and workspace.sockets.connections == 1
        )
    )
    assert workspace.command("priya", "board", "/action after the refresh").error is None


def test_a_broken_line_is_mended(workspace: Workspace) -> None:
    workspace.drop_sockets()
    workspace.wait_for(lambda: workspace.sockets.connections == 0)
    assert workspace.command("priya", "board", "/action in the gap").error == "dispatch_failed"
    workspace.wait_for(lambda: workspace.sockets.connections == 1, 20)
    assert workspace.command("priya", "board", "/action after the gap").error is None


def test_a_bot_that_leaves_takes_its_threads_along(workspace: Workspace, served: Running) -> None:
    before = {thread.name for thread in threading.enumerate()}
    handler = SocketModeHandler(bot(served), served.app_token)
    handler.connect()
    workspace.wait_for(lambda: workspace.sockets.connections == 2)
    handler.close()
    workspace.wait_for(lambda: workspace.sockets.connections == 1)
    assert {thread.name for thread in threading.enumerate()} <= before
