"""A log may have been in a server, where the lines of several boards are written at once; see `storage/chain.py`."""

from sqlite_utils import Database

# As in `m012_a_chain_for_each_board`, except that the line before may be chained by a server's rule.
_INSERT = """
CREATE TRIGGER history_refuses_insert BEFORE INSERT ON history
WHEN NEW.id IS NOT (SELECT COALESCE(MAX(id), 0) + 1 FROM history)
    OR NEW.rule IS NOT 2
    OR NEW.previous_hash IS NOT COALESCE(
        (SELECT hash FROM history WHERE board_id = NEW.board_id AND +rule > 1 ORDER BY id DESC LIMIT 1),
        (SELECT hash FROM history WHERE rule = 1 ORDER BY id DESC LIMIT 1),
        ''
    )
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""


def m028_lines_among_others(db: Database) -> None:
    """A board's newest line is found by its id alone, whatever its rule."""
    db.execute("DROP INDEX history_by_board")
    db.execute("CREATE INDEX history_by_board ON history (board_id, id)")
    db.execute("DROP TRIGGER history_refuses_insert")
    db.execute(_INSERT.strip())
