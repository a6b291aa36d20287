"""`/measure chart`: a measure's figures as pictures, and what they show in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from board.boards import Board
from board.chance import too_few
from board.conditions import same_indicator
from board.measures import Measure, assess
from board.refs import quoted
from board.refusals import Refusal
from board.words import count, months_apart
from commands.call import Call
from commands.measures.figures.figure_day import check_is_of_now
from commands.measures.indicators.edit_slots import WHICH
from commands.measures.indicators.which import indicators_called, no_indicator, words_of_indicator
from commands.measures.pages.charted import charted_indicators, charted_official, picture_of
from commands.measures.pages.official import caveat_lines
from commands.reply import Bold, Code, Paragraph, Picture, Reply, frozen, paragraph, reply, whole_lines
from commands.scopes import MAY_NOT_SEND
from commands.slots import SlotKind, Subject, ref_of
from commands.told.telling import of_which
from commands.verbs import Verb
from storage.outbox import Post
from storage.outbox_order import LATER
from storage.store import Store

# The most pictures in one reply. It offers the command for each of the others.
MOST = 4
# The most figures that are also given in words. The rest are in the picture and in `/measure show`.
MOST_FIGURES = 24


def run(call: Call) -> Reply:
    """Replies at once with what a measure's charts show in words; the pictures follow through the outbox. Refused: an
    indicator that it does not have, and one without a figure."""
    measure = call.measure()
    check_is_of_now(call, "/status")
    names = _meant(call, measure)
    assessment = assess(measure, call.today)
    pictures = [picture_of(assessment, each) for each in names[:MOST]]
    others = [(Code(f"/measure chart {quoted(measure.ref)} {each}"),) for each in names[MOST:]]
    more = paragraph(f"{count(len(others), 'more figure')}:", *others) if others else None
    _post(call, pictures)
    words = [part for each in pictures for part in (_told(each), _figures(each))]
    return reply(*words, _caveat(measure, names[:MOST]), more, paragraph(_follows(call, len(pictures))), posts=True)


def _follows(call: Call, many: int) -> str:
    """Says where the pictures will follow or, if the app may not send files, that none will."""
    if not call.request.sends_files:
        return f"No picture follows: {MAY_NOT_SEND}"
    what = "The picture follows" if many == 1 else "The pictures follow"
    return f"{what} {'in your direct messages with me' if call.request.answer_in is None else 'here'}."


def _meant(call: Call, measure: Measure) -> list[str]:
    """The indicators to draw: the one named, or all that have a figure."""
    words = words_of_indicator(call)
    own, official = charted_indicators(measure, call.today), charted_official(measure, call.today)
    known = own or official
    if not known:
        lines = [f"/measure reading {quoted(measure.ref)} <figure> as at <day>"]
        raise Refusal(f"{measure.ref} has no figure to draw. To enter one:", lines=lines)
    named = (indicators_called(own, words) or indicators_called(official, words)) if words else known
    if words and len(named) != 1:
        which = named or [*own, *official]
        lines = [f"/measure chart {quoted(measure.ref)} {each}" for each in which]
        reason = f'"{words}" could be any of these. Which?' if named else f"{no_indicator(measure, words)} It has:"
        raise Refusal(reason, lines=lines, instead=[(each, "") for each in which], slot=WHICH.name)
    return named


def _caveat(measure: Measure, names: Sequence[str]) -> Paragraph | None:
    """Explains official figures, if one of these indicators has any."""
    drawn = [each for each in measure.official if any(same_indicator(each.indicator, name) for name in names)]
    return paragraph(*caveat_lines(drawn)) if drawn else None


def _offered(store: Store, board: Board, subject: Subject, today: date) -> list[tuple[str, str]]:
    """What the form offers: the council's own indicators, then the official ones."""
    if not isinstance(subject, Measure):
        return []
    return [(name, name) for name in (*charted_indicators(subject, today), *charted_official(subject, today))]


def _post(call: Call, pictures: list[Picture]) -> None:
    """Puts the pictures in the outbox: below the reply if that is posted too, and otherwise for the person alone."""
    request, person = call.request, call.actor.person
    drawn = [part for each in pictures for part in (paragraph((Bold(each.chart.title),)), each)]
    place = request.answer_in
    parts = of_which(call.store, call.board, person, drawn) if place is None else drawn
    post = Post(
        f"{LATER}chart:{person}:{call.board.id}:{call.ref}:{request.now.isoformat()}", call.board.team,
        place.channel if place else person, frozen(reply(*parts)), request.now,
        place.thread if place else "", call.board.id,
    )  # fmt: skip
    call.store.outbox.put(post)


def _told(picture: Picture) -> Paragraph:
    return paragraph((Bold(picture.chart.title),), *whole_lines(picture.alt))


def _figures(picture: Picture) -> Paragraph:
    """`Figures: Nov 2019 52%, Dec 2019 55%`, with a remark if there are too few for control limits."""
    points = picture.chart.points[-MOST_FIGURES:]
    days = months_apart([each.on for each in points])
    said = [f"{each.figure}{' (revised)' if each.is_revised else ''}" for each in points]
    told = ", ".join(map(" ".join, zip(days, said, strict=True)))
    every = len(points) == len(picture.chart.points)
    shown = [each for each in picture.chart.points if each.value is not None]
    few = [] if picture.chart.bounds else [too_few(len(shown))]
    return paragraph(*whole_lines(f"{'Figures' if every else 'Latest figures'}: {told}"), *few)


CHART = Verb(
    command="measure",
    name="chart",
    about="what its figures show, in words, and a picture of them that follows",
    example="/measure chart M6",
    run=run,
    slots=(ref_of(SlotKind.MEASURE), replace(WHICH, offers=_offered)),
    title="Chart of a measure",
    submit="Draw it",
    writes=True,
    refused="Not drawn.",
    on_closed=True,
)
