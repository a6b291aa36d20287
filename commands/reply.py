"""What a person reads: words first, so that the same reply becomes text, Slack's blocks or a terminal page.

A string in a reply is data: whoever renders it escapes it. `<@U123>` in a string stands for a person.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from board.charts import Chart, from_plain, plain

# More of a line or a cell is not drawn; where the whole is to be read, see `whole_lines`.
MOST_LINE = 700
MOST_CELL = 400
PERSON = re.compile(r"<@([UW][A-Z0-9]+)>")


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out. They mean the same without."""

    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """A line to copy and send."""

    words: str


Span = str | Bold | Code
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `listed` says that each is an item of a list, where one can be drawn."""

    lines: tuple[Line, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What the parts after it are about. In a document it is a heading of its `level`, 1 to 6; elsewhere words that
    stand out."""

    words: str
    level: int = 1

    @property
    def as_paragraph(self) -> Paragraph:
        """The same where there are no headings."""
        return Paragraph(((Bold(self.words),),))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under headings. A row is read on its own: in text it is one line. `said` are words that stand above
    the lines in text, where no headings are seen."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A press sends `says`, a whole command, as if the person had typed it; one that `opens` shows its form instead,
    with what it says in the fields. `about` is what it is of, for whoever hears a list of them read: `R07-04`."""

    label: str
    says: str
    opens: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in a row; a reply is complete without them. Below a list, `redraws` is the line that shows it: what a
    press has done stands on top of it then, not in its place."""

    buttons: tuple[Button, ...]
    redraws: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of figures. `alt` says what it shows, for whoever does not see it, and stands in its place where no
    picture is drawn. `file` is what Slack calls it once it has it."""

    chart: Chart
    alt: str
    file: str = ""


Part = Heading | Paragraph | Table | Buttons | Picture


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. `public` shows it to the channel, else only the person who asked sees it.

    `refused` marks a refusal; `posts` says that something now waits to be posted to the channel. Not kept are
    `changed`: the log has changed just now; `at_home`: Home, which shows it, is open; and `verb`, such as `action add`.
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
    """The same as a list, an item a line."""
    return replace(paragraph(*lines), listed=True)


def whole_lines(words: str) -> list[Line]:
    """Words that are read to their end: long ones on several lines, each short enough to be drawn."""
    words, lines = one_line(words), list[Line]()
    while len(words) > MOST_LINE:
        cut = words.rfind(" ", MOST_LINE // 2, MOST_LINE) + 1 or MOST_LINE
        lines.append((words[:cut],))
        words = words[cut:]
    return [*lines, (words,)]


def reply(*parts: Part | None, public: bool = False, posts: bool = False) -> Reply:
    """A reply of `parts`; those that are None or empty are left out."""
    empty = (Paragraph(()), Paragraph((), listed=True), Buttons(()))
    return Reply(tuple(part for part in parts if part is not None and part not in empty), public=public, posts=posts)


def refusal(heading: str, reason: str, lines: Sequence[Span | Iterable[Span]] = ()) -> Reply:
    """A refusal: its heading, what is wrong, and what would be right, as lines to copy."""
    return Reply((paragraph((Bold(heading), f" {reason}" if reason else ""), *lines),), refused=True)


def as_text(parts: Iterable[Part]) -> str:
    """The words of a reply with nothing round them: a row is a line, a picture what it shows, and buttons nothing."""
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
    """The words of a line with nothing round them."""
    return "".join(span if isinstance(span, str) else span.words for span in line)


def row_lines(table: Table) -> list[str]:
    """A table as text: what is said above it, and a line for each row."""
    rows = [one_line(" · ".join(cell for cell in row if cell)) for row in table.rows]
    return [table.said, *rows] if table.said else rows


def one_line(words: str) -> str:
    """Words on one line: a line break that somebody typed must not pass for one of ours."""
    # What can be printed holds none: most words are seen so at a glance.
    return words if words.isprintable() else " / ".join(words.splitlines())


def to_json(answer: Reply) -> str:
    """A reply as text to keep."""
    return json.dumps(frozen(answer), ensure_ascii=False)


def from_json(text: str) -> Reply:
    """The reply that `to_json` kept."""
    return thawed(json.loads(text))


def frozen(answer: Reply) -> dict[str, Any]:
    """A reply as plain lists and texts. What Slack calls its pictures stands beside its parts: it is none of what is
    said."""
    flags = {"public": answer.public, "refused": answer.refused, "posts": answer.posts}
    files = [part.file for part in answer.parts if isinstance(part, Picture)]
    return {"parts": [_freeze(part) for part in answer.parts], **flags} | ({"files": files} if any(files) else {})


def thawed(kept: dict[str, Any]) -> Reply:
    """The reply that `frozen` gave."""
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
