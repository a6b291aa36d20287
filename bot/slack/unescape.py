"""Converts what a person typed from Slack's form.

With `should_escape` Slack sends people as `<@U1>` or `<@U1|name>`, channels as `<#C1|name>`, addresses as
`<https://…>`, and `&`, `<` and `>` as entities (docs.slack.dev/interactivity/implementing-slash-commands).
"""

import re

_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_PEOPLE = re.compile(r"<@([UW][A-Z0-9]+)")


def typed(text: str) -> str:
    """The words as the person typed them; a person stays as `<@U1>`."""
    text = _TOKEN.sub(_plain, text)
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return text


def _plain(token: re.Match[str]) -> str:
    sign, name, label = token[1], token[2], token[3]
    if sign == "@":
        return f"<@{name}>"
    if sign == "#":
        return f"#{label or name}"
    if sign == "!":
        return label if label and label.startswith("@") else f"<!{name}>"
    if not name.startswith(("http://", "https://", "mailto:", "tel:")):
        return token[0]
    return name if name.startswith("http") else label or name.partition(":")[2]


def people_in(text: str) -> list[str]:
    """The ids of the people that the text mentions, each once and in order, even if the signs were typed by hand."""
    return list(dict.fromkeys(_PEOPLE.findall(typed(text))))
