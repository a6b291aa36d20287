"""The fields of a form as Slack's input blocks, and the values entered in them (docs.slack.dev/reference/block-kit)."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from board.words import cut, day
from bot.slack.elements import option, options, plain
from commands.filled import MOST_CHOICE, choice_of, mark
from commands.forms import Field
from commands.imports.any_file import TAKEN
from commands.reading.mentions import MENTION, person_alone
from commands.slots import SlotKind

PICK = "pick"
# Slack's limits.
_MOST_TYPED = 3_000
_MOST_HINT = 1_900
_MOST_OPTIONS = 100
# The field for words beside a picker: a day in words, or a role in place of a person.
_WORDS = "words"
_OR_IN_WORDS = "in words: a role, or a name not in Slack"
_MORE_IN_WORDS = "in words: roles, or names not in Slack"
# Shown below a field that cannot hold the words that were typed.
_TYPED = "You typed: "
# The file types that a field for files accepts; Slack's own client enforces them.
_FILE_TYPES, _MOST_FILES = sorted(each.removeprefix(".") for each in TAKEN), 5
# Picks several people; the field beside it is for more of them.
_SEVERAL = "multi_users_select"
# Words in place of the options of a choice: if there are any, no option counts.
_OTHER = "other"


def blocks_of(field: Field) -> Iterator[dict[str, Any]]:
    """The input blocks of a field: one, or a picker with a field for words below it."""
    slot, value = field.slot, field.value
    match slot.kind:
        case SlotKind.OWNER | SlotKind.PERSON:
            yield from _person(field)
        case SlotKind.PEOPLE:
            yield _input(field, _several_people(value))
            in_words = MENTION.sub("", value).strip(" ,;")
            yield _input(field, _text(in_words), _WORDS, f"{slot.label}, {_MORE_IN_WORDS}", "With commas between them.")
        case SlotKind.DAY:
            yield _input(field, _calendar(value))
            in_words = "" if _iso(value) else value
            yield _input(field, _text(in_words), _WORDS, f"{slot.label}, in words", 'Such as "end of March".')
        case SlotKind.ACTION | SlotKind.MEASURE | SlotKind.AREA | SlotKind.RISK:
            yield _input(field, _picker(value))
        case SlotKind.CHOICE:
            # Slack draws no menu without options: if the log has none to offer yet, a field for words takes its place.
            offered = value in [each for each, _ in field.options]
            lost = value if field.typed and not (offered or slot.otherwise) else ""
            hint = " ".join(filter(None, [_typed(lost), _left_out(field)]))
            yield _input(field, _choice(field), hint=hint) if field.options else _input(field, _text(value))
            if field.options and slot.otherwise:
                yield _input(field, _text("" if offered else value), _OTHER, slot.otherwise)
        case SlotKind.YES_NO:
            ticked = {"initial_options": [option("yes", slot.label)]} if value else {}
            yield _input(field, {"type": "checkboxes", "options": [option("yes", slot.label)], **ticked})
        case SlotKind.FILE:
            yield _input(field, {"type": "file_input", "filetypes": [*_FILE_TYPES], "max_files": _MOST_FILES})
        case SlotKind.SHORT | SlotKind.LONG | SlotKind.FIGURE:
            yield _input(field, _text(value, slot.kind == SlotKind.LONG))


def _person(field: Field) -> Iterator[dict[str, Any]]:
    """The picker of one person. A value that names nobody is put into a field for words, or shown below the picker if
    there is no such field."""
    picked = person_alone(field.value)
    in_words = "" if picked else field.value
    if field.slot.kind == SlotKind.OWNER:
        yield _input(field, _people(picked))
        yield _input(field, _text(in_words), _WORDS, f"{field.slot.label}, {_OR_IN_WORDS}")
    else:
        yield _input(field, _people(picked), hint=_typed(in_words))


def _input(field: Field, element: dict[str, Any], part: str = "", label: str = "", hint: str = "") -> dict[str, Any]:
    """An input block. Its id changes with its initial value: Slack keeps what a field of the same id held
    (slackapi/python-slack-sdk issue 1417)."""
    slot = field.slot
    asks = bool(element.get("min_query_length") is not None)
    made = {
        "type": "input",
        "block_id": f"{slot.name}|{part}|{mark(field.value)[:6]}",
        "label": plain(label or slot.label),
        "element": {"action_id": f"{PICK}-{slot.kind}" if asks else f"in-{part or 'it'}", **element},
        "optional": not slot.required or bool(part) or slot.kind in (SlotKind.DAY, SlotKind.OWNER),
    }
    if asks and slot.place == "ref":
        made["dispatch_action"] = True
    words = hint or (slot.hint if not part else "")
    return made | ({"hint": plain(words)} if words else {})


def _text(value: str, long: bool = False) -> dict[str, Any]:
    initial = {"initial_value": value[:_MOST_TYPED]} if value else {}
    return {"type": "plain_text_input", "multiline": long, "max_length": _MOST_TYPED, **initial}


def _people(person: str) -> dict[str, Any]:
    initial = {"initial_user": person} if person else {}
    return {"type": "users_select", "placeholder": plain("Pick a person"), **initial}


def _several_people(value: str) -> dict[str, Any]:
    picked = [found[1] for found in MENTION.finditer(value)]
    initial = {"initial_users": picked[:_MOST_OPTIONS]} if picked else {}
    return {"type": _SEVERAL, "placeholder": plain("Pick people"), **initial}


def _calendar(value: str) -> dict[str, Any]:
    initial = {"initial_date": _iso(value)} if _iso(value) else {}
    return {"type": "datepicker", "placeholder": plain("Pick a day"), **initial}


def _iso(value: str) -> str:
    """The day that was picked, in Slack's form; empty if the words are not a picked day."""
    with suppress(ValueError):
        return date.fromisoformat(value).isoformat()
    with suppress(ValueError):
        picked = datetime.strptime(f"{value} +0000", "%d %b %Y %z").date()
        return picked.isoformat() if _in_words(picked) == value else ""
    return ""


