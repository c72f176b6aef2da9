"""Foreign templates: they render as in any other sandbox, and cannot hang or fill the machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from time import perf_counter
from typing import Any

import pytest
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

from talkbox.models.template.environment import TODAY, Environment
from talkbox.models.template.sandbox import LONGEST_TEMPLATE, Compiled, TemplateFailure

pytest_plugins = ("templates_fixture",)

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "equalize",
            "description": "Add a filter <at> a frequency.",
            "parameters": {
                "type": "object",
                "properties": {"gain_db": {"type": "number", "description": "dB, -24..24"}},
                "required": ["gain_db"],
            },
        },
    }
]
MESSAGES = [
    {"role": "system", "content": "Be brief."},
    {"role": "user", "content": "Make it “darker”."},
    {"role": "assistant", "content": "It is darker."},
    {"role": "user", "content": "Thanks."},
]
HOSTILE = {
    "nested loops": "{% for a in range(9**5) %}{% for b in range(9**5) %}{% endfor %}{% endfor %}",
    "loops over one list": "{% set r = range(99999) %}{% for a in r %}{% for b in r %}"
    "{% for c in r %}{% endfor %}{% endfor %}{% endfor %}",
    "a loop that skips all": "{% set r = range(99999) %}{% for a in r %}{% for b in r if false %}"
    "{% endfor %}{% endfor %}",
    "a repeated text": "{{ 'a' * 1000000000 }}",
    "a repeated list": "{{ [1] * 1000000000 }}",
    "doubling with ~": "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}"
    "{% set n.x = n.x ~ n.x %}{% endfor %}",
    "doubling with +": "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}"
    "{% set n.x = n.x + n.x %}{% endfor %}",
    "doubling with a block": "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}"
    "{% set q %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = q %}{% endfor %}",
    "doubling with a macro": "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}"
    "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}{% set n.x = m(n.x) %}{% endfor %}",
    "doubling with join": "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}"
    "{% set n.x = [n.x, n.x] | join %}{% endfor %}",
    "a list of one list twice": "{% set n = namespace(x=[1]) %}{% for i in range(60) %}"
    "{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}",
    "namespaces in namespaces": "{% set n = namespace(x=1) %}{% for i in range(60) %}"
    "{% set n.x = namespace(a=n.x, b=n.x) %}{% endfor %}{{ n.x }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a width for %": "{{ '%1000000000d' % 1 }}",
    "a width for format": "{{ '{:>1000000000}'.format(1) }}",
    "a width for ljust": "{{ 'x'.ljust(1000000000) }}",
    "a long separator": "{{ ('b' * 100000) | join('a' * 100000) }}",
    "a long replacement": "{{ ('a' * 100000) | replace('a', 'a' * 100000) }}",
    "a method that replaces": "{{ ('a' * 100000).replace('a', 'a' * 100000) }}",
    "a power": "{{ 2 ** 100000000 }}",
    "a square of a square": "{% set n = namespace(x=3) %}{% for i in range(60) %}"
    "{% set n.x = n.x * n.x %}{% endfor %}{{ n.x }}",
    "another file": "{% include '/etc/passwd' %}",
    "Python's insides": "{{ ''.__class__.__mro__ }}",
    "a filter of Jinja that pads": "{{ 'x' | center(1000000000) }}",
}


@pytest.mark.parametrize("template", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_template_is_stopped_in_time(template: str) -> None:
    start = perf_counter()
    with pytest.raises(TemplateFailure):
        Compiled(template).render({})
    assert perf_counter() - start < 15


def test_every_template_renders_as_in_the_plain_sandbox(templates: Mapping[str, str]) -> None:
    same = 0
    for name, source in templates.items():
        plain = rendered_plainly(source, TOOLS)
        if plain is not None:
            assert Compiled(source).render(context(TOOLS)) == plain, name
            same += 1
    assert same > 0.8 * len(templates)


def test_a_template_may_skip_and_end_a_loop_and_raise() -> None:
    loop = "{% for i in range(9) %}{% if i == 1 %}{% continue %}{% endif %}"
    loop += "{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}"
    assert Compiled(loop).render({}) == "02"
    with pytest.raises(TemplateFailure, match="roles must alternate"):
        Compiled("{{ raise_exception('roles must alternate') }}").render({})


def test_the_date_a_template_asks_for_never_changes() -> None:
    template = Compiled("{{ strftime_now('%d %b %Y') }}")
    assert template.render({}) == TODAY.strftime("%d %b %Y") == "01 Jan 2026"


def test_json_is_written_without_escapes_for_html() -> None:
    value = {"b": "<it's>", "a": ["ü", None, 1.5]}
    assert Compiled("{{ v | tojson }}").render({"v": value}) == json.dumps(
        value, ensure_ascii=False
    )
    indented = Compiled("{{ v | tojson(indent=2, sort_keys=true) }}").render({"v": value})
    assert indented == json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)


def test_what_a_training_template_marks_as_said_is_rendered_as_it_is() -> None:
    assert Compiled("{% generation %}a{% endgeneration %}b").render({}) == "ab"


def test_a_name_of_the_template_cannot_replace_the_payments() -> None:
    shadowed = "{% set step = 1 %}{% set environment = 1 %}" + HOSTILE["loops over one list"]
    with pytest.raises(TemplateFailure, match="too long"):
        Compiled(shadowed).render({})


@pytest.mark.parametrize("source", ["{% if %}", "{{ 'a", "x" * (LONGEST_TEMPLATE + 1)])
def test_what_is_no_template_is_said_in_one_line(source: str) -> None:
    with pytest.raises(TemplateFailure) as raised:
        Compiled(source)
    assert str(raised.value)
    assert "\n" not in str(raised.value)


def test_only_known_filters_are_there() -> None:
    assert not {"center", "urlize", "pprint", "attr", "batch"} & Environment().filters.keys()


def context(tools: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "messages": MESSAGES,
        "tools": tools,
        "add_generation_prompt": True,
        "bos_token": "<s>",
        "eos_token": "</s>",
    }


def rendered_plainly(source: str, tools: list[dict[str, Any]]) -> str | None:
    """What Jinja's own sandbox makes of it; None where the template refuses."""
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols]
    )
    environment.filters["tojson"] = lambda value, **named: json.dumps(
        value, **{"ensure_ascii": False, **named}
    )
    environment.globals["strftime_now"] = TODAY.strftime
    try:
        return environment.from_string(source).render(**context(tools))
    except Exception:
        return None
