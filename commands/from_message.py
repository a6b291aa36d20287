"""Copies a message's first sentence into the form of a new action, unless the guard objects to the message."""

import re
from dataclasses import dataclass

from board.words import cut
from commands.actions.title import MOST_TITLE
from commands.dispatch.spoken import is_polite
from commands.people.naming import said
from commands.reading.guard import screen_text
from commands.request import People

# Slack's clients send at most 12,000 characters in a message. A longer text is not read at all.
MOST_READ = 12_000
NO_WORDS = "That message has no words to copy. Say what must be done."
# What Slack sends as the words of another app's message that has blocks alone (slackapi/bolt-js issue 1570).
_OF_BLOCKS_ALONE = frozenset({"This content can't be displayed.", "This content can’t be displayed."})
TOO_LONG = "That message is too long to be looked through, so nothing of it was copied. Say what must be done."
_IN_FENCE = re.compile(r"```(.*?)```", re.S)
_LEADS = re.compile(r"(?:[>•◦▪*·–—#-]|\d{1,2}[.)])\s+|>")
_LINK = re.compile(r"https?://\S+")
_EMOJI = re.compile(r"(?<!\w):[a-z][a-z0-9_+'-]*+:(?!\w)")
_LOUD = re.compile(r"<![^<>]*>")
_MARKED = re.compile(r"(?<!\w)([*_~`])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]”’]*+(?=\s)|[。！？]")
_BEFORE_A_STOP = re.compile(r" (?=[.,;:!?](?:\s|$))")
# A full stop after one of these, a single letter or a number does not end a sentence.
_SHORTENED = frozenset({
    "a.m", "approx", "cllr", "dept", "dr", "e.g", "etc", "fig", "i.e", "incl", "mr", "mrs", "ms", "mx", "no", "nos",
    "p", "p.m", "pp", "para", "prof", "ref", "rev", "rd", "st", "tel", "vs",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copied:
    """The `title` that was copied; if it is empty, `told` says why."""

    title: str = ""
    told: str = ""


def copied(words: str, whole: str, people: People) -> Copied:
    """The first sentence of a message's `words`, with names in place of mentions. `whole` is the same message with the
    address of each link in place of its label.

    Nothing is copied if the guard objects to anything in the message (`told` then gives the kind of concern, never the
    words), if the message is longer than MOST_READ characters, or if it has no words.
    """
    if len(whole) > MOST_READ:
        return Copied(told=TOO_LONG)
    named = said(words, people)
    title = "" if named.strip() in _OF_BLOCKS_ALONE else cut(_first_sentence(named), MOST_TITLE)
    for concern in (*screen_text(whole).concerns, *screen_text(named).concerns, *screen_text(title).concerns):
        told = f"The message was not copied: something in it looks like {concern.looks_like}. {concern.advice}"
        return Copied(told=told)
    return Copied(title) if title else Copied(told=NO_WORDS)


def _first_sentence(text: str) -> str:
    """The first sentence, without its formatting, of the first line that has words beside links. A block of code is
    read only if there is nothing outside it; a greeting or a quotation only if there is nothing else."""
    outside = _IN_FENCE.sub("\n", text)
    for part in (outside, *_IN_FENCE.findall(text)):
        lines = [line for line in part.splitlines() if any(map(str.isalpha, _LINK.sub("", _plain(line))))]
        own = [line for line in lines if not line.lstrip().startswith(">") and not is_polite(_plain(line))]
        if lines:
            return _until_its_end(_plain((own or lines)[0]))
    return ""


def _plain(line: str) -> str:
    words, gone = _EMOJI.subn("", line)
    words = _LOUD.sub("", words).strip()
    while lead := _LEADS.match(words):
        words = words[lead.end() :].lstrip()
    words = " ".join(_MARKED.sub(r"\2", words).split())
    return _BEFORE_A_STOP.sub("", words) if gone else words


def _until_its_end(words: str) -> str:
    for end in _END.finditer(words):
        before, after = words[: end.start()].rsplit(None, 1)[-1:], words[end.end() :].lstrip()
        if end[0][0] == "." and (not before or _goes_on(before[0], after)):
            continue
        words = words[: end.end()]
        break
    return words.removesuffix(".") if not words.endswith("..") else words


def _goes_on(last: str, after: str) -> bool:
    """True if a full stop after `last` does not end the sentence: `last` is an abbreviation, a single letter or a
    number, or the text after it begins in lower case."""
    word = last.strip("(\"'“‘[").casefold()
    return word in _SHORTENED or len(word) == 1 or word.isdigit() or after[:1].islower()
