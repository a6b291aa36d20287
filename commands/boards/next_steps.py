"""Buttons for what the chair and support may change about a board."""

from commands.reply import Button

CHANGE_ROLES = (
    Button("Name the chair", "/board chair"),
    Button("Name board support", "/board support"),
    Button("Name an officer", "/board officer"),
    Button("Name an observer", "/board observer"),
    Button("Hand over", "/board handover"),
    Button("Rename the board", "/board rename"),
)
CHANGE_SCALE = Button("Change the scale", "/board scale", opens=True)
