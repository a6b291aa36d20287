"""Compares digests, and the final states of their messages, with the history; and the history with the hash that each
digest recorded."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from storage.chain import IN_COMMON
from storage.digests import fingerprint, sealed_text
from storage.outbox_order import ATTEMPTED, CLAIMED, FAILED, POSTED
from storage.upkeep.verify.boards import BoardsTold
from storage.upkeep.verify.lines import Problem, StoredLine, differing
from storage.upkeep.verify.log_read import LogRead

_NOT_OUT = {"posted_at": None, "ts": ""}


@dataclass
class DigestTold:
    """What the history says of one digest: its columns, the fingerprint of its messages, and the final state of
    each.
    """

    columns: dict[str, Any]
    channel: str | None
    # Older logs record no snapshot of a digest and no final states.
    is_followed: bool
    messages: str = ""
    ends: dict[int, dict[str, Any]] = field(default_factory=dict)
    is_given_up: bool = False

    def end(self, number: int) -> dict[str, Any] | None:
        """The expected final state of a message, by its number; without a state it must not be settled. None if the
        history does not say."""
        if number in self.ends:
            return self.ends[number]
        if self.is_given_up:
            return {"state": FAILED, "error": ""} | _NOT_OUT
        return {"error": ""} | _NOT_OUT if self.is_followed else None


class DigestsTold:
    """The expected rows of every digest, built from the history."""

    def __init__(self, boards: BoardsTold) -> None:
        self._boards = boards
        self._told: dict[tuple[int, str], DigestTold] = {}
        # The id and the hash of each board's newest line.
        self._newest: dict[int, tuple[int, str]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line. The boards must have applied it before."""
        self._apply(line)
        self._newest[line.board_id] = (line.id, line.hash)

    def _apply(self, line: StoredLine) -> None:
        if line.subject != "board" or "digest" not in line.changes:
            return
        key = (line.board_id, line.changes["digest"][1])
        if "messages" in line.changes:
            told = self._told.setdefault(key, self._first(line))
            told.messages = line.changes["messages"][1]
            if missed := line.new.get("missed"):
                told.ends[0] = {"state": FAILED, "error": missed} | _NOT_OUT
        elif "message" in line.changes:
            self._end(self._told[key], line)

    def _first(self, line: StoredLine) -> DigestTold:
        of_board = self._newest.get(line.board_id, (0, ""))
        named = (line.id - 1, line.previous_hash) if line.rule == IN_COMMON else of_board
        columns = {"composed_at": line.at, "history_id": named[0], "history_hash": named[1]}
        snapshot = line.new.get("snapshot")
        if snapshot is not None:
            columns["snapshot"] = snapshot
        return DigestTold(columns, self._boards.of(line.board_id).columns.get("channel"), snapshot is not None)

    def _end(self, told: DigestTold, line: StoredLine) -> None:
        new = line.new
        if new["state"] == POSTED:
            end = {"state": POSTED, "error": "", "posted_at": line.at, "ts": new["ts"]}
        else:
            end = {"state": FAILED, "error": new["error"]} | _NOT_OUT
            told.is_given_up = True
        told.ends[new["message"]] = end

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each difference. Messages are read one digest at a time, to save memory."""
        by_digest = groupby(log.posts_of_digests(), key=lambda row: row["digest_id"])
        posts = {digest_id: _sealed(list(rows)) for digest_id, rows in by_digest}
        left = dict(self._told)
        # A dictionary, because it keeps its order.
        there: dict[tuple[int, str], None] = {}
        for row in log.rows("digests"):
            key = (row["board_id"], row["slot"])
            there[key] = None
            told = left.pop(key, None)
            yield from ((row["board_id"], each) for each in self._of(log, row, told, posts.get(row["id"], [])))
        for board_id, slot in left:
            yield board_id, f"the digest {slot} is in the history but not in the log."
        known, told_of = _by_board(each for each in there if each in self._told), _by_board(self._told)
        for board_id, slots in known.items():
            # A server may claim several boards' slots at once, so only the order within a board means anything.
            if slots != [each for each in told_of[board_id] if (board_id, each) in there]:
                yield board_id, "its digests are not in the order of their history."

    def _of(
        self, log: LogRead, row: dict[str, Any], told: DigestTold | None, posts: list[dict[str, Any]]
    ) -> Iterator[str]:
        if told is None or _is_altered(told, row, posts):
            yield f"the digest {row['slot']} is not as it was composed."
        elif any(self._is_other(told, row, number, post) for number, post in enumerate(posts)):
            yield f"what became of the digest {row['slot']} differs from its history."
        if row["history_id"] and log.hash_of(row["history_id"]) != row["history_hash"]:
            yield f"history lines before the digest {row['slot']} are missing or altered."

    def _is_other(self, told: DigestTold, row: dict[str, Any], number: int, post: dict[str, Any]) -> bool:
        board = self._boards.of(row["board_id"])
        known = {"board_id": row["board_id"], "composed_at": row["composed_at"], "thread": ""}
        known |= {"team": board.columns["team"]} if "team" in board.columns else {}
        known |= {"key": f"{told.channel}:{row['slot']}:{number}"} if told.channel else {}
        if board.channels and post["channel"] not in board.channels:
            return True
        end = told.end(number)
        ended = end is None or "state" in end or post["state"] in {CLAIMED, ATTEMPTED}
        return not ended or bool(differing(post, known | (end or {})))


def _by_board(digests: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """The slots of each board, in their order."""
    found: dict[int, list[str]] = {}
    for board_id, slot in digests:
        found.setdefault(board_id, []).append(slot)
    return found


def _sealed(posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A digest's rows with the fingerprint of all its messages in place of each message; empty if one cannot be
    read."""
    try:
        sealed = fingerprint([json.loads(post["message"]) for post in posts])
    except (TypeError, ValueError):
        sealed = ""
    return [post | {"message": sealed} for post in posts]


def _is_altered(told: DigestTold, row: dict[str, Any], posts: list[dict[str, Any]]) -> bool:
    if differing(row | {"snapshot": sealed_text(str(row["snapshot"]))}, told.columns):
        return True
    return not posts or posts[0]["message"] != told.messages
