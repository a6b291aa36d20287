"""Posts to a response_url: the answer that comes after the acknowledgement.

Source: https://docs.slack.dev/interactivity/handling-user-interaction (message responses). Slack documents
the five uses and thirty minutes, but not the HTTP status of a refusal: here 404 for a spent URL, else 400.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from local_slack.arguments import Arguments
from local_slack.limits import POSTED_TEXT, checked_message
from local_slack.refusal import ApiError, Json
from local_slack.web_api import arguments, with_fault
from local_slack.workspace import Workspace

GONE = ("expired_url", "used_url")


async def endpoint(request: Request) -> Response:
    """`/response/<id>`: 404 if it is used up or expired, 400 for content that cannot be shown.

    In the calls, and for faults, its name is "response_url".
    """
    workspace: Workspace = request.app.state.workspace
    values, _ = await arguments(request)

    def answered() -> Response:
        try:
            answer, status = respond(workspace, request.path_params["name"], values), 200
        except ApiError as refusal:
            answer, status = refusal.as_json(), 404 if refusal.error in GONE else 400
        workspace.calls.append(("response_url", values, answer))
        workspace.changed()
        return JSONResponse(answer, status)

    return await with_fault(request, "response_url", answered)


def respond(workspace: Workspace, name: str, values: Json) -> Json:
    """Replaces or deletes the message of the act, or adds one: private unless response_type is in_channel.

    The bot need not be in the channel. A command has no original message, so replace_original adds one.
    """
    args = Arguments(values)
    url = workspace.triggers.respond(name)
    here = workspace.channel(url.channel)
    if args.flag("delete_original") and url.original:
        workspace.delete(workspace.message(here, url.original))
        return {"ok": True}
    text = args.text("text")
    if len(text) > POSTED_TEXT:
        raise ApiError("msg_too_long")
    text, blocks = checked_message(text, args.structure("blocks", "invalid_blocks_format"))
    workspace.check_pictures(blocks, here.id)
    if args.flag("replace_original") and url.original:
        workspace.edit(workspace.message(here, url.original), text, blocks)
        return {"ok": True}
    only_for = None if args.text("response_type") == "in_channel" else url.person
    thread_ts = args.text("thread_ts") or None
    workspace.post(here, workspace.bot.id, text, blocks, only_for=only_for, thread_ts=thread_ts)
    return {"ok": True}
