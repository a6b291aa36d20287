"""`/board handover`: everything that one person owns goes to another, with its history."""

from dataclasses import replace

from board.actions import LIVE
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides
from board.words import count, listed
from commands.call import Call
from commands.reading.mentions import MENTION
from commands.reply import Bold, Code, Reply, paragraph, reply
from commands.verbs import Verb

REFS_SHOWN = 20


def run(call: Call) -> Reply:
    """Moves every live action and measure of one person to another. Refused: to officers, nobody, nothing owned."""
    check_decides(call.actor, "hand over what somebody else owns")
    old, new = _people(call)
    actions = [each for each in call.store.actions.of_status(call.board.id, LIVE) if each.owner_id == old]
    measures = [each for each in call.store.measures.all(call.board.id) if each.owner_id == old]
    if not actions and not measures:
        raise Refusal(f"<@{old}> owns no open action and no measure on this board.", lines=["/board roles"])
    for action in actions:
        after = replace(action, owner_id=new, updated_at=call.request.now)
        call.store.actions.save(action, after)
        call.record(action, after, why=f"handed over from <@{old}>")
    for measure in measures:
        call.store.measures.set_owner(measure.id, new)
        call.record_measure(measure, {"owner_id": new, "owner_words": ""}, why=f"handed over from <@{old}>")
    refs = [quoted(ref) for ref in ([each.ref for each in actions] + [each.ref for each in measures])]
    more = f" and {len(refs) - REFS_SHOWN} more" if len(refs) > REFS_SHOWN else ""
    many = ((len(actions), "action"), (len(measures), "measure"))
    what = listed([count(number, singular) for number, singular in many if number])
    told = f" from <@{old}> to <@{new}>: {', '.join(refs[:REFS_SHOWN])}{more}."
    see = ("See them: ", Code(f"/action list <@{new}>"))
    return reply(paragraph((Bold(f"{what} handed over"), told), see))


def _people(call: Call) -> tuple[str, str]:
    """From whom and to whom. The first may have left the workspace; the second must be here."""
    words = call.words.free.replace(" to ", " ").split(None, 1)
    if len(words) != 2:
        raise Refusal("Say from whom and to whom. Try:", lines=[call.example])
    mention = MENTION.fullmatch(words[0])
    old = mention[1] if mention else call.lookup.called(words[0])
    new, role = call.lookup.owner(words[1].strip())
    if new is None:
        line = f"/board handover {words[0]} @name"
        raise Refusal(f'"{role}" is not a person in Slack. Type @ and pick the person:', lines=[line])
    if old == new:
        raise Refusal("That is the same person.")
    return old, new


HANDOVER = Verb(
    name="handover",
    usage="/board handover @from @to",
    about="moves everything one person owns to another (the chair or support)",
    example="/board handover @jo @ali",
    run=run,
    writes=True,
    refused="Not handed over.",
)
