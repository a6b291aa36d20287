"""A reply as Slack takes it: `text` that is complete on its own, and blocks made from the same words.

Limits are Slack's (docs.slack.dev/reference/block-kit/blocks): 50 blocks; about 13,200 characters of blocks in all
(slackapi/bolt-js issue 2509); 10,000 characters and 100 rows in a table; 75 characters on a button.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from commands.reply import PERSON, Bold, Buttons, Code, Line, Paragraph, Part, Reply, Span, Table, one_line

MOST_CHARACTERS = 11_000
MOST_TABLE = 9_500
MOST_LINE = 700
MOST_CELL = 400
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
        return [escape(one_line(" · ".join(cell for cell in row if cell))) for row in part.rows]
    return ["".join(_text_span(span) for span in line) for line in part.lines]


def _text_span(span: Span) -> str:
    if isinstance(span, Code):
        return f"`{escape(one_line(span.words))}`"
    return escape(one_line(span if isinstance(span, str) else span.words))


def fitted(answer: Reply) -> Reply:
    """The reply within Slack's limits: over-long lines end in `…`, and the longest parts lose their last lines."""
    parts = [_short_lines(part) for part in answer.parts]
    sizes = [_size(part) for part in parts]
    dropped = [0] * len(parts)
    while (number := _too_large(parts, sizes)) is not None:
        parts[number] = _without_last(parts[number])
        sizes[number] = _size(parts[number])
        dropped[number] += 1
    kept = [each for part, many in zip(parts, dropped, strict=True) for each in _said_so(part, many)]
    return replace(answer, parts=tuple(kept))


def _too_large(parts: Sequence[Part], sizes: Sequence[int]) -> int | None:
    """The part that must lose its last line or row next, or None where all is within the limits."""
    for number, part in enumerate(parts):
        if isinstance(part, Table) and sizes[number] > MOST_TABLE:
            return number
    return max(range(len(parts)), key=lambda each: sizes[each]) if sum(sizes) > MOST_CHARACTERS else None


def _said_so(part: Part, dropped: int) -> tuple[Part, ...]:
    if not dropped:
        return (part,)
    what = "rows" if isinstance(part, Table) else "lines"
    return (part, Paragraph(((f"… and {dropped} more {what}, too long to show here",),)))


def _short_lines(part: Part) -> Part:
    if isinstance(part, Paragraph):
        return Paragraph(tuple(_short_line(line) for line in part.lines))
    if isinstance(part, Table):
        headings, *rows = [tuple(_short_cell(cell) for cell in row) for row in (part.headings, *part.rows)]
        return Table(headings, tuple(rows))
    return part


def _short_cell(cell: str) -> str:
    return cell if len(cell) <= MOST_CELL else cell[: MOST_CELL - 1] + "…"


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
    """The part without its last line or row; a last line that ends in a command leads to the rest, and stays."""
    if isinstance(part, Paragraph):
        leads = len(part.lines) > 1 and any(isinstance(span, Code) for span in part.lines[-1][-1:])
        return Paragraph((*part.lines[:-2], part.lines[-1]) if leads else part.lines[:-1])
    return Table(part.headings, part.rows[:-1]) if isinstance(part, Table) else part


def _size(part: Part) -> int:
    """Characters of the part, as they are in the text or as a block, whichever is more; an entity is up to five, and
    the JSON round a span or a cell counts too."""
    if isinstance(part, Paragraph):
        spans = [span if isinstance(span, str) else span.words for line in part.lines for span in line]
        return sum(len(escape(words)) + 12 for words in spans)
    if isinstance(part, Table):
        return sum(len(escape(cell)) + 12 for row in (part.headings, *part.rows) for cell in row)
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
        elements += [{"type": "text", "text": "\n"}] if number else []
        elements += [element for span in line for element in _elements(span)]
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
    words = one_line(words) or "–"
    if not bold and not PERSON.search(words):
        return {"type": "raw_text", "text": words}
    elements = _elements(Bold(words) if bold else words)
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _elements(span: Span) -> Sequence[dict[str, Any]]:
    words = one_line(span if isinstance(span, str) else span.words)
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
