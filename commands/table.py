"""All commands, in the order of the help. The listeners, the help and the manifest are made from this table."""

from board.refusals import Refusal
from commands import sign_off, status
from commands.actions import (
    add as action_add,
    agreeing as action_agreeing,
    assign as action_assign,
    due as action_due,
    edit as action_edit,
    linked as action_linked,
    listing as action_list,
    moves as action_moves,
    show as action_show,
    undo as action_undo,
    update as action_update,
)
from commands.areas import (
    add as area_add,
    bau as area_bau,
    edit as area_edit,
    linked as area_linked,
    listing as area_list,
    rate as area_rate,
    show as area_show,
    undo as area_undo,
)
from commands.boards import (
    dates,
    ending,
    handover,
    moving,
    role_changes,
    scale,
    setup,
    statement as board_statement,
    verbs as boards,
)
from commands.calendar import decisions, event_edit, event_undo, events, meeting, plan, review
from commands.digest import verbs as digest
from commands.imports import sent
from commands.measures.claims import (
    claim as measure_claim,
    judge as measure_judge,
    statement as measure_statement,
    undo as measure_undo,
    withdraw as measure_withdraw,
)
from commands.measures.figures import reading as measure_reading
from commands.measures.pages import (
    chart as measure_chart,
    edit as measure_edit,
    listing as measure_list,
    show as measure_show,
)
from commands.measures.targets import add as measure_add, target as measure_target
from commands.pack import verb as board_pack
from commands.reminders import again as reminder_again, of_board as board_reminders, own as own_reminders
from commands.risks import (
    add as risk_add,
    ending as risk_ending,
    linked as risk_linked,
    listing as risk_list,
    score as risk_score,
    show as risk_show,
    undo as risk_undo,
    update as risk_update,
)
from commands.verbs import Command

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            name="action",
            about="Log, update and find the board's actions",
            hint="add <title> @owner due: … | update A1 … | list overdue | help",
            verbs=(
                action_add.ADD,
                action_update.UPDATE,
                action_due.DUE,
                action_agreeing.AGREE,
                action_agreeing.DECLINE,
                action_assign.ASSIGN,
                action_edit.EDIT,
                action_linked.LINK,
                action_linked.UNLINK,
                *action_moves.MOVES,
                sign_off.WAITING,
                sign_off.EACH,
                action_show.SHOW,
                action_list.LIST,
                own_reminders.ON_TRACK,
                own_reminders.SNOOZE,
                own_reminders.HABITS,
                reminder_again.REMINDER,
                action_undo.UNDO,
                action_list.MINE,
            ),
            alone="mine",
        ),
        Command(
            name="measure",
            about="Escalation measures: targets, readings and claims",
            hint="show M6 | reading M6 77% as at 8 July | claim M6 met | help",
            verbs=(
                measure_add.ADD,
                measure_target.TARGET,
                measure_edit.EDIT,
                measure_reading.READING,
                measure_claim.CLAIM,
                measure_judge.JUDGE,
                measure_withdraw.WITHDRAW,
                measure_show.SHOW,
                measure_list.LIST,
                measure_chart.CHART,
                measure_statement.STATEMENT,
                measure_undo.UNDO,
            ),
            alone="list",
        ),
        Command(
            name="area",
            about="Areas of improvement: how far each is, and what it lacks",
            hint="list | show R07 | add R07 <title> | bau R15 to <body> | help",
            verbs=(
                area_add.ADD,
                area_edit.EDIT,
                area_rate.RATE,
                area_linked.LINK,
                area_linked.UNLINK,
                area_bau.BAU,
                area_bau.REOPEN,
                area_edit.MERGE,
                area_show.SHOW,
                area_list.LIST,
                area_undo.UNDO,
            ),
            alone="list",
        ),
        Command(
            name="risk",
            about="Risks: how likely, how bad, who owns them, what is done",
            hint="add <what may happen> @owner | score RK1 3x4 because … | list | help",
            verbs=(
                risk_add.ADD,
                risk_score.SCORE,
                risk_update.UPDATE,
                risk_linked.LINK,
                risk_linked.UNLINK,
                risk_ending.CLOSE,
                risk_ending.REOPEN,
                risk_show.SHOW,
                risk_list.LIST,
                risk_undo.UNDO,
            ),
            alone="list",
        ),
        Command(
            name="status",
            about="Where the board stands: measures, mismatches, overdue",
            hint="[ref] | @owner | area: … | as at 1 Oct | share | help",
            verbs=(status.STATUS,),
            alone="show",
        ),
        Command(
            name="digest",
            about="The weekly digest: preview, post, schedule",
            hint="post | every monday at 09:00 | pause | resume | last | help",
            verbs=(digest.PREVIEW, digest.POST, digest.EVERY, digest.PAUSE, digest.RESUME, digest.LAST),
            alone="preview",
        ),
        Command(
            name="board",
            about="Start a board here; its people and its meetings",
            hint="setup <name> chair: @x | roles | meeting 4 March | status | help",
            verbs=(
                setup.SETUP,
                boards.ROLES,
                role_changes.CHAIR,
                role_changes.SUPPORT,
                role_changes.OFFICER,
                role_changes.OBSERVER,
                meeting.MEETING,
                events.EVENT,
                event_edit.EDIT,
                event_undo.UNDO,
                plan.PLAN,
                review.REVIEW,
                scale.SCALE,
                dates.DATES,
                decisions.DECISIONS,
                board_reminders.REMINDERS,
                moving.MOVE,
                moving.RENAME,
                handover.HANDOVER,
                sent.VERB,
                board_statement.STATEMENT,
                board_pack.PACK,
                ending.CLOSE,
                ending.REOPEN,
            ),
            alone="roles",
        ),
    )
}


def command_named(name: str) -> Command:
    """The command with that logical name. Refused: any other name."""
    if name not in COMMANDS:
        raise Refusal(f"There is no command /{name}.", lines=["/board help"])
    return COMMANDS[name]
