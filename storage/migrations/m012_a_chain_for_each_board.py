"""From this step on, each board's lines of history are chained by themselves; see `storage/chain.py`."""

from sqlite_utils import Database

# As in `m005_refuse_every_way_in`, except that the line before is the last of the same board.
_INSERT = """
CREATE TRIGGER history_refuses_insert BEFORE INSERT ON history
WHEN NEW.id IS NOT (SELECT COALESCE(MAX(id), 0) + 1 FROM history)
    OR NEW.rule IS NOT 2
    OR NEW.previous_hash IS NOT COALESCE(
        (SELECT hash FROM history WHERE board_id = NEW.board_id AND rule = 2 ORDER BY id DESC LIMIT 1),
        (SELECT hash FROM history WHERE rule = 1 ORDER BY id DESC LIMIT 1),
        ''
    )
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""


def m012_a_chain_for_each_board(db: Database) -> None:
    """Existing lines were chained in common, by rule 1; each new line is chained by rule 2."""
    db.execute("ALTER TABLE history ADD COLUMN rule INTEGER NOT NULL DEFAULT 1")
    db.execute("CREATE INDEX history_by_board ON history (board_id, rule)")
    db.execute("CREATE INDEX history_in_common ON history (rule) WHERE rule = 1")
    db.execute("DROP TRIGGER history_refuses_insert")
    db.execute(_INSERT.strip())
