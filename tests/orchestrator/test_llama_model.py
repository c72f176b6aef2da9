"""The model in this process as its users meet it: opened, asked, closed, left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gemma import Gemma
from tiny_gemma import find_tiny

from talkbox.messages import Assistant, Cancelled, Message, ModelError, Reply, System, User
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.vocabulary import Vocabulary
from talkbox.models.template import TemplateDialect

pytest_plugins = ("gemma_fixture", "tiny_fixture", "gemma_tokens_fixture")

BRIEF = Settings(reply_tokens=16, threads=1)
OPENING: tuple[Message, ...] = (System("You are an engineer."), User("make it darker"))


@pytest.fixture(scope="module")
def model(tiny: Path) -> Iterator[LlamaModel]:
    with LlamaModel(tiny, BRIEF) as model:
        yield model


def ask(model: LlamaModel, *messages: Message, cancel: bool = False) -> Reply:
    return model.reply(messages, [], lambda text: None, lambda: cancel)


def plain_answer(model: LlamaModel) -> Reply:
    """Random weights may say a marker in the midst of an answer, which then is written anew; where
    one stood there is a line break, and one that the limit cuts off is not seen at all.
    """
    for seed in range(20):
        model.reseed(seed)
        answer = ask(model, *OPENING)
        ended = 1 < answer.tokens["reply"] < BRIEF.reply_tokens
        if ended and "\n" not in answer.text:
            return answer
    raise AssertionError("twenty answers hold a marker")


def test_the_same_words_and_seed_get_the_same_answer(model: LlamaModel) -> None:
    first = ask(model, *OPENING)
    model.reseed(1)
    other = ask(model, *OPENING)
    model.reseed(0)
    assert ask(model, *OPENING).text == first.text != other.text


def test_an_answer_goes_on_from_what_was_read_and_said_before(model: LlamaModel) -> None:
    first = plain_answer(model)
    again = ask(model, *OPENING, Assistant(first.text, first.calls, first.thoughts), User("more"))
    model.reseed(0)
    assert again.tokens["cached"] >= first.tokens["prompt"] + first.tokens["reply"] - 1
    assert again.tokens["evaluated"] == again.tokens["prompt"] - again.tokens["cached"]


def test_a_cancelled_answer_leaves_the_model_ready(model: LlamaModel) -> None:
    first = ask(model, *OPENING)
    with pytest.raises(Cancelled):
        ask(model, *OPENING, cancel=True)
    assert ask(model, *OPENING).text == first.text


def test_a_closed_model_says_so(tiny: Path) -> None:
    model = LlamaModel(tiny, BRIEF)
    ask(model, *OPENING)
    model.close()
    model.close()
    with pytest.raises(ModelError, match="was closed; open it again"):
        ask(model, *OPENING)


def test_a_context_beyond_what_the_model_was_trained_for_is_not_counted_on(gemma: Gemma) -> None:
    path = find_tiny(gemma, context_tokens=2048)
    line: list[Message] = [System("You are an engineer.")]
    for number in range(80):
        line += [User(f"make it darker, try {number} of many"), Assistant("Darker now. " * 8)]
    with LlamaModel(path, Settings(context_tokens=32_768, reply_tokens=16, threads=1)) as model:
        reply = ask(model, *line, User("and wider"))
    assert reply.tokens["prompt"] < 2048
    assert reply.tokens["turns_dropped"] > 0


LEAVING = """
import sys
from pathlib import Path
from threading import Event
from talkbox.models.llama.loading import Loading
from talkbox.models.llama.ready import ready
from talkbox.models.llama.settings import Settings

loaded = Event()

def work(goes):
    def seen(share):
        if share >= 1.0:
            loaded.set()
        return goes(share)
    return ready(Path(sys.argv[1]), sys.argv[2], Settings(), None, seen)

loading = Loading(work)
loaded.wait()
Event().wait(float(sys.argv[3]))
"""


@pytest.mark.parametrize("later_seconds", [0.0, 0.6, 0.9, 1.2])
def test_a_program_that_never_closes_its_model_ends_in_order(
    tiny: Path, gemma: Gemma, later_seconds: float
) -> None:
    """Also while the vocabulary is prepared, in native code, after the weights were loaded."""
    command = [sys.executable, "-c", LEAVING, str(tiny), gemma.template, str(later_seconds)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_foreign_scripts_are_counted_as_what_they_cost(model: LlamaModel) -> None:
    line: list[Message] = [System("You are an engineer.")]
    for _ in range(20):
        line += [User("もっと暗くして"), Assistant("高い音を少し下げました。" * 6)]
    reply = ask(model, *line, User("もっと"))
    assert "turns_shortened" not in reply.tokens


@pytest.mark.parametrize(("thinking", "told"), [(None, "?"), (True, "True"), (False, "False")])
def test_a_template_with_a_switch_for_thinking_is_told(
    gemma_tokens: Vocabulary, thinking: bool | None, told: str
) -> None:
    template = (
        "{{ bos_token }}{{ enable_thinking | default('?') }}"
        "{% for m in messages %}\n{{ m.role }}: {{ m.content }}{% endfor %}\nassistant:"
    )
    dialect = TemplateDialect(template, gemma_tokens, "<bos>", "<eos>", thinking=thinking)
    pieces = dialect.prompt([User("darker")], [], lambda answer: None)
    text = "".join(getattr(piece, "text", "") for piece in pieces)
    assert text.startswith(f"<bos>{told}user: darker")
