"""Shows several refs after `show`, each in short; none is shown if one of them does not exist."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from board.refs import quoted
from board.refusals import Refusal
from board.words import listed
from commands.call import Call
from commands.paging import page_of, weight
from commands.reply import Bold, Line, Reply, line_words, paragraph, reply
from commands.unknown_ref import UnknownRef

MOST_REFS = 20
MOST_LINES_SHOWN = 60

# Gives the lines for one ref: one that begins with the ref, then a line for each fact.
InShort = Callable[[Call], Sequence[Line]]


def shown_together(call: Call, in_short: InShort) -> Reply:
    """Every ref with all its facts, but without its history, a page at a time. Refused: more than MOST_REFS, with a
    line for each part of them; and refs that do not exist, with the line for the others."""
    check_few_enough(call)
    told: list[Line] = []
    could: list[str] = []
    unknown: dict[str, UnknownRef] = {}
    for ref in call.refs:
        try:
            told += in_short(replace(call, ref=ref, refs=(ref,)))
            could.append(ref)
        except UnknownRef as refusal:
            unknown[ref] = refusal
    if unknown:
        raise _not_shown(call, could, unknown)
    says = f"/{call.command} {call.verb} {' '.join(map(quoted, call.refs))}"
    page = page_of(call, told, MOST_LINES_SHOWN, says, lambda line: weight(line_words(line)))
    return reply(paragraph((Bold(f"{len(call.refs)} {call.command}s{page.words}"),), *page.items), page.buttons)


def _not_shown(call: Call, could: Sequence[str], unknown: Mapping[str, UnknownRef]) -> Refusal:
    others = [(line_of_refs(call, could), "without it" if len(unknown) == 1 else "without those")] if could else []
    lines = [*(line for each in unknown.values() for line in each.lines), *others]
    reasons = [each.reason for each in unknown.values()]
    reason = reasons[0] if len(reasons) == 1 else f"Not on this board: {listed(list(unknown))}. What you can send:"
    return Refusal(reason, lines=list(dict.fromkeys(lines)))


def check_few_enough(call: Call) -> None:
    """Raises Refusal if there are more than MOST_REFS refs, with a line for each part of them."""
    many = len(call.refs)
    if many > MOST_REFS:
        parts = [call.refs[at : at + MOST_REFS] for at in range(0, many, MOST_REFS)]
        raise Refusal(f"That is {many} {call.command}s; {MOST_REFS} at a time is the most. In parts:",
                      lines=[line_of_refs(call, part) for part in parts])  # fmt: skip


def line_of_refs(call: Call, refs: Sequence[str]) -> str:
    """The command as a line to copy, with these refs in place of its own."""
    rest = f": {call.words.line}" if call.words.line and call.row_ended else f" {call.words.line}"
    return f"/{call.command} {call.verb} {' '.join(map(quoted, refs))}{rest}".rstrip()
