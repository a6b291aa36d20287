"""`boardbot demo`: plays the story and prints it as the channel would show it, or takes commands from the terminal."""

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from textwrap import fill, indent

import click

from board.calendar import Schedule
from board.reminders import USUAL_TIME
from board.words import count, day, listed
from bot.demo.boards import DemoBoard, FileSent, FilledIn, HomeOpened, PaperAsked, Pressed, SignedOff, Step
from bot.demo.file_sent import send_file
from bot.demo.filling_in import label_of, open_home, press, send, sign_off
from bot.demo.news import MORNINGS, News
from bot.demo.people import PARTS, SAM
from bot.demo.stage import SETTLED_SECONDS, ZONE, DidNotHappen, Stage, load_figures, stage
from bot.demo.terminal_blocks import drawn_message
from bot.demo.terminal_forms import drawn_view
from local_slack import Answer, Member, Message

WIDTH = 110
MOST_MORNINGS = 7
FILL_IN_SLACK = "(In Slack you fill it in and press the button. Here, type it all on one line.)\n"
STATUS_IN_SLACK = "(Slack keeps /status for itself: in Slack it is /board-status.)"


def show(today: date, chat: bool, board: DemoBoard) -> None:
    """Lights the stage and plays. Raises DidNotHappen where the bot did not answer or did not post."""
    with stage(today) as lit:
        _title(f"{board.whose}: boardbot demo, {day(today)}")
        for person, line in board.setting_up:
            _typed(lit, person, line)
        load_figures(lit, board)
        click.echo(f"{board.imported}\n")
        if chat:
            _chat(lit)
        elif board.is_played_on(today):
            _play(lit, board)
        else:
            click.echo(f"The morning that is played is that of {day(board.today)}. On another day:\n")
            _typed(lit, SAM, "/status")


def _play(lit: Stage, board: DemoBoard) -> None:
    for person, step in board.morning:
        lit.clock.set(lit.clock() + timedelta(minutes=2))
        _step(lit, person, step)
        if step == "/digest post":
            _until_posted(lit)
            click.echo("(The same digest is posted below, on Monday, with what has changed by then.)\n")
    slot = Schedule().next_slot(lit.clock())
    _title(f"{day(slot.at.date())}, 09:00: the weekly digest posts itself")
    lit.clock.set(slot.at)
    _posted(lit)
    if board.reminded is not None:
        _reminded(lit, board.reminded)
    click.echo(f"\nTry it by hand: boardbot demo --chat   {STATUS_IN_SLACK}")


def _until_posted(lit: Stage) -> None:
    if lit.bot.job is None or not lit.bot.job.wait_until_settled(SETTLED_SECONDS) or not _digests(lit):
        raise DidNotHappen("the digest was not posted")


def _posted(lit: Stage) -> None:
    if lit.bot.job is not None:
        lit.bot.job.wake()
    _until_posted(lit)
    main = _digests(lit)[-1]
    thread = [each for each in lit.workspace.thread(lit.channel, main.ts) if each.ts != main.ts]
    click.echo("boardbot, to the channel:\n" + _drawn(lit, main) + "\n")
    if thread:
        lists = f"In its thread: {count(len(thread), 'message')} with the lists. The first:\n"
        click.echo(lists + _drawn(lit, thread[0]))


def _reminded(lit: Stage, person: Member) -> None:
    """Moves on, a morning at a time, until the person gets a reminder."""
    direct, today = lit.workspace.direct_message(person), lit.clock().astimezone(ZONE).date()
    mornings = (datetime.combine(today + timedelta(days=each), USUAL_TIME, ZONE) for each in range(MOST_MORNINGS))
    for at in mornings:
        lit.clock.set(at)
        if lit.bot.job is not None:
            lit.bot.job.wake()
            lit.bot.job.wait_until_settled(SETTLED_SECONDS)
        if told := lit.workspace.messages(direct):
            name = person.real_name.split()[0]
            click.echo()
            _title(f"{day(at.date())}, {at:%H:%M}: {name} is reminded, in private")
            click.echo(f"boardbot, to {name}:\n" + _drawn(lit, told[-1]))
            return
    raise DidNotHappen(f"{person.real_name} was not reminded")


def _digests(lit: Stage) -> list[Message]:
    return [each for each in lit.workspace.messages(lit.channel) if each.bot_id and not each.is_reply]


def _typed(lit: Stage, person: Member, line: str) -> Answer:
    answer = lit.workspace.command(person, lit.channel, line)
    click.echo(f"{person.real_name} ({PARTS[person]})\n> {line}\n")
    if answer.error:
        raise DidNotHappen(f"the workspace says {answer.error} to {line!r}: {'; '.join(answer.problems)}")
    if form := _form(lit, person):
        click.echo(f"(a form opens for {person.real_name.split()[0]})\n" + form + "\n")
        return answer
    seen = f"(only {person.real_name.split()[0]} sees this)" if answer.ephemeral else "(the channel sees this)"
    click.echo(seen + "\n" + indent(_wrapped(drawn_message(answer.blocks, answer.text, _name)), "  ") + "\n")
    return answer


