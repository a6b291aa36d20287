"""Files as people and the app use them: uploading, sharing, giving one in a form, showing one in a block."""

from collections.abc import Iterator
from typing import Any

from local_slack import entered, interactions
from local_slack.envelopes import Envelopes
from local_slack.files import File
from local_slack.limits import invalid
from local_slack.members import Channel, Member
from local_slack.refusal import ApiError, Json

FILE_INPUT = "file_input"


class Filing(Envelopes):
    """A workspace with files. `processing` is how many times files.info shows a new file of the app's unprocessed."""

    processing = 1

    def upload(self, person: Member | str, name: str, content: bytes) -> File:
        """A person's file, not shared with anybody yet: for `say(…, files=[…])` and for a form's file field."""
        someone = self.member(person)
        with self.change():
            file = self.begin_file(name, someone.id, len(content))
            file.content, file.completed = content, True
        return file

    def begin_file(self, name: str, user: str, size: int) -> File:
        """A file whose bytes have not arrived yet."""
        address = f"{self.url}/files-pri/{self.home.team_id}"
        return self.files.begin(name, user, size, int(self.clock().timestamp()), address)

    def delete_file(self, file: File) -> None:
        """Its owner, or the workspace's retention, deletes it."""
        with self.change():
            file.deleted, file.content = True, None

    def share(self, file: File, channel: Channel, ts: str) -> None:
        """Records that a message shares the file."""
        with self.change():
            kind = "private" if channel.private or channel.with_person else "public"
            file.shares.setdefault(kind, {}).setdefault(channel.id, []).append({"ts": ts})

    def seen_by_bot(self, file_id: str) -> File:
        """The file, if the app may know of it; Refusal file_not_found, file_deleted."""
        file = self.files.find(file_id)
        places = [each for each in self.channels if self.bot.id in each.members]
        shared = any(each.id in file.channels for each in places)
        if not file.completed or not (file.user == self.bot.id or file.lent or shared):
            raise ApiError("file_not_found")
        return file

    def seen_by(self, person: Member, file_id: str) -> File:
        """The file, if this person may have it; Refusal file_not_found, file_deleted."""
        file = self.files.find(file_id)
        mine = {each.id for each in self.channels if person.id in each.members} | {person.id}
        if file.content is None or not (file.user == person.id or mine & (file.shown | file.channels)):
            raise ApiError("file_not_found")
        return file

    def check_pictures(self, blocks: list[Json], before: str, pointer: str = "/blocks") -> None:
        """Refusal invalid_blocks if a block shows a file that the app does not have, or that Slack has not processed.

        `before` is the channel or the person that sees the blocks from now on.
        """
        problems = []
        for pictured, at in _pictured(blocks, pointer):
            file = self._picture(pictured.get("slack_file"))
            if file is None:
                problems.append(f"invalid slack file [json-pointer:{at}/slack_file]")
            else:
                file.shown.add(before)
        if problems:
            raise invalid("invalid_blocks", problems)

    def _picture(self, given: Any) -> File | None:
        wanted = given if isinstance(given, dict) and len(given) == 1 else {}
        for file in self.files.all:
            named = wanted.get("id") == file.id or wanted.get("url") in (file.url_private, file.permalink)
            if named and file.completed and not file.deleted and file.looks <= 0 and file.is_picture:
                return file if file.user == self.bot.id or file.shares else None
        return None

    def check_file_fields(self, blocks: list[Json]) -> None:
        """Refusal invalid_arguments if there is a field for files and the scope is missing."""
        if takes_files(blocks) and "files:read" not in self.scopes:
            raise invalid("invalid_arguments", ["file_input needs the scope files:read [json-pointer:/view/blocks]"])

    def check_given(self, person: Member, blocks: list[Json], state: Json) -> None:
        """LookupError if a form's field is given what Slack's own client would refuse: another's file, too many,
        another type."""
        for block, element in entered.fields(blocks):
            if element["type"] != FILE_INPUT:
                continue
            names = state[block["block_id"]][element["action_id"]]["files"]
            given = [self.files.find(each) for each in names]
            types = element.get("filetypes") or [each.filetype for each in given]
            if any(each.user != person.id or each.filetype not in types for each in given):
                raise LookupError(f"{element['action_id']} takes no {[each.name for each in given]}")
            if len(given) > element.get("max_files", 10):
                raise LookupError(f"{element['action_id']} takes {element.get('max_files', 10)} files at most")

    def with_files(self, state: Json) -> Json:
        """A view's state as Slack sends it, with file objects in place of their ids. The app may read them from now
        on."""
        return {
            block: {name: self._as_sent(entry) for name, entry in entries.items()} for block, entries in state.items()
        }

    def _as_sent(self, entry: Json) -> Json:
        if entry["type"] != FILE_INPUT:
            return entry
        given = [self.files.find(each) for each in entry["files"]]
        for file in given:
            file.lent = True
        return entry | {"files": [each.as_json() for each in given]}


def takes_files(blocks: list[Json]) -> bool:
    """True if a form has a field for files."""
    return any(element["type"] == FILE_INPUT for _, element in entered.fields(blocks))


def _pictured(blocks: list[Json], pointer: str) -> Iterator[tuple[Json, str]]:
    """Every image of the blocks that is a file of Slack's, with its JSON pointer."""
    for index, block in enumerate(blocks):
        within = [block, *interactions.inside(block), *(block["elements"] if block["type"] == "context" else [])]
        for each in within:
            if each["type"] == "image" and "slack_file" in each:
                yield each, f"{pointer}/{index}"
