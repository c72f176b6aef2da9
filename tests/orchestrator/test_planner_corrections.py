"""What the planner does after a verdict: stronger, other moves, repairs, or the closing words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from talkbox.messages import (
    Assistant,
    Measured,
    Message,
    Reply,
    Situation,
    System,
    ToolResult,
    User,
)
from talkbox.planner import Planner, goal_for
from talkbox.verdict import judge
from talkbox_prompts import lexicon
from talkbox_sessions.events import Call
from talkbox_tools.chain import Add, Chain, Change, Remove, Set
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.goal import Goal

SPECS = {effect.name: effect for effect in EFFECTS}
BEFORE: dict[str, float | None] = {
    "integrated_lufs": -18.0, "true_peak_dbtp": -6.0, "sample_peak_dbfs": -6.0, "crest_db": 14.0,
    "sub_db": -10.0,
    "bass_db": -5.0, "low_mid_db": -5.0, "mid_db": -7.0, "presence_db": -14.0, "treble_db": -18.0,
    "air_db": -22.0, "tilt_db_per_octave": -1.5, "centroid_hz": 3000.0, "rolloff_hz": 6000.0,
    "side_mid_db": -12.0, "mono_loss_db": 0.3, "length_seconds": 8.0, "clipped_samples": 0.0,
}  # fmt: skip
DARKER = {"tilt_db_per_octave": -2.5, "treble_db": -24.0, "air_db": -29.0, "centroid_hz": 2300.0}


class Desk:
    """A turn in the making: the planner's answers, and sounds that the test makes up."""

    def __init__(self, text: str) -> None:
        source = {"name": "song.wav", "rate_hz": 44_100, "channels": 2, "seconds": 8.0}
        situation = Situation(source, (), BEFORE, BEFORE)
        self.messages: list[Message] = [System(""), User(text, situation)]
        self.goal = goal_for(self.messages) or Goal()
        self.chain = Chain()
        self.rounds_left = 3

    def answer(self) -> Reply:
        """The planner's next answer, its new stages added to the chain."""
        reply = Planner().reply(self.messages, [], lambda text: None, lambda: False)
        self.messages.append(Assistant(reply.text, reply.calls))
        for call in reply.calls:
            self._carry_out(call)
        return reply

    def hear(self, **moved: float) -> None:
        """The chain sounds like the source, but for these measures."""
        measured = {**BEFORE, **moved}
        verdict = judge(self.goal, BEFORE, measured, frozenset())
        stages = tuple(stage.to_json() for stage in self.chain.stages)
        self.messages.append(
            Measured(verdict.text(), verdict.to_json(), stages, measured, self.rounds_left)
        )
        self.rounds_left -= 1

    def _carry_out(self, call: Call) -> None:
        given: Mapping[str, Any] = call.arguments
        if given.get("action") == "set":
            put = Set(given["stage"], {given["parameter"]: given["value"]})
            self.chain = self.chain.apply(Change((put,)))
        if given.get("action") == "remove":
            self.chain = self.chain.apply(Change((Remove(given["stage"]),)))
        if "kind" in given:
            values = {name: value for name, value in given.items() if name != "kind"}
            complete = SPECS[given["kind"]].complete(values)
            self.chain = self.chain.apply(Change((Add(given["kind"], complete),)))
        self.messages.append(ToolResult(call.id, call.name, {}))


def arguments(reply: Reply) -> list[dict[str, Any]]:
    return [dict(call.arguments) for call in reply.calls]


def test_a_met_goal_ends_the_turn_with_the_numbers() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(**DARKER)
    reply = desk.answer()
    assert (reply.calls, reply.intent) == ((), None)
    assert reply.text.startswith("Darker: high shelf")
    assert "-1.50 -> -2.50" in reply.text


def test_a_near_miss_turns_the_same_stage_further() -> None:
    desk = Desk("make it darker")
    first = arguments(desk.answer())[0]["gain_db"]
    desk.hear(**{**DARKER, "tilt_db_per_octave": -1.65})
    (call,) = arguments(desk.answer())
    assert (call["action"], call["stage"], call["parameter"]) == ("set", "s1", "gain_db")
    assert call["value"] < first


def test_a_bigger_miss_makes_a_bigger_step() -> None:
    def corrected(tilt: float) -> float:
        desk = Desk("make it darker")
        desk.answer()
        desk.hear(**{**DARKER, "tilt_db_per_octave": tilt})
        return float(arguments(desk.answer())[0]["value"])

    assert corrected(-1.76) < corrected(-1.8)


