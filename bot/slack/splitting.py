"""Splits an answer into as many messages as it needs: the first goes back with the acknowledgement, the others follow
it.

A Socket Mode line of over 20,480 bytes is reported to be cut by Slack's server, and the command is delivered again. The
following messages go to the command's own address, five at most
(docs.slack.dev/interactivity/handling-user-interaction), and each is within what Slack shows of one message (see
`messages`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from bot.slack.blocks import (
    MOST_CHARACTERS,
    MOST_ROWS,
    MOST_TABLE,
    block_of,
    left_out,
    shortened,
    size_of,
    text_of,
)
from bot.slack.rich_text import elements_of
from commands.reply import Buttons, Heading, Paragraph, Part, Picture, Reply, Table, line_words, paragraph

MOST_LINE_BYTES = 18_000
# The envelope, what is around the parts, a table's headings, and the sentence that more is to come.
_ROUND_IT = 1_400
MOST_FOLLOWING = 5
CONTINUES = "Continued in the next message."
# The most that is around a span and a cell, in both ways of drawing each; and around an element of its own: a person's
# name, a table's heading, a button, a picture.
_A_SPAN, _A_CELL, _AN_ELEMENT = 90, 45, 200
# The most that a letter of any kind takes in both, a sign in JSON, and the increase if one of these is escaped.
_A_LETTER, _A_SIGN, _AN_ESCAPE = 24, 6, 8
_ESCAPED = '&>"\\'
# Room for that sentence, or for the count of what is left out.
_NOTE = 100


@dataclass(frozen=True, slots=True)
class _Piece:
    """The smallest unit that stays together: a line, a row, or the buttons of a part. `part` is that part's number."""

    part: int
    words: Part
    bytes: int
    characters: int


def written(payload: Any) -> str:
    """The JSON to send, in which each letter is itself, not an escape of six bytes."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class _Filling:
    """The pieces of one message, and their total size; at most `most_bytes`, if that is given."""

    most_bytes: int | None = None
    pieces: list[_Piece] = field(default_factory=list)
    bytes: int = 0
    characters: int = 0
    table: int | None = None
    rows: int = 0
    in_table: int = 0

    def take(self, piece: _Piece) -> bool:
        """Adds a piece, unless Slack would then refuse the message."""
        is_row = isinstance(piece.words, Table)
        if (
            self.characters + piece.characters > MOST_CHARACTERS - _NOTE
            or (self.most_bytes is not None and self.bytes + piece.bytes > self.most_bytes)
            or (is_row and self.table not in (None, piece.part))
            or (is_row and (self.rows == MOST_ROWS or self.in_table + piece.characters > MOST_TABLE))
        ):
            return False
        self.add(piece)
        return True

    def add(self, piece: _Piece) -> None:
        """Adds a piece in any case. One that is too large even for a message of its own is left out when drawn, and
        counted."""
        self.pieces.append(piece)
        self.bytes += piece.bytes
        self.characters += piece.characters
        if isinstance(piece.words, Table):
            self.table = piece.part
            self.rows += 1
            self.in_table += piece.characters


def split(answer: Reply, following: int = MOST_FOLLOWING, in_a_line: bool = True) -> list[Reply]:
    """The answer in its messages, at most `following` of them after the first. The rest is then left out and counted.

    With `in_a_line` the first fits in a line of Socket Mode.
    """
    if _is_short(answer):
        return [answer]
    messages = [_Filling(MOST_LINE_BYTES - _ROUND_IT if in_a_line else None)]
    for number, part in enumerate(answer.parts):
        for piece in _pieces(number, shortened(part)):
            if not messages[-1].take(piece):
                messages.append(_Filling())
                messages[-1].add(piece)
    return [replace(answer, parts=tuple(parts)) for parts in _with_notes(messages, following)]


def _is_short(answer: Reply) -> bool:
    """True if the answer certainly fits in any message, as most do; this is worked out without drawing it."""
    tables = [part for part in answer.parts if isinstance(part, Table)]
    if len(tables) > 1 or any(len(each.rows) > MOST_ROWS for each in tables):
        return False
    return sum(map(_most_bytes, answer.parts)) <= MOST_LINE_BYTES - _ROUND_IT


def _most_bytes(part: Part) -> int:
    """The most that a part can take. Half of it is more than its characters, as Slack's limits of a message count
    them."""
    if isinstance(part, Buttons):
        said = sum(2 * len(each.label) + len(each.says) + len(each.about) for each in part.buttons)
        return (said + len(part.redraws)) * _A_SIGN + len(part.buttons) * _AN_ELEMENT
    if isinstance(part, Table):
        said = _most_of((part.said, *part.headings)) + (1 + len(part.headings)) * _AN_ELEMENT
        return said + sum(_most_of(row) + len(row) * _A_CELL for row in part.rows)
    if isinstance(part, Picture):
        return _most_of((part.alt,)) * 2 + _AN_ELEMENT
    part = part.as_paragraph if isinstance(part, Heading) else part
    return sum(_most_of((line_words(line),)) + (len(line) + 1) * _A_SPAN for line in part.lines)


def _most_of(words: Iterable[str]) -> int:
    together = "".join(words)
    if not together.isprintable():
        return len(together) * _A_LETTER
    signs = sum(map(together.count, _ESCAPED))
    return 2 * len(together.encode()) + signs * _AN_ESCAPE + together.count("<") * _AN_ELEMENT


def _with_notes(messages: Sequence[_Filling], following: int) -> Iterable[list[Part]]:
    kept, rest = messages[: following + 1], sum(len(each.pieces) for each in messages[following + 1 :])
    for number, message in enumerate(kept, 1):
        parts = _together(message.pieces)
        if number < len(kept):
            parts.append(paragraph(CONTINUES))
        elif rest:
            parts.append(left_out(rest, "lines"))
        yield parts


def _pieces(number: int, part: Part) -> Iterable[_Piece]:
    if isinstance(part, Buttons):
        yield _Piece(number, part, _bytes(block_of(part)), 0)
        return
    if isinstance(part, Picture):
        yield _Piece(number, part, _bytes(text_of([part])) + _bytes(block_of(part)), size_of(part))
        return
    if isinstance(part, Table):
        for row in part.rows:
            one = replace(part, rows=(row,))
            yield _Piece(number, one, _bytes(text_of([one])) + _bytes(block_of(one)["rows"][1]) + 10, size_of(one))
        return
    part = part.as_paragraph if isinstance(part, Heading) else part
    for line in part.lines:
        one_line = Paragraph((line,))
        drawn = sum(_bytes(each) + 1 for span in line for each in elements_of(span))
        yield _Piece(number, one_line, _bytes(text_of([one_line])) + drawn + 60, size_of(one_line))


def _together(pieces: Iterable[_Piece]) -> list[Part]:
    """The parts that the pieces make up."""
    parts: list[Part] = []
    for _, group in groupby(pieces, key=lambda each: each.part):
        same = [each.words for each in group]
        first = same[0]
        if isinstance(first, Paragraph):
            parts.append(Paragraph(tuple(line for each in same if isinstance(each, Paragraph) for line in each.lines)))
        elif isinstance(first, Table):
            rows = tuple(row for each in same if isinstance(each, Table) for row in each.rows)
            parts.append(replace(first, rows=rows))
        else:
            parts.append(first)
    return parts


def _bytes(value: Any) -> int:
    return len(written(value).encode())
