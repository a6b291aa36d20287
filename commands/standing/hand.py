"""What the log lacks, or has no recent update on, as counts."""

from board.actions import SILENT_AFTER_DAYS
from board.position import Position
from board.words import count
from commands.reply import Bold, Code, Line, Span
from commands.risks.gap_words import counted, list_line


def hand(where: Position, with_lists: bool = False) -> Line:
    """`Needs a hand: 73 with no Slack owner · 2 without a date`; `nothing` if all is well. `with_lists` adds the
    commands that list them."""
    gaps = where.gaps
    kinds = (
        (len(where.unowned), "", "without an owner", "/action list unowned"),
        (len(where.without_slack_owner), "", "with no Slack owner", "/action list no slack owner"),
        (len(where.undated), "", "without a date", "/action list undated"),
        (len(where.silent), "", f"with no update for {SILENT_AFTER_DAYS} days", "/action list silent"),
        (gaps.unattended, "failing measure", "with no open action", "/measure list"),
        (gaps.no_action, "finding", "with no action", "/area list no action"),
        (gaps.no_body, "area", "with no body", "/area list no body"),
        (gaps.nothing_open, "area", "with nothing open", "/area list nothing open"),
    )
    spans: list[Span] = []
    for many, things, what, line in kinds:
        if many:
            spans += [" · " if spans else " ", f"{count(many, things) if things else f'{many:,}'} {what}"]
            spans += [": ", Code(line)] if with_lists else []
    for gap, many in where.risk_gaps.items():
        spans += [" · " if spans else " ", counted(gap, many)]
        spans += [": ", Code(list_line(gap))] if with_lists else []
    if doubts := len(where.claims_in_doubt):
        spans += [" · " if spans else " ", f"{count(doubts, 'claim')} whose source names another body"]
    return (Bold("Needs a hand:"), *(spans or [" nothing"]))
