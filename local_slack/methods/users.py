"""users.info and users.list. Source: https://docs.slack.dev/reference/methods/users.info"""

from local_slack.arguments import Arguments, page
from local_slack.refusal import ApiError, Json
from local_slack.workspace import Workspace


def info(workspace: Workspace, args: Arguments) -> Json:
    """Refusal user_not_found; a handle is not an id."""
    person = args.needed("user")
    known = {member.id: member for member in workspace.members}
    if person not in known:
        raise ApiError("user_not_found")
    return {"user": known[person].as_json(workspace.home.team_id)}


def listed(workspace: Workspace, args: Arguments) -> Json:
    home = workspace.home.team_id
    # By the method's own page: "required if org token is used".
    if workspace.home.org_wide and args.text("team_id") != home:
        raise ApiError("missing_argument")
    # People of other workspaces are not in the list, though users.info knows them.
    own = [member for member in workspace.members if member.team in (None, home)]
    found, cursor = page(own, args, default=1000)
    return {
        "members": [member.as_json(home) for member in found],
        "response_metadata": {"next_cursor": cursor},
    }
