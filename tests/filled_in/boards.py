"""`/board` and `/digest`, typed and filled in."""

from conversation import JO, PAT, SAM
from filled_in.case import Case

CLOSE = "/board close its work is done sure: yes"
BOARDS = (
    Case("/digest every tuesday at 10:30", {"weekday": "tuesday", "time": "10:30"}, SAM),
    Case("/digest every friday", {"weekday": "friday"}, SAM),
    Case("/digest every monday at 3.15 pm", {"weekday": "monday", "time": "3.15 pm"}, SAM, odd=True),
    Case("/board chair <@U0ALI>", {"person": "<@U0ALI>"}, SAM),
    Case("/board chair <@U0JO>", {"person": "<@U0JO>"}, SAM),
    Case("/board support <@U0ALI>", {"person": "<@U0ALI>"}, SAM),
    Case("/board support <@U0JO>", {"person": "<@U0JO>"}, SAM),
    Case("/board officer <@U0PAT>", {"person": "<@U0PAT>"}, SAM),
    Case("/board officer <@U0KIT>", {"person": "<@U0KIT>"}, SAM),
    Case("/board observer <@U0ALI>", {"person": "<@U0ALI>"}, SAM),
    Case("/board observer <@U0PAT>", {"person": "<@U0PAT>"}, SAM),
    Case("/board meeting 2 Sep 2020", {"day": "2 Sep 2020"}, SAM),
    Case("/board meeting cancel 5 Aug 2020", {"day": "5 Aug 2020", "cancel": "yes"}, SAM),
    Case("/board meeting first Wednesday of September", {"day": "first Wednesday of September"}, SAM, odd=True),
    Case("/board review 29 Sep 2020", {"day": "29 Sep 2020"}, SAM),
    Case("/board review last Friday of September", {"day": "last Friday of September"}, PAT, odd=True),
    Case("/board scale Low, Middle, High", {"rungs": "Low, Middle, High"}, SAM),
    Case("/board scale Low, Middle, High sure: yes", {"rungs": "Low, Middle, High", "sure": "yes"}, PAT),
    Case("/board scale", {"rungs": "sure: no, because: @jo, high"}, SAM, kept=("sure: no, because:",), odd=True),
    Case("/board close its work is done sure: yes", {"note": "its work is done", "sure": "yes"}, SAM),
    Case("/board close", {"note": "sure: no more, due: Friday", "sure": "yes"}, PAT,
         kept=("sure: no more, due: Friday",), odd=True),
    Case("/board reopen the review asked for it", {"because": "the review asked for it"}, SAM, first=CLOSE),
    Case('/board reopen as the letter says "due: Friday", of @jo:', {"because": 'as the letter says "due: Friday", of @jo:'},
         PAT, odd=True, first=CLOSE),
    Case("/board dates agreed", {"dates": "agreed"}, SAM),
    Case("/board dates agreed", {"dates": "agreed"}, PAT),
    Case("/board reminders away: on leave, off sick", {"away": "on leave, off sick"}, SAM),
    Case('/board reminders away: "due: Friday", of @jo', {"away": '"due: Friday", of @jo'}, SAM, odd=True),
    Case("/board rename Quality Board", {"name": "Quality Board"}, SAM),
    Case('/board rename Board "due: Friday", because of @jo:', {"name": 'Board "due: Friday", because of @jo:'}, SAM,
         odd=True),
    Case("/board rename", {"name": "Board sure: yes"}, SAM, kept=("Board sure: yes",), odd=True),
    Case("/board handover <@U0JO> to <@U0ALI>", {"from": "<@U0JO>", "to": "<@U0ALI>"}, SAM),
    Case("/board handover Head of MASH to <@U0ALI>", {"from": "Head of MASH", "to": "<@U0ALI>"}, SAM),
    Case('/board handover <@U0JO> to Lead for "due: Friday":', {"from": "<@U0JO>", "to": 'Lead for "due: Friday":'}, SAM,
         odd=True),
)  # fmt: skip
# These find their board themselves: they begin in a channel that has none.
ELSEWHERE = (
    Case("/board setup Quality Board chair: <@U0PAT> support: <@U0ALI>",
         {"name": "Quality Board", "chair": "<@U0PAT>", "support": "<@U0ALI>"}, SAM),
    Case("/board setup", {}, JO),
    Case('/board setup Board of "due: Friday", because: of Jo:', {"name": 'Board of "due: Friday", because: of Jo:'}, JO,
         odd=True),
    Case("/board setup", {"name": "Chair: and support: board"}, JO, kept=("Chair: and support: board",), odd=True),
    Case("/board move here sure: yes", {"sure": "yes"}, SAM),
    Case("/board move here sure: yes", {"sure": "yes"}, PAT),
)  # fmt: skip
