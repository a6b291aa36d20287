"""The composers, by kind. Each makes what somebody asked for at the moment it is sent."""

from slack_sdk import WebClient

from bot.posting.composing import Composers
from bot.posting.imports import Imports
from bot.posting.packs import PackComposer
from bot.slack.people import Directory
from commands.imports.report.answers import Questions
from commands.imports.report.file_lines import IMPORT
from commands.pack.values import KIND as PACK
from storage.database import Database


def composers_of(database: Database, client: WebClient, directory: Directory, questions: Questions) -> Composers:
    """The composers of one workspace. `client` may have a long time limit; `directory` knows the people, and
    `questions` are those that reports have asked."""
    return {IMPORT: Imports(database, client, directory, questions), PACK: PackComposer(database, directory)}
