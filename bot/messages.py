"""A reply as Slack takes it: `text` that is complete on its own, and blocks made from the same words.

Limits are Slack's (docs.slack.dev/reference/block-kit/blocks): 50 blocks; about 13,200 characters of blocks in all
(slackapi/bolt-js issue 2509); 10,000 characters and 100 rows in a table; 75 characters on a button.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from commands.reply import PERSON, Bold, Buttons, Code, Line, Paragraph, Part, Reply, Span, Table

MOST_CHARACTERS = 11_000
MOST_LINE = 700
_PIECES = re.compile(rf"({PERSON.pattern})")


def escape(words: str) -> str:
    """Words as data in Slack's `text`: nothing in them can ring anybody or fake a link; `<@U1>` stays a person."""
    pieces = _PIECES.split(words)
    return "".join(_escape_piece(piece) for number, piece in enumerate(pieces) if number % 3 != 2)


def _escape_piece(piece: str) -> str:
    if PERSON.fullmatch(piece):
        return piece
    return piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def payload(answer: Reply) -> dict[str, Any]:
    """`text` and `blocks` for a reply. A reply that would pass Slack's limits is cut at the end of its longest
    parts, and says how much was left out."""
    answer = fitted(answer)
    return {"text": text_of(answer.parts), "blocks": [_block(part) for part in answer.parts]}


def text_of(parts: Iterable[Part]) -> str:
    """The words of a reply, escaped; lines to copy stand in backticks; a table's row is a line."""
    return "\n\n".join("\n".join(_text_lines(part)) for part in parts if not isinstance(part, Buttons))


def _text_lines(part: Paragraph | Table) -> list[str]:
    if isinstance(part, Table):
        return [escape(" · ".join(cell for cell in row if cell)) for row in part.rows]
    return ["".join(_text_span(span) for span in line) for line in part.lines]


def _text_span(span: Span) -> str:
    if isinstance(span, Code):
        return f"`{escape(span.words)}`"
    return escape(span if isinstance(span, str) else span.words)


def fitted(answer: Reply) -> Reply:
    """The reply within Slack's limits: over-long lines end in `…`, and the longest parts lose their last lines."""
    parts = [_short_lines(part) for part in answer.parts]
    sizes = [_size(part) for part in parts]
    dropped = [0] * len(parts)
    while sum(sizes) > MOST_CHARACTERS:
        longest = max(range(len(parts)), key=lambda n: sizes[n])
        parts[longest] = _without_last(parts[longest])
        sizes[longest] = _size(parts[longest])
        dropped[longest] += 1
    return replace(answer, parts=tuple(_said_so(part, many) for part, many in zip(parts, dropped, strict=True)))


def _said_so(part: Part, dropped: int) -> Part:
    if dropped and isinstance(part, Paragraph):
        return Paragraph((*part.lines, (f"… and {dropped} more lines, too long to show here",)))
    return part


def _short_lines(part: Part) -> Part:
    if isinstance(part, Paragraph):
        return Paragraph(tuple(_short_line(line) for line in part.lines))
    return part


def _short_line(line: Line) -> Line:
    spans: list[Span] = []
    left = MOST_LINE
    for span in line:
        words = span if isinstance(span, str) else span.words
        if len(words) > left:
            cut = words[: max(left - 1, 0)] + "…"
            spans.append(cut if isinstance(span, str) else replace(span, words=cut))
            break
        spans.append(span)
        left -= len(words)
    return tuple(spans)


def _without_last(part: Part) -> Part:
    if isinstance(part, Paragraph):
        return Paragraph(part.lines[:-1])
    return Table(part.headings, part.rows[:-1]) if isinstance(part, Table) else part


def _size(part: Part) -> int:
    """Characters of the part once it is a block; the JSON round a span or a cell counts too."""
    if isinstance(part, Paragraph):
        return sum(len(span if isinstance(span, str) else span.words) + 12 for line in part.lines for span in line)
    if isinstance(part, Table):
        return sum(len(cell) + 12 for row in (part.headings, *part.rows) for cell in row)
    return 0


def _block(part: Part) -> dict[str, Any]:
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Buttons):
        return {
            "type": "actions",
            "elements": [_button(n, each.label, each.says) for n, each in enumerate(part.buttons)],
        }
    elements: list[dict[str, Any]] = []
    for number, line in enumerate(part.lines):
        spans = ([] if number == 0 else ["\n"]) + list(line)
        elements += [element for span in spans for element in _elements(span)]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": _joined(elements)}]}


def _button(number: int, label: str, says: str) -> dict[str, Any]:
    shown = label if len(label) <= 75 else label[:74] + "…"
    return {
        "type": "button",
        "action_id": f"say-{number}",
        "text": {"type": "plain_text", "text": shown},
        "value": says[:2000],
    }


def _table(table: Table) -> dict[str, Any]:
    headings = [_cell(heading, bold=True) for heading in table.headings]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    settings = [{"is_wrapped": True} for _ in table.headings]
    return {"type": "table", "column_settings": settings, "rows": [headings, *rows]}


def _cell(words: str, bold: bool = False) -> dict[str, Any]:
    """A cell; Slack refuses an empty one."""
    words = words or "–"
    if not bold and not PERSON.search(words):
        return {"type": "raw_text", "text": words}
    elements = _elements(Bold(words) if bold else words)
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _elements(span: Span) -> Sequence[dict[str, Any]]:
    words = span if isinstance(span, str) else span.words
    style = (
        {"style": {"bold": True}}
        if isinstance(span, Bold)
        else {"style": {"code": True}}
        if isinstance(span, Code)
        else {}
    )
    found: list[dict[str, Any]] = []
    for number, piece in enumerate(_PIECES.split(words)):
        if number % 3 == 1:
            found.append({"type": "user", "user_id": piece[2:-1]})
        elif number % 3 == 0 and piece:
            found.append({"type": "text", "text": piece} | style)
    return found


def _joined(elements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours of one style as one element."""
    joined: list[dict[str, Any]] = []
    for element in elements:
        last = joined[-1] if joined else {}
        if element["type"] == last.get("type") == "text" and element.get("style") == last.get("style"):
            joined[-1] = last | {"text": last["text"] + element["text"]}
        else:
            joined.append(element)
    return joined
