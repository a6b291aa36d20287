"""The lines of the operator's log: where they go, their form, and what they must never contain."""

import logging

from bot.request_id import request_id, workspace_id
from bot.secrecy import Handler
from bot.settings import Settings

logger = logging.getLogger(__name__)


def set_up_logging(settings: Settings) -> None:
    """Writes log lines to standard error, as text or as one JSON object a line. Every line that a request causes
    carries its id."""
    _set_up(settings.boardbot_log_level, settings.boardbot_log_format)


def log_the_end(why: str) -> None:
    """Logs in JSON why the process cannot start or go on, also where nothing was set up yet."""
    _set_up("INFO", "json")
    logger.critical("%s", why)


def _set_up(level: str, form: str) -> None:
    handler = Handler(_formatter(form))
    handler.addFilter(_may_be_logged)
    handler.addFilter(_of_its_request)
    logging.basicConfig(level=level, handlers=[handler], force=True)


class _Text(logging.Formatter):
    """A line as text, with the ids before the words, as `[3f9a1c02]` or `[T0123 3f9a1c02]`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        of = " ".join(filter(None, (getattr(record, name, "") for name in ("workspace", "request"))))
        record.message = f"[{of}] {record.message}" if of else record.message
        return super().formatMessage(record)


def _formatter(form: str) -> logging.Formatter:
    if form == "text":
        return _Text()
    from pythonjsonlogger.core import RESERVED_ATTRS  # noqa: PLC0415 - only if it is needed
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415

    # uvicorn gives some messages twice, the second time coloured for a terminal.
    kept_out = [*RESERVED_ATTRS, "color_message"]
    return JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", reserved_attrs=kept_out)


def _of_its_request(record: logging.LogRecord) -> bool:
    """Gives a line the ids of the current request and workspace: in JSON each becomes a field of its own."""
    if of := request_id():
        record.request = of
    if where := workspace_id():
        record.workspace = where
    return True


def _may_be_logged(record: logging.LogRecord) -> bool:
    """False for what Slack's libraries log about each request, which contains what somebody typed. Bolt sets its own
    level, so this filter is on the handler. Also False for Bolt's warning that it finds the token in the environment
    besides the client it was given."""
    theirs = record.name.startswith(("slack_bolt", "slack_sdk", "websockets"))
    return not theirs or (record.levelno >= logging.WARNING and "will be unused" not in str(record.msg))
