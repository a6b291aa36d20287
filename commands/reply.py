"""A reply as words and parts, which can be rendered as text, as Slack's blocks or for a terminal.

A string in a reply is plain data: the code that renders it escapes it. `<@U123>` in a string is a person.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from board.charts import Chart, from_plain, plain

# A longer line or cell is cut when it is drawn; `whole_lines` divides words that must be read whole.
MOST_LINE = 700
MOST_CELL = 400
PERSON = re.compile(r"<@([UW][A-Z0-9]+)>")


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out. The emphasis carries no meaning of its own."""

    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """A line to copy and send."""

    words: str


Span = str | Bold | Code
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `listed` says that each is an item of a list, to be drawn as one if possible."""

    lines: tuple[Line, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of the parts after it. In a document it has its `level`, 1 to 6; elsewhere it is bold words."""

    words: str
    level: int = 1

    @property
    def as_paragraph(self) -> Paragraph:
        """The heading as bold words, for output that has no headings."""
        return Paragraph(((Bold(self.words),),))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under headings. Each row must make sense on its own, because in text it is one line without
    headings. `said` are words above those lines in text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button whose press sends `says`, a whole command, as if the person had typed it. One that `opens` shows the
    command's form instead, filled in from `says`. `about`, such as `R07-04`, is added for screen readers."""

    label: str
    says: str
    opens: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in a row; a reply must be complete without them. Below a list, `redraws` is the line that shows the list:
    after a press, the list is shown again below the answer."""

    buttons: tuple[Button, ...]
    redraws: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of figures. `alt` says what it shows: it is the alternative text, and replaces the picture where none is
    drawn. `file` is Slack's id of the uploaded picture, empty before that."""

    chart: Chart
    alt: str
    file: str = ""


