"""The demo: the real bot in a small local workspace, with a published board's figures."""
