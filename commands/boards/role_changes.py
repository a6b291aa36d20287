"""`/board chair`, `support`, `officer` and `observer` give somebody a role. The channel is told of a new chair, and if
the board is left without a chair or support."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from board.boards import Board
from board.refusals import Refusal, at_slot
from board.roles import DECIDES, Role, check_decides, check_makes_chair
from commands.call import Call
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace
from commands.told.telling import tell_channel, tell_person
from commands.verbs import Verb

_CALLED = {Role.CHAIR: "the chair", Role.SUPPORT: "board support"}


def called(role: Role) -> str:
    """`the chair`, `board support`, `an officer`: what a person in that role is called."""
    return _CALLED.get(role, f"an {role}")


def whoever_decided(call: Call) -> str:
    """`the chair` or `board support`, for the person who made this call. It names nobody, so it may be posted in any
    channel."""
    return called(Role.CHAIR if call.actor.person == call.board.chair else Role.SUPPORT)


def _give(role: Role) -> Callable[[Call], Reply]:
    def run(call: Call) -> Reply:
        check_decides(call.actor, "change who does what on this board")
        if not call.words.free:
            why = f"Say who. {call.lookup.pick} the person from the list. Try:"
            raise Refusal(why, lines=[f"/board {role} @name"], slot="person")
        with at_slot("person"):
            return _given(call, call.lookup.person(call.words.free), role)

    return run


def _given(call: Call, person: str, role: Role) -> Reply:
    if call.board.roles.get(person) == role:
        raise Refusal(f"<@{person}> is already {called(role)}.")
    if role == Role.CHAIR:
        check_makes_chair(call.actor, person, call.board.chair, f"/board chair <@{person}>")
    after = _roles_after(call.board, person, role)
    if not any(each in DECIDES for each in after.roles.values()):
        raise Refusal(
            "That would leave nobody who can decide. Name another chair or support officer first.",
            lines=["/board chair @name", "/board support @name"],
        )
    changes: dict[str, tuple[object, object]] = {}
    for each, now in after.roles.items():
        if call.board.roles.get(each) != now:
            changes[each] = (str(call.board.roles.get(each, Role.OFFICER)), str(now))
            call.store.boards.set_role(call.board.id, each, now)
    told = _tell(call, call.record_board(changes), after)
    old = call.board.chair
    replaced = f" in place of <@{old}>, who is now an officer" if role == Role.CHAIR and old else ""
    return reply(paragraph((Bold(f"<@{person}> is now {called(role)}"), f"{replaced}.")), posts=told)


def _roles_after(board: Board, person: str, role: Role) -> Board:
    """The board with that role given. A chair who is replaced becomes an officer."""
    roles = dict(board.roles) | {person: role}
    if role == Role.CHAIR and board.chair:
        roles[board.chair] = Role.OFFICER
    return replace(board, roles=roles)


def _tell(call: Call, line: int, after: Board) -> bool:
    """Tells the channel, and those who lost the role, of a new chair or of a board left without a chair or support.
    False if there is no such news."""
    news = [*_news_of_chair(call.board, after), *_news_of_support(call.board, after)]
    if not news:
        return False
    by = f"Changed by <@{call.actor.person}>, {called(call.actor.role)}."
    tell_channel(call, line, *news, by)
    for person in _before(call.board, after):
        tell_person(call, line, person, *news, by)
    return True


def _news_of_chair(board: Board, after: Board) -> list[Line]:
    if after.chair == board.chair:
        return []
    if after.chair is None:
        told = f" {_was(board.chair, 'the chair', after.roles)}. Name one: "
        return [(Bold(f"{board.name} has no chair now."), told, Code("/board chair @name"))]
    instead = f", in place of {_was(board.chair, '', after.roles)}" if board.chair else ""
    return [(Bold(f"{board.name}: <@{after.chair}> is now the chair"), f"{instead}.")]


def _news_of_support(board: Board, after: Board) -> list[Line]:
    if after.support or not board.support:
        return []
    told = f" {_was(board.support[0], 'board support', after.roles)}. Name somebody: "
    return [(Bold(f"{board.name} has no board support now."), told, Code("/board support @name"))]


def _was(person: str | None, what: str, roles: Mapping[str, Role]) -> str:
    now = called(roles.get(person or "", Role.OFFICER))
    return f"<@{person}>, who was {what}, is now {now}" if what else f"<@{person}>, who is now {now}"


def _before(board: Board, after: Board) -> list[str]:
    """Those who have stopped being the chair or, if nobody is support any more, support."""
    left = [board.chair] if board.chair and after.chair != board.chair else []
    return [*left, *(board.support if not after.support else ())]


def _role_verb(role: Role, about: str) -> Verb:
    return Verb(
        command="board",
        name=str(role),
        about=about,
        example=f"/board {role} @pat",
        run=_give(role),
        slots=(Slot("person", "Who", SlotKind.PERSON, SlotPlace.FREE, required=True, shown="@x"),),
        title=f"Name {called(role)}",
        writes=True,
        refused="Not changed.",
        on_closed=True,
    )


CHAIR = _role_verb(Role.CHAIR, "names the independent chair, who decides what is closed; the channel is told")
SUPPORT = _role_verb(Role.SUPPORT, "names a support officer, who keeps the log")
OFFICER = _role_verb(Role.OFFICER, "makes somebody an officer, who adds and updates")
OBSERVER = _role_verb(Role.OBSERVER, "makes somebody an observer, who reads and updates what they own")
