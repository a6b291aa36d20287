"""A key that belongs to another verb of the same command: refused, with lines that would do what it says.

Kept as text, the `measure: M6` of an update would be lost. Any other word with a colon is text: "Note: …", a link.
"""

from collections.abc import Mapping, Sequence

from board.refs import quoted
from board.refusals import Refusal
from commands.at_meeting import MEETING_SLOTS
from commands.dispatch.no_decision import Piece, decides_nothing, words_kept
from commands.dispatch.said import Said
from commands.meant.key_lines import line_of_key, line_of_verb
from commands.reading.keys import Keyed, keys_in, may_have_keys, spellings
from commands.reading.quotes import quoted_places
from commands.table import COMMANDS
from storage.ref_table import KINDS

# Keys that are not asked about: a page, a confirmation, and the reason, which free text may give with "because".
_NOT_ASKED = frozenset({"page", "sure", "confirm", "because"})


def has_other_keys(said: Said, line: str) -> bool:
    """True if a key of another verb is in the line, outside quotes."""
    return bool(_found(said, line))


def check_other_keys(said: Said, ref: str, line: str) -> None:
    """Refuses a key of another verb. `line` is what follows the verb and its ref or refs."""
    found = {each.key: each for each in _found(said, line)}
    if found:
        go = decides_nothing(found) or f"{'goes' if len(found) == 1 else 'go'} with another command."
        names = " and ".join(f'"{key}:"' for key in found)
        reason = f"{names} {go} To keep such a word as text, put it in double quotes. Send:"
        raise Refusal(reason, lines=_lines(said, ref, line, found))


def _found(said: Said, line: str) -> list[Keyed]:
    """The keys in the line that belong to other verbs."""
    return [each for each in _keys(said, line) if each.key not in {*said.verb.keys, *_NOT_ASKED}]


def _keys(said: Said, line: str) -> list[Keyed]:
    """Every key in the line that belongs to a verb of the command that is about one thing."""
    if not said.changes or said.found is None or said.command not in KINDS or not may_have_keys(line):
        return []
    about_one = [verb for verb in said.found.command.verbs if verb.writes and (verb.takes_ref or verb.name == "add")]
    known = {key for verb in about_one for key in verb.keys} | {*said.verb.keys}
    return keys_in(line, spellings(known), quoted_places(line))


def _lines(said: Said, ref: str, line: str, found: Mapping[str, Keyed]) -> list[str]:
    """The line without these keys, if it still says anything, and a line for each key."""
    start = f"/{said.command} {said.verb.name}" + (f" {ref}" if ref else "")
    is_new = said.verb.name == "add"
    pieces, left = words_kept(said.verb, line, _keys(said, line))
    for each in found.values():
        if each.key not in MEETING_SLOTS:
            pieces.append((each.begins, each.ends, f"{each.words} " if each.key == "title" and is_new else ""))
    own = _with_pieces(line, pieces)
    # Quoted first words that include a number would be taken for another ref.
    colon = ":" if ref and own.startswith('"') else ""
    lines = [f"{start}{colon} {own}"] if own else []
    lines += [f"/action update {ref}: {left}"] if left and ref else []
    made = [_line(said, each, ref, is_new) for each in found.values()]
    return lines + [each for each in made if each] or [start if left else f"/{said.command} help {said.verb.name}"]


def _with_pieces(line: str, pieces: Sequence[Piece]) -> str:
    for begins, ends, instead in sorted(pieces, reverse=True):
        line = f"{line[:begins]}{instead}{line[ends:]}"
    return line.strip()


def _line(said: Said, keyed: Keyed, ref: str, is_new: bool) -> str:
    """The line that does what a key asks for; empty if there is none, or if the first line includes it."""
    key, value = keyed.key, keyed.words
    if said.command == "action":
        return "" if key == "title" and is_new else line_of_key("action", key, value, ref or "<ref>")
    line = line_of_key(said.command, key, value, ref) if ref else ""
    return line or line_of_verb(COMMANDS[said.command], key, value, ref)


def row_of(refs: tuple[str, ...]) -> str:
    """Refs in a row, as they are typed."""
    return " ".join(map(quoted, refs))