def _in_words(picked: date) -> str:
    return day(picked).split(" ", 1)[1]


def _picker(value: str) -> dict[str, Any]:
    initial = {"initial_option": option(value, value)} if 0 < len(value) <= MOST_CHOICE else {}
    return {
        "type": "external_select",
        "min_query_length": 0,
        "placeholder": plain("Search by ref or title"),
        **initial,
    }


def _choice(field: Field) -> dict[str, Any]:
    drawn = options((choice_of(value), label) for value, label in field.options[:_MOST_OPTIONS])
    initial = next((each for each in drawn if each["value"] == choice_of(field.value)), None)
    chosen = {"initial_option": initial} if initial else {}
    # Radio buttons cannot be cleared, so they are only for a choice that is required.
    if field.slot.required and 0 < len(drawn) <= 4:
        return {"type": "radio_buttons", "options": drawn, **chosen}
    return {"type": "static_select", "placeholder": plain("Choose"), "options": drawn, **chosen}


def _typed(words: str) -> str:
    """The text below a field that cannot hold the typed words; empty if there are none."""
    return cut(f"{_TYPED}{words}", _MOST_HINT) if words else ""


def _left_out(field: Field) -> str:
    """The text below a menu that does not hold all options; empty if it does."""
    many = len(field.options)
    return f"The first {_MOST_OPTIONS} of {many}. To name another, type the command." if many > _MOST_OPTIONS else ""


def entered_in(view: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entered values, by block; empty if Slack does not send them, as while somebody searches."""
    return (view.get("state") or {}).get("values") or {}


def values_in(view: Mapping[str, Any], ref: str) -> dict[str, str]:
    """The words of each slot; of a slot that was filled in twice, both."""
    values = {slot: " / ".join(each) for slot, each in _all_said(view).items()}
    return ({"ref": ref} if ref else {}) | values


def twice_in(view: Mapping[str, Any]) -> tuple[str, ...]:
    """The slots with two fields that hold different values."""
    return tuple(slot for slot, each in _all_said(view).items() if len(each) > 1)


def _all_said(view: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    several: set[str] = set()
    for block_id, elements in entered_in(view).items():
        for element in elements.values():
            slot, part, *_ = [*str(block_id).split("|"), ""]
            if words := _said(element):
                found[slot] = [words] if part == _OTHER else [*found.get(slot, []), words]
                several |= {slot} if element.get("type") == _SEVERAL else set()
    found |= {slot: [", ".join(found[slot])] for slot in several}
    return {slot: list(dict.fromkeys(each)) for slot, each in found.items()}


def options_of(found: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """What a picker offers, as Slack's options."""
    return options((value, label) for value, label in found if 0 < len(value) <= MOST_CHOICE)


def emptied_in(view: Mapping[str, Any]) -> tuple[str, ...]:
    """The slots whose field held something when the form was drawn, or showed the typed words below it, and is empty
    now."""
    held = [each for each in view.get("blocks") or [] if _held(each)]
    values = entered_in(view)
    blank = [each["block_id"] for each in held if not any(map(_said, values.get(each["block_id"], {}).values()))]
    filled = {str(each).split("|")[0] for each in values if any(map(_said, values[each].values()))}
    return tuple(dict.fromkeys(name for each in blank if (name := str(each).split("|")[0]) not in filled))


def _held(block: Mapping[str, Any]) -> bool:
    told = str((block.get("hint") or {}).get("text"))
    return told.startswith(_TYPED) or any(str(name).startswith("initial_") for name in _element(block))


def _element(block: Mapping[str, Any]) -> Mapping[str, Any]:
    element = block.get("element")
    return element if isinstance(element, Mapping) else {}


def _said(element: Mapping[str, Any]) -> str:
    """The value of one element in the grammar's form: a person as a mention, a day in words."""
    if person := element.get("selected_user"):
        return f"<@{person}>"
    if people := element.get("selected_users"):
        return ", ".join(f"<@{each}>" for each in people)
    if picked := element.get("selected_date"):
        return _in_words(date.fromisoformat(picked))
    if chosen := element.get("selected_option") or next(iter(element.get("selected_options") or ()), None):
        return str(chosen["value"])
    if files := element.get("files"):
        return ",".join(str(each["id"]) for each in files)
    value = element.get("value")
    return value.strip() if isinstance(value, str) else ""


def focus_first(blocks: list[dict[str, Any]]) -> None:
    """Puts the focus on the first field, if it takes words."""
    first: dict[str, Any] = next((each["element"] for each in blocks if each["type"] == "input"), {})
    if first.get("type") == "plain_text_input":
        first["focus_on_load"] = True
