"""What the default set of tools costs a small model, in its own tokens and its own template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from gemma import Gemma

from talkbox_tools.plugins import BUILTIN
from talkbox_tools.registry import Registry
from talkbox_tools.tool import Tool

pytest_plugins = ("gemma_fixture",)

MOST_TOKENS = 2500
MOST_TOOLS = 12


@pytest.fixture(scope="module")
def tools() -> list[Tool]:
    registry = Registry()
    (builtin,) = (plugin for plugin in registry.plugins() if plugin.module == BUILTIN)
    return [tool for name in builtin.tools if not (tool := registry.get(name)).needs_files]


@pytest.fixture(scope="module")
def all_tools(tools: list[Tool]) -> list[Tool]:
    """The default set where there are files to match: what is added comes last."""
    return [*tools, Registry().get("match_reference")]


def declared(tool: Tool) -> dict[str, Any]:
    return {"name": tool.name, "description": tool.description, "parameters": dict(tool.schema)}


def test_the_default_set_is_at_most_twelve_tools_with_plain_names(tools: list[Tool]) -> None:
    assert len(tools) <= MOST_TOOLS
    assert all(re.fullmatch(r"\w+", tool.name) for tool in tools)


def test_the_default_set_costs_gemma_at_most_2500_tokens(tools: list[Tool], gemma: Gemma) -> None:
    cost = gemma.cost([declared(tool) for tool in tools])
    assert cost <= MOST_TOKENS


def test_files_to_match_cost_gemma_at_most_160_tokens_more(
    all_tools: list[Tool], gemma: Gemma
) -> None:
    cost = gemma.cost([declared(tool) for tool in all_tools])
    assert cost <= gemma.cost([declared(tool) for tool in all_tools[:-1]]) + 160


def test_gemma_reads_every_parameter_with_its_type_choices_and_words(
    all_tools: list[Tool], gemma: Gemma
) -> None:
    tools = all_tools
    prompt = gemma.render([{"role": "user", "content": "u"}], [declared(tool) for tool in tools])
    for tool in tools:
        start = prompt.index(f"declaration:{tool.name}{{")
        text = prompt[start : prompt.index("<tool|>", start)]
        for name, data in tool.schema["properties"].items():
            assert rendered(name, data) in text


def rendered(name: str, data: Mapping[str, Any]) -> str:
    """One parameter as Gemma's format writes it, from the format's facts and not its template."""
    choices = ",".join(f'<|"|>{choice}<|"|>' for choice in data.get("enum", ()))
    enum = f"enum:[{choices}]," if choices else ""
    kind = data["type"].upper()
    return f'{name}:{{description:<|"|>{data["description"]}<|"|>,{enum}type:<|"|>{kind}<|"|>}}'


def test_no_parameter_is_of_a_shape_that_gemmas_template_drops(all_tools: list[Tool]) -> None:
    for tool in all_tools:
        for data in tool.schema["properties"].values():
            assert data["type"] in ("string", "number", "integer")
            assert "anyOf" not in data and "$ref" not in data
            assert "enum" not in data or data["type"] == "string"
