"""Several commands in one message, one to a line:
refused, as the first would be done and the others kept as its words."""

import re
from collections.abc import Callable, Sequence

from board.refs import has_digit, has_letter, refs_named
from board.refusals import Refusal
from board.words import listed
from commands.dispatch.ref_lines import line_with
from commands.dispatch.said import Said
from commands.reading.grammar import first_word, read
from commands.reading.quotes import quoted_places
from commands.table import COMMANDS

# A bullet, a list number, and the name of the person who is addressed.
_BEFORE = re.compile(r"\A(?:[\s•*>·–—-]|\d{1,2}[.)](?=\s))*+(?:@\w+[,:]?\s++)?+")
_SIGN = r"\s*+(?:[•·]\s*+|(?:[*–—-]|\d{1,2}\.|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\))\s++)(?=\w)"
_IN_LIST = re.compile(rf"\A{_SIGN}", re.IGNORECASE)
_PERHAPS_IN_LIST = re.compile(rf"\A(?:{_SIGN})?+", re.IGNORECASE)
_BULLET = re.compile(r"\A\s*+[•◦▪●·‣]\s++")
_SLASH = re.compile(rf"/(?:{'|'.join(COMMANDS)})(?:-status)?(?!\S)", re.IGNORECASE)
# What stands between values that each have a ref. In the reason for a date, a comma may stand before any ref.
_BETWEEN_VALUES = {
    "assign": re.compile(r"(?:[;,]\s*+(?:and\s++)?+|\band\s++)(?=\S)", re.IGNORECASE),
    "due": re.compile(r";\s*+(?:and\s++)?+(?=\S)", re.IGNORECASE),
}
_AROUND = ",;:.!*_()"
_MOST_LINES = 20


def check_one_command(said: Said) -> None:
    """Refuses a message in which a further line is also a command, with a line to copy for each."""
    if "\n" not in said.text or said.request.filled is not None or said.request.pressed:
        return
    is_typed = bool(said.request.command)
    parts = parts_of(said.text, lambda line: bool(_SLASH.match(line)) or (not is_typed and _is_spoken(line)))
    if len(parts) > 1:
        first = f"/{said.request.command} {parts[0]}" if is_typed else parts[0]
        raise _one_at_a_time([first, *parts[1:_MOST_LINES]], f"{len(parts)} commands")


def _is_spoken(line: str) -> bool:
    """True if a line without a slash is a command: a verb and a ref must follow the command's name."""
    name, rest = first_word(line)
    command = COMMANDS.get(name.casefold())
    verb, ref = first_word(rest)
    found = command.verb(verb) if command else None
    return found is not None and found.takes_ref and has_digit(first_word(ref)[0])


def parts_of(words: str, begins: Callable[[str], bool], sign: re.Pattern[str] = _BEFORE) -> list[str]:
    """The words in parts. A part begins with the first line, and with each line for which `begins` is true once its
    `sign` is removed.

    A line within double quotes begins no part.
    """
    quoted, at = quoted_places(words), 0
    parts: list[str] = []
    for line in words.split("\n"):
        found = sign.match(line)
        bare = line[found.end() :] if found else line
        if not parts or (found and at not in quoted and bare.strip() and begins(bare)):
            parts.append(bare)
        else:
            parts[-1] += f"\n{line}"
        at += len(line) + 1
    return [part.strip() for part in parts]


def without_bullet(words: str) -> str:
    """The words without the bullet of a list that they were copied from: `• Train the panel`."""
    return _BULLET.sub("", words)


def check_one_subject(said: Said, row: Sequence[str], rest: str, refs: Callable[[], Sequence[str]]) -> None:
    """Refuses the words after a row of refs if a further line begins with another ref, as in a list, or a further owner
    or date follows one: `A1 Jo; A2 Sam`. `refs` gives the board's refs."""
    between = _BETWEEN_VALUES.get(said.verb.name)
    is_spread = bool(between and has_digit(rest) and between.search(rest))
    if not said.changes or not (is_spread or may_be_of_several(rest)):
        return
    known = [each for each in refs() if each not in row]
    if between:
        spread = between.sub(lambda found: "\n" if ref_begun(rest[found.end() :], known) else found[0], rest)
        rest = spread.replace(" \n", "\n")
    parts = parts_of(rest, lambda line: bool(ref_begun(_without_verb(line, said.verb.name), known)))
    if len(parts) > 1:
        others = [_without_verb(part, said.verb.name) for part in parts[1:]]
        lines = [line_with(said, row, parts[0]), *(f"/{said.command} {said.verb.name} {part}" for part in others)]
        raise about_several([*row, *(ref_begun(part, known) for part in others)], lines)


def check_one_title(said: Said, keys: Sequence[str]) -> None:
    """Refuses a list or several lines as a title, with a line to copy that adds each. What stands below a line that
    ends in a colon or a comma is part of the title. A line that is only keys, or goes on in lower case, belongs to the
    one before it."""
    first, more, _ = said.rest.partition("\n")
    if said.verb.name != "add" or not more:
        return
    is_list = bool(_IN_LIST.match(first))
    if not is_list and (first.rstrip().endswith((":", ",")) or "\t" in said.rest or not read(first, keys).free.strip()):
        return

    def begins(line: str) -> bool:
        return is_list or not (line.strip()[0].islower() or not read(line, keys).free.strip())

    parts = parts_of(said.rest, begins, _IN_LIST if is_list else _PERHAPS_IN_LIST)
    if len(parts) > 1:
        lines: list[str | tuple[str, str]] = [f"/{said.command} add {part}" for part in parts[:_MOST_LINES]]
        if not is_list and not any(":" in part for part in parts[:-1]):
            lines.append((f"/{said.command} add {'; '.join(parts)}", "all of it as one"))
        raise _one_at_a_time(lines, f"a list of {len(parts)}" if is_list else f"{len(parts)} lines")


def may_be_of_several(words: str) -> bool:
    """True if a further line may begin with a ref, judged by the words alone."""
    return "\n" in words and has_digit(words.partition("\n")[2])


def ref_begun(line: str, refs: Sequence[str]) -> str:
    """The ref that a line begins with, as typed;
    empty if there is none, if nothing follows it, or if it is only a number."""
    word, more = first_word(line)
    word = word.strip(_AROUND)
    is_one = has_digit(word) and has_letter(word) and len(refs_named(word, refs)) == 1
    return word if is_one and any(map(str.isalnum, more)) else ""


def _without_verb(line: str, verb: str) -> str:
    first, rest = first_word(line)
    return rest if first.casefold() == verb else line


def about_several(refs: Sequence[str], lines: Sequence[str]) -> Refusal:
    """The refusal of lines that are about several things of the board."""
    return _one_at_a_time(lines[:_MOST_LINES], f"lines about {listed(list(dict.fromkeys(refs)))}")


def _one_at_a_time(lines: Sequence[str | tuple[str, str]], what: str) -> Refusal:
    return Refusal(
        f"That message holds {what}, and I take one at a time. Send each by itself. To keep a line as words, put it in "
        "double quotes.",
        lines=lines,
    )
