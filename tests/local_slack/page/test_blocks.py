"""Each kind of block and element, drawn; and hostile words in every place that takes words."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

Json = dict[str, Any]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \" ' &"


def words(text: str, kind: str = "plain_text") -> Json:
    return {"type": kind, "text": text}


def rich(*elements: Json, kind: str = "rich_text_section", **more: Any) -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements), **more}]}


def text(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def options(*values: str) -> list[Json]:
    return [{"text": words(each.capitalize()), "value": each} for each in values]


def drawn(page: Any, workspace: Any, *blocks: Json) -> str:
    """The message with these blocks, as the page draws it; attributes on one line, whitespace joined."""
    workspace.post(workspace.channel("C0BOARD"), workspace.bot.id, "words", list(blocks))
    html = page.see()
    assert isinstance(html, str)
    line = html[html.rindex('<li id="message-') : html.index("</section>", html.rindex('<li id="message-'))]
    return re.sub(r"\s+", " ", line)


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (rich(text("a "), text("b", bold=True), text("c", italic=True), text("d", strike=True), text("e", code=True)),
         "<p>a <strong>b</strong><em>c</em><s>d</s><code>e</code></p>"),
        (rich(text("x", bold=True, italic=True)), "<strong><em>x</em></strong>"),
        (rich({"type": "user", "user_id": "U0SAM"}), '<span class="mention">@Sam Okoro</span>'),
        (rich({"type": "user", "user_id": "U0PRIYA"}), '<span class="mention me">@Priya Shah</span>'),
        (rich({"type": "user", "user_id": "U0NONE"}), "@Somebody"),
        (rich({"type": "channel", "channel_id": "C0BOARD"}), "#improvement-board"),
        (rich({"type": "channel", "channel_id": "C0HIDDEN"}), "#private channel"),
        (rich({"type": "broadcast", "range": "here"}), "@here"),
        (rich({"type": "emoji", "name": "warning"}), 'aria-label="warning">⚠️'),
        (rich({"type": "emoji", "name": "blob_cat"}), ":blob_cat:"),
        (rich({"type": "link", "url": "https://a.example/", "text": "plan"}),
         '<a href="https://a.example/" target="_blank" rel="noopener noreferrer">plan</a>'),
        (rich({"type": "date", "timestamp": 1594195200, "format": "{date_long}"}), "Wednesday 8 July 2020"),
        (rich(text("def x():"), kind="rich_text_preformatted"), '<pre tabindex="0">def x():</pre>'),
        (rich(text("said"), kind="rich_text_quote"), "<blockquote>said</blockquote>"),
        ({"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2,
          "elements": [{"type": "rich_text_section", "elements": [text("one")]}]}]},
         '<ol class="indent-1" start="3"><li>one</li></ol>'),
        ({"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet",
          "elements": [{"type": "rich_text_section", "elements": [text("one")]}]}]},
         '<ul class="indent-0"><li>one</li></ul>'),
        ({"type": "section", "text": words("*M6* <@U0SAM>", "mrkdwn")}, "<strong>M6</strong>"),
        ({"type": "section", "text": words("*M6*")}, "<p>*M6*</p>"),
        ({"type": "section", "fields": [words("one"), words("_two_", "mrkdwn")]}, "<em>two</em>"),
        ({"type": "section", "text": words("see"), "accessory": {"type": "image", "image_url": "https://a.example/i.png",
          "alt_text": "a chart"}}, '<span class="picture" role="img" aria-label="a chart">Picture: a chart</span>'),
        ({"type": "header", "text": words("Digest")}, "<h3>Digest</h3>"),
        ({"type": "divider"}, "<hr>"),
        ({"type": "context", "elements": [words("~old~", "mrkdwn")]}, '<div class="context"><p><s>old</s></p></div>'),
        ({"type": "image", "image_url": "https://a.example/i.png", "alt_text": "a chart", "title": words("June")},
         "<figcaption>June</figcaption>"),
        ({"type": "markdown", "text": "**x**"}, "**x**"),
        ({"type": "table", "column_settings": [{}, {"align": "right"}],
          "rows": [[rich(text("Ref", bold=True)), {"type": "raw_text", "text": "Days"}],
                   [{"type": "raw_text", "text": "A1"}, {"type": "raw_number", "value": 7}]]},
         '<tr><td class="">A1</td> <td class="right">7</td> </tr>'),
        ({"type": "data_table", "caption": "Overdue", "row_header_column_index": 0,
          "rows": [[{"type": "raw_text", "text": "Ref"}], [{"type": "raw_text", "text": "A1"}]]},
         '<th scope="row" class="">A1</th>'),
    ],
)  # fmt: skip
def test_a_block(page: Any, workspace: Any, block: Json, html: str) -> None:
    assert html in drawn(page, workspace, block)


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "it"} | more


@pytest.mark.parametrize(
    ("shown", "html"),
    [
        (element("button", text=words("Next"), value="2"), ">Next</button>"),
        (element("button", text=words("Open"), url="https://a.example/"), 'href="https://a.example/"'),
        (element("button", text=words("N"), accessibility_label="Next page"), 'aria-label="Next page"'),
        (element("static_select", options=options("red", "green"), initial_option=options("green")[0]),
         '<option value="green" selected>Green</option>'),
        (element("static_select", option_groups=[{"label": words("RAG"), "options": options("red")}]),
         '<optgroup label="RAG"><option value="red">Red</option></optgroup>'),
        (element("overflow", options=options("close", "hold")), ">Hold</button>"),
        (element("datepicker", initial_date="2020-07-31"), 'type="date" value="2020-07-31"'),
        (element("timepicker", initial_time="09:30"), 'type="time" value="09:30"'),
        (element("datetimepicker", initial_date_time=1594195200), 'type="datetime-local" value="2020-07-08T09:00"'),
        (element("users_select", initial_user="U0SAM"), '<option value="U0SAM" selected>Sam Okoro</option>'),
        (element("conversations_select"), '<option value="C0BOARD">#improvement-board</option>'),
        (element("channels_select", initial_channel="C0BOARD"), '<option value="C0BOARD" selected>'),
        (element("radio_buttons", options=options("yes", "no")), 'type="radio"'),
        (element("checkboxes", options=options("yes"), initial_options=options("yes")), 'value="yes" checked'),
        (element("multi_static_select", options=options("a", "b"), initial_options=options("b")), "multiple"),
        (element("multi_users_select"), "multiple"),
        (element("external_select"), 'name="typed/b/it" aria-label="Choose"'),
    ],
)  # fmt: skip
def test_an_element(page: Any, workspace: Any, shown: Json, html: str) -> None:
    assert html in drawn(page, workspace, {"type": "actions", "block_id": "b", "elements": [shown]})


@pytest.mark.parametrize("url", ["javascript:alert(1)", " javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x",
                                 "vbscript:x", "//evil.example", "http://[", "file:///etc/passwd"])  # fmt: skip
def test_a_link_that_would_run_or_read_something_is_only_words(page: Any, workspace: Any, url: str) -> None:
    html = drawn(
        page,
        workspace,
        rich({"type": "link", "url": url, "text": "press me"}),
        {"type": "section", "text": words(f"<{url}|press me>", "mrkdwn")},
        {"type": "actions", "elements": [element("button", text=words("press me"), url=url)]},
    )
    assert "press me" in html
    assert "<a href" not in html.replace('<a class="quiet" href', "")
    assert 'class="button' not in html


def test_hostile_words_stay_words_everywhere(page: Any, workspace: Any) -> None:
    person = workspace.change_member("U0SAM", real_name=HOSTILE)
    channel = workspace.channel("C0BOARD")
    workspace.say("priya", channel, HOSTILE)
    workspace.post(channel, workspace.bot.id, HOSTILE, typed=HOSTILE, only_for="U0PRIYA")
    cell = {"type": "raw_text", "text": HOSTILE}
    blocks: list[Json] = [
        rich(text(HOSTILE), {"type": "user", "user_id": person.id}, {"type": "link", "url": f"https://a/{HOSTILE}"}),
        {"type": "section", "text": words(HOSTILE, "mrkdwn"), "fields": [words(HOSTILE)], "block_id": HOSTILE,
         "accessory": {"type": "image", "image_url": HOSTILE, "alt_text": HOSTILE}},
        {"type": "header", "text": words(HOSTILE)},
        {"type": "table", "rows": [[cell], [cell]]},
        {"type": "actions", "elements": [
            element("button", text=words(HOSTILE), value=HOSTILE, accessibility_label=HOSTILE),
            element("static_select", action_id=HOSTILE, placeholder=words(HOSTILE), options=[
                {"text": words(HOSTILE), "value": HOSTILE}]),
            element("datepicker", action_id="d", initial_date=HOSTILE[:10], placeholder=words(HOSTILE)),
        ]},
    ]  # fmt: skip
    workspace.post(channel, workspace.bot.id, HOSTILE, blocks)
    seen = Tags()
    seen.feed(page.see(f"/as/sam/in/improvement-board?draft={HOSTILE.replace('&', '%26')}&thread={HOSTILE[:20]}"))
    seen.feed(page.see())
    assert seen.found["script"] == 2
    assert "img" not in seen.found
    assert not [name for name in seen.attributes if name.startswith("on")]


class Tags(HTMLParser):
    """Counts what a browser would take for tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, int] = {}
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] = self.found.get(tag, 0) + 1
        self.attributes |= {name for name, _ in attrs}
