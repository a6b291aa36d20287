"""The Web API: its methods, the tokens and scopes that each accepts, and how a call is answered.

Source: https://docs.slack.dev/apis/web-api; scopes from each method's page. A method that is not in METHODS is answered
unknown_method, as Slack answers one that does not exist.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from local_slack.arguments import Arguments
from local_slack.faults import DROP, HTTP_500, PROXY_PAGE, REDIRECT, Fault
from local_slack.methods import app, chat, conversations, files, users, views
from local_slack.refusal import ApiError, Json
from local_slack.workspace import Workspace

Handler = Callable[[Workspace, Arguments], Json]
BOT = "bot"
APP = "app"
ANYONE = "anyone"


@dataclass(frozen=True)
class Method:
    """`scopes` are alternatives: one of them is enough. Without any, every token of the right kind is accepted."""

    handler: Handler
    scopes: tuple[str, ...] = ()
    token: str = BOT


READ = ("channels:read", "groups:read", "im:read")
HISTORY = ("channels:history", "groups:history", "im:history")
METHODS: dict[str, Method] = {
    "api.test": Method(app.api_test, token=ANYONE),
    "auth.test": Method(app.auth_test),
    "auth.teams.list": Method(app.teams_list),
    "apps.connections.open": Method(app.connections_open, token=APP),
    "blocks.validate": Method(app.blocks_validate, token=ANYONE),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.get_permalink),
    "conversations.info": Method(conversations.info, READ),
    "conversations.members": Method(conversations.members, READ),
    "conversations.list": Method(conversations.listed, READ),
    "conversations.open": Method(conversations.opened, ("im:write",)),
    "conversations.history": Method(conversations.history, HISTORY),
    "conversations.replies": Method(conversations.replies, HISTORY),
    "files.getUploadURLExternal": Method(files.get_upload_url, ("files:write",)),
    "files.completeUploadExternal": Method(files.complete_upload, ("files:write",)),
    "files.info": Method(files.info, ("files:read",)),
    "users.info": Method(users.info, ("users:read",)),
    "users.list": Method(users.listed, ("users:read",)),
    "views.open": Method(views.opened),
    "views.push": Method(views.pushed),
    "views.update": Method(views.updated),
    "views.publish": Method(views.published),
}


def call(workspace: Workspace, name: str, values: Json, token: str) -> Json:
    """One call's answer, `ok` included. Nothing is raised: a refusal is an answer."""
    given = {key: value for key, value in values.items() if key != "token"}
    try:
        method = _permitted(workspace, name, token)
        answer = {"ok": True, **method.handler(workspace, Arguments(given))}
    except ApiError as refusal:
        answer = refusal.as_json()
    workspace.calls.append((name, given, answer))
    workspace.changed()
    return answer


async def endpoint(request: Request) -> Response:
    """`/api/<method>`, with the fault that is waiting for it, if any."""
    workspace: Workspace = request.app.state.workspace
    name = request.path_params["method"]
    values, token = await arguments(request)

    def answered() -> Response:
        if wait := workspace.limits.seconds_to_wait(name, str(values.get("channel") or ""), workspace.clock()):
            refused: Json = {"ok": False, "error": "ratelimited"}
            workspace.calls.append((name, values, refused))
            return JSONResponse(refused, 429, headers={"Retry-After": str(wait)})
        answer = call(workspace, name, values, token)
        return JSONResponse(answer, headers=_headers(workspace, name, answer))

    return await with_fault(request, name, answered)


async def with_fault(request: Request, name: str, act: Callable[[], Response]) -> Response:
    """The answer of `act`, unless a fault is waiting for `name`: a delay, an error, 429, 500, a cut connection."""
    fault = request.app.state.workspace.faults.take(name) or Fault(name)
    answer = act() if fault.after else None
    try:
        await asyncio.sleep(fault.delay)
    except asyncio.CancelledError:
        # The workspace stopped during this slow call; nobody is left to answer.
        return Response(status_code=503)
    return await _failed(request, fault) if fault.error else answer or act()


async def _failed(request: Request, fault: Fault) -> Response:
    if fault.error == DROP:
        request.scope["workspace.cut"]()
        # The connection is gone after the loop's next turn; what is returned here goes nowhere.
        await asyncio.sleep(0)
        return Response(status_code=500)
    if fault.error == HTTP_500:
        return Response("Internal Server Error", status_code=500)
    if fault.error == PROXY_PAGE:
        return Response("<html>accès refusé</html>".encode("latin-1"), media_type="text/html; charset=utf-8")
    if fault.error == REDIRECT:
        return JSONResponse({"ok": True}, 302, headers={"Location": fault.location})
    if fault.error == "ratelimited":
        return JSONResponse(fault.as_json(), 429, headers={"Retry-After": str(fault.retry_after)})
    return JSONResponse(fault.as_json())


async def arguments(request: Request) -> tuple[Json, str]:
    """The call's arguments and its token, which is in the header or, as Slack still allows, among the arguments."""
    values: Json = dict(request.query_params)
    body = (await request.body()).decode("utf-8", "replace")
    if request.headers.get("content-type", "").startswith("application/json"):
        values |= _object(body)
    else:
        values |= dict(parse_qsl(body, keep_blank_values=True))
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    return values, bearer or str(values.get("token") or "")


def _object(body: str) -> Json:
    try:
        found: Any = json.loads(body or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _permitted(workspace: Workspace, name: str, token: str) -> Method:
    method = METHODS.get(name)
    if method is None:
        raise ApiError("unknown_method", req_method=name)
    if method.token == ANYONE:
        return method
    if not token:
        raise ApiError("not_authed")
    if token not in (workspace.bot_token, workspace.app_token):
        raise ApiError("invalid_auth")
    if token == workspace.bot_token and not workspace.installed:
        raise ApiError("account_inactive")
    if (token == workspace.app_token) != (method.token == APP) and name != "auth.test":
        raise ApiError("not_allowed_token_type")
    if method.scopes and not set(method.scopes) & set(workspace.scopes):
        needed = ",".join(method.scopes)
        raise ApiError("missing_scope", needed=needed, provided=",".join(workspace.scopes))
    return method


def _headers(workspace: Workspace, name: str, answer: Json) -> dict[str, str]:
    return {"X-OAuth-Scopes": ",".join(workspace.scopes)} if name == "auth.test" and answer["ok"] else {}
