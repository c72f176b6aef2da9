"""What an author may declare, what a call may give, and how both are refused."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from talkbox_tools.chain import Change
from talkbox_tools.context import Context
from talkbox_tools.tool import DeclarationError, InvalidArguments, Tool, tool

Gain = Annotated[float, Field(ge=-24, le=24, multiple_of=0.5, description="Boost or cut")]


@tool
def warmth(
    context: Context,
    gain_db: Gain,
    mode: Annotated[Literal["soft", "hard"], Field(description="Colour")] = "soft",
    passes: Annotated[int, Field(ge=1, le=4, description="How often")] = 1,
    corner_hz: Annotated[float | None, Field(ge=20, le=2000, description="Below this")] = None,
    tape: Annotated[bool, Field(description="With wow")] = False,
) -> Change:
    """Warm the lows."""
    facts = {"gain_db": gain_db, "mode": mode, "passes": passes, "corner_hz": corner_hz}
    return Change(report={**facts, "tape": tape, "rate_hz": context.rate_hz})


def test_a_tool_is_named_after_its_function_and_described_by_its_docstring() -> None:
    assert (warmth.name, warmth.description) == ("warmth", "Warm the lows.")


def test_the_schema_says_all_in_words_and_hides_the_context() -> None:
    assert warmth.schema == {
        "type": "object",
        "properties": {
            "gain_db": {
                "type": "number",
                "description": "Boost or cut, -24..24",
                "minimum": -24,
                "maximum": 24,
                "multipleOf": 0.5,
            },
            "mode": {
                "type": "string",
                "enum": ["soft", "hard"],
                "description": "Colour, default soft",
                "default": "soft",
            },
            "passes": {
                "type": "integer",
                "description": "How often, 1..4, default 1",
                "minimum": 1,
                "maximum": 4,
                "default": 1,
            },
            "corner_hz": {
                "type": "number",
                "description": "Below this, 20..2000",
                "minimum": 20,
                "maximum": 2000,
            },
            "tape": {
                "type": "boolean",
                "description": "With wow, default False",
                "default": False,
            },
        },
        "required": ["gain_db"],
        "additionalProperties": False,
    }


def test_a_call_gets_the_context_the_defaults_and_numbers_on_their_grid() -> None:
    change = warmth.call(Context(rate_hz=48_000), {"gain_db": 3.3, "corner_hz": None})
    assert change.report == {
        "gain_db": 3.5,
        "mode": "soft",
        "passes": 1,
        "corner_hz": None,
        "tape": False,
        "rate_hz": 48_000,
    }


def test_a_whole_number_is_a_number_too() -> None:
    assert warmth.call(Context(), {"gain_db": 3}).report["gain_db"] == 3.0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"gain_db": "3"}, 'gain_db must be a number in -24..24; got "3"'),
        ({"gain_db": True}, "gain_db must be a number in -24..24; got true"),
        ({"gain_db": None}, "gain_db must be a number in -24..24; got null"),
        ({"gain_db": 40}, "gain_db must be a number in -24..24; got 40"),
        ({"gain_db": math.nan}, "gain_db must be a number in -24..24; got NaN"),
        ({"gain_db": -math.inf}, "gain_db must be a number in -24..24; got -Infinity"),
        ({"gain_db": [3]}, "gain_db must be a number in -24..24; got [3]"),
        ({}, "gain_db is missing (a number in -24..24)"),
        ({"gain_db": 3, "passes": 2.5}, "passes must be a whole number in 1..4; got 2.5"),
        ({"gain_db": 3, "passes": True}, "passes must be a whole number in 1..4; got true"),
        ({"gain_db": 3, "mode": "loud"}, 'mode must be one of soft, hard; got "loud"'),
        ({"gain_db": 3, "tape": 1}, "tape must be true or false; got 1"),
        ({"gain_db": 3, "corner_hz": 5}, "corner_hz must be a number in 20..2000; got 5"),
        (
            {"gain_db": 3, "gain": 3},
            "there is no parameter 'gain'; there is gain_db, mode, passes, corner_hz, tape",
        ),
        ([3], "arguments must be an object; got [3]"),
        ('{"gain_db": 3}', r'arguments must be an object; got "{\"gain_db\": 3}"'),
        (None, "arguments must be an object; got null"),
    ],
)
def test_a_refusal_names_the_field_what_came_what_is_allowed_and_a_correct_call(
    arguments: object, told: str
) -> None:
    with pytest.raises(InvalidArguments) as refused:
        warmth.call(Context(), arguments)
    assert str(refused.value) == f"warmth: {told}. A correct call: warmth(gain_db=12)."


def test_the_call_that_a_refusal_shows_works() -> None:
    assert warmth.call(Context(), {"gain_db": 12})


def test_an_author_may_give_the_example_that_a_refusal_shows() -> None:
    @tool
    def name_it(label: Annotated[str, Field(description="A label", examples=["verse"])]) -> Change:
        """Name it."""
        return Change(report={"label": label})

    with pytest.raises(InvalidArguments, match=r'name_it\(label="verse"\)'):
        name_it.call(Context(), {})


def test_a_page_of_text_is_not_repeated_back() -> None:
    with pytest.raises(InvalidArguments) as refused:
        warmth.call(Context(), {"gain_db": "x" * 10_000, "y" * 10_000: 1})
    assert len(str(refused.value)) < 500


def test_an_argument_may_be_called_like_a_method_of_pydantics_models() -> None:
    @tool
    def again(
        copy: Annotated[bool, Field(description="Twice")],
        model_config: Annotated[bool, Field(description="Odd, but its own matter")] = False,
    ) -> Change:
        """Do it again."""
        return Change(report={"copy": copy, "model_config": model_config})

    assert again.call(Context(), {"copy": True}).report == {"copy": True, "model_config": False}


def declared(text: str) -> Callable[[], Tool]:
    """A function that runs a module's text and returns its last tool."""
    head = (
        "from typing import Annotated, Any, Literal\nfrom pathlib import Path\n"
        "from pydantic import Field\nfrom talkbox_tools.chain import Change\n"
        "from talkbox_tools.context import Context\nfrom talkbox_tools.tool import tool\n"
        "Gain = Annotated[float, Field(ge=-24, le=24, description='Boost')]\n"
    )

    def run() -> Tool:
        names: dict[str, Any] = {"__name__": "authors_module"}
        exec(compile(head + text, "authors_module.py", "exec"), names)
        return next(value for value in reversed(names.values()) if isinstance(value, Tool))

    return run


