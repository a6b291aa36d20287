"""Says below a list which words were searched for because they are not a filter, and what may have been meant."""

import re

from board.folding import folded
from commands.actions.filters import EVERY_NAME, FILTERS
from commands.actions.list_words import Wanted
from commands.actions.part_words import PARTS, without_lead
from commands.call import Call
from commands.reading.closest import closest
from commands.reply import Code, Line, Paragraph, paragraph

LOOKED_IN = "refs, titles, updates, reasons, evidence, sources, owners and accountable officers"
_ALSO = "@owner, accountable @name, supporting @name, measure:, area:, source:"
_KEY = re.compile(r"(?P<key>measure|area|source) (?P<value>\S.*)", re.I | re.S)


def of_words(call: Call, wanted: Wanted, found: bool) -> Paragraph | None:
    """How the words that are not a filter were read, with suggestions and all filters; None if there are none.

    `found` says that the list found something: a filter that is nearly the words is then not suggested.
    """
    if wanted.named:
        again = f'/action list "{wanted.named}"'
        return paragraph((f'"{wanted.named}" is somebody\'s name. To search for it as a word: ', Code(again)))
    if not wanted.unknown:
        return None
    them = "it" if " " not in wanted.unknown else "each word"
    told = f'No filter is called "{wanted.unknown}": searched for {them} in {LOOKED_IN}.'
    near = closest(folded(wanted.unknown), {folded(each.name) for each in FILTERS}, cutoff=0.8)
    meant: list[Line] = [("Did you mean: ", Code(f"/action list {near}"))] if near and not found else []
    if keyed := _KEY.fullmatch(wanted.unknown):
        filters = [each.name for each in wanted.filters]
        line = " ".join(["/action list", *filters, f"{keyed['key'].lower()}: {keyed['value']}"])
        meant.append(("Did you mean: ", Code(line)))
    theirs: list[Line] = [
        (f"What {each.name or each.handle} owns: ", Code(f"/action list <@{each.id}>")) for each in wanted.perhaps
    ]
    key, words = without_lead(call.words.free)
    if key:
        theirs.append((f"{PARTS[key].capitalize()} a role in words: ", Code(f"/action list {key}: {words}")))
    return paragraph(told, *meant, *theirs, f"Filters: {EVERY_NAME}; and {_ALSO}")
