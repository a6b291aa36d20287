"""The part of `boardbot check` about boards: whether the bot is in their channels and their workspaces."""

from collections.abc import Iterator
from contextlib import closing

from slack_sdk import WebClient

from board.boards import Board
from board.refusals import Refusal
from bot.settings import Settings
from bot.slack.errors import NO_ANSWER, REMEDIES, named
from bot.terminal.finding import Finding, not_answered
from storage.database import Database


def of_workspace(client: WebClient, settings: Settings, team: str) -> Iterator[Finding]:
    """Findings on each board of the one workspace, or why there is none. Empty if the log cannot be read, which has
    been reported already."""
    try:
        with closing(Database(settings.log_address)) as database, database.reading() as store:
            boards = store.boards.of_team(team)
            others = [] if boards else sorted({each.team for each in store.boards.called()} - {team})
    except Refusal:
        return
    if others:
        yield Finding(
            False,
            f"The log has no board of this workspace, {team}, but boards of {', '.join(others)}, where nothing is "
            "answered or posted by this token. Set SLACK_BOT_TOKEN to that workspace's, or BOARDBOT_DATABASE to this "
            "one's log.",
        )
        return
    yield from in_channels(client, boards)


def not_installed(settings: Settings) -> Iterator[Finding]:
    """With many workspaces: those that have boards and never had an installation of their own."""
    with closing(Database(settings.log_address)) as database, database.reading() as store:
        teams = {each.team for each in store.boards.called()} - {each.team for each in store.installations.all()}
    for team in sorted(teams):
        yield Finding(
            False,
            f"{team} has boards on the log and has not installed the app: nothing is answered or posted there until it "
            "does, from /slack/install.",
        )


def in_channels(client: WebClient, boards: list[Board]) -> Iterator[Finding]:
    """For each board, whether the bot is in its channel."""
    if not boards:
        yield Finding(True, "No board is set up yet: type /board setup in the board's channel.")
    for board in boards:
        try:
            channel = client.conversations_info(channel=board.channel)["channel"]
        except NO_ANSWER as error:
            name = named(error)
            yield not_answered(error, f"{board.name}: {REMEDIES.get(name, name)}")
            continue
        problem = "is_archived" if channel.get("is_archived") else "" if channel.get("is_member") else "not_in_channel"
        words = REMEDIES[problem] if problem else "the bot is in its channel."
        yield Finding(not problem, f"{board.name}: {words}")
