"""What is meant by words after a ref that nobody typed as a command: `A12 done, minutes in the folder`.

A verb is taken for one only where it can be nothing else. Words that are neither a verb nor a question are an update,
and are said to be one. What may be something else is asked: a guess could end an action.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from board.refs import has_digit, quoted
from board.refusals import Refusal
from board.roles import DECISIONS
from commands.dispatch.asks_for import asks, date_alone, date_asked_for, is_a_date, verbs_asked_for
from commands.dispatch.of_measure import reads_figure, which_of_measure
from commands.dispatch.spoken import is_polite
from commands.dispatch.unknown_verb import unknown_verb
from commands.dispatch.verb_meant import ending_meant, verbs_meant
from commands.verbs import Command, Verb

TAKEN_AS = "Taken as an update."
_MARKS = ",;:.!?–—-"
_JOINT = re.compile(rf"[\s{re.escape(_MARKS)}]*+")
# A verb's name is one word or two: "on track".
_MOST_WORDS = 2
# "Done by Friday", "done apart from the south team": not done.
_NOT_YET = frozenset({
    "by", "before", "bar", "except", "excluding", "apart", "but", "not", "nearly", "almost", "mostly", "half", "partly",
    "partially", "soon", "tomorrow", "next", "when", "once", "if", "until", "unless", "subject", "pending", "awaiting",
    "yet", "shortly", "later", "this", "today", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday",
})  # fmt: skip
# "Done on Friday": the same, unless a mark stands between.
_PART_OF_IT = frozenset({"on", "to", "up", "as", "with", "for", "off"})
_SAYS_WHY = re.compile(r"(?:\w+ing|because|no|while|until|pending)\b", re.IGNORECASE)
_PART = re.compile(r"\A(?:in part\b|\d+\s?(?:%|of\b|out of\b|/))", re.IGNORECASE)
# Before these the verb is a part of a sentence: "start next week", "due to the strike".
_GOES_ON = {"due": frozenset({"to"}), "start": _NOT_YET, "done": _NOT_YET}
# "Is still on track": what its owner is asked, and no update.
_SO_SAID = re.compile(r"\A(?:is|are|still|all|it's|its|now)\s(?:still\s|now\s)?(on[ -]track)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"(?:done|complete|completed|finished|closed?|cancel(?:led)?|deleted?|removed?|signed|sign-?off|reopen(?:ed)?)\Z",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|yet|until|nearly|almost|partly|\w+n['’]t|\d+\s?%)(?!\w)", re.IGNORECASE)
_ASKS = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose"})
_PERSON = re.compile(r"(?:<@[^<>\s]+>\s*)+\Z")
# A sentence says early what has become of the action: "A12 has now been completed".
_EARLY = 4
# "Not" is no slip for "note".
_SHORTEST = 4
_IT = frozenset({"it", "this", "that", "now", "please", "off"})
# By itself such a word says that all is done, or no more than that somebody has looked (docs/rules.md 11.9).
_DONE_OR_SEEN = frozenset({
    "reviewed", "noted", "seen", "read", "checked", "actioned", "sorted", "handled", "resolved", "delivered",
    "submitted", "sent", "addressed", "received", "understood", "agreed", "approved", "discharged", "ready",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """The words after a command's name; `taken_as` says what they were taken for where that was not typed."""

    text: str
    taken_as: str = ""


def meant_after(command: Command, ref: str, rest: str, ended: bool, today: date) -> Meant:
    """What `ref` and the words after it mean; `ended` says that a mark stands behind the ref. Refused, with lines to
    choose from, where that would be a guess."""
    words = rest[_end_of_joint(rest) :].strip()
    if _PERSON.fullmatch(words):
        raise which(command, ref, words, [command.verb("assign")])
    if not words or is_polite(words):
        return Meant(f"show {quoted(ref)}")
    ended = ended or rest.lstrip()[:1] in _MARKS
    words = _SO_SAID.sub(r"\1", words)
    sure = ended or _has_letter(ref)
    for verb, after, apart in _verbs(command, words):
        return _of_verb(command, verb, ref, (words, after), apart, sure, today)
    if command.verb("update") is None:
        return _of_measure(command, ref, words)
    if sure and (day := date_asked_for(words, today)):
        return Meant(line_of("due", ref, day))
    _check_is_an_update(command, ref, words, ended, today)
    return Meant(line_of("update", ref, words), TAKEN_AS)


