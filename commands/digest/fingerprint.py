"""The mark of the board's history that a digest bears: its last line."""

from collections.abc import Sequence
from dataclasses import replace

from board.boards import Board
from board.fingerprints import fingerprint_of
from commands.reply import Paragraph, Reply, paragraph
from storage.store import Store


def bearing_fingerprint(messages: Sequence[Reply], store: Store, board: Board) -> list[Reply]:
    """A digest's messages, the first with the fingerprint of the board's last line of history as its last line: what
    is then cut off or written anew no longer has it. `boardbot verify --fingerprint` looks for it."""
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
