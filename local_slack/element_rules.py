"""Slack's rules for the elements of a message or a view, beyond the shape of each.

Source: https://docs.slack.dev/reference/block-kit/block-elements (an initial option matches one of the options;
focus_on_load once in a view).
"""

from collections.abc import Iterator

from local_slack.interactions import EXTERNAL, options
from local_slack.refusal import Json

LISTS = ("options", "option_groups")


def pointed(blocks: list[Json], pointer: str) -> list[tuple[Json, str]]:
    """Every element of the blocks, with its JSON pointer."""
    found = []
    for index, block in enumerate(blocks):
        found += [(block[name], f"{pointer}/{index}/{name}") for name in ("accessory", "element") if name in block]
        if block["type"] == "actions":
            found += [(each, f"{pointer}/{index}/elements/{at}") for at, each in enumerate(block["elements"])]
    return found


def option_problems(elements: list[tuple[Json, str]]) -> Iterator[str]:
    """Complaints about menus with two lists of options, and initial options that are not among the options."""
    for element, pointer in elements:
        if all(name in element for name in LISTS):
            yield f"only one of options and option_groups allowed [json-pointer:{pointer}]"
        if element["type"] in EXTERNAL:
            continue
        first = [(each, "initial_options") for each in element.get("initial_options", [])]
        first += [(element["initial_option"], "initial_option")] if "initial_option" in element else []
        yield from (
            f"must match one of the options [json-pointer:{pointer}/{name}]"
            for each, name in first
            if each not in options(element)
        )


def focus_problems(elements: list[tuple[Json, str]]) -> Iterator[str]:
    """Complaints about every further element that would take the focus."""
    taking = [pointer for element, pointer in elements if element.get("focus_on_load")]
    for pointer in taking[1:]:
        yield f"only one element may have focus_on_load [json-pointer:{pointer}/focus_on_load]"
