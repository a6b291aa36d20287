"""An app that any workspace may install: several workspaces at one address, each with a token of its own.

Source: https://docs.slack.dev/authentication/installing-with-oauth and /reference/methods/oauth.v2.access.
"""

import contextlib
import secrets
from base64 import b64decode
from collections.abc import Iterator, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from local_slack import web_api
from local_slack.refusal import Json
from local_slack.server import routes, serving
from local_slack.workspace import Workspace

NAMES_NONE = frozenset({"api.test", "oauth.v2.access"})


class Distribution:
    """The app's keys, and the workspaces that may install it; each is at `url`/<its team id>."""

    def __init__(self, workspaces: Sequence[Workspace]) -> None:
        self.client_id = "2141029472.691202649728"
        self.client_secret = secrets.token_hex(16)
        self.workspaces = list(workspaces)
        self.url = ""
        self._codes: dict[str, Workspace] = {}

    @property
    def api_url(self) -> str:
        """SLACK_API_URL."""
        return f"{self.url}/api/"

    def allowed(self, workspace: Workspace) -> str:
        """Somebody there allows the app, as on Slack's own page. Returns the code that they bring back, which is valid
        once."""
        code = secrets.token_hex(8)
        self._codes[code] = workspace
        return code

    def access(self, values: Json, keys: str) -> Json:
        """The answer of `oauth.v2.access` to a code: the workspace's token. `keys` are the app's, by HTTP Basic."""
        if keys != f"{self.client_id}:{self.client_secret}":
            return {"ok": False, "error": "bad_client_secret"}
        workspace = self._codes.pop(str(values.get("code")), None)
        if workspace is None:
            return {"ok": False, "error": "invalid_code"}
        workspace.installed = True
        home = workspace.home
        return {
            "ok": True,
            "access_token": workspace.bot_token,
            "token_type": "bot",
            "scope": ",".join(workspace.scopes),
            "bot_user_id": home.bot_user,
            "app_id": home.app_id,
            "team": None if home.org_wide else {"id": home.team_id, "name": home.domain},
            "enterprise": {"id": home.enterprise_id, "name": home.domain} if home.enterprise_id else None,
            "is_enterprise_install": home.org_wide,
            "authed_user": {"id": "U0INSTALLER"},
        }


def _basic(request: Request) -> str:
    """The name and password of a request's HTTP Basic authentication; empty if there is none."""
    kind, _, words = request.headers.get("authorization", "").partition(" ")
    with contextlib.suppress(ValueError):
        return b64decode(words).decode() if kind == "Basic" else ""
    return ""


@contextlib.contextmanager
def distributed(workspaces: Sequence[Workspace], port: int = 0) -> Iterator[Distribution]:
    """Serves them all on 127.0.0.1, with one Web API; the token tells which of them is called."""
    given = Distribution(workspaces)
    parts = {}
    for each in workspaces:
        parts[each.home.team_id] = Starlette(routes=routes())
        parts[each.home.team_id].state.workspace = each

    async def called(request: Request) -> Response:
        values, token = await web_api.arguments(request)
        name = request.path_params["method"]
        if name == "oauth.v2.access":
            return JSONResponse(given.access(values, _basic(request)))
        found = next((each for each in workspaces if each.bot_token == token), None)
        if found is None and name not in NAMES_NONE:
            return JSONResponse({"ok": False, "error": "invalid_auth"})
        request.scope["app"] = parts[(found or workspaces[0]).home.team_id]
        return await web_api.endpoint(request)

    app = Starlette(
        routes=[
            Route("/api/{method}", called, methods=["GET", "POST"]),
            *(Mount(f"/{team}", app=part) for team, part in parts.items()),
        ]
    )
    with serving(app, port) as (given.url, later):
        for each in workspaces:
            each.url, each.later = f"{given.url}/{each.home.team_id}", later
        try:
            yield given
        finally:
            for each in workspaces:
                each.later = None