Part = Heading | Paragraph | Table | Buttons | Picture


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. If it is `public`, the channel sees it; else only the person who asked.

    `refused` marks a refusal; `posts` says that something now waits to be posted to the channel. Three fields are not
    stored: `changed` says that this command changed the log, `at_home` that Home is open and shows the change, and
    `verb` is the verb's full name, such as `action add`.
    """

    parts: tuple[Part, ...]
    public: bool = False
    refused: bool = False
    posts: bool = False
    changed: bool = False
    at_home: bool = False
    verb: str = field(default="", compare=False)


def paragraph(*lines: Span | Iterable[Span]) -> Paragraph:
    """A paragraph of `lines`; a line may be a single span or several."""
    return Paragraph(tuple((line,) if isinstance(line, str | Bold | Code) else tuple(line) for line in lines))


def listing(*lines: Span | Iterable[Span]) -> Paragraph:
    """A list with one item for each of `lines`, which are as for `paragraph`."""
    return replace(paragraph(*lines), listed=True)


def whole_lines(words: str) -> list[Line]:
    """The words divided into lines that are each short enough to be drawn whole."""
    words, lines = one_line(words), list[Line]()
    while len(words) > MOST_LINE:
        cut = words.rfind(" ", MOST_LINE // 2, MOST_LINE) + 1 or MOST_LINE
        lines.append((words[:cut],))
        words = words[cut:]
    return [*lines, (words,)]


def reply(*parts: Part | None, public: bool = False, posts: bool = False) -> Reply:
    """A reply of `parts`, without those that are None or empty."""
    empty = (Paragraph(()), Paragraph((), listed=True), Buttons(()))
    return Reply(tuple(part for part in parts if part is not None and part not in empty), public=public, posts=posts)


def refusal(heading: str, reason: str, lines: Sequence[Span | Iterable[Span]] = ()) -> Reply:
    """A refusal: its heading, the reason, and lines that say what to type instead."""
    return Reply((paragraph((Bold(heading), f" {reason}" if reason else ""), *lines),), refused=True)


def as_text(parts: Iterable[Part]) -> str:
    """The reply as plain text: a row is a line, a picture is its alternative text, and buttons are left out."""
    return "\n\n".join("\n".join(_lines(part)) for part in parts if not isinstance(part, Buttons))


def _lines(part: Heading | Paragraph | Table | Picture) -> Iterable[str]:
    if isinstance(part, Table):
        return row_lines(part)
    if isinstance(part, Heading):
        return [one_line(part.words)]
    if isinstance(part, Picture):
        return [one_line(part.alt)]
    return [one_line(line_words(line)) for line in part.lines]


def line_words(line: Line) -> str:
    """The words of a line, without markup."""
    return "".join(span if isinstance(span, str) else span.words for span in line)


def row_lines(table: Table) -> list[str]:
    """A table as lines of text: `said`, if any, then a line for each row."""
    rows = [one_line(" · ".join(cell for cell in row if cell)) for row in table.rows]
    return [table.said, *rows] if table.said else rows


def one_line(words: str) -> str:
    """The words on one line, with ` / ` in place of each line break: one that somebody typed must not pass for ours."""
    # Printable words contain no line break, and most words are printable: this saves dividing them.
    return words if words.isprintable() else " / ".join(words.splitlines())


def to_json(answer: Reply) -> str:
    """A reply as JSON to store."""
    return json.dumps(frozen(answer), ensure_ascii=False)


def from_json(text: str) -> Reply:
    """The reply that `to_json` turned into text."""
    return thawed(json.loads(text))


def frozen(answer: Reply) -> dict[str, Any]:
    """A reply as values that JSON can hold. The ids of its pictures in Slack are kept apart from `parts`, as they are
    no part of what is said."""
    flags = {"public": answer.public, "refused": answer.refused, "posts": answer.posts}
    files = [part.file for part in answer.parts if isinstance(part, Picture)]
    return {"parts": [_freeze(part) for part in answer.parts], **flags} | ({"files": files} if any(files) else {})


def thawed(kept: dict[str, Any]) -> Reply:
    """The reply that `frozen` turned into plain values."""
    files = iter(kept.get("files", ()))
    parts = tuple(_thaw(part) for part in kept["parts"])
    parts = tuple(replace(part, file=next(files, "")) if isinstance(part, Picture) else part for part in parts)
    return Reply(parts, public=kept["public"], refused=kept["refused"], posts=kept["posts"])


def _freeze(part: Part) -> dict[str, Any]:
    if isinstance(part, Table):
        return {"headings": part.headings, "rows": part.rows} | ({"said": part.said} if part.said else {})
    if isinstance(part, Buttons):
        more = {"redraws": part.redraws} if part.redraws else {}
        return {"buttons": [_freeze_button(each) for each in part.buttons]} | more
    if isinstance(part, Heading):
        return {"heading": part.words, "level": part.level}
    if isinstance(part, Picture):
        return {"chart": plain(part.chart), "alt": part.alt}
    lines = [[_freeze_span(span) for span in line] for line in part.lines]
    return {"lines": lines} | ({"listed": True} if part.listed else {})


def _freeze_button(button: Button) -> list[Any]:
    more = [button.opens, button.about] if button.opens or button.about else []
    return [button.label, button.says, *more]


def _freeze_span(span: Span) -> Any:
    if isinstance(span, str):
        return span
    return {"bold" if isinstance(span, Bold) else "code": span.words}


def _thaw(kept: dict[str, Any]) -> Part:
    if "rows" in kept:
        return Table(tuple(kept["headings"]), tuple(tuple(row) for row in kept["rows"]), kept.get("said", ""))
    if "buttons" in kept:
        return Buttons(tuple(Button(*button) for button in kept["buttons"]), kept.get("redraws", ""))
    if "heading" in kept:
        return Heading(kept["heading"], kept["level"])
    if "chart" in kept:
        return Picture(from_plain(kept["chart"]), kept["alt"])
    lines = tuple(tuple(_thaw_span(span) for span in line) for line in kept["lines"])
    return Paragraph(lines, kept.get("listed", False))


def _thaw_span(kept: Any) -> Span:
    if isinstance(kept, str):
        return kept
    return Bold(kept["bold"]) if "bold" in kept else Code(kept["code"])
