"""Slack's end of HTTP mode itself: what is posted where, before an app that only writes it down."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

from end_to_end.over_http import Address, Deliveries
from views import modal, option, search

from local_slack import Member, Workspace


@contextmanager
def app_on(posted: list[tuple[str, str]]) -> Iterator[Address]:
    """An app that answers every form with one option, and keeps where each was posted and what it was."""

    class App(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            posted.append((self.path, json.loads(body["payload"][0])["type"] if "payload" in body else "command"))
            answer = json.dumps({"options": [option("a1")]} if posted[-1][1] == "block_suggestion" else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), App)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Address(f"http://127.0.0.1:{server.server_port}", lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_search_is_posted_to_the_options_url_and_all_else_to_the_request_url() -> None:
    workspace = Workspace(lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    workspace.add_member(Member("U0JO", "jo", "Jo Reed"))
    workspace.add_channel("board", members=("jo",))
    workspace.socket_mode = False
    posted: list[tuple[str, str]] = []
    with app_on(posted) as address:
        workspace.sockets = deliveries = Deliveries([address], workspace)
        workspace.command("jo", "board", "/action update")
        view = workspace.views.open("U0JO", workspace.view_content(modal(search("ref"))))
        assert workspace.suggest("jo", view, "ref-field", "vis").error == "no_options_url"
        workspace.options_url = "https://bot.council.example/slack/options"
        assert workspace.suggest("jo", view, "ref-field", "vis").options == (option("a1"),)
        workspace.submit("jo", {"ref": "a1"})
        deliveries.close()
    assert posted == [
        ("/slack/events", "command"),
        ("/slack/options", "block_suggestion"),
        ("/slack/events", "view_submission"),
    ]
