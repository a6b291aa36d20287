"""The map of an import as a file, `plan.map.toml`: written with what was understood and what is asked, and read again
once somebody has edited it."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping as Map
from contextlib import suppress
from datetime import date
from typing import Any

from board.refusals import Refusal
from board.words import listed
from commands.imports.headings.of_kinds import FIELDS, NEEDED, folded
from commands.imports.meanings.board_mapping import (
    COLUMNS,
    DATES,
    NOT_READ,
    OF_DATES,
    PARTS,
    PUBLISHED,
    WRITTEN,
    Mapping,
    in_quotes,
)
from commands.imports.sheets.sheet import Sheet
from commands.reading.guard import screen_text
from commands.reading.nearest import nearest
from commands.reading.text_limits import check_text
from commands.terminal import printable

UNANSWERED = "?"
MOST_BYTES = 200_000


def mapping_in(text: str, name: str) -> Mapping:
    """The map in a file. Refused, with the line and the possible answers: text that is not TOML, or a part, field or
    answer that does not exist. Words that may name a child are refused too, and not repeated."""
    if len(text.encode()) > MOST_BYTES:
        raise Refusal(f"{name} is larger than {MOST_BYTES // 1000} kB, which no map is.")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f'{name} is no TOML: {error}. A line reads: "words in the file" = "what they mean"') from None
    return _mapping(found, lambda words: f"{name}, {_line(text, words)}: ")


def mapping_said(said: Map[str, Map[str, str]]) -> Mapping:
    """The map from answers, by part. Refused: as by `mapping_in`, without the line."""
    found: dict[str, dict[str, Any]] = {}
    for part, answers in said.items():
        whole, _, kind = part.partition(".")
        found.setdefault(whole, {}).update({kind: dict(answers)} if kind else answers)
    dates = found.get(DATES, {})
    with suppress(KeyError, ValueError):
        # A form gives a day as Slack writes it.
        dates[WRITTEN] = date.fromisoformat(dates[WRITTEN])
    return _mapping(found, lambda _: "")


def _mapping(found: Map[str, Any], where: Callable[[str], str]) -> Mapping:
    """The map with these parts. `where` gives the place of a word, for the beginning of a refusal."""
    said: dict[str, dict[str, str]] = {}
    for part, words, value in _entries(found, where):
        place = where(words)
        _check_words(place, words, value)
        if value != UNANSWERED:
            said.setdefault(part, {})[words] = _meaning(place, part, words, value)
    return Mapping(said)


def _entries(found: Map[str, Any], where: Callable[[str], str]) -> Iterator[tuple[str, str, Any]]:
    for part, table in found.items():
        if part not in PARTS or not isinstance(table, dict):
            known = listed([f"[{each}]" for each in PARTS])
            raise Refusal(f"{where(part)}{_shown(part)} is no part of a map. There are {known}.")
        for words, value in table.items():
            if part == COLUMNS and isinstance(value, dict):
                if words not in NEEDED:
                    known = listed(list(NEEDED))
                    raise Refusal(f"{where(words)}{_shown(words)} is no kind of list. There are {known}.")
                yield from ((f"{COLUMNS}.{words}", heading, field) for heading, field in value.items())
            else:
                yield part, words, value


def _check_words(where: str, words: str, value: object) -> None:
    for each in (words, str(value)):
        try:
            check_text(each)
            screen_text(each).refuse_in_a_file(" Take it out of the map.")
        except Refusal as refused:
            raise Refusal(f"{where}{refused.reason}") from None


def _meaning(where: str, part: str, words: str, value: Any) -> str:
    if part == DATES:
        return _of_dates(where, words, value)
    if part == PUBLISHED and isinstance(value, date):
        return value.isoformat()[:10]
    if not isinstance(value, str) or not value.strip():
        raise Refusal(f'{where}{_shown(words)} needs words in quotes behind it, or "{UNANSWERED}".')
    meaning = " ".join(value.split())
    if part.startswith(COLUMNS):
        return _field(where, part, meaning)
    choices = PARTS[part].choices
    return _one_of(where, meaning.casefold(), choices) if choices else meaning


def _of_dates(where: str, name: str, value: object) -> str:
    if name == WRITTEN:
        if isinstance(value, date):
            return value.isoformat()[:10]
        raise Refusal(f"{where}{WRITTEN} is a day, without quotes: {WRITTEN} = 2020-01-31")
    if name not in OF_DATES:
        raise Refusal(f"{where}{_shown(name)} is nothing of dates. There are {listed(list(OF_DATES))}.")
    return _one_of(where, str(value), OF_DATES[name].choices)


def _field(where: str, part: str, meaning: str) -> str:
    kinds = [part.partition(".")[2]] if "." in part else list(NEEDED)
    return _one_of(where, meaning.casefold().replace("_", " "), fields_told(kinds))


def fields_told(kinds: Iterable[str]) -> list[str]:
    """What a column in lists of these kinds can be read as."""
    return [NOT_READ, *dict.fromkeys(each.replace("_", " ") for kind in kinds for each in FIELDS[kind].values())]


def _one_of(where: str, meaning: str, choices: Iterable[str]) -> str:
    """The choice with that name. Refused: any other, with the nearest choice, or with all of them."""
    known = list(choices)
    if meaning in known:
        return meaning
    near = nearest(meaning, known)
    all_of_them = listed([_shown(each) for each in known], "or")
    told = f"Is it {_shown(near)}?" if near else f"It can be {all_of_them}."
    raise Refusal(f"{where}{_shown(meaning)} is not known here. {told}")


def _line(text: str, key: str) -> str:
    """The line that a key is in: `line 12`; `somewhere` if the key is written in an unusual way."""
    written = [in_quotes(key), f"'{key}'", key]
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.strip().lstrip("[").strip()
        if any(plain.startswith(each) or plain.startswith(f"{COLUMNS}.{each}") for each in written):
            return f"line {number}"
    return "somewhere"


def _shown(words: str) -> str:
    return "what stands there" if screen_text(words).looks_personal else f'"{words[:60]}"'


def as_file(given: Mapping, sheets: Iterable[Sheet], asked: Map[str, Iterable[str]], about: str) -> str:
    """The map as text: how the sheets are read, with the answers `given` and, for each part, what is `asked` as "?"."""
    lines = [f"# {printable(each)}" for each in about.splitlines()]
    for part, entries in _parts(given, sheets, asked).items():
        lines += ["", f"# {_about(part.partition('.')[0])}", f"[{part}]"]
        lines += [f"{_key(part, words)} = {_value(part, words, meaning)}" for words, meaning in entries.items()]
    return "\n".join([*lines, ""])


def _about(part: str) -> str:
    return PARTS[part].about.format(listed(PARTS[part].choices))


def _parts(given: Mapping, sheets: Iterable[Sheet], asked: Map[str, Iterable[str]]) -> dict[str, dict[str, str]]:
    found = {part: dict(said) for part, said in given.said.items() if part.startswith(COLUMNS)}
    for sheet in sheets:
        of_kind = found.setdefault(f"{COLUMNS}.{sheet.kind}", {})
        doubled = {each.place for same in sheet.headings.doubled.values() for each in same}
        known = {folded(words) for words in (*of_kind, *found.get(COLUMNS, {}))}
        for column in sheet.columns:
            key = sheet.headings.key(column)
            if column.heading and folded(key) not in known:
                field = UNANSWERED if column.place in doubled else column.told or NOT_READ
                of_kind[key] = field
    for part in [each for each in PARTS if each != COLUMNS]:
        of_part = {**dict.fromkeys(asked.get(part, ()), UNANSWERED), **given.said.get(part, {})}
        if of_part:
            found[part] = of_part
    return {part: entries for part, entries in found.items() if entries}


def _key(part: str, words: str) -> str:
    return words if part == DATES else in_quotes(words)


def _value(part: str, words: str, meaning: str) -> str:
    is_day = part == DATES and words == WRITTEN and meaning != UNANSWERED
    return meaning if is_day else in_quotes(meaning)
