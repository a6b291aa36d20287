"""`/risk link` and `/risk unlink`: the actions that should bring a risk down, and the areas that it threatens."""

from board.actions import OPEN
from board.links import OF_RISKS, Linked
from board.refs import quoted, ref_key
from board.refusals import Refusal
from board.risks import Risk
from commands.call import Call
from commands.named.link_slots import lines_to_unlink, link_lines, no_link_named, slots_to_link, slots_to_unlink
from commands.named.named_by_key import named_by
from commands.named.named_in_words import linked_in_words
from commands.reading.grammar import first_word
from commands.reply import Bold, Reply, paragraph, reply
from commands.risks.recording import relinked
from commands.risks.rights import check_may
from commands.risks.standing import check_open, risk_of
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb


def run_link(call: Call) -> Reply:
    """Links a risk to actions, areas or both. Refused: if none is named, one is unknown, or all are linked already."""
    risk = risk_of(call)
    check_may(call, "link", risk)
    check_open(risk)
    named = linked_in_words(call, call.words.free, OF_RISKS).with_more(_by_keys(call))
    if not named:
        raise Refusal("Say which actions are to bring it down, or which areas it threatens. Try:",
                      lines=[call.left_open(risk.ref)], slot="action")  # fmt: skip
    return _saved(call, risk, risk.linked.with_more(named), "linked")


def run_unlink(call: Call) -> Reply:
    """Removes links. Refused: if none is named, and if the risk does not have one that is."""
    risk = risk_of(call)
    check_may(call, "unlink", risk)
    check_open(risk)
    named = _of_the_linked(risk, call.words.free).with_more(_by_keys(call, risk))
    if not named:
        raise no_link_named("risk", risk.ref, risk.linked, OF_RISKS)
    return _saved(call, risk, risk.linked.without(named), "unlinked")


def _by_keys(call: Call, of: Risk | None = None) -> Linked:
    """What `action:` and `area:` name, on the board or, if `of` is a risk, among its links."""
    if of is None:
        return Linked(action=named_by(call, "action"), area=named_by(call, "area"))
    return _of_the_linked(of, call.words.get("action")).with_more(_of_the_linked(of, call.words.get("area")))


def _of_the_linked(risk: Risk, words: str) -> Linked:
    """The risk's links that the words name by ref. Refused: a ref that it is not linked to."""
    named = Linked()
    while words := words.strip(" ,;"):
        word, words = first_word(words)
        word = word.strip(" ,;")
        if word.casefold() in {"and", "&", "from", "action", "area"}:
            continue
        kind = next((kind for kind in OF_RISKS if risk.linked.has(kind, word)), "")
        if not kind:
            raise Refusal(f"{risk.ref} is not linked to {word[:60]}.", lines=_unlinks(risk))
        ref = next(ref for ref in risk.linked.of(kind) if ref_key(ref) == ref_key(word))
        named = named.having(kind, (*named.of(kind), ref))
    return named


def _unlinks(risk: Risk) -> list[str]:
    return lines_to_unlink("risk", risk.ref, risk.linked, OF_RISKS)


def _saved(call: Call, risk: Risk, after: Linked, done: str) -> Reply:
    if after == risk.linked:
        raise Refusal(f"{risk.ref} is linked to that already.", lines=[f"/risk show {quoted(risk.ref)}"])
    relinked(call, risk, after)
    ended = [
        each for each in risk_of(call).actions if each.status not in OPEN and not risk.linked.has("action", each.ref)
    ]
    told = [f"{each.ref} is {each.status}: nobody works on it, so it brings nothing down." for each in ended]
    first = (Bold(f"{risk.ref} {done}."), f" {risk.title}")
    return reply(paragraph(first, *link_lines(call, risk.linked, after), *told))


_TYPED = (
    ref_of(SlotKind.RISK),
    Slot("links", "Linked to", SlotKind.SHORT, SlotPlace.FREE, shown="<actions, areas>", on_form=False),
)
LINK = Verb(
    command="risk",
    name="link",
    about="says which actions are to bring it down, and which areas it threatens",
    example="/risk link RK1 A1",
    run=run_link,
    slots=(
        *_TYPED,
        *slots_to_link("risk", OF_RISKS),
    ),
    title="Link a risk",
    writes=True,
    refused="Not linked.",
)
UNLINK = Verb(
    command="risk",
    name="unlink",
    about="removes such a link",
    example="/risk unlink RK1 A1",
    run=run_unlink,
    slots=(
        *_TYPED,
        *slots_to_unlink("risk", OF_RISKS),
    ),
    title="Unlink a risk",
    writes=True,
    refused="Not unlinked.",
)