def test_where_more_of_the_same_is_no_use_another_move_is_made() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(tilt_db_per_octave=-1.5)
    (call,) = arguments(desk.answer())
    assert call["kind"] == lexicon.word("darker").meaning.second[0].kind


def test_numbers_that_the_producer_gave_are_not_changed() -> None:
    desk = Desk("boost 300 Hz by 3 dB")
    desk.answer()
    desk.hear(low_mid_db=-5.0)
    reply = desk.answer()
    assert reply.calls == ()
    assert "only in part" in reply.text or "tried" in reply.text


def test_lost_loudness_is_given_back() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(**DARKER, integrated_lufs=-21.0, true_peak_dbtp=-9.0)
    assert arguments(desk.answer()) == [{"kind": "gain", "gain_db": 3.0}]


def test_gain_never_pushes_the_peaks_over_the_ceiling() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(**DARKER, integrated_lufs=-24.0, true_peak_dbtp=-2.0)
    (call,) = arguments(desk.answer())
    assert call["kind"] == "maximizer"
    assert call["gain_db"] < 6.0


def test_peaks_over_the_ceiling_are_limited() -> None:
    desk = Desk("make it brighter")
    desk.answer()
    desk.hear(
        tilt_db_per_octave=-0.5, treble_db=-12.0, air_db=-15.0, centroid_hz=4000.0,
        true_peak_dbtp=0.4,
    )  # fmt: skip
    assert arguments(desk.answer()) == [{"kind": "limiter", "ceiling_db": -1.0}]


def test_what_gets_lost_in_mono_is_made_narrower() -> None:
    desk = Desk("wider")
    wide = arguments(desk.answer())[0]["width_ratio"]
    desk.hear(side_mid_db=-4.0, mono_loss_db=5.0)
    (call,) = arguments(desk.answer())
    assert (call["parameter"], call["stage"]) == ("width_ratio", "s1")
    assert 1.0 < call["value"] < wide


def test_loudness_that_was_asked_for_is_not_taken_back() -> None:
    desk = Desk("louder")
    desk.answer()
    desk.hear(integrated_lufs=-14.0)
    assert desk.answer().calls == ()


def test_without_rounds_left_the_miss_is_said() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.rounds_left = 0
    desk.hear(treble_db=-18.2)
    reply = desk.answer()
    assert reply.calls == ()
    assert "tried" in reply.text


def test_the_closing_words_describe_the_best_take() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(**{**DARKER, "tilt_db_per_octave": -1.7})
    desk.answer()
    desk.rounds_left = 0
    desk.hear(tilt_db_per_octave=-1.5)
    assert "-1.50 -> -1.70" in desk.answer().text


def test_a_render_that_failed_is_said_with_its_reason() -> None:
    desk = Desk("make it darker")
    desk.answer()
    verdict = {"status": "failed", "message": "The file ran out of memory."}
    desk.messages.append(Measured("", verdict))
    reply = desk.answer()
    assert "ran out of memory" in reply.text
    assert reply.intent == "refusal"


def test_a_refused_call_is_said_with_its_reason() -> None:
    desk = Desk("make it darker")
    reply = Planner().reply(desk.messages, [], lambda text: None, lambda: False)
    desk.messages.append(Assistant("", reply.calls))
    error = {"error": "There is no such effect."}
    desk.messages.append(ToolResult(reply.calls[0].id, "equalize", error, failed=True))
    assert "no such effect" in desk.answer().text


def test_a_touch_asks_for_less_and_way_for_more() -> None:
    def least(text: str) -> float:
        aim = next(each for each in Desk(text).goal.aims if each.measure == "treble_db")
        assert aim.by is not None
        return aim.by

    assert least("a touch darker") < least("darker") < least("way darker")


def test_what_is_kept_is_held_and_what_is_asked_for_wins() -> None:
    aims = {aim.measure: aim for aim in Desk("darker but keep the punch").goal.aims}
    assert aims["crest_db"].want == "keep"
    assert aims["tilt_db_per_octave"].want == "down"


def test_a_second_step_is_sized_by_what_the_first_one_did() -> None:
    def second(tilt: float) -> float:
        desk = Desk("a touch darker")
        desk.answer()
        desk.hear(**{**DARKER, "tilt_db_per_octave": -1.53})
        desk.answer()
        desk.hear(**{**DARKER, "tilt_db_per_octave": tilt})
        return float(arguments(desk.answer())[0]["value"])

    assert second(-1.56) < second(-1.6)


