"""`/risk add`: puts a risk on the log."""

from dataclasses import replace
from datetime import date

from board.links import OF_RISKS, Linked, link_changes
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.risks import Risk
from board.roles import check_may_write
from board.scores import Level
from board.words import day
from commands.actions.left_in_title import owner_left
from commands.actions.title import MOST_TITLE
from commands.actions.wording import kept_in_words
from commands.call import Call
from commands.day_stated import day_of, day_stated, stated_apart
from commands.named.links_in_title import links_in_title
from commands.named.named_by_key import named_by
from commands.named.own_refs import checked_new_ref, next_ref
from commands.named.owner_named import owner_named
from commands.reading.reasons import meant
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.risks.level_words import IMPACT, LIKELIHOOD
from commands.risks.levels import IMPACT_SLOT, LIKELIHOOD_SLOT, level_typed, scores_in, step_typed, target_typed
from commands.risks.recording import changes_of, record, score_changes, scored
from commands.risks.wording import owner, score_words, target_words
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb

NUMBERED = "RK"


def run(call: Call) -> Reply:
    """Adds a risk under the ref typed, or under the next free one. Refused: no title or one that is too long, a score
    that cannot be read, and a ref that is taken."""
    check_may_write(call.actor)
    call, owner_id, owner_words = owner_named(call)
    with at_slot("title"):
        title = checked_title(call, call.words.free)
    call, as_at = _without_day(call)
    level, linked = _level(call), Linked(area=named_by(call, "area"))
    with at_slot("ref"):
        ref = _ref(call)
    risk = Risk(
        id=0,
        ref=ref,
        title=title,
        opened_on=call.today,
        owner_id=owner_id,
        owner_words=owner_words,
        controls=meant(call.said(call.words.get("controls"))),
        target=target_typed(call),
    )
    return _told(call, _stored(call, risk, (level, as_at), linked), linked)


def _stored(call: Call, risk: Risk, began: tuple[Level | None, date], linked: Linked) -> Risk:
    """The risk as stored, with the score that it begins with, its areas, and one line of history for everything."""
    after = risk = call.store.risks.add(call.board.id, risk)
    more: dict[str, tuple[object, object]] = dict(link_changes(Linked(), linked))
    call.store.links.put(call.board.id, "risk", risk.id, linked)
    level, as_at = began
    if level:
        after, score = scored(call, risk, level, as_at, "")
        call.store.risks.save(risk, after)
        more |= score_changes(score)
    record(call, after, {**changes_of(None, after), **more})
    return replace(after, areas=linked.area)


def _told(call: Call, risk: Risk, linked: Linked) -> Reply:
    named = f"Owner {owner(risk)}" if call.names_people else "It has an owner"
    on = f" as at {day(risk.score.as_at)}" if risk.score and risk.score.as_at != call.today else ""
    facts = [named if risk.is_owned else "No owner", f"{score_words(risk)}{on}"]
    facts += [target_words(risk)] if risk.target else []
    facts += [f"controls: {risk.controls}"] if risk.controls else []
    facts += [f"threatens {', '.join(risk.areas)}"] if risk.areas else []
    line: Line = (" · ".join(facts), " · Undo: ", Code("/risk undo"))
    return reply(
        paragraph(
            (Bold(f"{risk.ref} added."), f" {risk.title}"),
            line,
            *kept_in_words(risk.owner_words, call.names_people),
            *([] if risk.is_owned else owner_left(call, f"/risk update {quoted(risk.ref)} owner: ")),
            *([] if risk.score else [_score_it(call, risk)]),
            *links_in_title(call, risk.ref, risk.title, linked, OF_RISKS),
        )
    )


def _score_it(call: Call, risk: Risk) -> Line:
    """The line that scores it. A score in its title, and the day after it, are filled in."""
    score = f"/risk score {quoted(risk.ref)}"
    if scores := scores_in(risk.title):
        line = Code(f"{score} {scores[0]}{_day_in(call, risk.title)} because …")
        return "The score in the title is not the risk's yet. To score it: ", line
    return "Say how likely and how bad it is, such as 3x4: ", Code(f"{score} … because …")