def _of_verb(
    command: Command, verb: Verb, ref: str, said: tuple[str, str], apart: bool, sure: bool, today: date
) -> Meant:
    """`said` is all the words, and those after the verb; `sure` that the ref can be nothing else."""
    words, after = said
    is_question = not after and words.endswith("?")
    if is_question or (verb.name == "update" and after and is_polite(after)):  # "A12 update please"
        return Meant(f"show {quoted(ref)}")
    if verb.name == "due" and sure and (day := date_alone(after, today)):
        return Meant(line_of("due", ref, day))
    if is_a_guess(verb, after, apart) or not sure:
        raise which(command, ref, words, [verb])
    return Meant(line_of(verb.name, ref, after))


def _of_measure(command: Command, ref: str, words: str) -> Meant:
    if reads_figure(words) and _has_letter(ref):
        return Meant(line_of("reading", ref, words))
    raise which_of_measure(command, ref, words) or unknown_verb(command, ref, words)


def meant_of_row(command: Command, refs: Sequence[str], words: str) -> Meant:
    """The same of several refs in a row. Their update is asked about: they may be one sentence's subject."""
    row = " ".join(map(quoted, refs))
    if not words:
        return Meant(f"show {row}")
    for verb, after, apart in _verbs(command, words):
        if verb.takes_refs and not is_a_guess(verb, after, apart):
            return Meant(f"{verb.name} {row}: {after}" if after else f"{verb.name} {row}")
    lines = [(f"/{command.name} update {row}: {words}", "adds it to the history of each")]
    lines += [(f"/{command.name} show {quoted(ref)}", "shows it") for ref in refs]
    raise Refusal("That can mean more than one thing. Which is it?", lines=lines)


def line_of(verb: str, ref: str, words: str) -> str:
    """`done A12 minutes in the folder`; with a colon behind the ref where the words might be taken for another."""
    first = words.split(None, 1)[0] if words else ""
    may_be_a_ref = has_digit(first) and not first.startswith("<") and verb not in {"link", "unlink"}
    colon = ":" if may_be_a_ref else ""
    return f"{verb} {quoted(ref)}{colon} {words}".strip()


def verbs_in(command: Command, words: str) -> Iterator[tuple[Verb, str, bool]]:
    """The verb that `words` begin with, what follows it, and whether a mark stands between."""
    pieces = words.split(None, _MOST_WORDS)
    for many in range(min(_MOST_WORDS, len(pieces)), 0, -1):
        verb = command.verb("-".join(pieces[:many]).rstrip(_MARKS))
        if verb and not (verb.hidden and verb.takes_ref):
            after = words.split(None, many)[many] if len(pieces) > many else ""
            start = _end_of_joint(after)
            yield verb, after[start:].strip(), pieces[many - 1][-1] in _MARKS or bool(after[:start].strip())
            return


def _verbs(command: Command, words: str) -> Iterator[tuple[Verb, str, bool]]:
    return (each for each in verbs_in(command, words) if each[0].takes_ref)


def is_a_guess(verb: Verb, after: str, apart: bool) -> bool:
    """The verb may be a word of a sentence, or what follows takes it back."""
    if after.endswith("?"):
        return True
    first = _bare(after.split(None, 1)[0]) if after else ""
    if first in _GOES_ON.get(verb.name, ()) or (verb.name == "done" and _PART.match(after)):
        return True
    if verb.name in {"start", "hold"} and after and not apart and not _SAYS_WHY.match(after):
        return True  # "A12 start date agreed", "A12 hold music"
    if first in _PART_OF_IT and not apart and verb.name == "done":
        return True
    # "A12 close to finished", "A12 close it": a decision is taken by words that can be nothing else.
    decides = verb.name in DECISIONS and bool(after) and not apart
    return decides and not (verb.name == "bau" and first == "to")


