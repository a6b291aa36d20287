"""A message's pictures: drawn and uploaded just before it is posted, and only once, however often it is tried.

An upload is not shared anywhere, so nobody sees it. Slack's ids are stored with the message before it is posted, so
that a retry posts the same pictures. A message that is never posted leaves files that nobody sees. If there can be no
pictures, the words are posted all the same.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.papers.chart import INSTALL, can_draw, draw_all, is_drawing
from bot.posting.notices import put_notice_of_pictures
from bot.slack.blocks import payload
from bot.slack.errors import NO_ANSWER, name_of
from bot.slack.files import upload
from commands.reply import Part, Picture, Reply, frozen, paragraph, thawed
from commands.scopes import MAY_NOT_SEND
from storage.database import Database
from storage.outbox import Post

NOT_INSTALLED = f"There is no picture: this boardbot draws none. Whoever runs it can install what draws: {INSTALL}"
WRITE_MISSING = f"There is no picture: {MAY_NOT_SEND}"
NOT_DRAWN = "There is no picture: it could not be drawn. Ask for it again; whoever runs boardbot finds why in its log."
NOT_TAKEN = "There is no picture: Slack did not take it."

# An upload takes three calls, and other posts wait for those of a digest.
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws and uploads the pictures of one workspace's messages."""

    database: Database
    client: WebClient
    clock: Callable[[], datetime]

    def ready(self, post: Post) -> Reply:
        """The message with its pictures in Slack. If they cannot be had, it is without them, and says why to the person
        who asked for them; board support is told of that once."""
        answer = thawed(post.message)
        wanted = pictures_in(answer)
        if not wanted or all(each.file for each in wanted):
            return answer
        files, why = self._uploaded(wanted)
        if why:
            self.tell(post, why)
            return _in_words(answer, "" if post.digest_id else why)
        pictured = _with_files(answer, files)
        with self.database.writing(team=post.team) as store:
            store.outbox.rewrite(post, frozen(pictured))
        return pictured

    def must_wait(self, post: Post) -> bool:
        """True if it has pictures to draw while others are being drawn, for instance for another workspace."""
        return is_drawing() and any(not each.file for each in pictures_in(thawed(post.message)))

    def instead_of(self, post: Post, answer: Reply) -> list[dict[str, Any]]:
        """What to post if Slack refuses an answer with pictures: the same without them. Empty if it has none."""
        return [payload(_in_words(answer, "" if post.digest_id else NOT_TAKEN))] if pictures_in(answer) else []

    def tell(self, post: Post, why: str) -> None:
        """Tells board support, once for each reason."""
        put_notice_of_pictures(self.database, post, why, self.clock())

    def _uploaded(self, wanted: Sequence[Picture]) -> tuple[list[str], str]:
        """Slack's ids of the pictures, or the reason why there are none."""
        drawn = draw_all([each.chart for each in wanted])
        if drawn is None:
            return [], NOT_DRAWN if can_draw() else NOT_INSTALLED
        try:
            with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="upload") as pool:
                return list(pool.map(self._upload, wanted, drawn)), ""
        except NO_ANSWER as error:
            return [], WRITE_MISSING if name_of(error) == "missing_scope" else NOT_TAKEN

    def _upload(self, picture: Picture, png: bytes) -> str:
        return upload(self.client, f"{_name(picture)}.png", png, picture.alt)


def pictures_in(answer: Reply) -> list[Picture]:
    """The pictures of a message."""
    return [each for each in answer.parts if isinstance(each, Picture)]


def _name(picture: Picture) -> str:
    """The measure's ref, only its letters and digits; a title may contain anything."""
    return "".join(letter for letter in picture.chart.title.split(" ")[0] if letter.isalnum()) or "chart"


def _with_files(answer: Reply, files: Sequence[str]) -> Reply:
    left = iter(files)
    parts = [replace(each, file=next(left)) if isinstance(each, Picture) else each for each in answer.parts]
    return replace(answer, parts=tuple(parts))


def _in_words(answer: Reply, why: str) -> Reply:
    """The message with a description in place of each picture, and the reason. A digest gets neither, since its lists
    say the same."""
    if not why:
        return replace(answer, parts=tuple(each for each in answer.parts if not isinstance(each, Picture)))
    parts: list[Part] = [paragraph(each.alt) if isinstance(each, Picture) else each for each in answer.parts]
    return replace(answer, parts=(*parts, paragraph(why)))
