"""The way of a line: from what came to what is answered."""

from commands.dispatch.road import dispatch as dispatch
