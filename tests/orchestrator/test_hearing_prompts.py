"""Where a recording stands in a prompt, in Gemma's own format and in others', and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from gemma import Gemma as Source
from made_recordings import recording
from spelled_tokens import SpelledTokens

from talkbox.messages import Assistant, Message, ModelError, System, User
from talkbox.models.briefing import Briefed
from talkbox.models.costs import MARKUP_TOKENS, Costs, heard
from talkbox.models.dialect import Heard, Piece, Raw
from talkbox.models.gemma import Gemma
from talkbox.models.llama.vocabulary import Vocabulary
from talkbox.models.spoken import newest_spoken, transcript_tokens
from talkbox.models.template import TemplateDialect
from talkbox.models.trimming import fit

pytest_plugins = ("gemma_fixture", "gemma_tokens_fixture", "templates_fixture")

ONE, OTHER = recording(1), recording(2, 2)
LINE: tuple[Message, ...] = (
    System("You are an engineer."),
    User("Listen.", recordings=(ONE,)),
    Assistant("Done."),
    User("Once more.", recordings=(OTHER, ONE)),
)
PREFILL = "{{- '<|channel>thought\\n<channel|>' -}}"


def forget(_answer: Assistant) -> None:
    """No answer's tokens are known."""


def text(pieces: Sequence[Piece]) -> str:
    """With a recording as Gemma's template has it."""
    return "".join(
        "<|audio|>" if isinstance(piece, Heard) else piece.text
        for piece in pieces
        if not isinstance(piece, Raw)
    )


def as_template(message: Message) -> dict[str, object]:
    if isinstance(message, User):
        parts: list[dict[str, str]] = [{"type": "text", "text": message.text}]
        parts += [{"type": "audio"}] * len(message.recordings)
        return {"role": "user", "content": parts}
    assert isinstance(message, System | Assistant)
    return {"role": type(message).__name__.lower(), "content": message.text}


@pytest.mark.parametrize("thinking", [False, True])
def test_gemmas_prompt_is_the_templates_with_sound_after_the_words(
    gemma: Source, gemma_tokens: Vocabulary, thinking: bool
) -> None:
    prompt = Gemma.of(gemma.template, gemma_tokens, thinking=thinking).prompt(LINE, [], forget)
    assert text(prompt) == gemma.render(list(map(as_template, LINE)), enable_thinking=thinking)
    assert [each.recording for each in prompt if isinstance(each, Heard)] == [ONE, OTHER, ONE]
    assert "Once more.<|audio|><|audio|><turn|>" in text(prompt)


def test_without_thinking_a_model_that_thinks_is_told_nothing_of_it(
    gemma: Source, gemma_tokens: Vocabulary
) -> None:
    small = gemma.speaking(gemma.template.replace(PREFILL, ""))
    for source in (gemma, small):
        thinks = Gemma.of(source.template, gemma_tokens, thinking=True)
        quiet = Gemma.of(source.template, gemma_tokens, thinking=False)
        assert "<|think|>" in text(thinks.prompt(LINE, [], forget))
        told = thinks.without_thinking().prompt(LINE, [], forget)
        assert told == quiet.prompt(LINE, [], forget)
        assert text(told).endswith("thought\n<channel|>") == (source is gemma)


@pytest.mark.parametrize(
    "name",
    [
        "Qwen-Qwen2.5-7B-Instruct",
        "mistralai-Mistral-Nemo-Instruct-2407",
        "google-gemma-2-2b-it",
        "meta-llama-Llama-3.2-3B-Instruct",
    ],
)
def test_other_models_hear_in_the_users_own_words_too(
    templates: Mapping[str, str], name: str
) -> None:
    dialect = TemplateDialect(templates[name], SpelledTokens(), "<s>", "</s>")
    prompt = dialect.prompt(LINE, [], forget)
    assert [each.recording for each in prompt if isinstance(each, Heard)] == [ONE, OTHER, ONE]
    assert "Listen.<|audio|>" in text(prompt) and "Once more.<|audio|><|audio|>" in text(prompt)


def test_a_template_with_a_switch_for_thinking_is_told_to_switch_it_off(
    templates: Mapping[str, str],
) -> None:
    thinks = TemplateDialect(templates["Qwen-Qwen3-0.6B"], SpelledTokens(), "<s>", "</s>")
    quiet = text(thinks.without_thinking().prompt(LINE, [], forget))
    assert quiet.endswith("<think>\n\n</think>\n\n")
    assert not text(thinks.prompt(LINE, [], forget)).endswith("<think>\n\n</think>\n\n")


def test_a_template_that_spoils_what_is_heard_is_told_in_one_sentence() -> None:
    shouting = "{% for m in messages %}<|{{ m.role }}|>{{ m.content | upper }}<|end|>{% endfor %}"
    dialect = TemplateDialect(shouting, SpelledTokens(), "<s>", "</s>")
    with pytest.raises(ModelError, match="changes or leaves out what is to be heard"):
        dialect.prompt(LINE, [], forget)
    assert "LISTEN." in text(dialect.prompt([User("Listen.")], [], forget))


def test_a_recording_costs_what_gemma_hears_it_as() -> None:
    costs, words = Costs(), User("Listen.")
    spoken = User("Listen.", recordings=(ONE, OTHER))
    more = costs.of(spoken, len) - costs.of(words, len)
    assert more == 25 + 50 + 2 * MARKUP_TOKENS
    assert costs.of(spoken, len, lambda recording: 7) - costs.of(words, len) == 14


def _cost(message: Briefed) -> int:
    recordings = message.recordings if isinstance(message, User) else ()
    return 100 + sum(map(heard, recordings))


def test_a_turn_that_is_shortened_keeps_what_was_spoken_until_it_goes() -> None:
    line: list[Message] = []
    for number in range(6):
        line += [User(f"{number} " * 150, recordings=(recording(4, number),)), Assistant("Done.")]
    fitted = fit([*line, User("Last.", recordings=(OTHER,))], _cost, 1200)
    users = [message for message in fitted.messages if isinstance(message, User)]
    assert fitted.shortened > 0 and fitted.dropped > 0
    assert all(len(user.recordings) == 1 for user in users)
    assert users[0].recordings == (recording(4, fitted.dropped),)
    assert "left out" in users[0].text


def test_only_the_newest_request_says_whether_something_was_spoken() -> None:
    assert newest_spoken(LINE) == (OTHER, ONE)
    assert newest_spoken([*LINE, Assistant("Done."), User("Wider.")]) == ()
    assert newest_spoken([System("You are an engineer.")]) == ()


def test_a_transcript_is_as_long_as_can_be_spoken() -> None:
    assert transcript_tokens((ONE, OTHER)) == 3 * 12 + 64
