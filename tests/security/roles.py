"""What officers may not do, and the board on which it is tried."""

from typing import Any

from end_to_end.stage import SAM, Room

from local_slack import Member

DECISIONS = (
    "/action close A1", "/action return A1 because not yet", "/action reopen A1 because not yet",
    "/action bau A1 to Scrutiny Panel", "/action cancel A1 not needed",
    "/action agree A1", "/action decline A1 the panel needs it",
)  # fmt: skip
LEADS = (
    "/board chair @jo", "/board support @jo", "/board officer @kit", "/board observer @ali", "/board handover @ali @jo",
    "/board meeting 5 August 2020", "/digest post", "/digest pause", "/digest every friday at 10:00",
)  # fmt: skip


def awaiting_sign_off(board: Room, owner: str = "@jo") -> int:
    """An action that awaits sign-off; how long the history then is."""
    board(f"/action add Visits plan {owner} due: 31 July")
    board("/action done A1 dip sample of 20", by=SAM)
    return board.stage.history()


def newcomer(board: Room, name: str, real_name: str, **more: Any) -> Member:
    """Somebody in the channel of whom the bot has not heard yet."""
    workspace = board.stage.workspace
    member = workspace.add_member(Member(f"U0NEW{next(board.stage.numbers)}", name, real_name, **more))
    workspace.join(board.channel, member)
    return member


def about(board: Room, line: str) -> str:
    """A command to the bot alone, about this board."""
    return f"{line[1:]} board: {board.channel.id}"