def _check_is_an_update(command: Command, ref: str, words: str, ended: bool, today: date) -> None:
    """Refuses words that may be a question, another verb, a date, a person, or say that all is done."""
    first, *more = words.split()
    said = _bare(first)
    if asks(words):
        raise _asked_for(command, ref, words)
    if not more and said in _DONE_OR_SEEN:
        raise which(command, ref, words, [command.verb("done")], "…")
    # "3 of 5 done": a ref that is a number alone is too often a number.
    if not (ended or _has_letter(ref)) or words.endswith("?") or said in _ASKS:
        raise which(command, ref, words, [])
    if (verb := command.verb(said)) and (verb.writes or not more):
        raise which(command, ref, words, [])
    if len(words.split()) <= _EARLY and is_a_date(words, today):
        raise which(command, ref, words, [command.verb("due")], f"{words} because …")
    if _means_another(command, said):
        raise unknown_verb(command, ref, words)
    early = [_bare(each) for each in [first, *more][:_EARLY]]
    if any(_ENDED.match(each) for each in early) and not _NOT.search(words):
        raise which(command, ref, words, [command.verb("done")], "…")
    if not more and len(said) < _SHORTEST:
        raise which(command, ref, words, [])


def _asked_for(command: Command, ref: str, words: str) -> Refusal:
    """The question what is to be done, where words ask for something."""
    asked = which(command, ref, words, [])
    lines = [
        (f"/{command.name} {line_of(name, ref, after)}", verb.about)
        for name, after in verbs_asked_for(words)
        if (verb := command.verb(name))
    ]
    return Refusal(asked.reason, lines=[*lines, *asked.lines])


def _means_another(command: Command, word: str) -> bool:
    """The word is another for a verb, or a slip of one, that an update is not."""
    found = verbs_meant(command, word) if len(word) >= _SHORTEST and word.isalpha() else {}
    names = [name for name in found if name != "update" and (verb := command.verb(name)) and verb.takes_ref]
    return bool(names or ending_meant(command, word))


def which(command: Command, ref: str, words: str, verbs: list[Verb | None], after: str | None = None) -> Refusal:
    """The question what was meant: each verb's line, with `after` behind its ref or what is known to belong there; an
    update; the action itself."""
    lines = [
        (f"/{command.name} {line_of(verb.name, ref, words_after)}", verb.about)
        for verb in verbs
        if verb and (words_after := _to_offer(command, verb, words) if after is None else after) is not None
    ]
    if command.verb("update"):
        lines.append((f"/{command.name} {line_of('update', ref, words)}", "adds it to its history"))
    lines.append((f"/{command.name} show {quoted(ref)}", "shows it"))
    return Refusal("That can mean more than one thing. Which is it?", lines=lines)


def _to_offer(command: Command, verb: Verb, words: str) -> str | None:
    """What a line to copy has behind its verb and ref; None for an ending that was hardly meant. Of words that may take
    the verb back none go into it."""
    after = next((after for found, after, _ in _verbs(command, words) if found is verb), words)
    if verb.name in DECISIONS:
        is_meant = all(_bare(each) in _IT for each in after.split())
        return ("" if verb.name == "close" else "…") if is_meant else None
    return after if verb.name == "assign" or not is_a_guess(verb, after, True) else "…"


def _end_of_joint(words: str) -> int:
    found = _JOINT.match(words)
    return found.end() if found else 0


def _bare(word: str) -> str:
    return word.strip(_MARKS + "\"'“”‘’()").casefold()


def _has_letter(ref: str) -> bool:
    return any(map(str.isalpha, ref))
