"""The made-up people of the demo's workspace, and their roles on the board."""

from local_slack import Member

JO = Member("U0DEMOJO", "jo", "Jo Reed")
PAT = Member("U0DEMOPAT", "pat", "Pat Lane")
SAM = Member("U0DEMOSAM", "sam", "Sam Cole")
ALI = Member("U0DEMOALI", "ali", "Ali Noor")
KIT = Member("U0DEMOKIT", "kit", "Kit Moss", guest=True)
LEE = Member("U0DEMOLEE", "lee", "Lee Park", single_channel_guest=True)
PARTS = {
    JO: "officer",
    ALI: "another officer",
    SAM: "board support",
    PAT: "independent chair",
    KIT: "adviser, observes",
    LEE: "partner agency, a guest",
}
