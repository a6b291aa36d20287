"""Adds the fingerprint of the board's history to a digest."""

from collections.abc import Sequence
from dataclasses import replace

from board.boards import Board
from board.fingerprints import fingerprint_of
from commands.reply import Paragraph, Reply, paragraph
from storage.store import Store


def bearing_fingerprint(messages: Sequence[Reply], store: Store, board: Board) -> list[Reply]:
    """The messages, with the fingerprint of the board's last line of history as the last line of the first. A history
    that was cut or rewritten later no longer contains it; `boardbot verify --fingerprint` looks for it."""
    line, line_hash = store.history.last_of(board.id)
    if not line:
        return list(messages)
    main, *thread = messages
    mark = f"log {fingerprint_of(line_hash)}"
    foot = main.parts[-1]
    if isinstance(foot, Paragraph):
        parts = (*main.parts[:-1], Paragraph((*foot.lines, (mark,))))
    else:
        parts = (*main.parts, paragraph(mark))
    return [replace(main, parts=parts), *thread]
