"""What a typed line becomes on its way to the app."""

import pytest

from local_slack.composer import composed, escaped
from local_slack.members import Channel, Member

PEOPLE = [
    Member("U1", "sam", "Sam Okoro"),
    Member("U2", "samira", "Samira Khan"),
    Member("U3", "d.jones", "Dee Jones"),
]
CHANNELS = [
    Channel("C1", "board"),
    Channel("C2", "closed", private=True),
    Channel("D1", "directmessage", with_person="U1"),
]


@pytest.mark.parametrize(
    ("typed", "wire"),
    [
        ("ask @sam", "ask <@U1>"),
        ("ask @samira", "ask <@U2>"),
        ("ask @SAM, today", "ask <@U1>, today"),
        ("ask @Samira Khan today", "ask <@U2> today"),
        ("ask @d.jones.", "ask <@U3>."),
        ("ask @samuel", "ask @samuel"),
        ("write to x@sam", "write to x@sam"),
        ("ask @nobody", "ask @nobody"),
        ("in #board", "in <#C1|board>"),
        ("in #closed", "in <#C2|>"),
        ("in #directmessage", "in #directmessage"),
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"),
        ("see https://example.org/a?b=1&c=2.", "see <https://example.org/a?b=1&amp;c=2>."),
        ("(http://example.org/@sam)", "(<http://example.org/@sam>)"),
        ("", ""),
    ],
)
def test_escaping(typed: str, wire: str) -> None:
    assert composed(typed, PEOPLE, CHANNELS) == wire


@pytest.mark.parametrize(
    ("form", "wire"),
    [
        ("ids", "<@U1> &amp; <#C1|board> <http://x.org>"),
        ("names", "<@U1|sam> &amp; <#C1|board> <http://x.org>"),
        ("off", "@sam &amp; #board http://x.org"),
        ("raw", "@sam & #board http://x.org"),
    ],
)
def test_forms(form: str, wire: str) -> None:
    assert composed("@sam & #board http://x.org", PEOPLE, CHANNELS, form) == wire


def test_a_workspace_of_nobody() -> None:
    assert composed("@sam <b>", [], []) == "@sam &lt;b&gt;"


def test_entities() -> None:
    assert escaped("<&>") == "&lt;&amp;&gt;"
