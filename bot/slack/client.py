"""The clients that call Slack: none follows a redirect, and none sends anything twice by itself.

slack_sdk opens each address with urllib, which follows a redirect to any host, sending the tokens along, and takes that
host's answer for Slack's (as of 3.47). The method that opens it is private: the tests check that it is replaced here.
"""

from collections.abc import Mapping
from functools import cache
from http.client import HTTPResponse
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPErrorProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.slack.answering import aside
from bot.slack.errors import redirected_by

# Slack's description of a file names a host: the bot's token goes to these and to the Web API's host, and nowhere else.
_FILE_HOSTS = frozenset({"files.slack.com", "files.slack-gov.com"})


class SlackClient(WebClient):
    """Slack's Web API, at one address. By default slack_sdk repeats a request if the connection drops after sending,
    which would post twice."""

    def __init__(self, token: str | None, base_url: str, timeout: int) -> None:
        super().__init__(token=token, base_url=base_url, timeout=timeout, retry_handlers=[])

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        with aside():
            answer = _opened(url, req, self.timeout, self.proxy)
        return {"status": answer.status, "headers": answer.headers, "body": answer.body}


class ResponseClient(WebhookClient):
    """The address that came with a press or a command, to which its answer may be sent."""

    def __init__(self, url: str, timeout: int) -> None:
        super().__init__(url, timeout=timeout, retry_handlers=[])

    def _perform_http_request_internal(self, url: str, req: Request) -> WebhookResponse:
        answer = _opened(url, req, self.timeout, self.proxy)
        return WebhookResponse(url=url, status_code=answer.status, body=answer.body, headers=answer.headers)


def send_bytes(client: WebClient, address: str, content: bytes) -> None:
    """Sends a file's bytes to the address that Slack gave, without the token. Raises OSError if the host is not
    Slack's."""
    headers = {"Content-Type": "application/octet-stream"}
    _exchanged(client, Request(address, data=content, headers=headers, method="POST"), 0)  # noqa: S310


def read_bytes(client: WebClient, address: str, most: int) -> tuple[str, bytes]:
    """The content type at the address of a file, and its first bytes, at most `most`; requested with the token. Raises
    OSError if the host is not Slack's."""
    return _exchanged(client, Request(address, headers={"Authorization": f"Bearer {client.token}"}), most)  # noqa: S310


def _exchanged(client: WebClient, request: Request, most: int) -> tuple[str, bytes]:
    _check_host(client, request.full_url)
    try:
        with _opener(client.proxy).open(request, timeout=client.timeout) as answer:
            return answer.headers.get_content_type(), answer.read(most)
    except HTTPError as error:
        error.close()
        raise


def _check_host(client: WebClient, address: str) -> None:
    """Raises OSError for an address that is neither at Slack's own file hosts nor at the Web API's host."""
    parts, api = urlsplit(address), urlsplit(client.base_url)
    if parts.scheme == "https" and parts.hostname in _FILE_HOSTS and parts.port in (None, 443):
        return
    if _origin(parts) != _origin(api):
        raise OSError("a file of Slack's is said to be at another host than Slack's")


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


def scopes_in(headers: Mapping[str, Any]) -> frozenset[str]:
    """The scopes that the app is granted, by the headers of an answer; empty if these do not say."""
    granted = next((str(value) for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    return frozenset(each.strip() for each in granted.split(",") if each.strip())


class _Answer(NamedTuple):
    status: int
    headers: Any
    body: str


class _NoRedirects(HTTPErrorProcessor):
    """Runs before urllib's own handler of redirects, which would follow them."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        if error := redirected_by(response.status, response.headers.get("Location")):
            response.close()
            raise error
        passed: HTTPResponse = super().http_response(request, response)
        return passed

    https_response = http_response


@cache
def _opener(proxy: str | None) -> OpenerDirector:
    return build_opener(_NoRedirects, *([ProxyHandler({"http": proxy, "https": proxy})] if proxy else []))


def _opened(url: str, request: Request, timeout: float, proxy: str | None) -> _Answer:
    # urllib opens files and FTP as well.
    if not url.lower().startswith(("https://", "http://")):
        raise OSError("an address of Slack's begins with https")
    with _opener(proxy).open(request, timeout=timeout) as answer:
        body = answer.read().decode(answer.headers.get_content_charset() or "utf-8")
        return _Answer(answer.status, answer.headers, body)
