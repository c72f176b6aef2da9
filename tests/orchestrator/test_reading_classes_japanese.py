"""Japanese as it is typed: reasons before wishes, verb endings, chained wishes, other tracks."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("暗いので明るくして", "brighter"),
        ("暗いから明るくして", "brighter"),
        ("明るいので少し暗くして", "darker"),
        ("広いので狭くして", "narrower"),
        ("遅いので速くして", "faster"),
        ("冷たいので暖かくして", "warmer"),
        ("低いので上げて", "pitch_up"),
        ("高いので少し下げて", "pitch_down"),
        ("ちょっと暗い。明るくして", "brighter"),
        ("少し暗いですが、明るくできますか", "brighter"),
        ("ボーカルが小さいので上げて", "louder"),
        ("低音が強いので弱めて", "less_bass"),
        ("ヌケが悪い", "brighter"),
        ("ドライなのでリバーブ足して", "reverb"),
    ],
)
def test_an_adjective_that_is_the_reason_complains(text: str, word: str) -> None:
    assert (words(text), read(text).conflict) == ([word], None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ペラペラだから厚みを出して", ["fuller", "fatter"]),
        ("細いから太くして", ["fuller", "fatter"]),
        ("ボワボワだからスッキリさせて", ["less_boomy", "clearer"]),
        ("なんか細い、太くして", ["fuller", "fatter"]),
    ],
)
def test_a_fault_before_the_wish_is_cured_and_not_asked_for(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("リバーブを消したい", "drier"),
        ("ノイズを消したいです", "less_noise"),
        ("音を広げたいです", "wider"),
        ("もうちょっと響かせたい", "reverb"),
        ("余韻は短く", "less_sustain"),
    ],
)
def test_a_verb_means_the_same_with_any_ending(text: str, word: str) -> None:
    request = only(text)
    assert (request.word, request.deed) == (word, "apply")


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("リバーブかけないで", "reverb"),
        ("低音足さないで", "more_bass"),
        ("歪ませないで", "distort"),
        ("リバーブかけすぎないで", "reverb"),
    ],
)
def test_what_is_not_to_be_done_is_avoided_whatever_the_verb(text: str, avoided: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.avoids) == ((), (avoided,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明るくしてリバーブ足して", ["brighter", "reverb"]),
        ("少し明るくして少し低音足して", ["brighter", "more_bass"]),
        ("暗くしてエコーかけて", ["darker", "echo"]),
        ("クリアにして低音足して", ["clearer", "more_bass"]),
        ("左に寄せて３ｄＢ下げて", ["pan_left", "quieter"]),
        ("速くして２半音上げて", ["faster", "pitch_up"]),
        ("アタックを強調して余韻は短く", ["punchier", "less_sustain"]),
    ],
)
def test_two_wishes_in_a_row_are_both_heard(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ["小さい声を持ち上げて", "小さな声を大きく", "静かなところを上げて"]
)
def test_raising_what_is_soft_evens_the_levels(text: str) -> None:
    assert words(text) == ["evener"]


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("BGMだけ下げて", "separate"),
        ("BGMを小さくして", "separate"),
        ("BGMをつけてください", "compose"),
    ],
)
def test_music_beside_the_voice_is_another_track(text: str, beyond: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), beyond)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("プチプチ音を消してほしい", "less_clicks"),
        ("レコードのプチプチを取って", "less_clicks"),
        ("空調の音がうるさい", "less_noise"),
        ("全体的に音量を整えて", "evener"),
        ("音質はそのままで音量だけ上げて", "louder"),
        ("古い録音なのでノイズ取って", "less_noise"),
        ("低音強め", "more_bass"),
        ("高音弱めで", "less_treble"),
        ("リバーブ浅めに", "drier"),
    ],
)
def test_only_what_is_asked_for_is_done(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize("text", ["ドライブ感が欲しい", "グリッチっぽく"])
def test_a_katakana_word_is_not_read_from_a_part_of_it(text: str) -> None:
    assert not {"drier", "fuller"} & set(words(text))


@pytest.mark.parametrize(
    ("text", "word", "unit", "value"),
    [
        ("半音２つ上げて", "pitch_up", "st", 2),
        ("２秒かけてフェードイン", "fade_in", "s", 2),
        ("エコー３回", "echo", "repeats", 3),
        ("ピークを－３ｄＢに", "normalize", "db", -3),
    ],
)
def test_a_number_belongs_to_what_it_counts(text: str, word: str, unit: str, value: float) -> None:
    request = only(text)
    said = request.quantity(unit)
    assert said is not None
    assert (request.word, said.value, len(request.quantities)) == (word, value, 1)


def test_a_part_between_two_times_is_one_part() -> None:
    said = only("5秒〜10秒をカット").quantity("s")
    assert said is not None
    assert (said.value, said.until) == (5, 10)
