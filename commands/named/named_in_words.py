"""Finds the measures, areas and actions that are named in free text, as in `link A1 to M6 and Care leavers`."""

from collections.abc import Sequence

from board.links import LINKED, Linked
from board.refs import has_digit, quoted, ref_key
from board.refusals import Refusal
from commands.call import Call
from commands.named.named_by_key import add_line
from commands.reading.grammar import first_word
from commands.reading.nearest import nearest
from commands.reading.quotes import unquoted
from commands.reading.reasons import meant

_INSTEAD = (" instead of ", " in place of ")
_BETWEEN = frozenset({"to", "and", "&", ",", "with", "from", "action", *LINKED})
# Punctuation that may follow a ref or a title.
_AFTER = " .,;"
# The longest run of words that is tried as an area's title.
_MOST_WORDS = 12

_Known = dict[str, tuple[str, str]]


def split_instead(free: str) -> tuple[str, str]:
    """`M7 instead of M6` as ("M7", "M6"); without "instead of", all the words and ""."""
    for words in _INSTEAD:
        if (at := f" {free.casefold()} ".find(words)) >= 0:
            return free[: max(at - 1, 0)].strip(), free[at + len(words) - 1 :].strip()
    return free, ""


def linked_in_words(call: Call, words: str, kinds: Sequence[str] = LINKED) -> Linked:
    """The things of these kinds that the words name, by ref or by an area's title. Refused: words that name none."""
    words = meant(words)
    named, known = Linked(), _known(call, kinds) if words else {}
    while words := words.strip(" ,;"):
        first, rest = first_word(words)
        if first.casefold() in _BETWEEN:
            words = rest
            continue
        found, words = _longest(words, known)
        if found is None:
            raise _not_known(call, first, known, kinds)
        kind, ref = found
        named = named.having(kind, (*named.of(kind), ref))
    return named


def titled(call: Call, kind: str, ref: str) -> str:
    """The ref and title, as in `M6 Visits in time`; the ref alone if the title is the same or nothing has the ref."""
    found = call.store.of(kind).find(call.board.id, ref)
    return f"{ref} {found.title}" if found and ref_key(found.title) != ref_key(ref) else ref


def _known(call: Call, kinds: Sequence[str]) -> _Known:
    """The kind and ref of each thing of these kinds, by the key of its ref and, for an area, of its title. If two have
    the same key, a ref takes precedence over a title, and an earlier kind over a later one."""
    known: _Known = {}
    for kind in reversed(kinds):
        if kind == "area":
            named = list(call.store.areas.named(call.board.id))
            known |= {ref_key(each.title): (kind, each.ref) for each in named}
            known |= {ref_key(each.ref): (kind, each.ref) for each in named}
        else:
            known |= {ref_key(ref): (kind, ref) for ref in call.store.of(kind).refs(call.board.id)}
    return known


def _longest(words: str, known: _Known) -> tuple[tuple[str, str] | None, str]:
    """What the first word, or else the longest run of words from the start, names, and the words after it."""
    first, rest = first_word(words)
    if found := known.get(ref_key(unquoted(first))) or known.get(ref_key(first.rstrip(_AFTER))):
        return found, rest
    each = words.split()
    for many in range(min(len(each), _MOST_WORDS), 0, -1):
        said = " ".join(each[:many])
        if found := known.get(ref_key(said.strip(" ,;"))) or known.get(ref_key(said.rstrip(_AFTER))):
            return found, " ".join(each[many:])
    return None, words


def _not_known(call: Call, word: str, known: _Known, kinds: Sequence[str]) -> Refusal:
    word = word.strip(" ,;")
    if call.command == "action" and (risk := call.store.risks.find(call.board.id, word)):
        line = f"/risk {call.verb} {quoted(risk.ref)} {quoted(call.ref)}"
        return Refusal(f"{risk.ref} is a risk ({risk.title}), and a risk has its own links. Send:", lines=[line])
    reason = f"There is no {' or '.join(kinds)} {word} on this board."
    if near := nearest(word, [ref for _, ref in known.values()]):
        return Refusal(f"{reason} Did you mean:", lines=[call.line(quoted(near))])
    # A word with a digit may be a mistyped ref of any kind; one without can only be from an area's title.
    add = [] if has_digit(word) else [add_line("area", word)]
    return Refusal(reason, lines=[*(f"/{kind} list" for kind in kinds), *add])
