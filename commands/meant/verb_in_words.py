"""Finds the verb at the start of a message that is not a typed command, and whether it may be just an ordinary word."""

import re
from dataclasses import dataclass

from board.refs import has_digit, quoted
from board.roles import DECISIONS
from commands.verbs import Command, Verb

MARKS = ",;:.!?–—-"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
# A mark that belongs to the word after it: "-3 points", but not "-20 July"; ".5 of a post"; ":tada:"; ";-)".
_OF_A_WORD = (
    rf"(?:[–—-](?=[£$€]?\d)(?!\d{{1,2}}(?:st|nd|rd|th)?(?:[/.-]\d|\s?(?:of\s)?{_MONTH}))"
    r"|(?<!\.)\.(?=\w)|:[\w+'-]+:|[;:]-?[()](?!\S))"
)
_JOINT = re.compile(rf"(?:\s|(?!{_OF_A_WORD})[{re.escape(MARKS)}])*+", re.IGNORECASE)
# A word with a digit after the ref of these verbs is not taken for a second ref.
_TAKES_A_NUMBER = frozenset({"link", "unlink", "score"})
# A verb's name is one word or two: "on track".
_MOST_WORDS = 2
# After "done", these take it back: "done by Friday", "done apart from the south team".
_NOT_YET = frozenset({
    "by", "before", "bar", "except", "excluding", "apart", "but", "not", "nearly", "almost", "mostly", "half", "partly",
    "partially", "soon", "tomorrow", "next", "when", "once", "if", "until", "unless", "subject", "pending", "awaiting",
    "yet", "shortly", "later", "this", "today", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday",
})  # fmt: skip
# These take it back too, unless a mark comes between: "done on Friday".
_PART_OF_IT = frozenset({"on", "to", "up", "as", "with", "for", "off"})
_SAYS_WHY = re.compile(r"(?:\w+ing|because|no|while|until|pending)\b", re.IGNORECASE)
_PART = re.compile(r"\A(?:in part\b|\d+\s?(?:%|of\b|out of\b|/))", re.IGNORECASE)
# Followed by these, the verb is part of a sentence: "start next week", "due to the strike".
_GOES_ON = {"due": frozenset({"to"}), "start": _NOT_YET, "done": _NOT_YET}


def line_of(verb: str, ref: str, words: str) -> str:
    """The words to type after a command, `done A12 minutes in the folder`, with a colon after
    the ref if the words might be read as another."""
    first = words.split(None, 1)[0] if words else ""
    may_be_a_ref = has_digit(first) and not first.startswith("<") and verb not in _TAKES_A_NUMBER
    colon = ":" if may_be_a_ref else ""
    return f"{verb} {quoted(ref)}{colon} {words}".strip()


@dataclass(frozen=True, slots=True)
class VerbFirst:
    """The verb that words begin with: `after` is what follows it, and `apart` says whether a mark comes between."""

    verb: Verb
    after: str
    apart: bool


def verb_first(command: Command, words: str) -> VerbFirst | None:
    """The verb that `words` begin with, named in one word or two; None if they begin with none."""
    pieces = words.split(None, _MOST_WORDS)
    for many in range(min(_MOST_WORDS, len(pieces)), 0, -1):
        verb = command.verb("-".join(pieces[:many]).rstrip(MARKS))
        if verb and not (verb.hidden and verb.takes_ref):
            after = words.split(None, many)[many] if len(pieces) > many else ""
            start = end_of_joint(after)
            is_marked = pieces[many - 1][-1] in MARKS or bool(after[:start].strip())
            return VerbFirst(verb, after[start:].strip(), is_marked)
    return None


def verb_of_ref(command: Command, words: str) -> VerbFirst | None:
    """The verb that `words` begin with, if it takes a ref; else None."""
    found = verb_first(command, words)
    return found if found and found.verb.takes_ref else None


def is_a_guess(verb: Verb, after: str, apart: bool) -> bool:
    """True if the verb may be an ordinary word in a sentence, or what follows takes it back."""
    if after.endswith("?"):
        return True
    first = bare(after.split(None, 1)[0]) if after else ""
    if first in _GOES_ON.get(verb.name, ()) or (verb.name == "done" and _PART.match(after)):
        return True
    if verb.name in {"start", "hold"} and after and not apart and not _SAYS_WHY.match(after):
        return True  # "A12 start date agreed", "A12 hold music"
    if first in _PART_OF_IT and not apart and verb.name == "done":
        return True
    # "A12 close to finished", "A12 close it": a decision needs words that can mean nothing else.
    decides = verb.name in DECISIONS and bool(after) and not apart
    return decides and not (verb.name == "bau" and first == "to")


def end_of_joint(words: str) -> int:
    """Where the words begin, after any marks and spaces that separate them from what precedes."""
    found = _JOINT.match(words)
    return found.end() if found else 0


def bare(word: str) -> str:
    """The word without surrounding marks, quotes and brackets, in lower case."""
    return word.strip(MARKS + "\"'“”‘’()").casefold()
