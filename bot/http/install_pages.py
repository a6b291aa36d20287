"""The pages that somebody who installs the app sees in their browser: what to do next, or what to do instead."""

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
_BEGIN_AGAIN = f'<p><a href="{INSTALL_PATH}">Begin again</a></p>'


def installed_page(where: str) -> str:
    """The page after an installation in the workspace or organisation of that name."""
    return _page(
        f"boardbot is installed in {where}" if where else "boardbot is installed",
        "Close this page and go back to Slack.",
        "In the board's channel type /invite @boardbot, and then /board setup.",
    )


def failed_page(why: str) -> str:
    """The page after a failed installation, with the reason: a sentence of our own."""
    return _page("boardbot was not installed just now", why, "Nothing was changed.", more=_BEGIN_AGAIN)


def unfinished_page(why: str) -> str:
    """The same if Slack may have allowed the app, and only a later step has failed."""
    again = "In Slack it may look as if it were installed. Begin again all the same: that finishes it."
    return _page("Installing boardbot was not finished", why, again, more=_BEGIN_AGAIN)


def _page(title: str, *paragraphs: str, more: str = "") -> str:
    told = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return _PAGE.format(title=escape(title), paragraphs=told + more)
