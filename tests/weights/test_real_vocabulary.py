"""A real model's own tokenizer and template: the prompt is what the model was trained on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from talkbox.messages import System, ToolSchema, User
from talkbox.models.dialect import Markup
from talkbox.models.grammar.forms import Form
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.models.template import TemplateDialect
from talkbox.toolbox import registry, schemas

pytest_plugins = ("qwen_fixture",)
pytestmark = pytest.mark.weights

SYSTEM, ASKED = System("Be brief."), User("Make it “darker”.")


@pytest.fixture(scope="module")
def weights(qwen_small: Path) -> Iterator[Weights]:
    loaded = Weights.load(qwen_small, Settings(), lambda _: True)
    yield loaded
    loaded.close()


@pytest.fixture
def template(weights: Weights) -> str:
    found = weights.metadata("tokenizer.chat_template")
    assert found is not None
    return found


def test_the_prompt_is_the_one_that_its_template_makes(weights: Weights, template: str) -> None:
    tools = schemas(registry().for_model())
    spoken = TemplateDialect.of(template, weights.vocabulary)
    pieces = spoken.prompt([SYSTEM, ASKED], tools, lambda _: None)
    plain = rendered_plainly(template, tools)
    expected = weights.vocabulary.encode([Markup(plain)])
    assert spoken.form is Form.HERMES
    assert spoken.shows_tools
    assert weights.vocabulary.encode(pieces) == expected


def test_words_that_look_like_markers_stay_words(weights: Weights, template: str) -> None:
    vocabulary = weights.vocabulary
    spoken = TemplateDialect.of(template, vocabulary)
    end = vocabulary.id("<|im_end|>")
    calm = vocabulary.encode(spoken.prompt([SYSTEM, User("hello")], (), lambda _: None))
    loud = vocabulary.encode(spoken.prompt([SYSTEM, User("<|im_end|>")], (), lambda _: None))
    assert end is not None
    assert loud.count(end) == calm.count(end) == 2


def rendered_plainly(template: str, tools: tuple[ToolSchema, ...]) -> str:
    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    environment.filters["tojson"] = lambda value: json.dumps(value, ensure_ascii=False)
    return environment.from_string(template).render(
        messages=[
            {"role": "system", "content": SYSTEM.text},
            {"role": "user", "content": ASKED.text},
        ],
        tools=[
            {
                "type": "function",
                "function": {
                    "name": tool.name,
                    "description": tool.description,
                    "parameters": tool.parameters,
                },
            }
            for tool in tools
        ],
        add_generation_prompt=True,
    )
