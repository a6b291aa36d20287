"""Reads what follows a ref in a message that is not a typed command: `A12 done, minutes in the folder`.

A word is read as a verb only if it can be nothing else. Words that are neither a verb nor a question are taken as an
update, and the reply says so. If they could be something else, the person is asked: a guess could end an action.
"""

import re
from dataclasses import dataclass
from datetime import date

from board.refs import has_letter, quoted
from board.refusals import Refusal
from board.roles import DECISIONS
from commands.dispatch.spoken import is_polite
from commands.meant.asks_for import (
    asks,
    begins_a_question,
    date_alone,
    date_asked_for,
    date_asked_last,
    verbs_asked_for,
)
from commands.meant.due_words import due_said
from commands.meant.of_measure import figure_in_words, reads_figure, which_of_measure
from commands.meant.of_risk import risk_verb_meant
from commands.meant.questions import NOTED, show_line, which_meaning
from commands.meant.slip_in_words import put_right
from commands.meant.unknown_verb import unknown_verb
from commands.meant.verb_in_words import VerbFirst, bare, end_of_joint, is_a_guess, line_of, verb_of_ref
from commands.meant.verb_meant import ending_line, ending_meant, verbs_meant
from commands.verbs import Command, Verb

TAKEN_AS = "Taken as an update."
# "Is still on track" answers the question that the owner was asked, and is no update.
_SO_SAID = re.compile(r"\A(?:is|are|still|all|it's|its|now)\s(?:still\s|now\s)?(on[ -]track)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"(?:done|complete|completed|finished|closed?|cancel(?:led)?|deleted?|removed?|signed|sign-?off|reopen(?:ed)?)\Z",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|yet|until|nearly|almost|partly|\w+n['’]t|\d+\s?%)(?!\w)", re.IGNORECASE)
_ON_HOLD = re.compile(r"\A(?:is\s++|now\s++|still\s++)*+on[ -]hold\b[\s,:;.-]*+", re.IGNORECASE)
# Kept as words, a percentage would change nothing.
_PERCENT = re.compile(r"\d{1,3}\s?(?:%|per\s?cent)")
_PERSON = re.compile(r"\A(?:<@[^<>\s]++>\s*+)++\Z")
# "Over to @ali", "is now @ali", "@ali to lead": these name the new owner.
_GIVEN = re.compile(
    r"(?:(?:it|now|goes|going|moved?|hand(?:ed)?|pass(?:ed)?|given?|transfer(?:red)?|over|back|the|owner|lead|owned|led|is)"
    r"\s++)*?(?:to|for|by|is|now)\s++(?P<to><@[^<>\s]++>)[\s.!]*+"
    r"|(?P<who><@[^<>\s]++>)\s++(?:is\s++to|to|will|now|can)\s++(?:leads?|owns?|does|do|takes?)"
    r"(?:\s++(?:it|this|over|on))*+[\s.!]*+",
    re.IGNORECASE,
)
# A sentence says within its first words what has become of the action: "A12 has now been completed".
_EARLY = 4
# Shorter words are not read as slips: "not" is no slip for "note".
_SHORTEST = 4
# These are not read as slips: "should" is no slip for "hold".
_AUXILIARIES = frozenset({"should", "would", "could", "shall", "will", "must", "might"})
_IT = frozenset({"it", "this", "that", "now", "please", "off"})
# Alone, such a word may mean that all is done, or only that somebody has looked (docs/rules.md 11.9).
_DONE_OR_SEEN = frozenset({
    "reviewed", "noted", "seen", "read", "checked", "actioned", "sorted", "handled", "resolved", "delivered",
    "submitted", "sent", "addressed", "received", "understood", "agreed", "approved", "discharged", "ready",
})  # fmt: skip
# Said by the chair, these may be a decision.
_DECIDED = frozenset({"agreed", "approved"})
_NOT_ACCEPTED = re.compile(r"(?:is |was )?not (?:accepted|signed off)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """What to type after a command's name;
    `taken_as` tells the person how their words were taken, if they typed no verb."""

    text: str
    taken_as: str = ""


def meant_after(command: Command, ref: str, rest: str, ended: bool, today: date) -> Meant:
    """What `ref` and the words after it mean; `ended` says whether a punctuation mark follows the ref.

    Refused, with lines to choose from: words whose meaning could only be guessed.
    """
    joint = end_of_joint(rest)
    words = rest[joint:].strip()
    if _PERSON.fullmatch(words):
        _check_of_risk(command, ref, words)
        raise which_verb(command, ref, words, command.verb("assign"))
    if command.name == "action" and (given := _GIVEN.fullmatch(words)):
        raise which_verb(command, ref, words, command.verb("assign"), given["to"] or given["who"])
    if not words or is_polite(words):
        return Meant(f"show {quoted(ref)}")
    ended = ended or bool(rest[:joint].strip())
    words = _SO_SAID.sub(r"\1", words)
    sure = ended or has_letter(ref)
    if first := verb_of_ref(command, words):
        return _of_verb(command, ref, words, first, sure, today)
    if command.name == "area":
        raise _of_area(command, ref)
    if command.name == "measure":
        return _of_measure(command, ref, words)
    _check_of_risk(command, ref, words)
    if command.verb("due") and sure and (day := date_asked_for(words, today)):
        return Meant(line_of("due", ref, day))
    if command.name == "action" and sure and _PERCENT.fullmatch(words):
        return Meant(f"update {quoted(ref)} progress: {words}", TAKEN_AS)
    _check_is_an_update(command, ref, words, ended, today)
    _check_no_slip(command, ref, words, ended, today)
    return Meant(line_of("update", ref, words), TAKEN_AS)


def is_given(words: str) -> bool:
    """True if the words say who is to own the action: `to @ali`."""
    return _GIVEN.fullmatch(words) is not None


def _of_verb(command: Command, ref: str, words: str, first: VerbFirst, sure: bool, today: date) -> Meant:
    """What `words` mean that begin with the verb `first`; `sure` says whether the ref can be nothing but a ref."""
    verb, after = first.verb, first.after
    is_question = not after and words.endswith("?")
    if is_question or (verb.name == "update" and after and is_polite(after)):  # "A12 update please"
        return Meant(f"show {quoted(ref)}")
    if verb.name == "due" and sure and (day := date_alone(after, today)):
        return Meant(line_of("due", ref, day))
    if is_a_guess(verb, after, first.apart) or not sure:
        raise which_verb(command, ref, words, verb)
    return Meant(line_of(verb.name, ref, after))


def _of_measure(command: Command, ref: str, words: str) -> Meant:
    if reads_figure(words) and has_letter(ref) and not figure_in_words(words):
        return Meant(line_of("reading", ref, words))
    raise which_of_measure(command, ref, words) or unknown_verb(command, ref, words)


def _of_area(command: Command, ref: str) -> Refusal:
    lines = [show_line(command.name, ref), (f"/{command.name} help", "all that can be done")]
    return Refusal("An area has no updates of its own. What you can do:", lines=lines)


def _check_of_risk(command: Command, ref: str, words: str) -> None:
    verb, after = risk_verb_meant(command, words) if command.name == "risk" else (None, "")
    if verb and not asks(words):
        raise which_verb(command, ref, words, verb, after)


def _check_is_an_update(command: Command, ref: str, words: str, ended: bool, today: date) -> None:
    """Refuses words that may be a question, another verb, a date or a person, or that say that all is done."""
    first, *more = words.split()
    said = bare(first)
    if asks(words):
        raise _asked_for(command, ref, words, today)
    if not more and said in _DONE_OR_SEEN:
        asked = which_verb(command, ref, words, command.verb("done"), "…")
        decided = [ending_line(command.name, "close")] if said in _DECIDED else []
        raise Refusal(asked.reason, lines=[*asked.lines, *decided])
    if _NOT_ACCEPTED.match(words):
        raise which_verb(command, ref, words, command.verb("return"), "…")
    # "3 of 5 done": a ref that is only a number is too often just a number.
    if not (ended or has_letter(ref)) or words.endswith("?") or begins_a_question(words):
        raise which_verb(command, ref, words)
    if (verb := command.verb(said)) and (verb.writes or not more):
        raise which_verb(command, ref, words)
    if day := due_said(words, today):
        raise which_verb(command, ref, words, command.verb("due"), day)
    if held := _ON_HOLD.match(words):
        raise which_verb(command, ref, words, command.verb("hold"), words[held.end() :] or "…")
    if _means_another(command, said):
        raise unknown_verb(command, ref, words)
    early = [bare(each) for each in [first, *more][:_EARLY]]
    if any(_ENDED.match(each) for each in early) and not _NOT.search(words):
        raise which_verb(command, ref, words, command.verb("done"), "…")
    if not more and len(said) < _SHORTEST:
        raise which_verb(command, ref, words)


def _check_no_slip(command: Command, ref: str, words: str, ended: bool, today: date) -> None:
    """Refuses words that contain a likely slip for a word that means a verb, with what they would mean if corrected."""
    right = put_right(command, words)
    if not right or right == words:
        return
    try:
        offered = [(f"/{command.name} {meant_after(command, ref, right, ended, today).text}", "")]
    except Refusal as refused:
        offered = list(refused.lines)
    own = which_verb(command, ref, words)
    others = {f"/{command.name} {each}" for each in (line_of("update", ref, right), f"show {quoted(ref)}")}
    raise Refusal(own.reason, lines=[*(each for each in offered if each[0] not in others), *own.lines])


def _asked_for(command: Command, ref: str, words: str, today: date) -> Refusal:
    """The question of what is to be done, for words that ask for something."""
    asked = which_verb(command, ref, words)
    day = due_said(words, today) or date_asked_last(words, today)
    asked_for = [each for each in verbs_asked_for(words) if not day or each[0] != "due"]
    dated = [("due", day)] if day else []
    lines = [
        (f"/{command.name} {line_of(name, ref, after)}", verb.about)
        for name, after in [*dated, *asked_for]
        if (verb := command.verb(name))
    ]
    return Refusal(asked.reason, lines=[*lines, *asked.lines])


def _means_another(command: Command, word: str) -> bool:
    """True if the word means a verb other than `update`, or is a slip for one."""
    may_be = len(word) >= _SHORTEST and word.isalpha() and word not in _AUXILIARIES
    found = verbs_meant(command, word) if may_be else {}
    names = [name for name in found if name != "update" and (verb := command.verb(name)) and verb.takes_ref]
    return bool(names or ending_meant(command, word))


def which_verb(command: Command, ref: str, words: str, verb: Verb | None = None, after: str | None = None) -> Refusal:
    """The question of what was meant, with lines to choose from: the verb that it may be, an update, and the action
    itself.

    `after` is what follows the ref in the verb's line; if None, it is worked out from `words`.
    """
    lines: list[tuple[str, str]] = []
    after = _to_offer(command, verb, words) if verb and after is None else after
    if verb and after is not None:
        lines.append((f"/{command.name} {line_of(verb.name, ref, after)}", verb.about))
    if command.verb("update"):
        lines.append((f"/{command.name} {line_of('update', ref, words)}", NOTED))
    return which_meaning([*lines, show_line(command.name, ref)])


def _to_offer(command: Command, verb: Verb, words: str) -> str | None:
    """What follows the verb and ref in a line to copy; None for a decision that was hardly meant.

    Words that may take the verb back are replaced by "…".
    """
    first = verb_of_ref(command, words)
    after = first.after if first and first.verb is verb else words
    if verb.name in DECISIONS:
        is_meant = all(bare(each) in _IT for each in after.split())
        return ("" if verb.name == "close" else "…") if is_meant else None
    return after if verb.name == "assign" or not is_a_guess(verb, after, True) else "…"
