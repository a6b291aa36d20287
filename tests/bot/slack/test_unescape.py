"""Slack's forms of what a person typed, as the plain words they stand for."""

import pytest
from hypothesis import given, strategies as st

from bot.slack.unescape import people_in, typed
from local_slack.composer import escaped

FORMS = [
    ("Visits plan", "Visits plan"),
    ("", ""),
    ("<@U0JO>", "<@U0JO>"),
    ("<@U0JO|jo>", "<@U0JO>"),
    ("<@W0JO|jo.reed>", "<@W0JO>"),
    ("plan <@U0JO|jo> and <@U0ALI>", "plan <@U0JO> and <@U0ALI>"),
    ("<#C0BOARD|improvement-board>", "#improvement-board"),
    ("<#C0BOARD|>", "#C0BOARD"),
    ("<#C0BOARD>", "#C0BOARD"),
    ("<!channel>", "<!channel>"),
    ("<!here|here>", "<!here>"),
    ("<!subteam^S0TEAM|@front-door>", "@front-door"),
    ("<!subteam^S0TEAM>", "<!subteam^S0TEAM>"),
    ("<https://example.org/a>", "https://example.org/a"),
    ("<https://example.org/a|example.org/a>", "https://example.org/a"),
    ("<http://example.org|example.org>", "http://example.org"),
    ("<https://evil.example|https://good.example>", "https://evil.example"),
    ("<https://example.org/?a=1&amp;b=2>", "https://example.org/?a=1&b=2"),
    ("<mailto:jo@council.example|jo@council.example>", "jo@council.example"),
    ("<tel:+441472000000|01472 000000>", "01472 000000"),
    ("<mailto:jo@council.example>", "jo@council.example"),
    ("Audit &amp; review", "Audit & review"),
    ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
    ("&amp;lt;", "&lt;"),
    ("&lt;!channel&gt;", "<!channel>"),
    ("a < b > c", "a < b > c"),
    ("<not a link>", "<not a link>"),
]


@pytest.mark.parametrize(("sent", "words"), FORMS, ids=[each[0] for each in FORMS])
def test_each_of_slacks_forms_is_read_as_the_person_typed_it(sent: str, words: str) -> None:
    assert typed(sent) == words


@given(st.text())
def test_any_words_come_back_as_they_were_typed(words: str) -> None:
    assert typed(escaped(words)) == words


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("plan <@U0JO|jo> and <@W0ALI>", ["U0JO", "W0ALI"]),
        ("<@U0JO> <@U0JO>", ["U0JO"]),
        ("@jo, &lt;U0JO&gt; or <#C0BOARD|x>", []),
        ("signs typed by hand: &lt;@U0JO&gt;", ["U0JO"]),
    ],
)
def test_the_people_mentioned_are_found(text: str, people: list[str]) -> None:
    assert people_in(text) == people