def _day_in(call: Call, title: str) -> str:
    """` as at 3 July`, if the title ends with that. Empty without a day that a score can have."""
    phrase = stated_apart(title)[1]
    try:
        return f" as at {phrase}" if phrase and day_of(call, phrase, "score") else ""
    except Refusal:
        return ""


def checked_title(call: Call, words: str) -> str:
    """What may happen, as it is stored. Refused: words that say nothing, or too many for a list."""
    title = meant(call.said(words))
    if not title:
        raise Refusal("A risk needs a few words that say what may happen. Try:", lines=call.how)
    if len(title) > MOST_TITLE:
        raise Refusal(
            f"That is {len(title):,} characters; {MOST_TITLE} is the most a list can show. Say in fewer words what may "
            "happen, and put the rest under controls:",
            lines=["/risk update <ref> controls: <the rest>"],
        )
    return title


def _without_day(call: Call) -> tuple[Call, date]:
    """The call without the day typed after its score (`score: 4x5 as at 3 July`), and that day, or else today."""
    on, values = "", dict(call.words.values)
    for key in ("score", LIKELIHOOD, IMPACT):
        if key in values and call.words.filled is None:
            words, phrase = stated_apart(values[key].words)
            if phrase:
                value = values[key]
                on, values[key] = phrase, replace(value, words=words, end=value.start + len(words))
    if not on:
        return call, call.today
    as_at = day_stated(call, on, slot="score", verb="score")
    return replace(call, words=replace(call.words, values=values)), as_at


def _level(call: Call) -> Level | None:
    """The score that the risk begins with, or None if none is given. Refused: a likelihood without an impact or an
    impact without a likelihood, and `score:` with either."""
    given = [kind for kind in (LIKELIHOOD, IMPACT) if call.words.get(kind)]
    if call.words.get("score"):
        if given:
            raise Refusal(f'"score:" and "{given[0]}:" say the same. Leave one of them out.', slot="score")
        return level_typed(call, call.words.get("score"), "score")
    if len(given) == 1:
        lacks = IMPACT if given == [LIKELIHOOD] else LIKELIHOOD
        lines = [call.line(f"{call.words.line} {lacks}: …")]
        raise Refusal(f"A score is a likelihood and an impact. Say the {lacks} too:", lines=lines, slot=lacks)
    return Level(step_typed(call, LIKELIHOOD), step_typed(call, IMPACT)) if given else None


def _ref(call: Call) -> str:
    """The ref typed, or the next free one if there is none. Refused: one that is taken."""
    wanted = checked_new_ref(call, call.words.get("ref"))
    if not wanted:
        return next_ref(call.store, call.board.id, NUMBERED)
    if call.store.risks.knows(call.board.id, wanted):
        raise Refusal(
            f"{wanted} is on this board already. Leave the ref out for a new one, or say how it stands:",
            lines=[f"/risk update {quoted(wanted)} …"],
        )
    return wanted


TARGET_SLOT = Slot("target", "Target score", SlotKind.SHORT, hint="Likelihood and impact to come down to, such as 2x3.")
CONTROLS_SLOT = Slot("controls", "Controls", SlotKind.LONG, hint="What keeps it from happening, or makes it less bad.")
ADD = Verb(
    command="risk",
    name="add",
    about="adds a risk: what may happen, who owns it, how likely and how bad it is",
    example="/risk add Too few social workers to see every child in time @jo likelihood: 4 impact: 5 target: 2x5",
    run=run,
    slots=(
        Slot("title", "What may happen?", SlotKind.LONG, SlotPlace.FREE, required=True, shown="<what may happen>"),
        Slot("owner", "Owner", SlotKind.OWNER, shown="[@owner]"),
        LIKELIHOOD_SLOT,
        IMPACT_SLOT,
        Slot("score", "Score", SlotKind.SHORT, shown="", on_form=False),
        TARGET_SLOT,
        CONTROLS_SLOT,
        Slot("area", "Area", SlotKind.AREA),
        Slot("ref", "Ref", SlotKind.SHORT, hint="The board's own. Leave it empty for the next one."),
    ),
    title="Add a risk",
    submit="Add it",
    writes=True,
    refused="Not added.",
    aliases=("log", "new", "raise"),
)
