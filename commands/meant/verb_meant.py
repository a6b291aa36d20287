"""Finds the verb that may be meant by a word that is none: a slip, or what people say for it.

A verb that ends an action is never suggested for another word: a person who copies the line would end what they meant
to change. It is only offered for itself with a letter too many, missing or swapped.
"""

from collections.abc import Mapping

from board.actions import ENDED_BY
from commands.reading.closest import closest
from commands.reading.nearest import is_slip
from commands.verbs import Command

ENDS = frozenset(ENDED_BY.values())
# How alike a word with more than one wrong letter must be.
_ALIKE = 0.75
# These verbs are completed by words of the person's own.
_WITH_A_REASON = frozenset({"return", "decline", "hold"})
# The verb is described in the words of its help.
_AS_IN_HELP = ""
# What each verb that changes an action does, for every line that offers it.
DOES = {
    "update": "adds a note to its history",
    "edit": "puts its title or source right",
    "due": "moves its date",
    "assign": "gives it to somebody else",
    "done": "proposes closure; it then awaits sign-off",
}
_CHANGES = {name: DOES[name] for name in ("update", "edit", "due", "assign")}
_DATE = {"due": DOES["due"]}
_OWNER = {"assign": "gives it to somebody"}
_HOLD = {"hold": "puts it on hold"}
_BEGUN = {"start": "says that work has begun"}
_DECLINE = {"decline": "declines a later date that is asked for"}
_RETURN = {"return": "says that it is not finished yet"}
_LIST = {"list": "lists the board's actions"}
_DONE = {"done": DOES["done"]}
_SHOW = {"show": "shows it"}
_NOTE = {"update": DOES["update"]}
_RATES = {"update": "takes a rating as rating: amber because …"}
_OPEN = {"show": "shows it", "reopen": "opens it again once it has ended"}
_FIGURE = {"reading": "enters a figure"}
_GOAL = {"target": "adds a condition"}
_SCORE = {"score": "says how likely and how bad it is"}
_REVIEW = {"update": "reviews it; owner:, controls: and target: change these"}
_RISKS = {"list": "lists the board's risks"}
_SAID = {"claim": "records what was reported"}
_RATE = {"rate": "enters its rung on the board's scale"}
_TO_BAU = {"bau": "hands it to business as usual, with the body that watches it"}
_SLOT = {"every": "moves the weekly slot"}
_PAUSE = {"pause": "stops the weekly post until it is resumed"}
_RESUME = {"resume": "starts the weekly post again"}
_PREVIEW = {"preview": "what would be posted, for you alone"}
_IN_A_ROLE = dict.fromkeys(("officer", "observer", "support"), _AS_IN_HELP)
_OUT_OF_A_ROLE = dict.fromkeys(("officer", "observer"), _AS_IN_HELP)
_ROLES = {"roles": _AS_IN_HELP}
_CALENDAR = {"meeting": "the meeting calendar", "plan": "all that is to come, by day"}
_DECISIONS = {"decisions": "who decided what at a meeting"}
_POST = {"post": "posts it to the channel now"}
_LAST = {"last": _AS_IN_HELP}
_NAME = {"rename": "gives the board another name"}
_HAND_OVER = {"handover": "moves everything one person owns to another"}
_BRING_IN = {"import": "brings a spreadsheet in"}
_EVENT = {"event": "puts it into the calendar, with its day"}
_PUT_OFF = ("postpone", "extend", "reschedule", "defer", "delay", "push", "shift")
# What people say for each command's verbs: the verbs that it may mean, with what each does.
_SAID_FOR: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "action": {
        **dict.fromkeys(
            ("change", "amend", "modify", "correct", "revise", "alter", "fix", "set", "mark", "status"), _CHANGES
        ),
        **dict.fromkeys(("comment", "progress", "report", "notes", "updated"), _NOTE),
        **dict.fromkeys(_PUT_OFF, _DATE),
        **dict.fromkeys(("extension", "date", "deadline"), _DATE),
        **dict.fromkeys(("give", "reassign", "allocate", "transfer", "owner", "reallocate", "pass", "over"), _OWNER),
        **dict.fromkeys(("pause", "suspend", "park"), _HOLD),
        **dict.fromkeys(("resume", "begin", "started", "restart", "unhold"), _BEGUN),
        **dict.fromkeys(("complete", "completed", "finish", "finished", "achieved", "submit"), _DONE),
        **dict.fromkeys(("view", "see", "get", "display", "details"), _SHOW),
        "find": _SHOW | _LIST,
        **dict.fromkeys(("rate", "rating", "rag"), _RATES),
        **dict.fromkeys(("search", "all", "overdue"), _LIST),
        **dict.fromkeys(("reject", "rejected", "refuse", "refused"), _RETURN | _DECLINE),
        "open": _OPEN,
    },
    "measure": {
        **dict.fromkeys(("figure", "value", "enter", "data", "result"), _FIGURE),
        **dict.fromkeys(("goal", "threshold", "aim"), _GOAL),
        **dict.fromkeys(("reported", "report", "status"), _SAID),
        **dict.fromkeys(("view", "see", "get", "find", "display", "history"), _SHOW),
    },
    "risk": {
        **dict.fromkeys(("rate", "rating", "rescore", "assess", "likelihood", "impact"), _SCORE),
        **dict.fromkeys(("comment", "progress", "notes", "updated", "reviewed", "assign", "owner"), _REVIEW),
        **dict.fromkeys(("view", "see", "get", "find", "display"), _SHOW),
        **dict.fromkeys(("search", "register", "log"), _RISKS),
    },
    "area": {
        **dict.fromkeys(("score", "grade", "rag", "rating", "assess"), _RATE),
        **dict.fromkeys(("close", "done", "complete", "finish", "end"), _TO_BAU),
        **dict.fromkeys(("view", "see", "get", "find", "display", "history"), _SHOW),
    },
    "digest": {
        **dict.fromkeys(("schedule", "weekly", "day", "time", "when", "move", "change", "set"), _SLOT),
        **dict.fromkeys(("stop", "off", "suspend", "mute", "disable", "cancel"), _PAUSE),
        **dict.fromkeys(("start", "on", "restart", "unpause", "enable"), _RESUME),
        **dict.fromkeys(("send", "share", "publish", "now"), _POST),
        **dict.fromkeys(("show", "see", "view", "check", "draft"), _PREVIEW),
        **dict.fromkeys(("previous", "latest", "history"), _LAST),
    },
    "board": {
        **dict.fromkeys(("add", "invite", "member", "user"), _IN_A_ROLE),
        **dict.fromkeys(("remove", "demote"), _OUT_OF_A_ROLE),
        **dict.fromkeys(("members", "people", "who", "users", "team"), _ROLES),
        **dict.fromkeys(("calendar", "schedule", "diary"), _CALENDAR),
        "minutes": _DECISIONS,
        **dict.fromkeys(("name", "title"), _NAME),
        **dict.fromkeys(("transfer", "hand"), _HAND_OVER),
        **dict.fromkeys(("upload", "spreadsheet", "excel"), _BRING_IN),
        **dict.fromkeys(("visit", "inspection", "letter"), _EVENT),
    },
}
# What people say for a verb that ends an action. The answer is its help, which says who may use it.
_ENDINGS = {
    "close": frozenset(("signoff", "sign-off", "sign", "approve", "accept", "end")),
    "cancel": frozenset(("delete", "remove", "drop", "scrap", "withdraw", "stop", "merge", "duplicate")),
}


