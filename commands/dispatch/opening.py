"""Opens the form for what was typed, with every slot that is known already filled in."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from board.boards import Board
from board.calendar import IN_LONDON
from board.ending import check_open
from board.refs import has_digit
from board.refusals import Refusal
from board.roles import Actor, Role
from commands.dispatch.calling import words_of
from commands.dispatch.form_sent import ChoiceGone, Overtaken, has_form, read_form
from commands.dispatch.log import Log
from commands.dispatch.picking import check_can_be_sent
from commands.dispatch.said import Said
from commands.dispatch.theirs import NothingToPick, NotTheirs, check_opens, check_theirs
from commands.dispatch.typed_apart import known_of
from commands.dispatch.which_board import board_meant
from commands.filled import Filled
from commands.filled_line import put_in
from commands.forms import Field, Form, Offered, form_for, subject_of, with_form
from commands.imports.report.answers import to_answer
from commands.imports.report.file_lines import ANSWER, COLUMNS, FILES, KNOWN, SCOPE_MISSING, check_brings_in
from commands.people.naming import said as as_kept
from commands.reading.grammar import first_word
from commands.reading.guard import CONFIRM, HOW_TO_CONFIRM
from commands.reply import Code, Reply, paragraph, refusal
from commands.slots import CONFIRMATION, SlotKind, SlotPlace
from commands.verbs import Verb
from commands.with_board import in_button
from storage.store import Store

# A line longer than this is more than a ref.
_MOST_REF = 40
FILL_IN = "Fill in what is missing:"
# Signs that a sentence only introduces lines to copy: it is very short, or begins or ends with one of these words.
_FEW = 3
_LEADS = frozenset({"to", "did", "do", "does", "is", "are", "what"})
_LEAD_AT_THE_END = frozenset({"these", "send", "try", "be", "as", "entered"})
# On a form, these replace the words on how to confirm a typed line.
_SAY_WHY = " If it is nothing of the kind, say why in the first field."
_SUPPORT_CAN = " If it is nothing of the kind, board support can enter it and say why it is not."


def open_form(said: Said, log: Log) -> Reply:
    """The form for what was said, with each part in its field; or an open form, filled in further.

    Refused: a verb that has no form, and words that look personal, which are put in no field.
    """
    said.screened.refuse_outright(lambda _: "")
    if not has_form(said.verb):
        raise Refusal("Nothing has to be filled in for that. Send it as it is:", lines=[said.request.line])
    with log.reading(said.request.deadline) as store:
        if said.verb.slot(FILES) and (asked := _questions(said, store)):
            return asked
        filled = said.request.filled
        form = form_again(said, filled, store) if filled else form_said(said, store)
    return Offered((paragraph(FILL_IN, (Code(form.start),)),), form=replace(form, at_once=True))


def offered(answer: Reply, refused: Refusal, said: Said, log: Log) -> Reply:
    """The refusal with a form that would mend it, if other words in one slot would.

    The form opens at once if only the verb and its ref were typed. If more was, the words are read when the button is
    pressed.
    """
    if not (refused.slot and said.found and has_form(said.verb)):
        return answer
    form = _of_button(Form(said.verb, "", (), ref=_ref_typed(said)), said)
    if len(said.rest) <= _MOST_REF:
        try:
            with log.reading(said.request.deadline) as store:
                form = form_said(said, store)
        except NotTheirs as not_theirs:
            if said.rest and isinstance(not_theirs, NothingToPick):
                return answer
            return refusal(said.heading, not_theirs.reason, [(Code(line),) for line, _ in not_theirs.lines])
        except Refusal:
            return answer  # no board could be determined, or the log is busy
    # A form about one thing does not ask which, so it could not mend that.
    return answer if form.ref and _is_ref(said.verb, refused.slot) else with_form(answer, form)


def _is_ref(verb: Verb, name: str) -> bool:
    slot = verb.slot(name)
    return slot is not None and slot.place == SlotPlace.REF


def _ref_typed(said: Said) -> str:
    word = first_word(said.rest)[0] if said.verb.takes_ref else ""
    return word if has_digit(word) and len(word) <= _MOST_REF else ""


def asked_again(answer: Reply, refused: Refusal, said: Said, filled: Filled, log: Log) -> Reply:
    """The refusal of a submitted form: the reason at its field, and the form to fill in again."""
    try:
        # The guard runs first, before it is known what the form is for.
        filled = refused.left if isinstance(refused, ChoiceGone) else filled
        said = said if said.found else read_form(said, filled, log)
    except Refusal:
        return answer
    seen_now: set[str] = set()
    if isinstance(refused, Overtaken):
        seen_now = {refused.slot} if refused.slot else {each.name for each in said.verb.slots}
    confirms = HOW_TO_CONFIRM in refused.reason and _is_support(said)
    try:
        with log.reading(said.request.deadline) as store:
            form = form_again(said, filled, store, seen_now, confirms)
    except Refusal:
        return answer
    told, slot = at_field(refused), refused.slot
    told = told.replace(HOW_TO_CONFIRM, _SAY_WHY if confirms else _SUPPORT_CAN)
    if confirms or isinstance(refused, Overtaken) or _is_gone(form, slot):
        slot = ""  # the form is drawn again, with what the log has now
    if not slot:
        form = replace(form, told=((f"{refused.heading or said.heading} {told}",),))
    return with_form(answer, form, slot, as_kept(told, said.request.people))


def _is_gone(form: Form, name: str) -> bool:
    """True if the slot's menu no longer has what was chosen in it."""
    return any(
        each.slot.offers and each.value and each.value not in [value for value, _ in each.options]
        for each in form.fields
        if each.slot.name == name and not each.slot.otherwise
    )


