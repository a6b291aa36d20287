"""The log: SQLite through sqlite-utils. Rows become the board's types here and only here."""
