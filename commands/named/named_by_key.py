"""Finds the measures and areas that `measure:` and `area:` name, by ref or by an area's title."""

from board.links import Linked, named_in
from board.refs import has_digit, quoted, ref_key, refs_named
from board.refusals import Refusal, at_slot
from commands.call import Call
from commands.reading.grammar import first_word
from commands.reading.nearest import nearest, neighbours
from commands.reading.quotes import unquoted
from commands.unknown_ref import MOST_OFFERED


def linked_by_keys(call: Call) -> Linked:
    """The measures and areas that the two keys name. Refused: see `named_by`."""
    return Linked(measure=named_by(call, "measure"), area=named_by(call, "area"))


def named_by(call: Call, kind: str) -> tuple[str, ...]:
    """The refs that the key of a kind names, as they are written on the board; empty if the key was not typed.

    Refused, with what may have been meant: what is not on the board, and words that may mean any of several.
    """
    wanted = unquoted(call.words.get(kind))
    if not wanted:
        return ()
    titles = titles_of(call, kind)
    with at_slot(kind):
        found = named_in(wanted, lambda words: _ref(call, kind, words, titles))
        if found is None:
            raise _not_there(call, kind, wanted, titles)
    return tuple(dict.fromkeys(found))


def titles_of(call: Call, kind: str) -> dict[str, str]:
    """The titles of the things of a kind that may be named, by ref."""
    return {each.ref: each.title for each in call.store.of(kind).named(call.board.id)}


def _ref(call: Call, kind: str, words: str, titles: dict[str, str]) -> str | None:
    refs = refs_of(call, kind, words, titles)
    if len(refs) > 1:
        lines = [(call.line(call.words.with_value(kind, ref)), titles[ref]) for ref in refs]
        raise Refusal(f'"{kind}: {call.words.get(kind)}" can be any of these. Which?', lines=lines, slot=kind)
    return refs[0] if refs else None


def refs_of(call: Call, kind: str, words: str, titles: dict[str, str]) -> list[str]:
    """The refs that the words name: by ref or, for an area, by title. An area that was merged leads to the area into
    which it was merged. `titles` are as `titles_of` gives them."""
    if named := refs_named(words, titles):
        return named
    if kind != "area":
        return []
    merged = call.store.areas.find(call.board.id, words)
    if merged and merged.merged_into:
        return refs_of(call, kind, merged.merged_into, titles)
    return [ref for ref, title in titles.items() if ref_key(title) == ref_key(words)]


def near(words: str, titles: dict[str, str]) -> list[str]:
    """The refs that are nearly what was typed, or whose title is."""
    title = nearest(words, titles.values())
    return list(dict.fromkeys([*neighbours(words, titles), *(ref for ref in titles if titles[ref] == title)]))


def _not_there(call: Call, kind: str, wanted: str, titles: dict[str, str]) -> Refusal:
    reason = f"There is no {kind} {wanted[:60]} on this board."
    ref, rest = first_word(wanted)
    if rest and has_digit(rest) and " " not in rest and (there := refs_of(call, kind, ref, titles)):
        lines = [(call.line(call.words.with_value(kind, each)), titles[each]) for each in there]
        return Refusal(f"There is no {kind} {rest} on this board. Without it:", lines=lines)
    if rest and (there := refs_of(call, kind, ref, titles)):
        return Refusal(
            f"{reason} Did you mean:", lines=[(_without(call, kind, each, rest), titles[each]) for each in there]
        )
    offered = near(wanted, titles)
    add = add_line(kind, wanted)
    if 0 < len(offered) <= MOST_OFFERED:
        lines = [(call.line(call.words.with_value(kind, ref)), titles[ref]) for ref in offered]
        lines += [(add, "if it is another")] if kind == "area" else []
        return Refusal(f"{reason} Did you mean:", lines=lines)
    if kind == "measure" and (not has_digit(wanted) or "," in wanted):
        return Refusal(f"{reason} Name one by its ref:", lines=["/measure list"])
    return Refusal(f"{reason} Add it first, or leave it out.", lines=[add])


def _without(call: Call, kind: str, ref: str, rest: str) -> str:
    """The line with only the ref after its key, and with what followed the ref moved to the free text."""
    free, line = call.words.free, call.words.with_value(kind, ref)
    at = line.find(free) + len(free) if free else 0
    return call.line(" ".join(f"{line[:at]} {rest} {line[at:]}".split()))


def add_line(kind: str, wanted: str) -> str:
    """The line that adds what is missing: with the words as its title if they look like an area's, else as its ref."""
    is_title = kind == "area" and (" " in wanted or not has_digit(wanted))
    return f"/{kind} add {wanted}" if is_title else f"/{kind} add {quoted(wanted)} <title>"