def test_a_correction_that_made_it_worse_is_taken_back() -> None:
    desk = Desk("make it darker")
    first = arguments(desk.answer())[0]["gain_db"]
    desk.hear(**{**DARKER, "tilt_db_per_octave": -1.65})
    desk.answer()
    desk.hear(tilt_db_per_octave=-1.4)
    calls = arguments(desk.answer())
    assert calls[0] == {"action": "set", "stage": "s1", "parameter": "gain_db", "value": first}
    assert len(calls) > 1


def test_a_move_that_went_the_wrong_way_makes_room_for_the_second() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(
        tilt_db_per_octave=-1.2, treble_db=-16.0, air_db=-20.0, centroid_hz=3400.0,
        rolloff_hz=7000.0,
    )  # fmt: skip
    calls = arguments(desk.answer())
    assert {"action": "remove", "stage": "s1"} in calls
    assert any("kind" in call for call in calls)


def test_attacks_that_need_more_room_than_there_is_are_eased() -> None:
    desk = Desk("punchier")
    attack = arguments(desk.answer())[0]["attack_db"]
    desk.hear(crest_db=20.0, true_peak_dbtp=4.0)
    eased = next(call for call in arguments(desk.answer()) if call.get("parameter") == "attack_db")
    assert 0 < eased["value"] < attack


def test_the_last_round_only_puts_the_level_right() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.rounds_left = 1
    desk.hear(**{**DARKER, "tilt_db_per_octave": -1.65}, integrated_lufs=-20.0)
    assert arguments(desk.answer()) == [{"kind": "gain", "gain_db": 2.0}]


def test_a_level_asked_for_by_number_is_reached_after_everything_else() -> None:
    desk = Desk("brighter, then peak at -3 dB")
    desk.answer()
    bright = {"tilt_db_per_octave": -0.9, "treble_db": -14.0, "air_db": -17.0}
    desk.hear(**bright, centroid_hz=3600.0, true_peak_dbtp=-5.0, sample_peak_dbfs=-5.0)
    (call,) = arguments(desk.answer())
    change = call["gain_db"] if "kind" in call else call["value"] - 3.0
    assert abs(change - 2.0) < 0.05


def test_a_hot_source_gets_no_hotter() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.hear(**DARKER, integrated_lufs=-22.0, true_peak_dbtp=-1.5)
    (call,) = arguments(desk.answer())
    assert call["kind"] == "maximizer"
    assert call.get("ceiling_db", -1.0) <= -1.0


def test_only_so_much_loudness_is_won_back_by_squashing() -> None:
    desk = Desk("way less bass")
    desk.answer()
    desk.hear(bass_db=-12.0, integrated_lufs=-29.0, true_peak_dbtp=-1.0)
    (call,) = arguments(desk.answer())
    assert (call["kind"], call["gain_db"]) == ("maximizer", 3.0)


def test_a_small_loss_that_only_a_limiter_could_mend_is_left() -> None:
    desk = Desk("less bass")
    desk.answer()
    desk.hear(bass_db=-8.0, integrated_lufs=-20.0, true_peak_dbtp=-1.0)
    assert desk.answer().calls == ()


def test_a_filter_by_name_keeps_its_passband_where_it_is() -> None:
    desk = Desk("high-pass at 120 Hz")
    desk.answer()
    desk.hear(sub_db=-30.0, bass_db=-9.0, integrated_lufs=-20.5, true_peak_dbtp=-9.0)
    assert desk.answer().calls == ()


def test_what_a_filter_took_is_given_back_as_far_as_a_jump_is_heard_and_hardly_limited() -> None:
    desk = Desk("high-pass at 120 Hz")
    desk.answer()
    desk.hear(sub_db=-30.0, bass_db=-9.0, integrated_lufs=-28.0, true_peak_dbtp=-1.0)
    (call,) = arguments(desk.answer())
    assert (call["kind"], call["gain_db"]) == ("maximizer", 1.5)


def test_way_more_of_a_word_is_not_eased_down_to_the_plain_word() -> None:
    desk = Desk("way brighter")
    plain = lexicon.word("brighter").meaning.moves[-1].settings["gain_db"]
    desk.answer()
    desk.hear(tilt_db_per_octave=2.0, treble_db=-2.0, air_db=-6.0, sibilance_db=20.0)
    shelves = [call for call in arguments(desk.answer()) if call.get("stage") == "s3"]
    assert isinstance(plain, tuple)
    assert all(call["value"] > plain[1] for call in shelves)
    assert shelves


def test_peaks_over_full_scale_are_brought_down_in_the_last_round_whatever_it_costs() -> None:
    desk = Desk("make it darker")
    desk.answer()
    desk.rounds_left = 1
    desk.hear(**DARKER, true_peak_dbtp=1.8)
    (call,) = arguments(desk.answer())
    assert call["kind"] in ("limiter", "gain")
