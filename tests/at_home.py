"""Home as a person reads it: its words, and its buttons in brackets; drawn as Slack would take it."""

from dataclasses import replace
from typing import Any

from conversation import JO, Conversation

from bot.slack.home import home_view
from commands.home.page import board_shown, home_page
from commands.home.parts import At, HomePage
from commands.reply import Reply
from commands.request import Person, Request
from local_slack.limits_of_views import checked_view

Json = dict[str, Any]


def look(say: Conversation, by: Person = JO, at: At | None = None, done: Reply | None = None, **more: Any) -> HomePage:
    """Home as it is composed for somebody. They are in the board's channel, and have opened it before, unless `more`
    says otherwise: `reaches`, `first`."""
    reaches, first = more.get("reaches", frozenset({say.channel})), more.get("first", False)
    asked = Request("", "", by, say.team, "", say.now, say.crowd, reaches=reaches)
    if not first:
        with say.log.writing() as store:
            store.home_tabs.keep(say.team, by.id, None, say.now)
    at = at or At()
    with say.log.reading() as store:
        board = board_shown(asked, store, at.board)
        asked = replace(asked, channel=board.channel if board else "")
        return home_page(asked, store, board, at, done, more.get("unsaid", False))


def words(page: HomePage) -> str:
    """A line for each line, and one for each row of buttons: `[Update] [Done]`."""
    view = home_view(page)
    assert checked_view(view, "home") == view
    return read(view["blocks"])


def read(blocks: list[Json]) -> str:
    """The blocks of a view as a person reads them."""
    return "\n".join(_read(each) for each in blocks)


def _read(block: Json) -> str:
    if block["type"] == "actions":
        return " ".join(f"[{_label(each)}]" for each in block["elements"])
    return "".join(_span(span) for part in block["elements"] for span in part["elements"])


def _label(element: Json) -> str:
    words: str = element.get("text", element.get("initial_option", {}).get("text", {}))["text"]
    return words


def _span(span: Json) -> str:
    words: str = span.get("text") or f"<@{span.get('user_id')}>"
    return words


def labels(blocks: list[Json]) -> list[str]:
    """What a screen reader says of each button, from top to bottom."""
    elements = [each for block in blocks if block["type"] == "actions" for each in block["elements"]]
    return [each.get("accessibility_label") or _label(each) for each in elements]
