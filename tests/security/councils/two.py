"""Two councils in one log, of the same channel, people's ids, board's name and refs, in other words; and what they say."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from conversation import EVERYBODY, JO, KIT, SAM, Conversation, Crowd, Person, told
from filled_in.actions import ACTIONS
from filled_in.areas import AREAS
from filled_in.boards import BOARDS, ELSEWHERE
from filled_in.case import BEFORE, Case
from filled_in.measures import MEASURES
from filled_in.risks import RISKS

from commands.reply import Reply, frozen

THERE = "T0OTHERS"
# What the others say in place of what we say, so that each thing has the same ref and date, and other words.
_IN_THEIR_WORDS = {
    "visits": "quoits", "panel": "pulpit", "families": "falcons", "records": "rapiers", "officers": "otters",
    "caseloads": "carousels", "staff": "stoats", "printer": "parrot", "leavers": "lemurs", "sample": "saffron",
    "statutory": "stellar", "agency": "agate", "scorecard": "scimitar", "members": "mammoths", "venue": "vellum",
    "teams": "tulips", "posts": "pewter", "system": "sextant", "scrutiny": "scarab", "letter": "lantern",
    "head": "heron", "mash": "marzipan", "audit": "aurora", "train": "trout", "guide": "gondola", "case": "cobalt",
    "door": "dolphin", "front": "frigate", "service": "sorrel", "figure": "fennel", "inspectors": "ibises",
    "adviser": "alpaca", "managers": "magpies", "partners": "partridges", "compact": "compass", "work": "walnut",
    "quality": "quartz",
}  # fmt: skip
THEIR_NAMES = {"U0JO": "Xenia Quill", "U0PAT": "Xaver Quist", "U0SAM": "Ximena Quayle", "U0ALI": "Xanthe Quade"}
_THEIRS = [*_IN_THEIR_WORDS.values(), *(word for name in THEIR_NAMES.values() for word in name.casefold().split())]
_THEIR_WORD = re.compile("|".join(_THEIRS), re.IGNORECASE)
CASES = (*ACTIONS, *MEASURES, *AREAS, *RISKS, *BOARDS, *ELSEWHERE)
_EITHER_WORD = re.compile(rf"(?<![@/\w])({'|'.join(_IN_THEIR_WORDS)})\b(?!:)", re.IGNORECASE)
# What is numbered over all boards, or hashed with such a number: a line of history, a fingerprint.
_NUMBERED = re.compile(r"#\d+|\b(?:[0-9a-f]{4} ?){2,16}\b")


@dataclass(frozen=True)
class Said:
    """A line, and who says it; board support says the lines of `first` before it."""

    line: str
    by: Person = JO
    first: str = ""

    @property
    def lines(self) -> Iterator[tuple[str, Person]]:
        """All of them, each with whoever says it."""
        yield from ((line, SAM) for line in self.first.splitlines())
        yield self.line, self.by


def _of_case(case: Case) -> Said:
    return Said(case.typed, case.by, case.first)


# Each verb that writes, and then what only reads.
WRITTEN = [*map(_of_case, {case.verb: case for case in reversed(CASES) if not case.kept}.values())]
WRITTEN += [Said("/action undo"), Said("/measure undo", SAM), Said("/area undo", SAM), Said("/risk undo")]
WRITTEN += [Said(f"/digest {verb}", SAM) for verb in ("post", "pause")]
WRITTEN += [Said("/digest resume", SAM, "/digest pause"), Said("/board meeting 8 July 2020", SAM)]
WRITTEN += [Said("/board event undo", SAM, "/board event 12 October 2020 Peer review")]
WRITTEN += [Said("/board handover <@U0JO> to <@U0ALI>", SAM), Said("/board setup Quality Board", SAM)]
READ = [
    *map(Said, ("/action", "/action waiting", "/action show A1", "/action list all", "/action list mine")),
    *map(Said, ("/action list visits", "/action list quoits", "/action list no evidence", "/action A9", "/action show G1")),
    *map(Said, ("/action reminder", "/action reminders", "/action list measure: M1", "/action help", "/acton help")),
    *map(Said, ("/action add Recruit @xenia", "/action assign A1 @jo", "/action add Recruit measure: M9")),
    *map(Said, ("/measure", "/measure list", "/measure show M1", "/measure show M9", "/measure reading M1 Quoits 4")),
    *map(Said, ("/area list", "/area list nothing open", "/area show R01", "/area show R09", "/risk list", "/risk show RK1")),
    *map(Said, ("/risk list above target", "/status", "/status A1", "/status <@U0JO>", "/status as at 7 July 2020")),
    *map(Said, ("/status area: R01", "/digest", "/digest last", "/board roles", "/board plan", "/board help", "/board")),
    *map(Said, ("/board decisions 8 July 2020", "/board meeting", "/board reminders", "/board rename Quality Board")),
    *map(Said, ("/action list board: Improvement Board", "/action list board: Quartz Board", "/status share")),
    Said("/action add Visits plan", JO, "/board rename Quality Board"), Said("/board import", SAM), Said("/board pack", KIT),
]  # fmt: skip
OPENING = (
    ("/board setup Improvement Board chair: <@U0PAT>", SAM),
    ("/board meeting 5 August 2020", SAM),
    *((line, by if isinstance(by, Person) else SAM) for line, by in BEFORE),
    ("/action add Reach the families measure: M1 area: R01", JO),
)


def in_their_words(line: str) -> str:
    """The same line as the other council says it: the keys, refs, dates and people's ids stay."""

    def swapped(found: re.Match[str]) -> str:
        word = _IN_THEIR_WORDS[found[0].casefold()]
        return word.capitalize() if found[0][0].isupper() else word

    return _EITHER_WORD.sub(swapped, line)


def the_others(ours: Conversation) -> Conversation:
    """The other council's conversation, in the same log, at the same time and with the same deliveries as `ours`."""
    number = next(ours.deliveries) + 1
    ours.deliveries = count(number)
    people = [replace(each, name=THEIR_NAMES.get(each.id, each.name), handle="") for each in EVERYBODY]
    return replace(ours, team=THERE, crowd=Crowd(people), deliveries=count(number))


def alone(say: Conversation) -> None:
    """Our council opens its board, and there is no other."""
    _open(say)


def ours_first(say: Conversation) -> None:
    """Both open theirs, step by step: in every table our rows come first."""
    _open(say, the_others(say))


def theirs_first(say: Conversation) -> None:
    """The same the other way round."""
    _open(the_others(say), say)


def _open(*councils: Conversation) -> None:
    for line, by in OPENING:
        for say in councils:
            assert not spoken(say, line, by).refused, (say.team, line)
            told(say)
            say.later(seconds=1)


def spoken(say: Conversation, line: str, by: Person = JO) -> Reply:
    """What is answered to a line of ours, or to the same in the others' words."""
    return say.reply(in_their_words(line) if say.team == THERE else line, by=by)


def as_if_alone(answer: Reply | object) -> str:
    """All that an answer or a message shows or carries, without what is numbered over all councils."""
    whole = frozen(answer) if isinstance(answer, Reply) else answer
    return _NUMBERED.sub("#", json.dumps(whole, ensure_ascii=False, sort_keys=True))


def their_words_in(text: str, but: str = "") -> set[str]:
    """The others' own words that stand in a text and not in `but`, such as what was typed."""
    return {word.casefold() for word in _THEIR_WORD.findall(text)} - {
        word.casefold() for word in _THEIR_WORD.findall(but)
    }
