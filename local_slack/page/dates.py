"""Moments as Slack writes them for a reader: `<!date^…>` and a rich text's date element.

Source: https://docs.slack.dev/messaging/formatting-message-text (date formatting)
"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_TOKEN = re.compile(r"\{(\w+)\}")


def shown(timestamp: int, form: str, fallback: str, zone: ZoneInfo, now: datetime) -> str:
    """The moment in the reader's own zone; `fallback` if it is invalid or the form has an unknown token."""
    try:
        at = datetime.fromtimestamp(timestamp, zone)
        return _TOKEN.sub(lambda found: _token(found[1], at, now.astimezone(zone)), form)
    except (LookupError, ValueError, OverflowError, OSError):
        return fallback


def _token(name: str, at: datetime, now: datetime) -> str:
    if name.endswith("_pretty"):
        return _near(at, now) or _token(name.removesuffix("_pretty"), at, now)
    if name == "ago":
        return _ago(now - at)
    return {
        "date_num": f"{at:%Y-%m-%d}",
        "date": f"{at.day} {at:%B %Y}",
        "date_short": f"{at.day} {at:%b %Y}",
        "date_long": f"{at:%A} {at.day} {at:%B %Y}",
        "time": f"{at:%H:%M}",
        "time_secs": f"{at:%H:%M:%S}",
    }[name]


def _near(at: datetime, now: datetime) -> str:
    return {0: "today", -1: "yesterday", 1: "tomorrow"}.get((at.date() - now.date()).days, "")


def _ago(passed: timedelta) -> str:
    size = abs(passed)
    for unit, seconds in (("day", 86400), ("hour", 3600), ("minute", 60)):
        many = int(size.total_seconds() // seconds)
        if many:
            words = f"{many} {unit}{'s' if many > 1 else ''}"
            return f"{words} ago" if passed > timedelta() else f"in {words}"
    return "just now"
