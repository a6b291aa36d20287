"""docs/reliability.md against the tests: no promise without a test that is there and is expected to pass."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.command_line import main

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reliability.md"

# A promise, and a test that holds it.
HELD_BY = """
R1 crash/test_between_change_and_answer.py::test_a_kill_at_each_step_of_a_change
R1 storage/test_database.py::test_whatever_is_raised_rolls_everything_back
R2 crash/test_random_kills.py::test_a_stream_of_commands_with_kills_at_random_instants
R2 crash/test_between_change_and_answer.py::test_a_kill_at_each_step_of_a_change
R3 storage/test_database.py::test_what_is_saved_survives_a_power_cut_and_points_at_what_is_there
R4 end_to_end/test_posts_once.py::test_a_change_and_its_answer_are_kept_together
R4 crash/test_answers_once.py::test_a_kill_at_each_step_of_an_answer_to_a_message
R5 end_to_end/test_many_at_once.py::test_a_redelivered_command_changes_nothing_and_is_answered_the_same
R5 end_to_end/test_many_at_once.py::test_a_refused_command_that_is_delivered_again_is_refused_again_though_it_could_be_done_by_now
R5 end_to_end/test_many_at_once.py::test_a_repeat_that_is_delivered_again_after_its_minute_is_still_a_repeat
R5 storage/test_answers.py::test_an_answer_is_kept_for_a_day
R6 end_to_end/test_many_at_once.py::test_an_acknowledgement_that_was_lost_is_answered_when_the_person_types_it_again
R6 end_to_end/test_many_at_once.py::test_the_same_command_twice_within_a_minute_is_one_change
R6 crash/test_between_change_and_answer.py::test_a_kill_at_each_step_of_a_change
R6 crash/test_between_change_and_answer.py::test_an_update_typed_again_after_a_kill_is_done_once_though_somebody_else_has_updated_the_action
R7 end_to_end/test_many_at_once.py::test_the_same_command_after_a_minute_or_by_somebody_else_is_a_change_of_its_own
R7 storage/test_answers.py::test_after_the_persons_own_next_change_here_the_same_words_are_meant
R8 end_to_end/test_posts_once.py::test_a_message_that_comes_as_an_event_of_another_id_is_answered_once
R8 end_to_end/test_spoken_to.py::test_an_event_that_slack_sends_again_is_answered_once
R8 end_to_end/test_serve_guard.py::test_a_message_delivered_again_to_another_process_is_answered_once
R8 end_to_end/test_many_at_once.py::test_the_same_digest_asked_for_twice_within_a_minute_is_posted_once
R8 end_to_end/test_digest_post.py::test_a_digest_asked_for_twice_within_a_minute_is_posted_once_whoever_asks_in_whatever_words
R8 crash/test_clock_and_two.py::test_two_processes_answer_a_message_and_post_a_digest_that_is_asked_for_once
R9 crash/test_in_other_work.py::test_a_kill_at_each_step_of_an_import_leaves_all_or_nothing_and_no_row_twice
R9 end_to_end/test_terminal.py::test_importing_twice_adds_nothing_the_second_time
R12 end_to_end/test_messages_heard.py::test_an_edit_that_makes_a_command_of_what_was_refused_is_done_once
R12 end_to_end/test_messages_heard.py::test_an_edit_of_what_was_done_changes_nothing_and_says_so
R12 end_to_end/test_messages_heard.py::test_an_edit_that_says_less_than_it_should_does_nothing_twice
R12 commands/dispatch/test_edits.py::test_whichever_of_a_message_and_its_edit_comes_first_one_is_done
R13 end_to_end/test_messages_heard.py::test_what_slack_itself_writes_is_passed_over
R13 end_to_end/test_messages_heard.py::test_a_file_alone_is_answered_too
R20 crash/test_answers_once.py::test_a_kill_at_each_step_of_an_answer_to_a_message
R20 crash/test_answers_once.py::test_a_kill_at_each_step_of_a_notice_to_support
R20 crash/test_digest_once.py::test_a_kill_at_each_step_of_the_digest_a_step_each_week
R20 crash/test_digest_once.py::test_a_kill_from_outside_the_moment_slack_has_taken_a_post
R20 end_to_end/test_posts_once.py::test_a_process_that_was_stopped_in_the_middle_of_a_try_undoes_no_others_end
R21 end_to_end/test_digest_faults.py::test_a_post_that_ends_in_doubt_is_out_once_in_the_end
R21 end_to_end/test_digest_faults.py::test_a_message_that_slack_took_before_the_line_broke_is_found_by_what_only_bots_see
R21 end_to_end/test_digest_faults.py::test_a_bot_that_died_after_posting_is_followed_by_one_that_finds_the_post
R21 end_to_end/test_posts_once.py::test_an_answer_that_ends_in_doubt_is_out_once_in_the_end
R21 end_to_end/test_posts_once.py::test_a_notice_that_ends_in_doubt_is_out_once_in_the_end
R21 end_to_end/test_posts_once.py::test_a_page_of_some_proxy_is_no_answer_of_slacks
R21 storage/test_outbox.py::test_who_takes_it_has_it_for_half_a_minute
R21 end_to_end/test_posts_once.py::test_an_answer_that_does_not_say_where_the_message_is_leaves_that_open
R22 end_to_end/test_digest_faults.py::test_while_slack_cannot_say_whether_it_is_out_nothing_is_posted_again
R22 end_to_end/test_posts_once.py::test_when_it_can_no_longer_be_looked_for_nothing_is_posted_and_support_hears_why
R23 end_to_end/test_digest_faults.py::test_ratelimited_waits_as_long_as_slack_says
R23 end_to_end/test_posts_once.py::test_an_answer_waits_as_long_as_slack_says
R23 storage/test_outbox.py::test_a_try_is_put_off_to_the_instant_slack_asked_for_and_was_no_try
R23 end_to_end/test_posts_once.py::test_what_must_be_asked_before_a_notice_waits_as_long_as_slack_says
R23 end_to_end/test_posts_once.py::test_either_name_of_slacks_for_too_many_posts_is_waited_out
R23 end_to_end/test_posts_refused.py::test_slack_is_waited_for_as_long_as_it_says
R23 end_to_end/test_posts_refused.py::test_the_job_wakes_when_slack_takes_posts_again
R23 end_to_end/test_posts_refused.py::test_a_channel_that_waits_keeps_nobody_else_waiting_and_is_not_asked_meanwhile
R23 end_to_end/test_posts_refused.py::test_a_digest_that_waits_keeps_no_other_board_from_its_own
R23 end_to_end/test_posts_refused.py::test_a_connection_is_asked_for_again_when_slack_says
R24 end_to_end/test_digest_faults.py::test_a_line_that_breaks_in_the_middle_of_the_thread_leaves_no_gap_and_no_double
R25 end_to_end/test_digest_faults.py::test_not_in_the_channel_is_told_to_support_once_with_what_to_do
R25 end_to_end/test_digest_faults.py::test_an_archived_channel_is_told_to_support_once_in_words
R25 end_to_end/test_digest_faults.py::test_support_is_told_as_soon_as_slack_takes_it
R25 end_to_end/test_digest_faults.py::test_after_the_bot_is_invited_again_a_digest_can_be_posted_and_monday_comes_by_itself
R25 end_to_end/test_posts_once.py::test_answers_that_cannot_be_posted_are_told_to_support_once_a_day
R26 end_to_end/test_posts_once.py::test_a_token_that_slack_no_longer_accepts_is_told_to_support_once_it_does_again
R26 end_to_end/test_posts_once.py::test_of_a_token_that_was_refused_for_days_support_hears_all_the_same
R27 end_to_end/test_digest_faults.py::test_one_boards_trouble_does_not_keep_another_from_its_digest
R27 storage/test_outbox.py::test_what_a_person_waits_for_goes_before_a_digest
R28 end_to_end/test_posts_once.py::test_somebody_elses_message_with_our_digests_name_does_not_pass_for_it
R29 end_to_end/test_digest_calendar.py::test_it_is_nine_in_london_on_both_sides_of_a_clock_change
R29 end_to_end/test_digest_calendar.py::test_a_bank_holiday_moves_it_to_the_next_working_day_and_that_is_not_late
R29 end_to_end/test_digest_calendar.py::test_a_slot_that_is_moved_and_moved_back_posts_once
R29 crash/test_clock_and_two.py::test_a_slot_in_the_night_of_a_clock_change_is_one_digest
R30 end_to_end/test_digest_post.py::test_a_bot_that_was_down_on_monday_posts_on_tuesday_and_says_so
R30 end_to_end/test_digest_late.py::test_slack_out_of_reach_for_a_day_posts_late_and_says_so_once
R30 end_to_end/test_digest_late.py::test_down_for_weeks_support_hears_of_each_slot_and_the_last_is_posted_where_it_may_be
R30 end_to_end/test_digest_late.py::test_a_bot_that_comes_back_after_a_year_tells_of_the_last_weeks_alone
R30 end_to_end/test_digest_late.py::test_a_slot_that_is_touched_before_the_digest_went_out_loses_no_digest
R30 end_to_end/test_digest_late.py::test_down_for_more_than_two_days_posts_nothing_and_tells_support_once
R30 end_to_end/test_digest_late.py::test_slack_out_of_reach_for_more_than_two_days_posts_nothing_stale_and_tells_support
R30 end_to_end/test_digest_late.py::test_a_post_that_was_out_all_along_is_not_reported_missing_days_later
R31 crash/test_clock_and_two.py::test_a_clock_that_jumps_an_hour_back_and_forward_round_the_slot_makes_no_second_digest
R31 crash/test_clock_and_two.py::test_a_clock_that_is_put_back_an_hour_after_a_kill_loses_no_digest
R31 crash/test_clock_and_two.py::test_a_machine_whose_clock_is_wrong_finds_what_slack_has_taken
R31 end_to_end/test_digest_calendar.py::test_what_happened_after_a_clock_was_put_back_is_in_the_next_digest_all_the_same
R31 end_to_end/test_posts_once.py::test_a_clock_that_jumps_in_the_middle_of_a_try_has_nobody_else_post_it
R31 end_to_end/test_posts_once.py::test_after_a_jump_of_the_clock_what_a_dead_process_left_is_taken_over_half_a_minute_later
R31 storage/test_outbox.py::test_a_clock_that_was_put_back_holds_nothing_up_for_long
R32 end_to_end/test_check.py::test_check_compares_this_machines_clock_with_slacks
R33 security/test_moving_boards.py::test_a_week_that_was_posted_is_not_posted_again_in_the_new_channel
R33 security/test_moving_boards.py::test_what_waits_for_the_old_channel_fails_in_words_and_is_asked_for_anew
R34 security/test_moving_boards.py::test_a_channels_new_id_is_followed_once
R34 security/test_moving_boards.py::test_what_waits_goes_to_the_new_id
R34 security/test_moving_boards.py::test_a_new_id_that_has_a_board_changes_neither
R35 end_to_end/test_posts_refused.py::test_an_answer_whose_blocks_slack_refuses_goes_out_as_text
R35 end_to_end/test_posts_refused.py::test_a_digest_and_its_thread_go_out_as_text_whole_and_once
R35 end_to_end/test_posts_refused.py::test_where_the_text_is_refused_too_whoever_waits_hears
R35 end_to_end/test_posts_refused.py::test_where_a_digests_text_is_refused_too_support_hears
R35 end_to_end/test_posts_refused.py::test_a_text_that_ends_in_doubt_is_out_once
R35 end_to_end/test_posts_refused.py::test_whoever_has_lost_the_post_meanwhile_sends_no_text
R35 end_to_end/test_posts_refused.py::test_an_answer_to_a_press_whose_blocks_slack_refuses_comes_as_text
R35 end_to_end/test_posts_refused.py::test_whoever_presses_hears_where_slack_takes_nothing
R38 end_to_end/test_asked_for_again.py::test_a_digest_that_slack_refused_is_posted_when_the_same_words_come_again
R38 end_to_end/test_asked_for_again.py::test_what_is_out_or_on_its_way_or_in_doubt_is_posted_once
R38 end_to_end/test_asked_for_again.py::test_a_change_whose_answer_was_refused_is_answered_when_it_is_said_again_and_made_once
R40 crash/test_random_kills.py::test_a_stream_of_commands_with_kills_at_random_instants
R40 crash/test_digest_once.py::test_a_kill_at_each_step_of_the_digest_a_step_each_week
R41 end_to_end/test_process.py::test_it_answers_ends_well_on_sigterm_and_has_lost_nothing_when_it_starts_again
R41 end_to_end/test_process.py::test_sigterm_in_the_middle_of_a_digest_finishes_it_first
R41 end_to_end/test_process.py::test_sigterm_while_slack_is_out_of_reach_ends_it_well
R41 end_to_end/test_serve_process.py::test_it_answers_ends_well_on_sigterm_and_has_lost_nothing_when_it_starts_again
R41 end_to_end/test_serve_process.py::test_sigterm_in_the_middle_of_a_command_answers_it_first
R41 end_to_end/test_serve_process.py::test_a_second_signal_leaves_no_process_behind
R42 crash/test_in_other_work.py::test_a_kill_at_each_step_of_the_first_start
R42 crash/test_in_other_work.py::test_a_kill_while_the_log_of_an_older_version_is_brought_up_to_date
R42 storage/test_outbox_migration.py::test_a_migration_that_is_cut_off_leaves_the_log_as_it_was
R42 storage/test_log_file.py::test_a_log_that_was_left_half_made_is_made_anew
R43 crash/test_clock_and_two.py::test_two_processes_on_one_log_post_each_slot_once
R43 crash/test_clock_and_two.py::test_two_processes_answer_a_message_and_post_a_digest_that_is_asked_for_once
R43 end_to_end/test_digest_faults.py::test_two_processes_that_wake_at_once_post_it_once
R43 end_to_end/test_digest_faults.py::test_a_process_does_not_cut_in_while_another_is_still_at_the_thread
R43 end_to_end/test_serve_process.py::test_several_processes_do_each_thing_once
R43 storage/test_migrations.py::test_processes_that_start_at_once_on_a_new_file_all_start
R43 storage/test_outbox.py::test_of_several_who_take_it_at_once_one_gets_it
R44 end_to_end/test_serve_process.py::test_a_process_that_dies_is_replaced
R44 end_to_end/test_serve_process.py::test_where_the_first_process_is_killed_the_others_end_and_the_port_is_free
R45 crash/test_slack_out_of_reach.py::test_a_start_while_slack_is_out_of_reach_waits_says_so_and_answers_once_slack_is_back
R45 end_to_end/test_process.py::test_it_connects_once_slack_answers_though_slack_refused_twice
R45 end_to_end/test_serve_process.py::test_it_begins_by_itself_once_slack_answers
R46 end_to_end/test_process.py::test_a_setting_that_is_wrong_stops_the_start_and_names_itself
R46 end_to_end/test_serve_process.py::test_a_setting_that_is_wrong_stops_the_start_and_names_itself
R47 end_to_end/test_socket_mode.py::test_a_line_that_is_cut_is_replaced_and_the_next_command_is_answered
R47 end_to_end/test_socket_mode.py::test_a_line_that_slack_is_about_to_close_is_replaced_first
R47 end_to_end/test_socket_mode.py::test_a_line_that_slack_closes_is_replaced
R47 crash/test_slack_out_of_reach.py::test_a_bot_whose_line_broke_off_is_back_within_twenty_seconds
R48 crash/test_slack_out_of_reach.py::test_a_socket_that_drops_in_the_middle_of_a_command_changes_nothing_twice
R49 crash/test_slack_out_of_reach.py::test_too_many_connections_are_said_in_words_and_tried_with_pauses
R49 crash/test_slack_out_of_reach.py::test_another_connection_of_the_app_is_said_out_loud
R50 end_to_end/test_serve_guard.py::test_before_slack_has_said_who_the_bot_is_a_person_is_told_and_an_event_is_left
R50 end_to_end/test_serve_guard.py::test_a_command_that_comes_while_a_process_is_starting_is_answered
R50 end_to_end/test_serve_guard.py::test_where_one_person_has_waited_for_the_start_in_vain_the_next_is_told_at_once
R50 end_to_end/test_serve_guard.py::test_more_than_can_be_answered_in_time_is_said_at_once
R51 end_to_end/test_socket_storms.py::test_lines_that_do_not_live_are_spaced_and_the_next_that_does_is_used
R51 end_to_end/test_socket_storms.py::test_a_line_that_lived_is_replaced_at_once_each_time
R51 end_to_end/test_socket_storms.py::test_the_waits_grow_with_each_line_that_did_not_live
R51 end_to_end/test_socket_storms.py::test_however_the_reading_of_a_line_ends_the_next_is_opened
R51 end_to_end/test_socket_storms.py::test_however_the_sending_of_an_acknowledgement_fails_it_goes_down_the_next_line
R51 end_to_end/test_socket_storms.py::test_however_the_closing_of_a_line_fails_the_bot_hears_on_and_ends_when_it_is_told
R51 end_to_end/test_socket_storms.py::test_whatever_fails_at_the_end_the_rest_is_finished_and_the_log_closed
R52 end_to_end/test_unasked.py::test_an_event_that_nobody_asked_for_is_acknowledged
R52 end_to_end/test_unasked.py::test_an_interaction_that_nothing_is_there_for_is_acknowledged
R52 end_to_end/test_unasked.py::test_an_envelope_of_a_kind_that_is_to_come_is_acknowledged
R52 end_to_end/test_unasked.py::test_a_line_without_a_hello_is_used_all_the_same
R58 bot/slack/test_long_answers.py::test_every_answer_fits_in_a_line
R58 bot/slack/test_long_answers.py::test_every_word_of_every_note_is_on_some_page
R58 bot/slack/test_long_answers.py::test_what_is_more_than_all_of_them_hold_is_counted
R58 end_to_end/test_long_answers_sent.py::test_the_chairs_page_comes_in_order_with_every_measure
R58 end_to_end/test_long_answers_sent.py::test_a_command_that_is_delivered_again_is_continued_once
R58 end_to_end/test_long_answers_sent.py::test_no_line_that_went_out_was_too_long
R60 crash/test_lock_and_disk.py::test_while_another_program_holds_the_log_changes_are_refused_in_words_and_reading_goes_on
R60 crash/test_lock_and_disk.py::test_while_another_program_holds_the_log_forty_people_who_type_at_once_are_told_in_time
R60 end_to_end/test_serve_guard.py::test_forty_people_who_type_at_once_while_another_holds_the_log_are_told_within_slacks_three_seconds
R60 end_to_end/test_bad_input.py::test_slack_late_and_the_log_held_together_keep_nobody_waiting_past_slacks_three_seconds
R60 crash/test_lock_and_disk.py::test_a_log_held_for_two_seconds_every_change_is_done_or_refused_and_none_is_half_done
R60 storage/test_database.py::test_a_lock_is_waited_for_less_than_the_three_seconds_that_slack_waits
R60 storage/test_database.py::test_a_lock_held_for_too_long_is_a_refusal_in_words
R61 crash/test_lock_and_disk.py::test_a_disk_that_is_full_refuses_in_words_reads_on_and_goes_on_once_there_is_room
R61 crash/test_lock_and_disk.py::test_a_quota_that_is_reached_refuses_in_words_reads_on_and_goes_on_once_it_is_raised
R61 crash/test_lock_and_disk.py::test_a_start_on_a_full_disk_says_so_and_goes_well_once_there_is_room
R61 storage/test_database.py::test_a_full_disk_saves_nothing
R62 crash/test_lock_and_disk.py::test_a_log_that_may_not_be_written_stops_the_start_with_its_name_and_what_to_do
R63 crash/test_damaged_log.py::test_the_start_names_the_file_and_its_backup_and_the_restore_works
R63 crash/test_damaged_log.py::test_the_message_about_a_damaged_file_says_how_to_restore_it
R63 storage/test_log_file.py::test_damage_that_no_first_question_meets_is_found_at_the_start
R63 storage/test_log_file.py::test_what_is_no_database_is_refused_and_left_alone
R64 crash/test_damaged_log.py::test_an_empty_file_beside_what_was_written_to_it_is_not_taken_for_a_first_start
R64 crash/test_damaged_log.py::test_an_empty_file_that_was_there_before_is_not_taken_for_a_first_start_in_silence
R64 storage/test_log_file.py::test_an_empty_file_is_said_and_a_first_start_is_not_a_warning
R65 end_to_end/test_process.py::test_a_database_of_a_newer_version_stops_the_start_and_is_not_touched
R65 storage/test_migrations.py::test_a_log_made_by_a_newer_version_is_refused_and_left_as_it_is
R66 end_to_end/test_terminal.py::test_verify_says_what_was_tampered_with
R66 storage/upkeep/test_verify.py::test_what_was_changed_behind_the_logs_back_is_found
R66 storage/upkeep/test_verify.py::test_the_history_is_read_once_however_many_boards_there_are
R66 storage/upkeep/test_verify.py::test_a_long_history_takes_as_long_as_it_has_lines_and_no_more_memory
R67 end_to_end/test_many_at_once.py::test_twenty_actions_at_once_are_all_logged_once_under_refs_of_their_own
R67 end_to_end/test_many_at_once.py::test_twenty_changes_of_one_action_at_once_are_all_in_its_history
R67 end_to_end/test_many_at_once.py::test_reading_and_writing_at_once_never_waits_for_slacks_limit
R67 end_to_end/test_socket_mode.py::test_hundreds_of_commands_at_once_are_all_acknowledged
R68 load/test_load.py::test_every_change_is_stored_once_and_every_refusal_not_at_all
R68 load/test_load.py::test_an_envelope_that_comes_twice_is_stored_once
R69 storage/upkeep/test_backup.py::test_a_backup_made_while_the_log_is_being_written_is_whole
R69 storage/upkeep/test_backup.py::test_a_damaged_log_is_not_backed_up
R69 storage/upkeep/test_backup.py::test_a_restored_backup_goes_on_where_it_was
R69 end_to_end/test_terminal.py::test_a_backup_is_whole_and_never_overwrites
R70 crash/test_in_other_work.py::test_a_kill_at_each_step_of_a_backup_beside_the_running_bot
R70 storage/upkeep/test_backup.py::test_two_backups_of_one_name_at_once_leave_one_that_is_whole
R70 storage/upkeep/test_backup.py::test_a_backup_never_overwrites
R71 crash/test_damaged_log.py::test_a_backup_in_place_of_the_log_of_a_bot_that_was_killed_is_what_the_bot_starts_with
R71 storage/test_log_file.py::test_a_restore_puts_the_log_aside_with_all_that_is_beside_it
R71 storage/test_log_file.py::test_a_damaged_log_is_put_aside_as_it_is
R72 storage/test_log_file.py::test_a_log_in_use_is_not_put_aside
R72 storage/test_log_file.py::test_what_is_no_backup_is_refused_and_the_log_stays
R73 end_to_end/test_serve_health.py::test_all_is_well_and_no_digest_is_due_while_there_is_no_board
R73 end_to_end/test_serve_health.py::test_a_quiet_weekend_is_no_alarm
R73 end_to_end/test_serve_health.py::test_it_answers_while_another_program_holds_the_log
R73 end_to_end/test_serve_health.py::test_a_log_that_is_gone_or_damaged_is_told_of_without_its_place
R73 end_to_end/test_serve_health.py::test_a_log_that_cannot_be_read_is_told_of
R73 end_to_end/test_serve_health.py::test_it_answers_before_slack_has_and_says_so
R73 end_to_end/test_serve_health.py::test_where_slack_is_silent_for_fifteen_minutes_it_says_so
R74 end_to_end/test_check.py::test_check_names_a_setting_that_is_wrong
R74 end_to_end/test_check.py::test_check_names_the_scopes_that_are_missing_and_what_each_is_for
R74 end_to_end/test_check.py::test_check_names_a_channel_the_bot_is_not_in_and_one_that_is_archived
R74 end_to_end/test_check.py::test_what_is_slacks_fault_is_not_put_down_to_the_token
R75 storage/test_older_logs.py::test_an_older_log_is_brought_up_to_date_and_nothing_is_accused
R75 storage/test_older_logs.py::test_a_log_of_an_older_release_is_gone_on_with_and_verified
R75 storage/test_older_logs.py::test_what_no_line_of_an_older_log_knows_accuses_nobody
R78 hostile/test_imports.py::test_others_change_the_log_while_an_import_is_read
R78 hostile/test_imports.py::test_dates_and_the_guard_are_read_before_the_log_is_held
R78 hostile/test_imports.py::test_more_rows_than_can_be_saved_at_once_are_refused_before_anything_is
R80 storage/test_database.py::test_what_could_not_be_answered_in_time_is_not_saved
R80 end_to_end/test_overload.py::test_what_could_not_be_answered_in_time_is_not_saved_and_reading_goes_on
R80 bot/slack/test_answering.py::test_each_is_answered_in_time_or_told_in_time_and_then_not_begun
R80 end_to_end/test_overload.py::test_sixty_people_who_type_at_once_while_the_log_is_held_are_told_and_those_who_read_are_answered
R81 bot/slack/test_waiting.py::test_who_would_wait_too_long_is_not_let_wait
R81 bot/slack/test_waiting.py::test_who_has_waited_in_vain_is_taken_out
R81 bot/slack/test_answering.py::test_more_than_can_wait_are_told_at_once_by_the_thread_that_brings_them
R81 end_to_end/test_overload.py::test_where_too_many_wait_each_is_told_at_once_and_nothing_is_done
R81 end_to_end/test_overload.py::test_a_message_that_there_is_no_time_for_is_left_and_answered_once_when_slack_sends_it_again
R82 bot/slack/test_waiting.py::test_questions_go_before_changes_that_came_just_before_them_and_nobody_is_passed_over_for_long
R82 bot/slack/test_waiting.py::test_a_stream_of_questions_without_end_passes_no_change_over
R82 bot/slack/test_waiting.py::test_who_would_wait_too_long_is_not_let_wait
R82 bot/slack/test_answering.py::test_a_question_is_answered_while_every_change_waits
R83 commands/dispatch/test_tried_first.py::test_what_is_refused_is_refused_without_anything_being_looked_for_while_the_log_is_held
R83 commands/dispatch/test_tried_first.py::test_no_date_key_or_neighbour_is_looked_for_while_the_log_is_held
R83 commands/dispatch/test_tried_first.py::test_what_has_changed_between_the_trial_and_the_change_is_seen
"""
HELD = [tuple(line.split()) for line in HELD_BY.split("\n") if line]
PROMISES = list(dict.fromkeys(promise for promise, _ in HELD))


def test_each_promise_of_the_page_is_in_the_table_and_the_other_way_round() -> None:
    stated = re.findall(r"^- \*\*(R\d+)\*\* ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert stated == PROMISES
    assert stated == sorted(set(stated), key=lambda each: int(each[1:]))


@pytest.mark.parametrize(("promise", "test"), HELD)
def test_what_holds_a_promise_is_there_and_is_expected_to_pass(promise: str, test: str) -> None:
    file, name = test.split("::")

    assert name in _words_of_tests(file), f"{promise} has lost its test"
    assert not {"xfail", "skip"} & _words_of_tests(file)[name]


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_is_tried_by_make_test_too_and_not_by_make_crash_alone(promise: str) -> None:
    assert not all(_is_left_to_make_crash(test) for each, test in HELD if each == promise)


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.xfail(strict=True)\ndef test(): ...",
        "@mark.parametrize('n', [pytest.param(1, marks=pytest.mark.xfail)])\ndef test(n): ...",
        "LATER = pytest.mark.xfail(strict=True)\n@LATER\ndef test(): ...",
        "LATER = mark.xfail\nKINDS = [pytest.param(1, marks=LATER)]\n@mark.parametrize('n', KINDS)\ndef test(n): ...",
        "pytestmark = pytest.mark.xfail\ndef test(): ...",
        "def test():\n    pytest.xfail('later')",
    ],
)
def test_a_mark_is_seen_wherever_it_stands(source: str) -> None:
    assert "xfail" in _words(source)["test"]
    assert "xfail" not in _words(source.replace("xfail", "slow"))["test"]


def test_the_commands_that_the_page_has_people_type_are_there() -> None:
    typed = set(re.findall(r"(?:`|bin/|trial\.db )boardbot ([a-z]+)", PAGE.read_text(encoding="utf-8")))

    assert len(typed) > 4
    assert typed <= set(main.commands)


@cache
def _words_of_tests(file: str) -> dict[str, set[str]]:
    return _words((TESTS / file).read_text(encoding="utf-8"))


def _words(source: str) -> dict[str, set[str]]:
    """Every function of a test file, with the names that its marks and its body speak of.

    A name that the file itself gives to marks, or to a list of them, stands for what it was made of.
    """
    body = ast.parse(source).body
    made = {
        name: set(_names(each.value)) for each in body if isinstance(each, ast.Assign) for name in _names(*each.targets)
    }
    for_all = made.get("pytestmark", set())
    return {each.name: _unfolded({*_names(each), *for_all}, made) for each in body if isinstance(each, ast.FunctionDef)}


def _names(*nodes: ast.AST) -> Iterator[str]:
    for node in nodes:
        for each in ast.walk(node):
            if isinstance(each, ast.Name):
                yield each.id
            elif isinstance(each, ast.Attribute):
                yield each.attr


def _unfolded(names: set[str], made: dict[str, set[str]]) -> set[str]:
    while more := {inner for name in names for inner in made.get(name, ())} - names:
        names = names | more
    return names


def _is_left_to_make_crash(test: str) -> bool:
    """All of it, and not some of its cases."""
    file, name = test.split("::")
    body = ast.parse((TESTS / file).read_text(encoding="utf-8")).body
    (found,) = [each for each in body if isinstance(each, ast.FunctionDef) and each.name == name]
    return any(isinstance(mark, ast.Name) and mark.id == "LONG" for mark in found.decorator_list)
