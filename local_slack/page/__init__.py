"""The workspace in a browser: what a person sees, and what they do there.

`routes(setting)` goes to `running(workspace, more=…)`. Everything is drawn on the server and works as plain links and
forms; the scripts add completion, and updates without a reload.
"""

from local_slack.page.routes import routes
from local_slack.page.setting import Ahead, PageSetting, Try, Typeable

__all__ = ["Ahead", "PageSetting", "Try", "Typeable", "routes"]
