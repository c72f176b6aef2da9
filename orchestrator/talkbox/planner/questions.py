"""Questions about the sound, answered from its measurements; nothing is changed."""

from __future__ import annotations

from talkbox.planner.replies import described, name_of, value_text
from talkbox.planner.sound.scene import Scene
from talkbox_prompts.texts import table
from talkbox_tools.measures import MEASURES

_MONO_DB = -60.0
_TOLD = 5


def what_to_measure(question: str) -> str | None:
    """What `listen` has to be asked before the answer; None where the chain or nothing is asked."""
    if question in ("changes", "help"):
        return None
    return "compare" if question == "compare" else "measure"


def answer(question: str, scene: Scene) -> str:
    """The answer in one sentence with numbers."""
    words = table("planner")["answer"]
    if question == "changes":
        chain = ", ".join(described(stage) for stage in scene.stages)
        return str(words["changes"].format(chain=chain) if chain else words["changes_none"])
    if question == "compare":
        return _compared(scene)
    form = words[_form(question, scene)]
    values = {name: value_text(name, scene.now.get(name)) for name in MEASURES}
    headroom = value_text("true_peak_dbtp", -scene.level("true_peak_dbtp", 0.0))
    return str(form.format(**values, headroom=headroom))


def _form(question: str, scene: Scene) -> str:
    if question == "clipping":
        return "clipping_yes" if scene.level("clipped_samples", 0.0) >= 3 else "clipping_no"
    if question == "width":
        return "width_mono" if scene.level("side_mid_db") < _MONO_DB else "width_stereo"
    if question == "pitch" and scene.now.get("pitch_hz") is None:
        return "pitch_none"
    return question


def _compared(scene: Scene) -> str:
    """What is heard to be different from the source, the biggest differences first."""
    words = table("planner")["answer"]
    found: list[tuple[float, str]] = []
    for name, measure in MEASURES.items():
        before, after = scene.source.get(name), scene.now.get(name)
        if before is None or after is None or not measure.for_model:
            continue
        step = abs(before) * measure.jnd if measure.relative else measure.jnd
        heard = abs(after - before) / step if step else 0.0
        if heard >= 1.0:
            values = f"{value_text(name, before)} -> {value_text(name, after)} {measure.unit}"
            found.append((heard, f"{name_of(name)} {values}".rstrip()))
    if not found:
        return str(words["compare_same"])
    told = [text for _, text in sorted(found, reverse=True)[:_TOLD]]
    return str(words["compare"].format(changes=", ".join(told)))
