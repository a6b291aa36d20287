"""Who may read the page and act on it: only itself, on this machine."""

from typing import Any

import httpx
import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HERE = "/as/priya/in/improvement-board"


@pytest.mark.parametrize("host", ["boardbot.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"])
def test_another_host_is_refused(page: Any, host: str) -> None:
    assert page.http.get(HERE, headers={"Host": host}).status_code == 421
    assert page.http.post("/clock", headers={"Host": host}).status_code == 421


def test_every_answer_forbids_scripts_of_others_and_frames(page: Any) -> None:
    for path in (HERE, "/static/page.css", "/static/page.js", "/as/nobody/home"):
        headers = page.http.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_the_page_has_no_script_or_style_of_its_own_in_it(page: Any) -> None:
    html = page.see()
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert html.count("<script") == 1
    assert "http://" not in html.replace(page.server.url, "")
    assert "https://" not in html


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
        {},
    ],
)
def test_a_form_from_elsewhere_is_refused(page: Any, workspace: Any, moved: list[str], headers: dict[str, str]) -> None:
    fields = {"token": page.token(), "back": HERE, "channel": "C0BOARD", "text": "hello"}
    with httpx.Client(base_url=page.server.url, verify=False, trust_env=False) as elsewhere:
        for path in ("/as/priya/do/send", "/clock"):
            assert elsewhere.post(path, data=fields, headers=headers).status_code == 403
    assert workspace.messages("C0BOARD") == []
    assert moved == []


def test_a_form_without_the_pages_token_is_refused(page: Any, workspace: Any, moved: list[str]) -> None:
    for token in ("", "guess", "é"):
        assert page.post("/as/priya/do/send", token=token, text="hello").status_code == 403
        assert page.post("/clock", token=token).status_code == 403
    assert (workspace.messages("C0BOARD"), moved) == ([], [])


def test_other_pages_may_link_here_but_not_read(page: Any) -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert page.http.get(HERE, headers=followed).status_code == 200
    for dest, mode in (("iframe", "navigate"), ("empty", "cors"), ("script", "no-cors"), ("image", "no-cors")):
        headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
        assert page.http.get(HERE, headers=headers).status_code == 403
        assert page.http.get("/changes", headers=headers).status_code == 403


def test_a_form_leads_back_to_this_page_only(page: Any) -> None:
    for back in ("https://evil.example/", "//evil.example", "/as/..//evil.example", "/as/\\evil.example", ""):
        answer = page.http.post(
            "/clock", data={"token": page.token(), "back": back, "which": "0"}, headers={}, follow_redirects=False
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_form_of_more_than_a_megabyte_is_refused(page: Any) -> None:
    assert page.post("/as/priya/do/send", text="x" * 1_100_000).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/as/nobody/in/improvement-board",
        "/as/alex/in/improvement-board",
        "/as/priya/in/elsewhere",
        "/as/sam/in/closed-room",
        "/as/priya/in/nowhere",
        "/static/../routes.py",
        "/templates/page.html",
    ],
)
def test_what_is_not_ones_own_is_not_there(page: Any, path: str) -> None:
    assert page.http.get(path).status_code == 404


def test_an_act_in_a_channel_that_one_is_not_in_is_not_done(page: Any, workspace: Any) -> None:
    assert page.post("/as/priya/do/send", channel="C0ELSE", text="hello").status_code == 404
    assert page.post("/as/priya/do/launch", text="hello").status_code == 404
    assert workspace.messages("C0ELSE") == []