def verbs_meant(command: Command, word: str) -> dict[str, str]:
    """The names of the verbs that may be meant by a word that is none, each with what
    it does, or an empty text if that is plain."""
    word = word.casefold()
    names = command.names()
    if ending_meant(command, word):
        return {}
    if slips := _slips(names, word):
        return {slips[0]: ""}
    said_for = _SAID_FOR.get(command.name, {}).get(word, {})
    if meant := {name: does or _about(command, name) for name, does in said_for.items() if name in names}:
        return meant
    near = closest(word, [name for name in names if name not in ENDS], cutoff=_ALIKE)
    return {near: ""} if near else {}


def _about(command: Command, name: str) -> str:
    verb = command.verb(name)
    return verb.about if verb else ""


def says_change(command: Command, word: str) -> bool:
    """True if the word says that something is to be changed, but not what."""
    return _SAID_FOR.get(command.name, {}).get(word.casefold()) is _CHANGES


def puts_off(word: str) -> bool:
    """True if the word says that a date is to be moved: "postpone", "extend"."""
    return word.casefold() in _PUT_OFF


def words_for(command: Command) -> tuple[str, ...]:
    """Every word for a verb of the command that takes a ref: the verbs' names, and what people say for them."""
    names = [each.name for each in command.verbs if each.takes_ref and not each.hidden]
    said = [word for word, meant in _SAID_FOR.get(command.name, {}).items() if any(name in names for name in meant)]
    ends = [word for name, words in _ENDINGS.items() if name in names for word in sorted(words)]
    return tuple(dict.fromkeys((*names, *said, *ends)))


def is_slip_of_a_verb(command: Command, word: str) -> bool:
    """True if the word is one slip away from a verb's name."""
    return bool(_slips(command.names(), word.casefold()))


def verbs_before(command: Command, words: str) -> dict[str, str]:
    """The verbs that may be meant by the first of words about a ref, such as `reject A1`, each with what it does. Only
    those that take words of the person's own."""
    first = words.split(None, 1)[0] if words else ""
    return {name: does for name, does in verbs_meant(command, first).items() if name in _WITH_A_REASON}


def ending_line(command: str, ending: str) -> tuple[str, str]:
    """The line of the help of a verb that ends an action, and what it tells."""
    return f"/{command} help {ending}", "how the chair or board support ends an action"


def ending_meant(command: Command, word: str) -> str:
    """The verb for ending an action that the word means, such as `cancel` for "delete"; empty if it means none."""
    return next((name for name, words in _ENDINGS.items() if word.casefold() in words and command.verb(name)), "")


def _slips(names: list[str], word: str) -> list[str]:
    return [name for name in names if _is_slip(word, name)]


def _is_slip(word: str, name: str) -> bool:
    if name in ENDS:
        # "chose", "lose" and "closer" are no slips for "close".
        return (
            word[:1] == name[:1]
            and word != f"{name}r"
            and (len(word) != len(name) or sorted(word) == sorted(name))
            and is_slip(word, name)
        )
    return len(name) > 2 and is_slip(word, name)
