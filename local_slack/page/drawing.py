"""Draws a page from its templates. Jinja2 escapes every word; nothing here marks any as safe."""

from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChainableUndefined, Environment, PackageLoader

from local_slack.filing import takes_files
from local_slack.page import chosen as picked, dates, mrkdwn
from local_slack.page.emoji import EMOJI
from local_slack.page.entries import Unsent
from local_slack.page.view_of_person import Shown, ViewOfPerson
from local_slack.refusal import Json

LINKS = ("http", "https", "mailto")
HEARD_CHARACTERS = 240
# Typing has no moment at which it is finished, so these are not sent at once.
WRITTEN = {
    "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "timepicker",
    "datetimepicker",
}  # fmt: skip
# The level of an alert in words before its text: a colour alone tells many people nothing.
LEVELS = {"info": "Note", "warning": "Warning", "error": "Problem", "success": "Done"}


@cache
def environment() -> Environment:
    """The templates, with the few functions that they use."""
    # Block Kit leaves most fields out, so a missing field is empty, at any depth.
    made = Environment(
        loader=PackageLoader("local_slack.page"),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        address=link, blank=Unsent(), day=day, emoji=emoji, heard=heard, levels=LEVELS, moment=moment,
        name_of=picked.name_of, press_of=picked.press_of, read=mrkdwn.read, sized=sized, takes_files=takes_files,
        typed_of=picked.typed_of, telling=telling, values_of=values_of,
    )  # fmt: skip
    return made


def drawn(seen: ViewOfPerson, token: str) -> str:
    """The whole page as one person sees it; `token` goes into its forms."""
    version = seen.workspace.version
    return environment().get_template("page.html").render(seen=seen, token=token, version=version)


def link(url: str, seen: ViewOfPerson) -> str:
    """An address that is safe to follow, or empty: no link may run a script. A message's own link leads to this
    page."""
    home = f"{seen.workspace.url}/archives/"
    if url.startswith(home):
        return f"{seen.root}/archives/{url.removeprefix(home)}"
    try:
        return url if urlsplit(url).scheme.lower() in LINKS else ""
    except ValueError:
        return ""


def values_of(options: list[Json]) -> list[str]:
    """The values of some options."""
    return [option["value"] for option in options]


def telling(element: Json) -> bool:
    """True if a choice in the element is sent at once, as in Slack: a script presses its hidden button."""
    return element["type"] not in WRITTEN


def sized(size: int) -> str:
    """The size of a file, in words."""
    return f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"


def emoji(element: Json) -> str:
    """The emoji itself, or its name between colons."""
    return EMOJI.get(element["name"], f":{element['name']}:")


def moment(element: Json, seen: ViewOfPerson) -> str:
    """A date element in words, in the reader's own zone."""
    return dates.shown(element["timestamp"], element["format"], element.get("fallback", ""), seen.zone, seen.now)


def day(at: date | datetime, weekday: str = "%a") -> str:
    """A day as "Wed 8 Jul 2020"; with "%A" as "Wednesday 8 July 2020"."""
    return f"{at:{weekday}} {at.day} {at:{'%B' if weekday == '%A' else '%b'} %Y}"


def heard(said: Shown, seen: ViewOfPerson) -> str:
    """What a screen reader announces for a new message: who says it, to whom, and how it begins."""
    only = ", only visible to you" if said.private else ""
    words = " ".join(_words(element, seen) for part in mrkdwn.read(said.message.text) for element in part["elements"])
    short = " ".join(words.split())
    author = said.author.name if said.author.is_bot else said.author.real_name
    return f"{author}{only}: {short[:HEARD_CHARACTERS]}{'…' if len(short) > HEARD_CHARACTERS else ''}"


def _words(element: dict[str, Any], seen: ViewOfPerson) -> str:
    kind = element["type"]
    if kind == "user":
        return f"@{seen.member(element['user_id']).real_name}"
    if kind == "date":
        return moment(element, seen)
    return str(element.get("text") or element.get("label") or element.get("url") or element.get("range") or "")
