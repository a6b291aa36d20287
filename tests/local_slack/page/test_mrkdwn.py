"""mrkdwn, read as Slack reads it, and what a hostile text can and cannot do."""

import time
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from local_slack.page.dates import shown
from local_slack.page.mrkdwn import inline, plain, read

LONDON = ZoneInfo("Europe/London")


def told(text: str) -> list[Any]:
    """The elements of a line as short tuples."""
    return [tuple(value for name, value in each.items() if value) for each in inline(text)]


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("plain", [("text", "plain")]),
        ("*bold* and _it_ and ~no~", [
            ("text", "bold", {"bold": True}), ("text", " and "), ("text", "it", {"italic": True}), ("text", " and "),
            ("text", "no", {"strike": True}),
        ]),
        ("*bold _both_*", [("text", "bold ", {"bold": True}), ("text", "both", {"bold": True, "italic": True})]),
        ("`*not bold*`", [("text", "*not bold*", {"code": True})]),
        ("2*3*4 snake_case_name a~b~c", [("text", "2*3*4 snake_case_name a~b~c")]),
        ("* list *", [("text", "* list *")]),
        ("*never closed", [("text", "*never closed")]),
        ("R&amp;D &lt;b&gt; &amp;lt;", [("text", "R&D <b> &lt;")]),
        ("<https://a.example/x?a=1&amp;b=2>", [("link", "https://a.example/x?a=1&b=2")]),
        ("<https://a.example|the *plan*>", [("link", "https://a.example", "the *plan*")]),
        ("see https://a.example/x_y_z.", [("text", "see "), ("link", "https://a.example/x_y_z"), ("text", ".")]),
        ("<@U0PRIYA> <@U0X|jo>", [("user", "U0PRIYA"), ("text", " "), ("user", "U0X", "jo")]),
        ("<#C0BOARD|board> <#C9|>", [("channel", "C0BOARD", "board"), ("text", " "), ("channel", "C9")]),
        ("<!here> <!channel>", [("broadcast", "here"), ("text", " "), ("broadcast", "channel")]),
        ("<!subteam^S1|@leads>", [("text", "@leads")]),
        ("<!date^1594195200^{date_short}|8 Jul>", [("date", 1594195200, "{date_short}", "8 Jul")]),
        (":warning: :nothing_known: 09:00:30", [
            ("emoji", "warning"), ("text", " "), ("text", ":nothing_known:"), ("text", " 09:00:30"),
        ]),
        ("a < b", [("text", "a < b")]),
        ("<>", [("text", "<>")]),
    ],
)  # fmt: skip
def test_a_line(text: str, elements: list[Any]) -> None:
    assert told(text) == elements


def test_lines_quotes_and_preformatted_text() -> None:
    parts = read("first\nsecond\n&gt; said *so*\n> again\n```\ncode *as is*\n```\nlast")
    assert [part["type"].removeprefix("rich_text_") for part in parts] == [
        "section", "quote", "preformatted", "section"
    ]  # fmt: skip
    words = ["".join(each["text"] for each in part["elements"]) for part in parts]
    assert words == ["first\nsecond", "said so\nagain", "code *as is*", "last"]


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_plain_words_stay(text: str) -> None:
    read(text)
    safe = "".join(letter for letter in text if letter.isalnum() or letter == " ")
    assert "".join(each.get("text", each.get("url", "")) for each in inline(safe)) == plain(safe)


@pytest.mark.parametrize(
    "text", ["*" * 40_000, "_a" * 20_000, "<" * 40_000, "`a" * 20_000, "<!date^" * 5_000, "https://" * 5_000, "*a" * 20_000,
             "~" + "a " * 20_000, "```" * 13_000, ":" * 40_000, "> " * 20_000]
)  # fmt: skip
def test_no_text_takes_long_to_read(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("{date_num} {time}", "2020-07-08 09:00"),
        ("{date}", "8 July 2020"),
        ("{date_long} at {time_secs}", "Wednesday 8 July 2020 at 09:00:00"),
        ("{date_short_pretty}", "yesterday"),
        ("{ago}", "1 day ago"),
        ("{date_short} {unknown}", "then"),
    ],
)
def test_a_moment(form: str, words: str) -> None:
    now = datetime(2020, 7, 9, 9, tzinfo=UTC)
    assert shown(1594195200, form, "then", LONDON, now) == words
    assert shown(10**20, form, "then", LONDON, now) == "then"
