"""People and channels, and their descriptions in Slack's Web API."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from local_slack.refusal import ApiError, Json


@dataclass(frozen=True)
class Member:
    """A person, or a bot's own user. `name` is the handle typed after @, without the @.

    `guest` is any guest (Slack's is_restricted), `single_channel_guest` the narrower kind (is_ultra_restricted, which
    implies the first). `team` is another workspace's id, for somebody met through a shared channel, and `enterprise`
    the Enterprise Grid organisation that theirs belongs to. `status` clears itself at `status_expires`, in seconds
    since 1970; 0 for never. Source: https://docs.slack.dev/reference/objects/user-object
    """

    id: str
    name: str
    real_name: str
    guest: bool = False
    single_channel_guest: bool = False
    deleted: bool = False
    team: str | None = None
    is_bot: bool = False
    tz: str = "Europe/London"
    enterprise: str | None = None
    status: str = ""
    status_expires: int = 0

    def as_json(self, home: str) -> Json:
        """The user object as the workspace whose id is `home` sees it."""
        team = self.team or home
        described: Json = {
            "id": self.id,
            "team_id": team,
            "name": self.name,
            "deleted": self.deleted,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "profile": {
                "real_name": self.real_name,
                "real_name_normalized": self.real_name,
                "display_name": self.name,
                "display_name_normalized": self.name,
                "team": team,
                "status_text": self.status,
                "status_expiration": self.status_expires,
            },
        }
        if self.enterprise:
            described["enterprise_user"] = {"id": self.id, "enterprise_id": self.enterprise, "teams": [team]}
        if self.deleted:
            return described
        return described | {
            "real_name": self.real_name,
            "tz": self.tz,
            "is_admin": False,
            "is_owner": False,
            "is_restricted": self.guest or self.single_channel_guest,
            "is_ultra_restricted": self.single_channel_guest,
            # Somebody from elsewhere who shares a channel is not a "stranger" to Slack: team_id is what tells them
            # apart.
            "is_stranger": False,
        }


@dataclass
class Channel:
    """A conversation: public, private, or (`with_person`) a direct message between the bot and a person.

    Source: https://docs.slack.dev/reference/objects/conversation-object
    """

    id: str
    name: str
    private: bool = False
    archived: bool = False
    shared: bool = False
    topic: str = ""
    members: list[str] = field(default_factory=list)
    with_person: str | None = None
    created: int = 0

    @property
    def kind(self) -> str:
        """Slack's name for this kind in conversations.list `types`."""
        if self.with_person:
            return "im"
        return "private_channel" if self.private else "public_channel"

    @property
    def event_kind(self) -> str:
        """Slack's name for this kind in a message event's `channel_type`."""
        return {"im": "im", "private_channel": "group", "public_channel": "channel"}[self.kind]

    @property
    def command_name(self) -> str:
        """The channel name in a slash command's payload, which does not reveal that of a direct message or a private
        channel."""
        return {"im": "directmessage", "private_channel": "privategroup"}.get(self.kind, self.name)

    def as_json(self, reader: str) -> Json:
        """The channel object as the person or bot `reader` sees it."""
        described: Json = {
            "id": self.id,
            "created": self.created,
            "is_archived": self.archived,
            "is_im": False,
        }
        if self.with_person:
            return described | {"is_im": True, "user": self.with_person, "is_open": True}
        return described | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": not self.private,
            "is_group": self.private,
            "is_private": self.private,
            "is_mpim": False,
            "is_general": False,
            "is_member": reader in self.members,
            "is_shared": self.shared,
            "is_ext_shared": self.shared,
            "is_org_shared": False,
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }


def found(channels: Iterable[Channel], reference: str) -> Channel:
    """The channel whose id or name is `reference`; Refusal channel_not_found if there is none."""
    wanted = reference.removeprefix("#")
    for channel in channels:
        if reference == channel.id or (wanted == channel.name and not channel.with_person):
            return channel
    raise ApiError("channel_not_found")
