"""The Web API methods, one module for each of Slack's families."""
