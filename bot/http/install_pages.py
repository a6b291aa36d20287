"""What somebody who installs the app reads in their browser: what to do next, or what to do instead."""

from html import escape

from bot.slack.manifest import INSTALL_PATH

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body><h1>{title}</h1>{paragraphs}</body>
</html>
"""


def installed_page(where: str) -> str:
    """The app is installed in the workspace or organisation of that name."""
    return _page(
        f"boardbot is installed in {where}" if where else "boardbot is installed",
        "Close this page and go back to Slack.",
        "In the board's channel type /invite @boardbot, and then /board setup.",
    )


def failed_page(why: str) -> str:
    """It is not, and why: a sentence of our own."""
    link = f'<a href="{INSTALL_PATH}">Begin again</a>'
    return _page("boardbot was not installed", why, "Nothing was changed.", more=f"<p>{link}</p>")


def _page(title: str, *paragraphs: str, more: str = "") -> str:
    told = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return _PAGE.format(title=escape(title), paragraphs=told + more)
