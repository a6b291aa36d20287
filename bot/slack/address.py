"""The words of a message that are meant for the bot: without its name, a greeting, and what they are wrapped in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from commands.dispatch.spoken import is_polite, without_greeting
from commands.reading.grammar import first_word
from commands.reading.text_limits import MOST_CHARACTERS

_PAIRS = {"`": "`", "*": "*", "_": "_", "~": "~", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
# Of what may stand between the name and the words: a question mark and a hyphen begin words for help.
_AFTER_THE_NAME = ",:;.!–—…"
# A list's or a quotation's sign, its number before a ref, and a picture by its name in Slack.
_BEFORE_WORDS = re.compile(r"\A(?:- |• ?|&gt; ?|\d{1,2}[.)] (?=[A-Za-z]{1,3}\d)|:[a-z][\w+-]{0,60}: )")
_AFTER_A_COMMAND = ",:;.!"
_MOST_ROUND_IT = 9
# An `&` is five characters in Slack's form.
_LONGEST = 5 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Address:
    """How the bot is spoken to: its user id, what it is called, and its commands by their names in Slack."""

    user: str
    name: str
    slack_names: Mapping[str, str]

    def words_in(self, text: str) -> str:
        """What a message, in Slack's form, asks of the bot: a command's own name first, wherever the bot's stands.

        A mention in mid-sentence stays as the bot's name. What is too long to be taken is left as it is.
        """
        if len(text) > _LONGEST:
            return text
        return self._with_own_name(self._bare(self._addressed(text)))

    def _addressed(self, text: str) -> str:
        """The words after the mention or, where it stands last, those before it."""
        name = rf"<@{re.escape(self.user)}(?:\|[^<>]*)?>"
        pieces = re.split(rf"\*{name}\*|_{name}_|{name}", text)
        if len(pieces) == 1:
            return text
        begin = next((n for n, piece in enumerate(pieces) if not is_polite(piece)), len(pieces))
        pieces = pieces[begin:]
        # After the name nothing is passed over but the name once more; before it, thanks are.
        passed_over = is_polite if begin == 0 else str.isspace
        while len(pieces) > 1 and (not pieces[-1] or passed_over(pieces[-1])):
            pieces.pop()
        return f"@{self.name}".join(pieces)

    def _bare(self, words: str) -> str:
        """Without the bot's name in plain letters, greetings, and what the whole is wrapped in."""
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
    """The words out of the one pair that they stand in; what else is wrapped stays so."""
    if words.startswith("```") and words.count("```") == 2:
        inside, _, after = words[3:].partition("```")
        return inside.strip() if is_polite(after) else words
    closing = _PAIRS.get(words[:1])
    if closing and words.count(closing, 1) == 1:
        inside, _, after = words[1:].partition(closing)
        return inside.strip() if inside.strip() and is_polite(after) else words
    return words
