"""Loading a GGUF file: watched, ended, and failing in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.context import Context, flash_attention
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings

pytest_plugins = ("gemma_fixture", "tiny_fixture")


def _goes_on(share: float) -> bool:
    return True


def test_progress_runs_up_to_the_whole_file(tiny: Path) -> None:
    seen: list[float] = []

    def watch(share: float) -> bool:
        seen.append(share)
        return True

    Weights.load(tiny, Settings(), watch).close()
    assert seen == sorted(seen) and seen[-1] == 1.0


def test_loading_can_be_ended(tiny: Path) -> None:
    with pytest.raises(Cancelled):
        Weights.load(tiny, Settings(), lambda share: False)


def test_ctrl_c_while_loading_is_not_lost(tiny: Path) -> None:
    def interrupt(share: float) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Weights.load(tiny, Settings(), interrupt)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "failed to read magic"),
        (b"RIFF" + bytes(1000), "expected 'GGUF'"),
        (None, "model is corrupted or incomplete"),
    ],
    ids=["empty", "not a GGUF", "truncated"],
)
def test_a_file_that_cannot_be_loaded_is_named_with_the_reason(
    tiny: Path, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "broken.gguf"
    path.write_bytes(tiny.read_bytes()[:20_000_000] if content is None else content)
    with pytest.raises(ModelError) as refusal:
        Weights.load(path, Settings(), _goes_on)
    sentence = str(refusal.value)
    assert sentence.startswith("llama.cpp could not load broken.gguf: ") and words in sentence
    assert "\n" not in sentence and sentence.endswith(".")


def test_loading_says_nothing_on_its_own(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Weights.load(tiny, Settings(), _goes_on).close()
    assert capfd.readouterr() == ("", "")


def test_what_the_file_says_of_itself_can_be_read(tiny_weights: Weights) -> None:
    assert tiny_weights.metadata("general.architecture") == "gemma4"
    assert tiny_weights.metadata("general.nothing") is None
    template = tiny_weights.metadata("tokenizer.chat_template")
    assert template is not None and template.rstrip().endswith("%}") and len(template) > 10_000


def test_a_context_is_no_longer_than_the_model_was_trained_for(tiny_weights: Weights) -> None:
    context = Context(tiny_weights, Settings(context_tokens=1_000_000, batch_tokens=32))
    assert context.length == tiny_weights.context_tokens == 131_072
    context.close()


def test_what_a_sequence_holds_can_be_kept_in_a_file(tiny_weights: Weights, tmp_path: Path) -> None:
    context = Context(tiny_weights, Settings(context_tokens=1024))
    context.decode([2, 105, 2364, 107], 0, 0, "last")
    context.save(0, tmp_path / "state", [2, 105, 2364, 107])
    assert context.load(3, tmp_path / "state", 1024) == [2, 105, 2364, 107]
    assert (context.end(3), context.first(3)) == (4, 0)
    assert context.load(4, tmp_path / "state", 3) == [] and context.end(4) == 0
    context.close()


def test_more_tokens_than_fit_are_refused_in_a_sentence(tiny_weights: Weights) -> None:
    context = Context(tiny_weights, Settings(context_tokens=1024))
    batch = [107] * context.batch_tokens
    for start in range(0, 1024, len(batch)):
        context.decode(batch, start, 0)
    with pytest.raises(ModelError, match="no room for 2 more tokens; set a larger context_tokens"):
        context.decode([107, 107], 1024, 0)
    context.close()


def test_where_the_processor_computes_attention_takes_its_quicker_way(tiny: Path) -> None:
    weights = Weights.load(tiny, Settings(gpu_layers=0), _goes_on)
    chosen = [flash_attention(weights, Settings(flash_attention=on)) for on in (None, True)]
    weights.close()
    assert chosen == [False, True]
