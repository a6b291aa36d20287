"""Finds the words of a message that are meant for the bot, without its name, greetings and markup around them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from commands.dispatch.spoken import is_polite, without_greeting
from commands.reading.grammar import first_word
from commands.reading.text_limits import MOST_CHARACTERS

_PAIRS = {"`": "`", "*": "*", "_": "_", "~": "~", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
# What may separate the name from the words. A question mark and a hyphen are not among these: they begin words for
# help.
_AFTER_THE_NAME = ",:;.!–—…"
# The mark of a list or a quotation, a list's number before a ref, and an emoji in Slack's notation.
_BEFORE_WORDS = re.compile(r"\A(?:- |• ?|&gt; ?|\d{1,2}[.)] (?=[A-Za-z]{1,3}\d)|:[a-z][\w+-]{0,60}: )")
_AFTER_A_COMMAND = ",:;.!"
_MOST_ROUND_IT = 9
# In Slack's form an `&` is five characters.
_LONGEST = 5 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Address:
    """How people address the bot: its user id, its names, and its commands by their names in Slack."""

    user: str
    name: str
    slack_names: Mapping[str, str]

    def words_in(self, text: str) -> str:
        """What a message, in Slack's form, asks of the bot. A command's own name comes first, wherever the bot's name
        is.

        A mention in mid-sentence stays as the bot's name. A message that is too long to be accepted is not changed.
        """
        if len(text) > _LONGEST:
            return text
        return self._with_own_name(self._bare(self._addressed(text)))

    def _addressed(self, text: str) -> str:
        """The words after the mention or, if the mention is last, those before it."""
        name = rf"<@{re.escape(self.user)}(?:\|[^<>]*)?>"
        pieces = re.split(rf"\*{name}\*|_{name}_|{name}", text)
        if len(pieces) == 1:
            return text
        begin = next((n for n, piece in enumerate(pieces) if not is_polite(piece)), len(pieces))
        pieces = pieces[begin:]
        # After the name, only the name again is skipped; before it, thanks are too.
        passed_over = is_polite if begin == 0 else str.isspace
        while len(pieces) > 1 and (not pieces[-1] or passed_over(pieces[-1])):
            pieces.pop()
        return f"@{self.name}".join(pieces)

    def _bare(self, words: str) -> str:
        """The words without the bot's name in plain letters, greetings, and markup around the whole."""
        for _ in range(_MOST_ROUND_IT):
            before = words
            words = _BEFORE_WORDS.sub("", words.strip())
            words = _unwrapped(words.lstrip(_AFTER_THE_NAME).strip())
            words = without_greeting(self._without_name(words))
            if words == before:
                break
        return words

    def _without_name(self, words: str) -> str:
        first, rest = first_word(words)
        called = first.removeprefix("@").rstrip(_AFTER_THE_NAME).casefold()
        return rest if called == self.name.casefold() else words

    def _with_own_name(self, words: str) -> str:
        first, rest = first_word(words.removeprefix("/").lstrip())
        name = self.slack_names.get(f"/{first.casefold().rstrip(_AFTER_A_COMMAND)}")
        return f"{name} {rest}".strip() if name else words


def _unwrapped(words: str) -> str:
    """The words without the one pair of marks around all of them; marks inside stay."""
    if words.startswith("```") and words.count("```") == 2:
        inside, _, after = words[3:].partition("```")
        return inside.strip() if is_polite(after) else words
    closing = _PAIRS.get(words[:1])
    if closing and words.count(closing, 1) == 1:
        inside, _, after = words[1:].partition(closing)
        return inside.strip() if inside.strip() and is_polite(after) else words
    return words
