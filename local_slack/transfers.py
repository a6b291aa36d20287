"""The two addresses for sending and fetching a file's bytes; they are not methods of the Web API.

Source: https://docs.slack.dev/messaging/working-with-files (uploading; url_private_download with the token as a
header). A download without a valid token is redirected to a sign-in page, and one without the scope gets that page
itself: HTTP 200, and no file. Several clients report it (slackapi/python-slack-sdk#1112, openclaw, hermes-agent).
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from local_slack.multipart import files_in
from local_slack.refusal import ApiError
from local_slack.web_api import with_fault
from local_slack.workspace import Workspace

LOGIN_PAGE = "<!DOCTYPE html><html lang=en><title>Sign in | Slack</title><body>Sign in to your workspace</body></html>"
UPLOAD, DOWNLOAD = "file_upload", "file_download"


async def upload(request: Request) -> Response:
    """`/upload/v1/<ticket>`: accepts the raw bytes, or the one file of a form. For faults its name is file_upload."""
    workspace: Workspace = request.app.state.workspace
    body, kind = await request.body(), request.headers.get("content-type", "")
    content = next((each.content for each in files_in(kind, body)), b"") if kind.startswith("multipart/") else body

    def answered() -> Response:
        try:
            with workspace.change():
                file = workspace.files.receive(request.path_params["ticket"], content)
        except ApiError:
            return PlainTextResponse("upload failed", 404)
        return PlainTextResponse(f"OK - {file.size}")

    return await with_fault(request, UPLOAD, answered)


async def download(request: Request) -> Response:
    """`/files-pri/<team>-<file>/download/<name>`. For faults its name is file_download."""
    workspace: Workspace = request.app.state.workspace

    def answered() -> Response:
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        workspace.calls.append((DOWNLOAD, {"path": request.url.path}, {"ok": bearer == workspace.bot_token}))
        if bearer != workspace.bot_token:
            return RedirectResponse(f"{workspace.url}/?redir={request.url.path}", 302)
        try:
            file = workspace.seen_by_bot(request.path_params["file"].rpartition("-")[2])
        except ApiError:
            return HTMLResponse(LOGIN_PAGE, 404)
        if "files:read" not in workspace.scopes:
            return HTMLResponse(LOGIN_PAGE)
        return Response(file.content, media_type=file.mimetype)

    return await with_fault(request, DOWNLOAD, answered)
