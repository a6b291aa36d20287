"""Runs a verb on several refs in a row: on all of the actions, or on none if one of them is refused."""

from collections.abc import Callable
from dataclasses import replace

from board.refs import quoted
from board.refusals import Refusal
from board.words import cut, listed
from commands.actions.wording import headline
from commands.at_meeting import MEETING_SLOTS
from commands.call import Call
from commands.reply import Bold, Line, Paragraph, Reply, line_words, paragraph, reply
from commands.shown_together import check_few_enough, line_of_refs
from commands.unknown_ref import UnknownRef

_MOST_LINES = 5
_MOST_WORDS = 90
# The beginnings of lines that concern one action alone.
_OF_ONE = ("Please note", "You own", "The owner that")

Run = Callable[[Call], Reply]


def each_of(run: Run, done: str) -> Run:
    """The function of a verb for one ref, extended to several. `done` is the participle for the answer: "closed".

    Refused: more than MOST_REFS; and if any ref is refused, all of them, with lines for those that could be done.
    """

    def run_all(call: Call) -> Reply:
        if len(call.refs) < 2:
            return run(call)
        check_few_enough(call)
        replies: dict[str, Reply] = {}
        refused: dict[str, Refusal] = {}
        for ref in call.refs:
            try:
                replies[ref] = run(replace(call, ref=ref, refs=(ref,)))
            except Refusal as refusal:
                refused[ref] = refusal
        if refused:
            _check_meeting(call, list(refused.values()))
            raise _none_done(call, list(replies), refused, done)
        return _together(call, replies, done)

    return run_all


def _check_meeting(call: Call, refused: list[Refusal]) -> None:
    """Raises the refusal of a meeting or a minute for the whole row, with lines that have all the refs."""
    if any(each.slot in MEETING_SLOTS for each in refused):
        _ = call.decided


def _none_done(call: Call, could: list[str], refused: dict[str, Refusal], done: str) -> Refusal:
    """The refusal of the row: the reason for each ref, lines for those that could be done and for what others need."""
    reasons = {refusal.reason for refusal in refused.values()}
    first_ref, first = next(iter(refused.items()))
    if len(reasons) == 1 and not could and first_ref not in first.reason:
        all_refs = " ".join(map(quoted, call.refs))
        return Refusal(first.reason, lines=[line.replace(quoted(first_ref), all_refs, 1) for line, _ in first.lines])
    ways: dict[str, list[str]] = {}
    for ref, refusal in refused.items():
        ways.setdefault(_short(ref, refusal), []).append(ref)
    told = "; ".join(f"{listed(refs)} ({why})" for why, refs in ways.items())
    lines: list[str | tuple[str, str]] = [line_of_refs(call, could)] if could else []
    # A guess at an unknown ref is not offered: its line would change an action that nobody named.
    known = [each for each in refused.values() if each.lines and not isinstance(each, UnknownRef)]
    lines += [_way_out(each) for each in known[:_MOST_LINES]]
    many = len(call.refs)
    return Refusal(f"None of the {many} was {done}. In the way: {told}.", lines=list(dict.fromkeys(lines)))


def _short(ref: str, refusal: Refusal) -> str:
    """The first sentence of the refusal's reason, without the ref, cut short."""
    if isinstance(refusal, UnknownRef):
        return "not on this board"
    words = refusal.reason.removeprefix(f"{ref} ").removeprefix("is ")
    words = words.split(". ")[0].rstrip(".:")
    return cut(words, _MOST_WORDS)


def _way_out(refusal: Refusal) -> tuple[str, str]:
    """The first line of a refusal, with its note or, if somebody else must send it, who can: `@pat can`."""
    line, note = refusal.lines[0]
    last = refusal.reason.rsplit(". ", 1)[-1]
    return (line, last.rstrip(":")) if last.endswith(" can:") else (line, note)


def _together(call: Call, replies: dict[str, Reply], done: str) -> Reply:
    lines: list[Line] = [(Bold(f"{len(replies)} actions {done}."),)]
    more: dict[Line, list[str]] = {}
    for ref, answer in replies.items():
        action = replace(call, ref=ref).action()
        lines.append(headline(action, call.today, call.names_people))
        for each in _further(answer):
            more.setdefault(each, []).append(action.ref)
    for line, refs in more.items():
        if len(refs) == len(replies):
            lines.append(line)
        elif _is_of_one(line):
            lines.append((f"{listed(refs)}: ", *line))
    return reply(paragraph(*lines))


def own_lines(answer: Reply) -> list[Line]:
    """The lines of an answer that concern its one action alone, such as that the chair owns it."""
    return [each for each in _further(answer) if _is_of_one(each)]


def _is_of_one(line: Line) -> bool:
    return line_words(line).startswith(_OF_ONE)


def _further(answer: Reply) -> tuple[Line, ...]:
    first = answer.parts[0]
    return first.lines[1:] if isinstance(first, Paragraph) else ()
