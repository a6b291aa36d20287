"""What the log lacks, or has fallen silent about: counts, each with what it counts."""

from board.actions import SILENT_AFTER_DAYS
from board.position import Position
from board.words import count
from commands.reply import Bold, Code, Line, Span


def hand(where: Position, with_lists: bool = False) -> Line:
    """`Needs a hand: 73 with no Slack owner · 2 without a date`, each `with_lists` by the line that lists them; that
    nothing does is said."""
    kinds = (
        (where.unowned, "without an owner", "unowned"),
        (where.without_slack_owner, "with no Slack owner", "no slack owner"),
        (where.undated, "without a date", "undated"),
        (where.silent, f"with no update for {SILENT_AFTER_DAYS} days", "silent"),
    )
    spans: list[Span] = []
    for some, what, listed in kinds:
        if some:
            spans += [" · " if spans else " ", f"{len(some):,} {what}"]
            spans += [": ", Code(f"/action list {listed}")] if with_lists else []
    if doubts := len(where.claims_in_doubt):
        spans += [" · " if spans else " ", f"{count(doubts, 'claim')} whose source names another body"]
    return (Bold("Needs a hand:"), *(spans or [" nothing"]))