def function(parameter: str, doc: str = '"""Warm it."""', returns: str = "Change") -> str:
    return f"@tool\ndef warm({parameter}) -> {returns}:\n    {doc}\n    return Change()\n"


def number(description: str, name: str = "gain", **bounds: float) -> str:
    facts = ", ".join(
        f"{key}={value}" for key, value in bounds.items() or {"ge": 0, "le": 1}.items()
    )
    return f"{name}: Annotated[float, Field({facts}, description={description!r})]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (function("gain_db"), "parameter gain_db: annotate it"),
        (function("gain_db: float"), "parameter gain_db: describe it"),
        (function("gain_db: Annotated[float, Field(ge=0, le=1)]"), "describe it"),
        (function("gain_db: Annotated[float, 'dB', Field(description='x')]"), "the one Field"),
        (function("gain_db: Gain", doc="pass"), "give it a docstring"),
        (function("gain_db: Gain", doc=f'"""{"long " * 20}"""'), "at most 80"),
        (function("gain_db: Gain").replace("warm", "Warm"), "lower case with underscores"),
        (function("gain_db: Gain").replace("warm", "_warm"), "lower case with underscores"),
        (function("*gain_db: Gain"), "name every parameter"),
        (function("**gain_db: Gain"), "name every parameter"),
        (function("gain_db: Gain, /"), "arguments come by name"),
        (function("gain_db: Gain", returns="str"), "returns a Change"),
        ("@tool\ndef warm(gain_db: Gain):\n    '''Warm.'''\n    return Change()\n", "a Change"),
        (function("a: Context, b: Context"), "only one parameter can take the Context"),
        (function("gain_db: 'Missing'"), "cannot be resolved"),
        (function("file: Annotated[Path, Field(description='x')]"), "nothing else is flat"),
        (function("item: Annotated[Any, Field(description='x')]"), "nothing else is flat"),
        (function("all: Annotated[list[float], Field(description='x')]"), "nothing else is flat"),
        (function("n: Annotated[Literal[1, 2], Field(description='x')]"), "nothing else is flat"),
        (function("n: Annotated[int | str, Field(description='x')]"), "nothing else is flat"),
        (function("n: Annotated[str | None, Field(description='x')]"), "write = None"),
        (function("n: Annotated[Literal['a'], Field(description='x')] = 'b'"), "its choices"),
        (function("type: Annotated[str, Field(description='x')]"), "choose another name"),
        (function("Gain_dB: Gain"), "choose another name"),
        (function("mix: Annotated[float, Field(description='x')]"), "its range"),
        (function("mix: Annotated[float, Field(ge=0, description='x')]"), "its range"),
        (function("n: Annotated[int, Field(description='x')]"), "its range"),
        (function(number("Mix", ge=1, le=0)), "is empty"),
        (function(number("Mix") + " = 2.0"), "outside its range 0..1"),
        (function(number("Mix", gt=0, le=1, multiple_of=0.1)), "use ge and le"),
        (function(number("Boost in dB")), "end the name in _db"),
        (function(number("Corner in hertz")), "end the name in _hz"),
        (function(number("How many kHz")), "end the name in _hz"),
        (function(number("Time, 10 ms is short")), "end the name in _ms"),
        (function(number("Seconds to keep, in seconds")), "end the name in _seconds"),
        (function(number("Loudness, LUFS")), "end the name in _lufs"),
    ],
)
def test_a_declaration_that_nobody_could_use_is_refused_at_import(text: str, told: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        declared(text)()
    sentence = str(refused.value)
    assert sentence.startswith("Tool ") and told in sentence and "\n" not in sentence


@pytest.mark.parametrize(
    "parameter",
    [
        number("Boost in dB", "gain_db"),
        number("Corner; 200 Hz is low", "corner_hz"),
        number("Boost below 200 Hz", "gain_db"),
        number("How far; 12 semitones is an octave", "semitones"),
        number("dB for each octave", "slope_db_per_octave"),
        number("Share of the wet sound", "mix"),
        "gain_db: Annotated[float | None, Field(ge=0, le=1, description='Boost')] = None",
        "label: Annotated[str, Field(description='Seconds or dB, as text')] = ''",
    ],
)
def test_a_name_that_carries_its_unit_is_taken(parameter: str) -> None:
    assert declared(function(parameter))().name == "warm"


def test_annotations_may_be_text_as_future_imports_make_them() -> None:
    made = declared(function("context: 'Context', gain_db: 'Gain'"))()
    assert made.context == "context" and list(made.schema["properties"]) == ["gain_db"]


def test_a_single_choice_is_still_a_list_of_choices() -> None:
    made = declared(function("kind: Annotated[Literal['soft'], Field(description='Kind')]"))()
    kind = {"type": "string", "enum": ["soft"], "description": "Kind"}
    assert made.schema["properties"]["kind"] == kind


def test_declaring_and_importing_builds_no_model_and_checks_no_schema() -> None:
    program = (
        "import sys, talkbox_tools.builtin as b\n"
        "from talkbox_tools.tool import Tool\n"
        "tools = [t for t in vars(b).values() if isinstance(t, Tool)]\n"
        "assert not any({'schema', '_model'} & set(vars(t)) for t in tools)\n"
        "assert not {'jsonschema', 'numpy', 'pedalboard', 'soundfile'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parent)