def _form(lit: Stage, person: Member) -> str:
    """The form that the person has open; empty if there is none."""
    stack = lit.workspace.views.stack(person.id)
    return indent(_wrapped(drawn_view(stack[-1].content, _name)), "  ") if stack else ""


def _step(lit: Stage, person: Member, step: Step) -> None:
    match step:
        case HomeOpened():
            click.echo(f"{person.real_name} ({PARTS[person]}) opens Home\n")
            click.echo(indent(_wrapped(drawn_view(open_home(lit, person).content, _name)), "  ") + "\n")
        case FilledIn():
            _filled_in(lit, person, step)
        case SignedOff():
            _typed(lit, person, step.line)
            click.echo(f"  ticks {listed(step.refs)}")
            _sent(lit, person, lambda: sign_off(lit, person, step))
        case Pressed():
            _typed(lit, person, step.line)
            _pressed(lit, person, step.label, press(lit, person, step))
        case PaperAsked():
            _typed(lit, person, step.line)
            _paper(lit, person)
        case FileSent():
            for done, message in send_file(lit, person, step):
                name = person.real_name.split()[0]
                click.echo(f"{name} {done}\n\nboardbot, to {name}:\n{_drawn(lit, message)}\n")
        case str():
            _typed(lit, person, step)


def _paper(lit: Stage, person: Member) -> None:
    """Waits for the paper that the person has asked for, and says what arrived."""
    direct, job = lit.workspace.direct_message(person), lit.bot.later_job
    if job is None or not job.wait_until_settled(SETTLED_SECONDS):
        raise DidNotHappen("the paper was not sent")
    message = next(each for each in reversed(lit.workspace.messages(direct)) if each.files)
    names = listed([f"{each.name} ({len(each.content or b'') // 1000} kB)" for each in message.files])
    click.echo(f"boardbot, to {person.real_name.split()[0]}:\n{_drawn(lit, message)}\n  [{names}]\n")


def _filled_in(lit: Stage, person: Member, step: FilledIn) -> None:
    """Opens a form, fills it in and submits it, and shows the answer."""
    _typed(lit, person, step.line)
    for slot, words in step.values.items():
        click.echo(f"  {label_of(lit, person, slot)} {words}")
    _sent(lit, person, lambda: send(lit, person, step))


def _sent(lit: Stage, person: Member, send_it: Callable[[], Message]) -> None:
    """Submits the form that the person has open, and shows the answer."""
    button = lit.workspace.modal(person).content["submit"]["text"]
    _pressed(lit, person, button, send_it())


def _pressed(lit: Stage, person: Member, button: str, message: Message) -> None:
    """Shows a button that was pressed, and the answer."""
    click.echo(f"  [ {button} ]\n\n(only {person.real_name.split()[0]} sees this)\n{_drawn(lit, message)}\n")


def _drawn(lit: Stage, message: Message) -> str:
    return indent(_wrapped(drawn_message(message.blocks, message.text, _name)), "  ")


def _name(person: str) -> str:
    return next((member.name for member in PARTS if member.id == person), person)


def _wrapped(text: str) -> str:
    return "\n".join(
        line
        if len(line) <= WIDTH or "  " in line.strip()
        else fill(line, WIDTH, subsequent_indent="  ", break_on_hyphens=False)
        for line in text.splitlines()
    )


def _title(words: str) -> None:
    click.echo(f"{words}\n{'=' * len(words)}\n")


def _chat(lit: Stage) -> None:
    people = {member.name: member for member in PARTS}
    # Board support has the most rights, and so can type the README's examples.
    person = SAM
    click.echo(
        "Type commands as in Slack, such as /status, /action or /digest. `as pat` lets you be somebody else "
        f"({', '.join(people)}), and `tomorrow` and `monday` move the clock on; an empty line or end of input stops it."
        f"\n{STATUS_IN_SLACK}\n"
    )
    # For people, a minute has to pass.
    lit.clock.wind()
    news = News(lit, lambda message: _drawn(lit, message))
    while True:
        click.echo(f"{person.name}> ", nl=False)
        line = sys.stdin.readline().strip()
        if not line or line in {"quit", "exit"}:
            return
        if line.startswith("as ") and line[3:].strip().lstrip("@") in people:
            person = people[line[3:].strip().lstrip("@")]
        elif line.startswith("/"):
            answer = _typed(lit, person, line)
            if _form(lit, person):
                click.echo(FILL_IN_SLACK)
                lit.workspace.close(person)
            news.tell(person, answer.text)
        elif line.casefold() in MORNINGS:
            at = news.move_on(line.casefold(), person)
            click.echo(f"It is {day(at.date())}, {at:%H:%M}.\n")
        else:
            click.echo("A command begins with a slash: /status, /action help. Or: as pat, tomorrow\n")
