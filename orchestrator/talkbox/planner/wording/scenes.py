"""Figures of place and manner as the plain words that they stand for, before phrases are read."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.about_figures import with_about_figures
from talkbox.planner.wording.added_softly import with_added_softly
from talkbox.planner.wording.advice import with_advice
from talkbox.planner.wording.ages import with_ages_left_out
from talkbox.planner.wording.all_but_one import with_all_but_one
from talkbox.planner.wording.annoyances import with_annoyances
from talkbox.planner.wording.appositions import with_appositions
from talkbox.planner.wording.asked_spans import with_asked_spans
from talkbox.planner.wording.background_noises import with_background_noises
from talkbox.planner.wording.bare_accents import with_bare_accents
from talkbox.planner.wording.bare_ends import with_bare_ends
from talkbox.planner.wording.bare_loudness import with_bare_loudness
from talkbox.planner.wording.bare_note_values import with_bare_note_values
from talkbox.planner.wording.bare_prepositions import with_bare_prepositions
from talkbox.planner.wording.both_ends_cut import with_both_ends_cut
from talkbox.planner.wording.both_sides import with_both_sides
from talkbox.planner.wording.build_ups import without_build_ups
from talkbox.planner.wording.caused_faults import with_caused_faults
from talkbox.planner.wording.chained_wishes import with_chained_wishes
from talkbox.planner.wording.changes_over import with_changes_over
from talkbox.planner.wording.checked_faults import with_checked_faults
from talkbox.planner.wording.clipped_ends import with_clipped_ends
from talkbox.planner.wording.compared_qualities import with_compared_qualities
from talkbox.planner.wording.compounds import with_compounds
from talkbox.planner.wording.concert_pitches import with_concert_pitch
from talkbox.planner.wording.consequences import with_consequences
from talkbox.planner.wording.corrected_figures import with_corrected_figures
from talkbox.planner.wording.counted_bars import with_counted_bars
from talkbox.planner.wording.cures_run_on import with_run_on_cures
from talkbox.planner.wording.cut_down_to import with_cut_down_to
from talkbox.planner.wording.cut_edges import with_cut_edges
from talkbox.planner.wording.cut_ranges import with_cut_ranges
from talkbox.planner.wording.decades import with_decades
from talkbox.planner.wording.deeds_against import with_deeds_against
from talkbox.planner.wording.demonstratives import with_demonstratives
from talkbox.planner.wording.denied_changes import with_denied_changes
from talkbox.planner.wording.doubled_sides import with_doubled_sides
from talkbox.planner.wording.doubled_speeds import with_doubled_speeds
from talkbox.planner.wording.excepted_changes import with_excepted_changes
from talkbox.planner.wording.fade_partners import with_fade_partners
from talkbox.planner.wording.feedbacks import with_feedbacks
from talkbox.planner.wording.file_kinds import with_file_kinds
from talkbox.planner.wording.fillings import with_fillings
from talkbox.planner.wording.findings_run_on import with_run_on_findings
from talkbox.planner.wording.following_others import with_following_others
from talkbox.planner.wording.found_amounts import with_found_amounts
from talkbox.planner.wording.frequency_ranges import with_frequency_ranges
from talkbox.planner.wording.from_times import with_from_times
from talkbox.planner.wording.fronted_guards import with_fronted_guards
from talkbox.planner.wording.further_still import with_further_still
from talkbox.planner.wording.gentle_fades import with_gentle_fades
from talkbox.planner.wording.given_media import with_given_media
from talkbox.planner.wording.guards_and_grants import with_guards_and_grants
from talkbox.planner.wording.heard_one_sided import with_heard_one_sided
from talkbox.planner.wording.heard_where import with_heard_where
from talkbox.planner.wording.hedged_settings import with_hedged_settings
from talkbox.planner.wording.idle_phrases import with_idle_phrases_left_out
from talkbox.planner.wording.imbalances import with_imbalances
from talkbox.planner.wording.in_check import with_in_check
from talkbox.planner.wording.input_gains import with_input_gains
from talkbox.planner.wording.introductions import with_introductions
from talkbox.planner.wording.kept_from import with_kept_from
from talkbox.planner.wording.kept_lows import with_kept_lows
from talkbox.planner.wording.lasting import with_lasting
from talkbox.planner.wording.left_alone import with_left_alone
from talkbox.planner.wording.left_undone import with_left_undone
from talkbox.planner.wording.level_steps import with_level_steps
from talkbox.planner.wording.likened_people import with_likened_people
from talkbox.planner.wording.likened_tales import with_likened_tales
from talkbox.planner.wording.likenesses_told import with_likenesses_told
from talkbox.planner.wording.limits_said import with_limits_said
from talkbox.planner.wording.listeners_devices import with_listeners_devices
from talkbox.planner.wording.littles import with_littles
from talkbox.planner.wording.loud_enough import with_loud_enough
from talkbox.planner.wording.loud_parts import with_loud_parts
from talkbox.planner.wording.loudness_apart import with_loudness_apart
from talkbox.planner.wording.made_of_it import with_made_of_it
from talkbox.planner.wording.made_to_sound import with_made_to_sound
from talkbox.planner.wording.making_room import with_making_room
from talkbox.planner.wording.mended_things import with_mended_things
from talkbox.planner.wording.mere_reasons import with_mere_reasons
from talkbox.planner.wording.mishaps import with_mishaps
from talkbox.planner.wording.mistunings import with_mistunings
from talkbox.planner.wording.mix_notes import with_mix_notes
from talkbox.planner.wording.named_works import with_named_works
from talkbox.planner.wording.new_amounts import with_new_amounts
from talkbox.planner.wording.noise_qualities import with_noise_qualities
from talkbox.planner.wording.noises_on_mic import with_noises_on_mic
from talkbox.planner.wording.not_removed import with_not_removed
from talkbox.planner.wording.not_so import with_not_so
from talkbox.planner.wording.numbered_seconds import with_numbered_seconds
from talkbox.planner.wording.numbered_things import with_numbered_things
from talkbox.planner.wording.one_of_all import with_one_of_all
from talkbox.planner.wording.only_part import with_only_part
from talkbox.planner.wording.only_that import with_only_that
from talkbox.planner.wording.only_what import with_only_what
from talkbox.planner.wording.only_when import with_only_when
from talkbox.planner.wording.open_fades import with_open_fades
from talkbox.planner.wording.other_things import with_other_things
from talkbox.planner.wording.others_doings import with_others_doings
from talkbox.planner.wording.parted_verbs import with_parted_verbs
from talkbox.planner.wording.pauses_between import with_pauses_between
from talkbox.planner.wording.peak_targets import with_peak_targets
from talkbox.planner.wording.people_apart import with_people_apart
from talkbox.planner.wording.pitch_beside import with_pitch_beside
from talkbox.planner.wording.place_scenery import with_place_scenery
from talkbox.planner.wording.playback_places import with_playback_places
from talkbox.planner.wording.players_faults import with_players_faults
from talkbox.planner.wording.possibilities import with_possibilities
from talkbox.planner.wording.praised_doings import with_praised_doings
from talkbox.planner.wording.provenances import with_provenances
from talkbox.planner.wording.raised_voices import with_raised_voices
from talkbox.planner.wording.ranges_of_noise import with_ranges_of_noise
from talkbox.planner.wording.rates_told import with_rates_told
from talkbox.planner.wording.reason_particles import with_reason_particles
from talkbox.planner.wording.reasons_of_numbers import without_reasons_of_numbers
from talkbox.planner.wording.record_pops import with_record_pops
from talkbox.planner.wording.recorded_places import with_recorded_places
from talkbox.planner.wording.recorded_things import with_recorded_things
from talkbox.planner.wording.recording_accounts import with_recording_accounts
from talkbox.planner.wording.rest_cut import with_rest_cut
from talkbox.planner.wording.reverb_tones import with_reverb_tones
from talkbox.planner.wording.rough_counts import with_rough_counts
from talkbox.planner.wording.sample_rates import with_sample_rates_left_out
from talkbox.planner.wording.seatings import without_seatings
from talkbox.planner.wording.settings_anew import with_settings_anew
from talkbox.planner.wording.shared_less import with_shared_less
from talkbox.planner.wording.shared_too import with_shared_too
from talkbox.planner.wording.shared_verbs import with_shared_verbs
from talkbox.planner.wording.short_fades import with_short_fades
from talkbox.planner.wording.sides_told import with_sides_told
from talkbox.planner.wording.silent_seconds import with_silent_seconds
from talkbox.planner.wording.so_that import with_so_that
from talkbox.planner.wording.song_sections import with_song_sections
from talkbox.planner.wording.sounding_of import with_sounding_of
from talkbox.planner.wording.sounds_of import with_sounds_of
from talkbox.planner.wording.spans_taken_out import with_spans_taken_out
from talkbox.planner.wording.speeds_told import with_speeds_told
from talkbox.planner.wording.stances_told import with_stances_told
from talkbox.planner.wording.static_noise import with_static_noise
from talkbox.planner.wording.steps_away import with_steps_away
from talkbox.planner.wording.tag_questions import with_tags_left_out
from talkbox.planner.wording.times_told import with_times_told
from talkbox.planner.wording.told_last import with_told_last
from talkbox.planner.wording.told_lengths import with_told_lengths
from talkbox.planner.wording.told_results import with_told_results
from talkbox.planner.wording.told_settings import with_told_settings
from talkbox.planner.wording.turned_back import with_turned_back
from talkbox.planner.wording.turned_off import with_turned_off
from talkbox.planner.wording.understatements import with_understatements
from talkbox.planner.wording.uneven_talkers import with_uneven_talkers
from talkbox.planner.wording.unsteady_tapes import with_unsteady_tapes
from talkbox.planner.wording.voices_apart import with_voices_apart
from talkbox.planner.wording.what_it_was import with_what_it_was
from talkbox.planner.wording.where_it_lies import with_where_it_lies
from talkbox.planner.wording.whole_fades import with_whole_fades
from talkbox.planner.wording.wished_crackle import with_wished_crackle
from talkbox.planner.wording.wished_figures import with_wished_figures
from talkbox.planner.wording.wished_states import with_wished_states
from talkbox.planner.wording.wished_vibes import with_wished_vibes
from talkbox.planner.wording.wrong_speeds import with_wrong_speeds

_RULES = (
    without_reasons_of_numbers,
    with_spans_taken_out,
    with_idle_phrases_left_out,
    with_others_doings,
    with_other_things,
    with_sample_rates_left_out,
    with_shared_too,
    with_shared_verbs,
    with_guards_and_grants,
    with_left_undone,
    with_unsteady_tapes,
    with_stances_told,
    with_advice,
    with_mix_notes,
    with_tags_left_out,
    with_fronted_guards,
    with_compared_qualities,
    with_bare_accents,
    with_run_on_findings,
    with_run_on_cures,
    with_rough_counts,
    with_parted_verbs,
    with_bare_ends,
    with_told_results,
    with_understatements,
    with_deeds_against,
    with_mended_things,
    with_possibilities,
    with_wished_states,
    with_input_gains,
    with_recording_accounts,
    with_frequency_ranges,
    with_reason_particles,
    with_chained_wishes,
    with_numbered_things,
    with_peak_targets,
    with_heard_one_sided,
    with_not_removed,
    with_background_noises,
    with_checked_faults,
    with_loud_parts,
    with_uneven_talkers,
    with_raised_voices,
    with_praised_doings,
    with_turned_back,
    with_clipped_ends,
    with_players_faults,
    with_only_what,
    with_pauses_between,
    with_made_of_it,
    with_asked_spans,
    with_appositions,
    with_song_sections,
    with_following_others,
    with_place_scenery,
    with_making_room,
    with_reverb_tones,
    with_demonstratives,
    with_all_but_one,
    with_one_of_all,
    with_hedged_settings,
    with_excepted_changes,
    with_numbered_seconds,
    with_silent_seconds,
    with_cut_down_to,
    with_cut_ranges,
    with_cut_edges,
    with_short_fades,
    with_gentle_fades,
    with_changes_over,
    with_wished_vibes,
    with_steps_away,
    with_bare_note_values,
    with_doubled_sides,
    with_both_sides,
    with_from_times,
    with_limits_said,
    with_turned_off,
    with_mere_reasons,
    with_feedbacks,
    with_likened_tales,
    without_seatings,
    with_counted_bars,
    with_decades,
    with_rest_cut,
    with_so_that,
    with_lasting,
    with_bare_prepositions,
    with_ages_left_out,
    with_rates_told,
    with_only_when,
    with_new_amounts,
    with_not_so,
    without_build_ups,
    with_about_figures,
    with_denied_changes,
    with_sounding_of,
    with_speeds_told,
    with_told_lengths,
    with_pitch_beside,
    with_recorded_places,
    with_recorded_things,
    with_given_media,
    with_what_it_was,
    with_left_alone,
    with_fillings,
    with_fade_partners,
    with_wished_figures,
    with_loud_enough,
    with_listeners_devices,
    with_playback_places,
    with_heard_where,
    with_introductions,
    with_made_to_sound,
    with_likened_people,
    with_static_noise,
    with_noise_qualities,
    with_noises_on_mic,
    with_kept_from,
    with_wished_crackle,
    with_record_pops,
    with_level_steps,
    with_people_apart,
    with_ranges_of_noise,
    with_shared_less,
    with_caused_faults,
    with_further_still,
    with_told_last,
    with_both_ends_cut,
    with_open_fades,
    with_named_works,
    with_annoyances,
    with_wrong_speeds,
    with_doubled_speeds,
    with_concert_pitch,
    with_only_part,
    with_file_kinds,
    with_sounds_of,
    with_provenances,
    with_bare_loudness,
    with_in_check,
    with_loudness_apart,
    with_mistunings,
    with_told_settings,
    with_settings_anew,
    with_where_it_lies,
    with_corrected_figures,
    with_found_amounts,
    with_times_told,
    with_mishaps,
    with_consequences,
    with_added_softly,
    with_compounds,
    with_whole_fades,
    with_littles,
    with_likenesses_told,
    with_sides_told,
    with_kept_lows,
    with_voices_apart,
    with_imbalances,
    with_only_that,
)


def in_plain_words(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with storeys, manners, stories and devices as what is meant by them."""
    return applied(_RULES, line, language)


def without_idle(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without set phrases and with plain ranges, and else as they were said."""
    return applied((with_idle_phrases_left_out, with_frequency_ranges), line, language)
