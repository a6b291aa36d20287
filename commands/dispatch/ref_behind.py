"""A ref that comes after what it should precede: `assign @ali to A12`, `link M6 A12`."""

import re
from collections.abc import Callable, Sequence

from board.refs import has_digit, quoted, refs_named
from board.refusals import Refusal
from commands.dispatch.said import Said
from commands.reading.grammar import first_word
from commands.reading.reasons import parted_at_because

_PERSON_FIRST = re.compile(
    r"\s*+(?P<who><@[^<>\s]++>|@[^\W\d_][\w.'’-]*+)[\s,:]++(?:(?:to|on|for)\s++)?+(?P<rest>\S.*)", re.DOTALL
)
_JOINT = re.compile(r"[\s,;&+]+|\b(?:and|to|with)\b", re.IGNORECASE)


def check_ref_first(said: Said, refs: Callable[[], Sequence[str]]) -> None:
    """Refuses words in which an action's ref follows the person or the measure, with the line that puts it first.
    `refs` gives the actions' refs."""
    way = _WAYS.get(said.verb.name) if said.command == "action" else None
    if way and has_digit(said.rest) and (line := way(said.rest, refs)):
        raise Refusal("The action goes first. Send:", lines=[f"/action {said.verb.name} {line}"])


def _with_person_last(rest: str, refs: Callable[[], Sequence[str]]) -> str:
    who, words = _person_first(rest, refs)
    before, reason = parted_at_because(words)
    return f"{before.strip(' .,')} {who} {reason}".strip()


def _with_person_second(rest: str, refs: Callable[[], Sequence[str]]) -> str:
    who, words = _person_first(rest, refs)
    ref, more = first_word(words)
    return f"{quoted(ref.rstrip(',;:'))} {who} {more}".strip() if who else ""


def _person_first(rest: str, refs: Callable[[], Sequence[str]]) -> tuple[str, str]:
    """The person that the words begin with, and the words from the ref on; both empty if no ref follows."""
    found = _PERSON_FIRST.fullmatch(rest)
    is_so = found and _is_one(first_word(found["rest"])[0], refs())
    return (found["who"], found["rest"]) if found and is_so else ("", "")


def _with_actions_first(rest: str, refs: Callable[[], Sequence[str]]) -> str:
    words = [each for each in _JOINT.split(rest) if each]
    known = refs()
    if not words or _is_one(words[0], known) or not all(map(has_digit, words)):
        return ""
    actions = [each for each in words if _is_one(each, known)]
    others = [each for each in words if each not in actions]
    return " ".join(map(quoted, [*actions, *others])) if actions else ""


def _is_one(word: str, refs: Sequence[str]) -> bool:
    return has_digit(word) and len(refs_named(word.strip(",;:."), refs)) == 1


_WAYS = {
    "assign": _with_person_last,
    "update": _with_person_second,
    "link": _with_actions_first,
    "unlink": _with_actions_first,
}
