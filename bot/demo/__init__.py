"""The demo: the real bot in a small local workspace, with a made-up council's board or a published one's."""
