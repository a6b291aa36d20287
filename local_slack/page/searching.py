"""Searches a menu that asks the app, and the message that the page then shows about it."""

from local_slack.answer import Answer
from local_slack.members import Member
from local_slack.messages import Message
from local_slack.page.chosen import element_at, typed_of
from local_slack.page.csrf import Fields
from local_slack.page.entries import Suggestions
from local_slack.pickers import QUERY_LENGTH
from local_slack.refusal import Json
from local_slack.views import View
from local_slack.workspace import Workspace


def searched(
    workspace: Workspace, person: Member, where: View | Message, place: tuple[str, str], fields: Fields
) -> Suggestions:
    """The app's options for what is in the element's search field; LookupError if there is no such element."""
    block_id, action_id = place
    typed = fields.get(typed_of(block_id, action_id)).strip()
    blocks = where.blocks if isinstance(where, Message) else where.content["blocks"]
    least = element_at(blocks, block_id, action_id).get("min_query_length", QUERY_LENGTH)
    if len(typed) < least:
        return Suggestions((), f"Type {least} or more characters.")
    answer = workspace.suggest(person, where, action_id, typed, block_id=block_id)
    return Suggestions(answer.options, _said(answer, typed))


def as_json(found: Suggestions) -> Json:
    """The same for a script: each option's value and words."""
    options = [
        {"value": each["value"], "text": each["text"]["text"], "about": each.get("description", {}).get("text", "")}
        for each in found.options
    ]
    return {"options": options, "said": found.said}


def _said(answer: Answer, typed: str) -> str:
    if answer.error:
        return f"The list could not be loaded. ({answer.error})"
    many = len(answer.options)
    if not many:
        return f"Nothing found for “{typed}”." if typed else "There is nothing to choose."
    return f"{many} to choose from." if many > 1 else "One to choose from."
