"""Prompts become tokens as llama.cpp makes them, except that no foreign text becomes a marker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.models.dialect import Markup, Piece, Raw, Text
from talkbox.models.llama.markers import pattern, segments
from talkbox.models.llama.native import Weights
from talkbox.models.llama.vocabulary import Vocabulary

pytest_plugins = ("gemma_fixture", "tiny_fixture")

MARKERS = ['<|"|>', "<|turn>", "<turn|>", "<|tool_call>", "<|channel>", "<bos>"]
plain = st.text(st.characters(codec="utf-8", exclude_characters="<>[]|"), max_size=20)
hostile = st.lists(
    st.sampled_from([*MARKERS, "<", "|>", "<|", '"', "turn>", "tool_", "call>", "x", " "]),
    max_size=8,
).map("".join)
markup = st.lists(plain | st.sampled_from(MARKERS), max_size=4).map("".join).map(Markup)


@pytest.fixture(scope="session")
def vocabulary(tiny_weights: Weights) -> Vocabulary:
    return tiny_weights.vocabulary


def _whole(vocabulary: Vocabulary, text: str) -> list[int]:
    return vocabulary.encode([Markup(text)])


def _markers_in(vocabulary: Vocabulary, tokens: list[int]) -> int:
    return sum(token in vocabulary.markers.values() for token in tokens)


def test_markup_becomes_the_markers_it_names(vocabulary: Vocabulary) -> None:
    prompt = vocabulary.encode([Markup("<bos><|turn>user\n"), Text("hi"), Markup("<turn|>\n")])
    assert prompt[:2] == [2, 105] and prompt[-2:] == [106, 107]


@given(pieces=st.lists(markup | plain.map(Text), max_size=6))
@settings(deadline=None)
def test_pieces_become_the_tokens_of_the_whole_text(
    vocabulary: Vocabulary, pieces: list[Markup | Text]
) -> None:
    text = "".join(piece.text for piece in pieces)
    assert vocabulary.encode(pieces) == _whole(vocabulary, text)


@given(texts=st.lists(hostile, max_size=6))
@settings(deadline=None)
def test_no_text_from_elsewhere_becomes_a_marker(vocabulary: Vocabulary, texts: list[str]) -> None:
    tokens = vocabulary.encode([Text(text) for text in texts])
    assert _markers_in(vocabulary, tokens) == 0
    assert b"".join(map(vocabulary.bytes_of, tokens)).decode() == "".join(texts)


@given(texts=st.lists(hostile, min_size=1, max_size=4), marks=st.lists(st.sampled_from(MARKERS)))
@settings(deadline=None)
def test_text_between_markers_adds_none_and_takes_none_away(
    vocabulary: Vocabulary, texts: list[str], marks: list[str]
) -> None:
    pieces: list[Piece] = [Text(texts[0])]
    for mark, text in zip(marks, texts[1:], strict=False):
        pieces += [Markup(mark), Text(text)]
    tokens = vocabulary.encode(pieces)
    assert _markers_in(vocabulary, tokens) == len(pieces) // 2
    whole = "".join(piece.text for piece in pieces if isinstance(piece, Markup | Text))
    assert b"".join(map(vocabulary.bytes_of, tokens)).decode() == whole


@pytest.mark.parametrize("halves", [("<|tool", "_call>"), ("<", '|"|>'), ('<|"|', ">")])
def test_a_marker_in_two_pieces_is_broken_whichever_of_them_is_markup(
    vocabulary: Vocabulary, halves: tuple[str, str]
) -> None:
    both: list[tuple[type[Markup | Text], ...]] = [(Text, Text), (Markup, Text), (Text, Markup)]
    for kinds in both:
        pieces: list[Piece] = [kind(half) for kind, half in zip(kinds, halves, strict=True)]
        assert _markers_in(vocabulary, vocabulary.encode(pieces)) == 0
    assert len(vocabulary.encode([Markup(half) for half in halves])) == 1


def test_tokens_of_the_model_itself_stay_as_they_are(vocabulary: Vocabulary) -> None:
    pieces: list[Piece] = [Markup("<bos>"), Raw((48, 2202, 49)), Text("<|turn>"), Raw((106,))]
    tokens = vocabulary.encode(pieces)
    assert tokens[:4] == [2, 48, 2202, 49] and tokens[-1] == 106
    assert 105 not in tokens


def test_nothing_is_added_to_an_empty_prompt(vocabulary: Vocabulary) -> None:
    assert vocabulary.encode([]) == vocabulary.encode([Text("")]) == []


def test_half_a_surrogate_pair_is_no_reason_to_fail(vocabulary: Vocabulary) -> None:
    assert vocabulary.encode([Text("a\ud800b")]) == vocabulary.encode([Text("a?b")])


def test_bytes_of_tokens_make_up_characters(vocabulary: Vocabulary) -> None:
    text = "größer 🎛️ 𝄞 \x00 ſ"
    assert b"".join(map(vocabulary.bytes_of, vocabulary.encode([Text(text)]))) == text.encode()
    assert vocabulary.bytes_of(48) == b"<|tool_call>"


def test_a_text_that_is_no_marker_has_no_token_of_its_own(vocabulary: Vocabulary) -> None:
    assert vocabulary.id("the") is None and vocabulary.id("<nothing>") is None


def test_a_vocabulary_without_markers_breaks_nothing() -> None:
    assert segments([Text("<|a|>"), Markup("b")], pattern([])) == ["<|a|>b"]


def test_grammars_take_markers_for_markers_and_text_for_text(vocabulary: Vocabulary) -> None:
    from llguidance import LLMatcher, grammar_from

    tokenizer = vocabulary.matcher_tokenizer
    assert tokenizer is vocabulary.matcher_tokenizer
    assert sorted(tokenizer.eos_tokens) == [1, 50, 106]
    text = LLMatcher(tokenizer, grammar_from("lark", "start: /(.|\\n)*/"))
    assert not any(text.validate_tokens([token]) for token in (48, 52, 105))
    assert text.validate_tokens(vocabulary.encode([Text("<|turn> ok")])) > 4
    marker = LLMatcher(tokenizer, grammar_from("lark", "start: <[48]>"))
    assert marker.validate_tokens([48]) == 1
