"""The registry, by kind, of composers for what is composed only when it is sent."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from board.refusals import Refusal
from bot.apology import apology
from bot.request_id import a_request
from commands.reply import Reply, refusal
from commands.told.later import Later
from storage.outbox import Post
from storage.refused import Busy, Outdated

# What composes is imported when it is first needed.
_OURS = frozenset({"board", "bot", "commands", "storage"})
_CODE_CHANGED = (
    "boardbot's code was changed while this process runs (%s). Start it again: papers and spreadsheets wait until then"
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Document:
    """A file to send: its name, its bytes, and a description in words."""

    name: str
    content: bytes
    about: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What to send: words, and possibly a document. Buttons go with words alone."""

    words: Reply
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What was asked for, in the plain words that the outbox holds; the post that waits for it; and the present
    instant."""

    values: Mapping[str, str]
    post: Post
    now: datetime


Composer = Callable[[AskedFor], Composed]
Composers = Mapping[str, Composer]


def composed(composers: Composers, post: Post, later: Later, now: datetime) -> Composed:
    """The message to send for what was asked for. A refusal becomes its words, and a bug becomes an apology with a
    reference to the operator's log. Raises Busy, also if this process finds another version's code in the place of its
    own; the request is then tried again."""
    with a_request():
        try:
            return composers[later.kind](AskedFor(later.asked, post, now))
        except Busy:
            raise
        except Refusal as refused:
            return Composed(refusal("Not done.", refused.reason, [line for line, _ in refused.lines]))
        except Exception as error:
            if isinstance(error, ImportError) and (error.name or "").split(".")[0] in _OURS:
                logger.error(_CODE_CHANGED, error.name)
                raise Outdated from None
            return Composed(apology(f"{later.kind} could not be composed"))
