"""A small vocabulary in which the shapes of Block Kit are written down as data, and checked.

A shape is a function: a value and the JSON pointer to it go in, complaints in Slack's words come out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Shape = Callable[[Any, str], Iterator[str]]
_USER_ID = re.compile(r"[UW][A-Z0-9]+")


def _at(pointer: str, complaint: str) -> str:
    return f"{complaint} [json-pointer:{pointer}]"


def anything(_value: Any, _pointer: str) -> Iterator[str]:
    yield from ()


def string(most: int = 3000, least: int = 1) -> Shape:
    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield _at(pointer, "must provide a string")
        elif len(value) < least:
            yield _at(pointer, f"must be more than {least - 1} characters")
        elif len(value) > most:
            yield _at(pointer, f"must be less than {most + 1} characters")

    return check


def user_id(value: Any, pointer: str) -> Iterator[str]:
    """Complaints unless it has the form of Slack's user ids; it does not check that the person exists."""
    if not isinstance(value, str) or not _USER_ID.fullmatch(value):
        yield _at(pointer, "must be a valid user id")


def choice(*allowed: str) -> Shape:
    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield _at(pointer, f"must be one of: {', '.join(allowed)}")

    return check


def boolean(value: Any, pointer: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield _at(pointer, "must provide a boolean")


def integer(least: int, most: int) -> Shape:
    def check(value: Any, pointer: str) -> Iterator[str]:
        # True is an int to Python, but not to Slack.
        if isinstance(value, bool) or not isinstance(value, int):
            yield _at(pointer, "must provide an integer")
        elif not least <= value <= most:
            yield _at(pointer, f"must be between {least} and {most}")

    return check


def number(value: Any, pointer: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _at(pointer, "must provide a number")


def array(of: Shape, most: int, least: int = 1) -> Shape:
    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield _at(pointer, "must provide an array")
            return
        if len(value) < least:
            yield _at(pointer, f"no fewer than {least} items allowed")
        if len(value) > most:
            yield _at(pointer, f"no more than {most} items allowed")
            return
        for index, item in enumerate(value):
            yield from of(item, f"{pointer}/{index}")

    return check


def record(required: Mapping[str, Shape], optional: Mapping[str, Shape], one_of: tuple[str, ...] = ()) -> Shape:
    """An object with these properties and no others; at least one of those named in `one_of`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield _at(pointer, "must provide an object")
            return
        for name in required:
            if name not in value:
                yield _at(pointer, f"missing required field: {name}")
        if one_of and not any(name in value for name in one_of):
            yield _at(pointer, f"missing required field: {one_of[0]}")
        for name, item in value.items():
            shape = required.get(name) or optional.get(name)
            if shape is None:
                yield _at(pointer, f"invalid additional property: {name}")
            else:
                yield from shape(item, f"{pointer}/{name}")

    return check


def typed(shapes: Mapping[str, Shape]) -> Shape:
    """An object whose `type` names its shape; any other type is unsupported."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str):
            yield _at(pointer, "missing required field: type")
        elif kind not in shapes:
            yield _at(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            yield from shapes[kind]({name: item for name, item in value.items() if name != "type"}, pointer)

    return check
