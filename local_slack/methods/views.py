"""views.open, push, update and publish. Source: https://docs.slack.dev/reference/methods/views.open"""

from local_slack.arguments import Arguments
from local_slack.refusal import ApiError, Json
from local_slack.views import View
from local_slack.workspace import Workspace


def opened(workspace: Workspace, args: Arguments) -> Json:
    """Refusal invalid_arguments, or the trigger's own: expired, exchanged or invalid_trigger_id."""
    view = _view(workspace, args, "modal")
    person = workspace.triggers.exchange(args.needed("trigger_id"), to_open=True)
    workspace.check_pictures(view["blocks"], person)
    with workspace.change():
        return _described(workspace, workspace.views.open(person, view))


def pushed(workspace: Workspace, args: Arguments) -> Json:
    """Refusal push_limit_reached beyond three views, not_found with none open, and those of `opened`."""
    view = _view(workspace, args, "modal")
    person = workspace.triggers.exchange(args.needed("trigger_id"))
    workspace.check_pictures(view["blocks"], person)
    with workspace.change():
        return _described(workspace, workspace.views.push(person, view))


def updated(workspace: Workspace, args: Arguments) -> Json:
    """Refusal not_found, hash_conflict."""
    view = _view(workspace, args)
    before = workspace.views.find(args.text("view_id"), args.text("external_id"))
    workspace.check_pictures(view["blocks"], before.person)
    with workspace.change():
        found = workspace.views.update(args.text("view_id"), args.text("external_id"), view, args.text("hash") or None)
    return _described(workspace, found)


def published(workspace: Workspace, args: Arguments) -> Json:
    """Refusal user_not_found, hash_conflict, not_enabled if the installed manifest has no Home tab."""
    if not workspace.home_tab:
        raise ApiError("not_enabled")
    view = _view(workspace, args, "home")
    person = workspace.member(args.needed("user_id"))
    workspace.check_pictures(view["blocks"], person.id)
    with workspace.change():
        return _described(workspace, workspace.views.publish(person.id, view, args.text("hash") or None))


def _view(workspace: Workspace, args: Arguments, kind: str | None = None) -> Json:
    return workspace.view_content(args.structure("view", "invalid_arguments"), kind)


def _described(workspace: Workspace, view: View) -> Json:
    return {"view": workspace.view_json(view)}
