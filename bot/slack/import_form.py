"""The forms that a report leads to: its questions, and the meaning of each column (docs.slack.dev/surfaces/modals)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from board.refusals import Refusal
from bot.slack.blocks import block_of
from bot.slack.carried import Carried, carried_in, number_in, read_as_ours
from bot.slack.elements import button, option, plain, short
from commands.imports.meanings.board_mapping import DATES, WRITTEN
from commands.imports.report.answers import ReportQuestion, ToAnswer
from commands.imports.sheets.mapping_file import mapping_said
from commands.reply import paragraph

ANSWERS, FURTHER = "import-answers", "import-further"
TITLE, TITLE_OF_COLUMNS = "Answer the questions", "How it is read"
KEEP_FIRST = "Keep what you changed here first. The others follow once nothing is changed, or in the next report."
NOTHING = "Answer one of them, here or below."
# A modal holds a hundred blocks, and an id 255 characters.
_MOST, _MOST_ID = 95, 255
_IT = "it"


@dataclass(frozen=True, slots=True)
class Answered:
    """The submitted values: the answers by part and words, and what was `asked`. `further` is where the next fields
    begin, or 0 if there are none."""

    said: dict[str, dict[str, str]]
    errors: dict[str, str]
    asked: ToAnswer
    carried: Carried
    further: int = 0


def answers_view(
    asked: ToAnswer, questions: Sequence[ReportQuestion], carried: Carried, begins: int = 0
) -> dict[str, Any]:
    """The modal: a field for each question from number `begins` on, as many as fit."""
    # Two sheets may have the same heading: an answer about it is for both.
    known = {_id(each): each for each in reversed(questions) if len(_id(each)) <= _MOST_ID}
    drawn = list(reversed(known.values()))[begins : begins + _MOST]
    ends = begins + len(drawn)
    more = len(known) - ends
    told = "What you answer is kept for the board, and the file is read again with it. Leave what you do not know."
    lines = [told, *([f"{more} more follow with the button below."] if more else [])]
    buttons = {"type": "actions", "block_id": FURTHER, "elements": [button(FURTHER, "More", FURTHER)]}
    further = [buttons] if more else []
    told_of: dict[str, Any] = {"f": asked.files, "k": asked.known, "b": asked.name, "c": carried.plain}
    told_of |= {"i": asked.board, "w": asked.columns, "e": ends if more else 0}
    return {
        "type": "modal",
        "callback_id": ANSWERS,
        "title": plain(TITLE_OF_COLUMNS if asked.columns else TITLE),
        "submit": plain("Keep and read again"),
        "close": plain("Cancel"),
        "private_metadata": json.dumps(told_of, ensure_ascii=False, separators=(",", ":")),
        "blocks": [block_of(paragraph(*lines)) | {"block_id": "told"}, *map(_field, drawn), *further],
    }


def _id(question: ReportQuestion) -> str:
    return f"{question.part}|{question.words}"


def _field(question: ReportQuestion) -> dict[str, Any]:
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": _IT, "max_length": 200}
    if question.choices:
        options = [option(each, each) for each in question.choices[:100]]
        now = next((each for each in options if each["value"] == question.now), None)
        chosen = {"initial_option": now} if now else {}
        element = {
            "type": "static_select",
            "action_id": _IT,
            "placeholder": plain("Choose"),
            "options": options,
        } | chosen
    if (question.part, question.words) == (DATES, WRITTEN):
        element = {"type": "datepicker", "action_id": _IT, "placeholder": plain("Pick a day")}
    field = {
        "type": "input",
        "block_id": _id(question),
        "label": plain(question.label[:_MOST_ID]),
        "element": element,
        "optional": True,
    }
    return field | ({"hint": plain(short(question.hint))} if question.hint else {})


def read_answers(view: Mapping[str, Any]) -> Answered:
    """The submitted values, each answer checked by itself; a value that was there before is not an answer. Raises
    ValueError if the form is not ours."""
    with read_as_ours():
        told = json.loads(view["private_metadata"])
        said: dict[str, dict[str, str]] = {}
        errors: dict[str, str] = {}
        for block in (each for each in view["blocks"] if each["type"] == "input"):
            name, entered = str(block["block_id"]), _entered(view, block)
            part, _, words = name.partition("|")
            if not entered:
                continue
            try:
                mapping_said({part: {words: entered}})
                said.setdefault(part, {})[words] = entered
            except Refusal as refused:
                errors[name] = refused.reason
        return Answered(said, errors, _asked(told), carried_in(told["c"]), number_in(told["e"]))


def _asked(told: Mapping[str, Any]) -> ToAnswer:
    files, known, name = (str(told[each]) for each in "fkb")
    return ToAnswer((), files=files, known=known, board=number_in(told["i"]), name=name, columns=told["w"] is True)


def _entered(view: Mapping[str, Any], block: Mapping[str, Any]) -> str:
    entry = view["state"]["values"].get(block["block_id"], {}).get(_IT, {})
    chosen = (entry.get("selected_option") or {}).get("value")
    if chosen is not None:
        stood = (block["element"].get("initial_option") or {}).get("value")
        return "" if chosen == stood else str(chosen)
    return str(entry.get("value") or entry.get("selected_date") or "").strip()
