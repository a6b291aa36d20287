"""The glossary of a paper says what docs/glossary.md says, and knows every verdict."""

import re
from pathlib import Path

import pytest

from board.outcomes import WORST_FIRST
from commands.pack.glossary import VERDICTS, WORDS

PAGE = (Path(__file__).parents[3] / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = {word.strip(): meaning.strip() for word, meaning in re.findall(r"^\| ([^|]+) \| ([^|]+) \|", PAGE, re.MULTILINE)}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_means_what_the_glossary_says(word: str) -> None:
    assert re.sub(r"[*`]", "", ROWS[word]) == WORDS[word]


def test_every_verdict_is_in_the_key_the_worst_first() -> None:
    assert tuple(VERDICTS) == WORST_FIRST
