"""Hostile lines for every verb: what may stand in each place of a line, repeated until the line is full."""

from collections.abc import Iterator

from hostile.patterns import ENDS, REPEATS

from commands.reading.text_limits import MOST_CHARACTERS
from commands.table import COMMANDS
from commands.verbs import Command, Verb

# What takes more room once it is made plain, what does so once it is compared, and what reads like a date or a number.
WIDE = ("\ufdfa", "ß", "\u0301\u0316", "a\u0301", "①", "９", "ﬃ", "İ", "あ", "\u200d")
READS_LIKE = (
    "may 1 ", "1 may ", "31 July 2020 ", "next board ", "1/2 ", "1:", "17:00 ", "end of ", "mon ", "within 10 points of x ",
    "rising ", "open ", "overdue ", "mine ", "@jo ", "@", "ab ", "x: ", "duex: ", "ownr: ", "board: ", "confirm: ", "A1 ", "A2001 ", "M1 ",
    "child A. ", "dob 1 ", "b. ", "dob", "1 of 2 child", "born 1", "lcs 1", "met ", "not met ", "share ", "every ", "& ", "`", "<@U0JO|x", "<<@U0JO>>",
    "<https://a|", "per cent ", "1 per cent ", "or more ", "at most 1 by ", "1 or more by ", "(", "(a) ", ", by ", "to ", "- ", "? ",
)  # fmt: skip
ALL = (*REPEATS, *WIDE, *READS_LIKE)
# Letters that all differ, and words that do: what a cache or a set makes quick for one word over and over.
MANY = (
    " ".join(f"{a}{b}" for a in "abcdefghijklmnopqrst" for b in "abcdefghijklmnopqrstuvwxyz0123456789"),
    " ".join(f"du{a}{b}:" for a in "abcdefghijklmnopqrst" for b in "abcdefghijklmnopqrstuvwxyz"),
    " ".join(f"<@U0{a}{b}>" for a in "ABCDEFGHIJKLMNOPQRST" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "<" * 1400 + "@U0JO" + ">" * 1400,
    "<" * 700 + "@U0JO" + ">2" * 1100,
    "".join(chr(0x4E00 + n) for n in range(2900)),
)


def bodies() -> Iterator[str]:
    """Words that fill the rest of a line."""
    yield from MANY
    for repeat in ALL:
        for begin in ("", "a", "77% "):
            for end in ENDS:
                yield f"{begin}{repeat * (2900 // len(repeat))}{end}"


def lines_of(command: Command, verb: Verb, body: str) -> Iterator[str]:
    """The verb with the body in each place where words may stand."""
    ref = {"measure": "M6", "action": "A1", "status": "A1"}.get(command.name, "")
    head = f"/{command.name} {verb.name}" if len(command.verbs) > 1 else f"/{command.name}"
    yield cut(f"{head} {body}")
    if verb.takes_ref:
        yield cut(f"{head} {ref} {body}")
    for key in verb.keys:
        yield cut(f"{head} {ref if verb.takes_ref else 'a'} {key}: {body}")


def cut(line: str) -> str:
    """As much of a line as is not refused for its length alone."""
    command, _, text = line.partition(" ")
    return f"{command} {text[:MOST_CHARACTERS]}"


def every_verb() -> list[tuple[Command, Verb]]:
    """Each verb with its command."""
    return [(command, verb) for command in COMMANDS.values() for verb in command.verbs]