def at_field(refused: Refusal) -> str:
    """The refusal as it is shown at a field, with what could be given instead. Otherwise, a last sentence that only
    introduces lines to copy is left out; a remedy that it names stays."""
    words = refused.reason
    if words.endswith(":") and not refused.instead:
        start = max(words.rfind(". "), words.rfind("? ")) + 1
        words = words[:start] if start and _only_leads(words[start:-1]) else f"{words[:-1]}."
    instead = " · ".join(f"{each} ({note})" if note else each for each, note in refused.instead)
    # What is offered after a whole sentence needs a word that says so.
    return f"{words} Try: {instead}" if instead and words.endswith(".") else f"{words} {instead}".strip()


def _only_leads(sentence: str) -> bool:
    """True if the sentence says nothing without the lines below it: `Try`, `To enter one`,
    `You can ask for any of these`."""
    words = sentence.casefold().split()
    return len(words) <= _FEW or words[0] in _LEADS or words[-1] in _LEAD_AT_THE_END


def form_again(
    said: Said, filled: Filled, store: Store, seen_now: Collection[str] = (), confirms: bool = False
) -> Form:
    """The form once more, after it was sent or filled in further. What the person entered stays, and every other field
    shows what the log has now.

    Their words are to replace what they saw when they opened the form: if somebody has changed that since, the form is
    refused once. They have been told of changes to the slots `seen_now`: there, their words replace what the log has
    now. If `confirms`, the form also asks why what the guard found is nothing of the kind.
    """
    board, known = said.board, put_in(said.verb, filled)
    form = form_for(said.verb, store, board, known, _today(said, board))
    if confirms or CONFIRM in known:
        form = replace(form, fields=(Field(CONFIRMATION, known.get(CONFIRM, "")), *form.fields))
    # If the form showed nothing, as its action has only just been picked, there is nothing to overwrite.
    theirs = known.keys() - set(seen_now) if filled.about else set()
    before = {name: seen for name, seen in filled.seen.items() if name in theirs}
    return replace(form, seen={name: seen for name, seen in form.seen.items() if name not in theirs} | before)


def _today(said: Said, board: Board | None) -> date:
    """The board's own calendar day or, if there is no board yet, the day in London."""
    return (board.schedule if board else IN_LONDON).today(said.request.now)


def _is_support(said: Said) -> bool:
    return said.board is not None and _actor(said, said.board).role == Role.SUPPORT


def _actor(said: Said, board: Board) -> Actor:
    return board.actor(said.request.person.id, said.request.person.guest)


def form_said(said: Said, store: Store) -> Form:
    """The form with what was said in its fields. Refused, by `check_opens` and `check_theirs`: what the person may not
    do; by `check_can_be_sent`, a form that nobody could send."""
    verb = said.verb
    board = None
    if not verb.finds_board:
        board = board_meant(said.request, store, said.board, verb.of_person, verb.is_for_open)
    if board and not said.verb.on_closed:
        check_open(board)
    if board and not verb.of_person:
        check_opens(store, board, _actor(said, board), verb.command, verb.name)
    _check_may_send_files(said, board)
    known = known_of(said, store, board, _today(said, board))
    if board:
        check_theirs(_actor(said, board), verb.name, subject_of(verb, store, board, known.get("ref", "")))
    form = form_for(said.verb, store, board, known, _today(said, board))
    if board:
        check_can_be_sent(form, _actor(said, board), board, store)
    nothing_more = not any(words for name, words in known.items() if name != "ref" or not form.ref)
    # Words that fit no slot were typed as well: the person is told why before a form opens.
    nothing_more = nothing_more and not (first_word(said.rest)[1] if form.ref else said.rest).strip()
    return _of_button(replace(form, at_once=nothing_more), said)


def _of_button(form: Form, said: Said) -> Form:
    """The form with the line of the button that opens it: everything that was typed, and the board."""
    board = said.board or said.only
    if board is None:
        return replace(form, line=said.request.line)
    return on_board(replace(form, line=replace(said.request, text=said.text).line), board.id)


def on_board(form: Form, board_id: int) -> Form:
    """The form with the board in the line of its button."""
    return replace(form, line=f"{form.line}{in_button(board_id)}", of_board=in_button(board_id))


def _questions(said: Said, store: Store) -> Reply | None:
    """The form with the questions that an import's report asks; None if a file itself is asked for."""
    board = board_meant(said.request, store, said.board)
    words, _ = words_of(said, store, board)
    wanted = words.free.strip().casefold()
    if wanted not in (ANSWER, COLUMNS):
        return None
    _check_may_send_files(said, board)
    return to_answer(words.get(FILES), words.get(KNOWN), board, wanted == COLUMNS)


def _check_may_send_files(said: Said, board: Board | None) -> None:
    """Refuses a form with a file field to a person who may not import, and if Slack would not open the form."""
    if board is None or not any(slot.kind == SlotKind.FILE for slot in said.verb.slots):
        return
    try:
        check_brings_in(_actor(said, board))
    except Refusal as refused:
        raise NotTheirs(refused.reason) from None
    if not said.request.reads_files:
        raise NotTheirs(SCOPE_MISSING)
