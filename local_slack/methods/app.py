"""api.test, auth.test, apps.connections.open and blocks.validate.

Source: https://docs.slack.dev/reference/methods
"""

from local_slack.arguments import Arguments
from local_slack.limits import block_problems
from local_slack.limits_of_views import view_problems
from local_slack.refusal import ApiError, Json
from local_slack.workspace import Workspace


def api_test(_workspace: Workspace, args: Arguments) -> Json:
    if args.text("error"):
        raise ApiError(args.text("error"), args=args.values)
    return {"args": args.values}


def auth_test(workspace: Workspace, _args: Arguments) -> Json:
    return {
        "url": f"{workspace.url}/",
        "team": workspace.home.domain,
        "user": workspace.bot.name,
        "team_id": workspace.home.team_id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": workspace.home.org_wide,
        **({"enterprise_id": workspace.home.enterprise_id} if workspace.home.enterprise_id else {}),
    }


def teams_list(workspace: Workspace, _args: Arguments) -> Json:
    """The workspaces that the token is for (docs.slack.dev/reference/methods/auth.teams.list)."""
    return {"teams": [{"id": workspace.home.team_id, "name": workspace.home.domain}]}


def connections_open(workspace: Workspace, _args: Arguments) -> Json:
    address = workspace.url.replace("http://", "ws://", 1)
    ticket = workspace.sockets.ticket()
    return {"url": f"{address}/link/?ticket={ticket}&app_id={workspace.home.app_id}"}


def blocks_validate(_workspace: Workspace, args: Arguments) -> Json:
    """Refusal invalid_blocks, invalid_message or invalid_view with `errors`, each with its JSON pointer.

    Slack's `errors` also carry a constraint; this workspace gives pointer, code and message.
    """
    given = [name for name in ("blocks", "message", "view") if args.raw(name) is not None]
    if len(given) != 1:
        raise ApiError("invalid_arguments")
    kind = given[0]
    value = args.structure(kind, "invalid_json")
    if kind == "view":
        problems = list(view_problems(value))
    else:
        # Slack reports no missing text here, so only a message's blocks are checked.
        problems = list(block_problems(value.get("blocks", []) if isinstance(value, dict) else value))
    if problems:
        raise ApiError(f"invalid_{kind}", errors=[_described(problem) for problem in problems])
    return {}


def _described(problem: str) -> Json:
    message, _, pointer = problem.partition(" [json-pointer:")
    return {"pointer": pointer.removesuffix("]"), "code": "failed_constraint", "message": message}
