"""The page of a small workspace, read and used by a plain client as a browser without scripts would."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import httpx
import pytest

from local_slack import Running, Workspace, running
from local_slack.page import Ahead, PageSetting, Try, Typeable, routes

Json = dict[str, Any]


class Page:
    """One person's browser."""

    def __init__(self, server: Running) -> None:
        self.server = server
        self.http = httpx.Client(
            base_url=server.url, headers={"Origin": server.url}, follow_redirects=True, verify=False, trust_env=False
        )

    def see(self, path: str = "/as/priya/in/improvement-board") -> str:
        answer = self.http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def token(self) -> str:
        return field(self.see(), "token")

    def do(self, act: str, person: str = "priya", **fields: Any) -> str:
        answer = self.post(f"/as/{person}/do/{act}", **fields)
        assert answer.status_code == 200, answer.text
        return answer.text

    def press(self, label: str, person: str = "priya", **fields: Any) -> str:
        """Presses the last button of that label in the channel, sending the message's form with it."""
        html = self.see(f"/as/{person}/in/improvement-board")
        found = re.findall(
            r'name="ts" value="([^"]*)"(?:(?!</form>).)*?name="press" value="([^"]*)"[^>]*>' + re.escape(label) + "<",
            html, re.DOTALL,
        )  # fmt: skip
        assert found, f"no button {label}"
        ts, value = found[-1]
        return self.do("press", person, ts=ts, press=unescape(value), **fields)

    def post(self, path: str, **fields: Any) -> httpx.Response:
        given = {"token": self.token(), "back": "/as/priya/in/improvement-board", "channel": "C0BOARD"} | fields
        return self.http.post(path, data=given)


def field(html: str, name: str) -> str:
    """The value of the first form field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, f"no field {name}"
    return unescape(found[1])


@pytest.fixture
def moved() -> list[str]:
    return []


@pytest.fixture
def setting(moved: list[str]) -> PageSetting:
    return PageSetting(
        title="Try it",
        about="Nothing leaves this computer.",
        channel="improvement-board",
        parts={"U0PRIYA": "officer", "U0SAM": "support", "U0LEE": "a guest"},
        typeable=(
            Typeable("/action", "/action", "the actions"),
            Typeable("/action add ", "/action add <title>", "logs one"),
        ),
        tries=(Try("/action list", "A table of actions"),),
        aheads=(
            Ahead(lambda: "Next Monday, 09:00", "Moves the clock.", lambda: moved.append("on")),
            Ahead(lambda: "Next morning, 09:15", "Moves it less.", lambda: moved.append("a day on")),
        ),
    )


@pytest.fixture
def server(workspace: Workspace, setting: PageSetting) -> Iterator[Running]:
    with running(workspace, more=routes(setting)) as served:
        yield served


@pytest.fixture
def page(server: Running) -> Iterator[Page]:
    made = Page(server)
    with made.http:
        yield made
