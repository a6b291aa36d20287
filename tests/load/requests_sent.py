"""The road of HTTP mode: what the local workspaces send is posted to one Request URL, signed, from many threads."""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from end_to_end.over_http import signed, written

from bot.slack.manifest import REQUEST_PATH
from local_slack.sockets import Delivery, Sockets

# Slack sends the next whether the last was answered or not.
AT_ONCE = 2000
# Slack waits three seconds; what comes later is counted as late.
SECONDS = 30


class RequestsSent(Sockets):
    """In the place of a workspace's sockets. `posting` is shared by all workspaces."""

    def __init__(self, url: str, posting: ThreadPoolExecutor) -> None:
        super().__init__("A0APP", lambda: None)
        self._host = urlsplit(url).netloc
        self._posting = posting

    def send(self, delivery: Delivery, reason: str | None = None) -> bool:
        """Posts it soon; whether it arrives is seen from its acknowledgement."""
        delivery.connections.append("http")
        delivery.sent_at = time.monotonic()
        self._posting.submit(self._post, delivery)
        return True

    def _post(self, delivery: Delivery) -> None:
        body, kind = written(delivery.kind, delivery.payload)
        line = http.client.HTTPConnection(self._host, timeout=SECONDS)
        try:
            line.request("POST", REQUEST_PATH, body, {"Content-Type": kind} | signed(body, str(int(time.time()))))
            answer = line.getresponse()
            said = answer.read()
        except OSError:
            return
        finally:
            line.close()
        if answer.status == http.HTTPStatus.OK:
            delivery.answered_at = time.monotonic()
            delivery.acks.append(json.loads(said) if said else {})
            delivery.ack_bytes.append(len(said))
            delivery.answered.set()
