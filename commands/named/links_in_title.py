"""Points out refs in the title of something new that it is not linked to, with the line that links it."""

from board.links import Linked
from board.refs import has_digit, has_letter, quoted, ref_key
from board.words import listed
from commands.call import Call
from commands.reply import Code, Line

_BESIDE, _BETWEEN = "()[]\"'“”‘’.;:!?*", str.maketrans(",/&+", "    ")


def links_in_title(call: Call, ref: str, title: str, linked: Linked, kinds: tuple[str, ...]) -> list[Line]:
    """The line to add to the answer of an `add`, if the title has refs of these kinds that are not in `linked`.

    `ref` is the new thing's own. A number alone is not read as a ref: "3 audits" names nothing.
    """
    words = {ref_key(word.strip(_BESIDE)) for word in title.translate(_BETWEEN).split() if has_digit(word)}
    words = set(filter(has_letter, words))
    if not words:
        return []
    named = [
        each.ref
        for kind in kinds
        for each in call.store.of(kind).named(call.board.id)
        if ref_key(each.ref) in words and ref_key(each.ref) != ref_key(ref) and not linked.has(kind, each.ref)
    ]
    if not named:
        return []
    line = f"/{call.command} link {quoted(ref)} {' '.join(map(quoted, named))}"
    them = "them" if len(named) > 1 else "it"
    told = f"The title names {listed(named)}, and the {call.command} is not linked to {them} yet. To link it: "
    return [(told, Code(line))]
