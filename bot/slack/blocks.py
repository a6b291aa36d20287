"""A reply as Slack accepts it: `text` that is complete by itself, and blocks made from the same words.

Limits are Slack's (docs.slack.dev/reference/block-kit/blocks): 50 blocks; about 13,200 characters of blocks in all
(slackapi/bolt-js issue 2509); 10,000 characters and 100 rows in a table; 75 characters on a button.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.slack.drawn_buttons import actions_block
from bot.slack.rich_text import PIECES, elements_of, joined
from commands.reply import (
    MOST_CELL,
    MOST_LINE,
    PERSON,
    Bold,
    Buttons,
    Code,
    Heading,
    Line,
    Paragraph,
    Part,
    Picture,
    Reply,
    Span,
    Table,
    line_words,
    one_line,
    row_lines,
)

MOST_CHARACTERS = 11_000
MOST_TABLE = 9_500
MOST_ROWS = 99
# A line to copy is useless without its end.
MOST_COPIED = 3_200
MOST_SAID = 2_000
MOST_ALT = 2_000


def escape(words: str) -> str:
    """Words as data in Slack's `text`: nothing in them can notify anybody or fake a link; `<@U1>` stays a person."""
    if "<" not in words:
        # No person is mentioned in them.
        return words.replace("&", "&amp;").replace(">", "&gt;")
    pieces = PIECES.split(words)
    return "".join(_escape_piece(piece) for number, piece in enumerate(pieces) if number % 3 != 2)


def _escape_piece(piece: str) -> str:
    if PERSON.fullmatch(piece):
        return piece
    return piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def payload(answer: Reply) -> dict[str, Any]:
    """`text` and `blocks` for a reply. A reply that would exceed Slack's limits is cut at the end of its longest parts,
    and says how much was left out."""
    answer = fitted(answer)
    blocks = [block for part in answer.parts if _is_drawn(part) for block in _blocks(part)]
    return {"text": text_of(answer.parts), "blocks": blocks}


def _blocks(part: Part) -> list[dict[str, Any]]:
    """A part as a block; a picture is followed by a description for everybody."""
    below = [block_of(Paragraph(((part.alt,),)))] if isinstance(part, Picture) and part.file else []
    return [block_of(part), *below]


def _is_drawn(part: Part) -> bool:
    return not isinstance(part, Buttons) or bool(part.buttons)


def text_of(parts: Iterable[Part]) -> str:
    """The words of a reply, escaped. Lines to copy are in backticks; a table's row is one line."""
    return "\n\n".join("\n".join(_text_lines(part)) for part in parts if not isinstance(part, Buttons))


def _text_lines(part: Heading | Paragraph | Table | Picture) -> list[str]:
    if isinstance(part, Table):
        return [escape(line) for line in row_lines(part)]
    if isinstance(part, Picture):
        return [escape(one_line(part.alt))]
    part = part.as_paragraph if isinstance(part, Heading) else part
    return ["".join(_text_span(span) for span in line) for line in part.lines]


def _text_span(span: Span) -> str:
    if isinstance(span, Code):
        return f"`{escape(one_line(span.words))}`"
    return escape(one_line(span if isinstance(span, str) else span.words))


def fitted(answer: Reply) -> Reply:
    """The reply within Slack's limits: over-long lines end in `…`, and the longest parts lose their last lines."""
    parts = [shortened(part) for part in answer.parts]
    sizes = [size_of(part) for part in parts]
    dropped = [0] * len(parts)
    while (number := _too_large(parts, sizes)) is not None:
        parts[number] = _without_last(parts[number])
        sizes[number] = size_of(parts[number])
        dropped[number] += 1
    kept = [each for part, many in zip(parts, dropped, strict=True) for each in _said_so(part, many)]
    return replace(answer, parts=tuple(kept))


def _too_large(parts: Sequence[Part], sizes: Sequence[int]) -> int | None:
    """The part that must lose its last line or row next, or None if all is within the limits."""
    for number, part in enumerate(parts):
        if isinstance(part, Table) and sizes[number] > MOST_TABLE:
            return number
    return max(range(len(parts)), key=lambda each: sizes[each]) if sum(sizes) > MOST_CHARACTERS else None


def _said_so(part: Part, dropped: int) -> tuple[Part, ...]:
    if not dropped:
        return (part,)
    return (part, left_out(dropped, "rows" if isinstance(part, Table) else "lines"))


