"""The tables, as an ordered list of steps. A step is never altered once it has been merged: a new one goes at the
end."""

from sqlite_utils.migrations import Migrations

from storage.migrations.m001_the_log import m001_the_log
from storage.migrations.m002_the_outbox import m002_the_outbox
from storage.migrations.m003_the_indexes_in_use import m003_the_indexes_in_use
from storage.migrations.m004_seen_requests import m004_seen_requests
from storage.migrations.m005_refuse_every_way_in import m005_refuse_every_way_in
from storage.migrations.m006_whose_claim import m006_whose_claim
from storage.migrations.m007_who_is_accountable import m007_who_is_accountable
from storage.migrations.m008_refs_as_they_look import m008_refs_as_they_look
from storage.migrations.m009_how_often import m009_how_often
from storage.migrations.m010_home_tabs import m010_home_tabs
from storage.migrations.m011_reminders import m011_reminders
from storage.migrations.m012_a_chain_for_each_board import m012_a_chain_for_each_board
from storage.migrations.m013_given import m013_given
from storage.migrations.m014_decisions import m014_decisions
from storage.migrations.m015_agreed_dates import m015_agreed_dates
from storage.migrations.m016_posts_by_ts import m016_posts_by_ts
from storage.migrations.m017_boards_end import m017_boards_end
from storage.migrations.m018_areas import m018_areas
from storage.migrations.m019_milestones import m019_milestones
from storage.migrations.m020_events import m020_events
from storage.migrations.m021_supporters import m021_supporters
from storage.migrations.m022_risks import m022_risks
from storage.migrations.m023_definitions import m023_definitions
from storage.migrations.m024_statements import m024_statements
from storage.migrations.m025_import_mappings import m025_import_mappings
from storage.migrations.m026_moderated import m026_moderated
from storage.migrations.m027_published import m027_published
from storage.migrations.m028_lines_among_others import m028_lines_among_others
from storage.migrations.m029_looked_to import m029_looked_to
from storage.migrations.m030_of_each_workspace import m030_of_each_workspace
from storage.migrations.m031_installations import m031_installations
from storage.migrations.m032_open_posts import m032_open_posts
from storage.migrations.m033_digests_by_time import m033_digests_by_time
from storage.migrations.m034_open_posts_by_rank import m034_open_posts_by_rank
from storage.migrations.m035_boards_removed import m035_boards_removed
from storage.migrations.m036_targets_entered import m036_targets_entered

STEPS = (
    m001_the_log,
    m002_the_outbox,
    m003_the_indexes_in_use,
    m004_seen_requests,
    m005_refuse_every_way_in,
    m006_whose_claim,
    m007_who_is_accountable,
    m008_refs_as_they_look,
    m009_how_often,
    m010_home_tabs,
    m011_reminders,
    m012_a_chain_for_each_board,
    m013_given,
    m014_decisions,
    m015_agreed_dates,
    m016_posts_by_ts,
    m017_boards_end,
    m018_areas,
    m019_milestones,
    m020_events,
    m021_supporters,
    m022_risks,
    m023_definitions,
    m024_statements,
    m025_import_mappings,
    m026_moderated,
    m027_published,
    m028_lines_among_others,
    m029_looked_to,
    m030_of_each_workspace,
    m031_installations,
    m032_open_posts,
    m033_digests_by_time,
    m034_open_posts_by_rank,
    m035_boards_removed,
    m036_targets_entered,
)

migrations = Migrations("boardbot")
for step in STEPS:
    migrations()(step)
