"""SocialFX: equaliser settings with the words that listeners gave them, read from a user's folder.

Two forms are read: a folder with `socialfx_prior.json`, and a checkout of the repository
seungheondoh/fx-processor. The data come from Zheng, Seetharaman and Pardo (ACM Multimedia 2016,
doi 10.1145/2964284.2967207); no licence is stated, so nothing of them is brought along. A word
counts as LLM2Fx's published filter has it: near synonyms merged, words of no meaning dropped,
English only (the tables know English words alone).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talkbox.evaluation.errors import EvaluationError

BANDS = 40
"""Gains of one setting, in dB, lowest band first."""
ONE_FILE = "socialfx_prior.json"
CHECKOUT = Path("socialfx/data/json/eq")
FORMS = f"a folder with {ONE_FILE}, or a checkout of seungheondoh/fx-processor ({CHECKOUT})"
_HIGHEST_DB = 60.0

SAID = {
    "warm": "warm hot toasty heat",
    "soft": "soft softer gentle tender soothing smooth smoother silky",
    "harsh": "harsh crisp sharp",
    "calm": "calm peaceful serene tranquil relaxed relaxing",
    "loud": "loud louder loudest amplified",
    "bright": "bright brighter radiant vibrant brilliant",
    "heavy": "heavy thick meaty big solid strong",
}
"""The seven words of the evaluation, each with what LLM2Fx's filter merges into it."""
MORE = {
    "cold": "cold icy frigid frosty winter cool chill chilly",
    "happy": "happy cheerful joyful joyous excited exciting fun uplifting upbeat",
    "sad": "sad sadness depressed melancholy somber grieving mournful tragic",
    "muffled": "muffled muted dampened dull muddy muddled hushed congested quiet quieter",
    "clear": "clear clearer clean pure clarity",
    "dark": "dark darker",
    "rich": "rich full",
    "hard": "hard",
    "sweet": "sweet",
    "tinny": "tinny",
    "mellow": "mellow",
    "aggressive": "aggressive",
}
"""Further words that the same filter merges, for what is known beside the seven."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One listener's equaliser for one word."""

    said: tuple[str, ...]
    """The words as they were given, in small letters."""
    gains_db: tuple[float, ...]


def settings(folder: Path) -> tuple[Setting, ...]:
    """Every equaliser setting in the folder.

    Raises EvaluationError where there are none, or where one of them is damaged.
    """
    one_file, many = folder / ONE_FILE, folder / CHECKOUT
    if one_file.is_file():
        return tuple(_of_one_file(one_file))
    found = sorted(many.glob("eq_*.json"))
    if not found:
        raise EvaluationError(f"No SocialFX data in {folder}; it must be {FORMS}.")
    return tuple(_of_item(_json(path), path) for path in found)


def by_word(
    found: Sequence[Setting], words: dict[str, str] | None = None
) -> dict[str, list[Setting]]:
    """The settings of each word of `words` (else the seven), merged; words without any left out."""
    merged = {text: word for word, texts in (words or SAID).items() for text in texts.split()}
    settings_of: dict[str, list[Setting]] = {word: [] for word in (words or SAID)}
    for setting in found:
        for word in dict.fromkeys(merged[text] for text in setting.said if text in merged):
            settings_of[word].append(setting)
    return {word: those for word, those in settings_of.items() if those}


def _of_one_file(path: Path) -> Iterator[Setting]:
    data = _json(path)
    rows = data.get("eq") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise EvaluationError(f'{path} must hold "eq", a list of [word, {BANDS} gains].')
    for number, row in enumerate(rows):
        if not isinstance(row, list) or len(row) != 2:
            raise EvaluationError(f"{path}: setting {number} is no [word, {BANDS} gains].")
        yield _setting(row[0], row[1], f"{path}: setting {number}")


def _of_item(data: Any, path: Path) -> Setting:
    if not isinstance(data, dict) or not {"text", "param_values"} <= data.keys():
        raise EvaluationError(f'{path} must hold "text" and "param_values".')
    return _setting(data["text"], data["param_values"], str(path))


def _setting(text: Any, gains: Any, where: str) -> Setting:
    if not isinstance(text, str):
        raise EvaluationError(f"{where} has no word.")
    if not isinstance(gains, list) or len(gains) != BANDS or not all(map(_is_gain, gains)):
        raise EvaluationError(f"{where} must have {BANDS} gains in dB, finite numbers.")
    said = tuple(part.strip() for part in text.lower().split(","))
    return Setting(said, tuple(float(gain) for gain in gains))


def _is_gain(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= _HIGHEST_DB


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EvaluationError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise EvaluationError(f"{path} is damaged: it is no JSON. Fetch it again.") from None
