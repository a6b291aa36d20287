"""The road of a line: from the request to the reply."""

from commands.dispatch.road import dispatch as dispatch