def left_out(many: int, what: str) -> Paragraph:
    """The sentence in place of lines or rows that are not shown."""
    return Paragraph(((f"… and {many} more {what}, too long to show here",),))


def shortened(part: Part) -> Part:
    """The part as it is drawn: each line and cell on one line and no longer than people read, and no button that could
    not hold its whole command."""
    if isinstance(part, Buttons):
        return replace(part, buttons=tuple(each for each in part.buttons if len(each.says) <= MOST_SAID))
    if isinstance(part, Heading):
        return shortened(part.as_paragraph)
    if isinstance(part, Paragraph):
        return replace(part, lines=tuple(_short_line(line) for line in part.lines))
    if isinstance(part, Table):
        headings, *rows = [tuple(_short_cell(cell) for cell in row) for row in (part.headings, *part.rows)]
        return replace(part, headings=headings, rows=tuple(rows))
    return replace(part, alt=_cut(one_line(part.alt), MOST_ALT if part.file else MOST_LINE))


def _short_cell(cell: str) -> str:
    cell = one_line(cell)
    return cell if len(cell) <= MOST_CELL else cell[: MOST_CELL - 1] + "…"


def _short_line(line: Line) -> Line:
    """The line with its longest spans cut, because what follows them often says something about them."""
    words = line_words(line)
    if len(words) <= MOST_LINE and words.isprintable():
        # Most lines are short.
        return line
    spans = [_with(span, one_line(_words(span))) for span in line]
    short = [_with(span, _cut(_words(span), MOST_COPIED)) if isinstance(span, Code) else span for span in spans]
    while over := max(sum(len(_words(each)) for each in short if not isinstance(each, Code)) - MOST_LINE, 0):
        number = max(range(len(short)), key=lambda n: 0 if isinstance(short[n], Code) else len(_words(short[n])))
        words = _words(short[number])
        short[number] = _with(short[number], _cut(words, max(len(words) - over, MOST_LINE // (2 * len(short)))))
        if len(_words(short[number])) == len(words):
            return tuple(short[: MOST_LINE // 2])
    return tuple(short)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: max(most - 1, 0)] + "…"


def _words(span: Span) -> str:
    return span if isinstance(span, str) else span.words


def _with(span: Span, words: str) -> Span:
    return words if isinstance(span, str) else replace(span, words=words)


def _without_last(part: Part) -> Part:
    """The part without its last line or row. A last line that ends in a command leads to the rest, and stays."""
    if isinstance(part, Paragraph):
        leads = len(part.lines) > 1 and any(isinstance(span, Code) for span in part.lines[-1][-1:])
        return replace(part, lines=(*part.lines[:-2], part.lines[-1]) if leads else part.lines[:-1])
    return replace(part, rows=part.rows[:-1]) if isinstance(part, Table) else part


def size_of(part: Part) -> int:
    """The part's characters in the text or as a block, whichever is more. An entity is up to five, a line break is
    drawn as three, and the JSON around a span or a cell counts too."""
    if isinstance(part, Heading):
        return _drawn(part.words)
    if isinstance(part, Paragraph):
        spans = [span if isinstance(span, str) else span.words for line in part.lines for span in line]
        return sum(_drawn(words) for words in spans)
    if isinstance(part, Table):
        return sum(_drawn(cell) for row in ((part.said,), part.headings, *part.rows) for cell in row)
    if isinstance(part, Picture):
        return _drawn(part.alt)
    return 0


def _drawn(words: str) -> int:
    return len(escape(one_line(words))) + 12


def block_of(part: Part) -> dict[str, Any]:
    """A part as a block."""
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Buttons):
        return actions_block(part)
    if isinstance(part, Picture):
        return _image(part)
    part = part.as_paragraph if isinstance(part, Heading) else part
    elements: list[dict[str, Any]] = []
    for number, line in enumerate(part.lines):
        elements += [{"type": "text", "text": "\n"}] if number else []
        elements += [element for span in line for element in elements_of(span)]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": joined(elements)}]}


def _image(picture: Picture) -> dict[str, Any]:
    """The picture if Slack has its file; otherwise its description."""
    if not picture.file:
        return block_of(Paragraph(((picture.alt,),)))
    return {"type": "image", "slack_file": {"id": picture.file}, "alt_text": one_line(picture.alt)}


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
    elements = elements_of(Bold(words) if bold else words)
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}
