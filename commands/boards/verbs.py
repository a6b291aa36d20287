"""`/board roles`: who has which role."""

from collections.abc import Mapping

from board.roles import Role
from board.words import capital, listed
from commands.boards.next_steps import CHANGE_ROLES
from commands.buttons_for import for_deciders
from commands.call import Call
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.verbs import Verb


def roles_words(roles: Mapping[str, Role]) -> str:
    """The people in each role, in one line."""
    by_role = {role: [f"<@{person}>" for person, each in roles.items() if each == role] for role in Role}
    told = [f"{capital(role.value)}: {listed(people)}" for role, people in by_role.items() if people]
    return " · ".join(told) or "Nobody has a role yet"


def run_roles(call: Call) -> Reply:
    """Who is chair, support, officer and observer."""
    lines: list[Line] = [(Bold(f"{call.board.name}:"), f" {roles_words(call.board.roles)}.")]
    lines.append(("Everybody else who can type in this channel is an officer; guests are observers.",))
    if call.board.chair is None:
        lines.append(("Name the chair: ", Code("/board chair @name")))
    return reply(paragraph(*lines), for_deciders(call, *CHANGE_ROLES))


ROLES = Verb(
    command="board",
    name="roles",
    about="who is chair, support and observer",
    example="/board roles",
    run=run_roles,
    aliases=("role", "people"),
)
