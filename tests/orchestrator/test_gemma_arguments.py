"""Arguments as Gemma 4 writes them, and as it writes them when it slips."""

from __future__ import annotations

import json
from time import perf_counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkbox.models.dialect import Markup
from talkbox.models.gemma.arguments import STRING, Unreadable, read_object
from talkbox.models.gemma.fitting import fitted
from talkbox.models.gemma.spelled import read_call, read_fenced
from talkbox.models.gemma.values import members

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "freq_hz": {"type": "number"},
        "poles": {"type": "integer"},
        "shape": {"type": "string"},
        "on": {"type": "boolean"},
        "either": {"anyOf": [{"type": "string"}, {"type": "number"}]},
        "maybe": {"anyOf": [{"type": "null"}, {"type": "number"}]},
        "bands": {"type": "array", "items": {"type": "number"}},
        "band": {"type": "object", "properties": {"gain_db": {"type": "number"}}},
        "anything": {},
    },
}
SCHEMAS = {"set_eq": SCHEMA, "undo": {}}


def native(text: str) -> str:
    """The text with `~` for the quote token."""
    return text.replace("~", STRING)


def read(text: str) -> Any:
    return read_object(native(text))[0]


EXACT = {
    "{}": {},
    "{freq_hz:8000}": {"freq_hz": 8000},
    "{gain_db:-3.5,q:1e-05,n:1e+21}": {"gain_db": -3.5, "q": 1e-05, "n": 1e21},
    "{on:true,off:false,none:null}": {"on": True, "off": False, "none": None},
    "{none:None}": {"none": None},
    "{shape:~peak~}": {"shape": "peak"},
    '{s:~x,y} "q" \\n [z]: {k:1}~,n:1}': {"s": 'x,y} "q" \\n [z]: {k:1}', "n": 1},
    "{s:~8000~,t:~true~,u:~~}": {"s": "8000", "t": "true", "u": ""},
    "{a:[1,~two~,[3],{b:[]}]}": {"a": [1, "two", [3], {"b": []}]},
    "{a:{b:{c:1}},d:[]}": {"a": {"b": {"c": 1}}, "d": []},
    "{key with space:1}": {"key with space": 1},
}
SLIPS = {
    '{shape:"peak"}': {"shape": "peak"},
    "{shape:'peak'}": {"shape": "peak"},
    "{shape:peak,name:low shelf}": {"shape": "peak", "name": "low shelf"},
    "{freq_hz=8000,shape=~peak~}": {"freq_hz": 8000, "shape": "peak"},
    "{ freq_hz : 8000 , gain_db : -3 }": {"freq_hz": 8000, "gain_db": -3},
    '{"freq_hz": 8000, "shape": "peak"}': {"freq_hz": 8000, "shape": "peak"},
    "{'freq_hz': 8000}": {"freq_hz": 8000},
    "{~freq_hz~:8000}": {"freq_hz": 8000},
    "{freq_hz:8000": {"freq_hz": 8000},
    "{a:{b:1,c:[1,2": {"a": {"b": 1, "c": [1, 2]}},
    "{a:{b:1},c:2": {"a": {"b": 1}, "c": 2},
    "{a:[{b:1],c:2}": {"a": [{"b": 1}], "c": 2},
    "{a:[1,2}": {"a": [1, 2]},
    "{a:1]}": {"a": 1},
    "{a:1}}": {"a": 1},
    "{a:1}]}": {"a": 1},
    '{{"a":1}}': {"a": 1},
    "{a:1,}": {"a": 1},
    "{a:1\nb:2}": {"a": 1, "b": 2},
    "{a:~x~b:2}": {"a": "x", "b": 2},
    "{s:~peak}": {"s": "peak"},
    "{s:peak~}": {"s": "peak"},
    '{s:"peak~,n:1}': {"s": "peak", "n": 1},
    '{s:"peak}': {"s": "peak"},
    "{s:'don't touch it',n:1}": {"s": "don't touch it", "n": 1},
    '{s:"a \\"b\\" \\u00e9\\n",n:1}': {"s": 'a "b" é\n', "n": 1},
    "{a:True,b:False,c:None,d:none}": {"a": True, "b": False, "c": None, "d": "none"},
    "{a:,b:1}": {"a": None, "b": 1},
    "{a:1}\n```": {"a": 1},
}


@pytest.mark.parametrize(("text", "found"), (EXACT | SLIPS).items())
def test_arguments_are_read_as_they_were_meant(text: str, found: dict[str, Any]) -> None:
    got = read(text)
    assert got == found
    assert [type(value) for value in got.values()] == [type(value) for value in found.values()]


@pytest.mark.parametrize(
    "text", ["{}", "{a:1}", "{a:{b:[1]}}"] + [f"{{a:~{text}~}}" for text in ("}", "{", "]")]
)
def test_it_is_known_whether_the_last_brace_was_there(text: str) -> None:
    assert read_object(native(text))[1]
    assert not read_object(native(text)[:-1])[1]


@pytest.mark.parametrize(
    "text", ["", "a:1", "{a}", "{:1}", "{a:1} and more", "{[1]}", "[1]", "{" * 40, "{a:" * 40]
)
def test_what_is_no_object_is_refused_with_an_error_of_its_own(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | st.text(max_size=12)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.from_regex(r"\w[\w -]{0,6}", fullmatch=True), inner, max_size=4)
    ),
    max_leaves=12,
)
objects = st.dictionaries(st.from_regex(r"\w([\w -]{0,6}\w)?", fullmatch=True), values, max_size=4)


def spelled(value: dict[str, Any]) -> str:
    pieces = members(value, "null")
    return "".join(STRING if isinstance(p, Markup) else getattr(p, "text", "") for p in pieces)


@settings(max_examples=200, deadline=None)
@given(objects)
def test_what_we_write_is_read_back_equal(value: dict[str, Any]) -> None:
    got, closed = read_object("{" + spelled(value) + "}")
    assert closed
    assert got == stripped(value)
    assert repr(got) == repr(read_object("{" + spelled(got) + "}")[0])


def stripped(value: Any) -> Any:
    """Keys have no quotes, so the space around them is not theirs."""
    if isinstance(value, dict):
        return {key.strip(): stripped(item) for key, item in value.items()}
    return [stripped(item) for item in value] if isinstance(value, list) else value


@settings(max_examples=1500, deadline=None)
@given(st.text(st.sampled_from(f"{{}}[]:=,\"'\\ \n`ab1.-e{STRING}"), max_size=60))
@example(f"'\\{STRING}{STRING}:")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found, _ = read_object("{" + text)
    except Unreadable:
        return
    json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "[",
        "a:",
        "a:1,",
        '"',
        "'",
        "a:'b,",
        '"\\',
        "~",
        "~a",
        " ",
        "a:~ ",
        "]",
        "\n",
        "`",
        "' ",
    ],
)
def test_a_hundred_thousand_characters_of_anything_take_no_time(unit: str) -> None:
    text = native("{" + unit * (100_000 // len(unit)))
    began = perf_counter()
    read_call(f"call:set_eq{text}", SCHEMAS, whole=True)
    read_fenced(f"```json\n{text}\n```", SCHEMAS)
    assert perf_counter() - began < 2.0


@pytest.mark.parametrize(
    ("given_value", "wanted"),
    [
        ({"freq_hz": "8000"}, {"freq_hz": 8000}),
        ({"freq_hz": " -3.5 "}, {"freq_hz": -3.5}),
        ({"poles": "2"}, {"poles": 2}),
        ({"poles": "2.0"}, {"poles": 2}),
        ({"poles": 2.0}, {"poles": 2}),
        ({"poles": 2.5}, {"poles": 2.5}),
        ({"on": "True"}, {"on": True}),
        ({"maybe": "3"}, {"maybe": 3}),
        ({"bands": ["1", 2]}, {"bands": [1, 2]}),
        ({"bands": "[1, 2]"}, {"bands": [1, 2]}),
        ({"band": '{"gain_db": "3"}'}, {"band": {"gain_db": 3}}),
        ({"shape": "8000"}, {"shape": "8000"}),
        ({"either": "8000"}, {"either": "8000"}),
        ({"anything": "8000"}, {"anything": "8000"}),
        ({"freq_hz": "8 kHz"}, {"freq_hz": "8 kHz"}),
        ({"freq_hz": "nan"}, {"freq_hz": "nan"}),
        ({"freq_hz": "9" * 9000}, {"freq_hz": "9" * 9000}),
        ({"bands": "[1, 2"}, {"bands": "[1, 2"}),
        ({"other": "8000"}, {"other": "8000"}),
    ],
)
def test_text_becomes_a_number_only_where_nothing_else_is_allowed(
    given_value: dict[str, Any], wanted: dict[str, Any]
) -> None:
    got = fitted(given_value, SCHEMA)
    assert got == wanted
    assert [type(value) for value in got.values()] == [type(value) for value in wanted.values()]


@pytest.mark.parametrize(
    "body",
    [
        "call:set_eq{freq_hz:8000}",
        "call: set_eq {freq_hz:8000}",
        " call:set_eq\n{freq_hz:8000} ",
        'call:"set_eq"{freq_hz:8000}',
        "call:set_eq:{freq_hz:8000}",
        "set_eq{freq_hz:8000}",
        'call:set_eq{"freq_hz": "8000"}',
        '{"name": "set_eq", "arguments": {"freq_hz": 8000}}',
        '{"name": "set_eq", "parameters": {"freq_hz": 8000}',
        '{"function": {"name": "set_eq", "arguments": "{\\"freq_hz\\": 8000}"}}',
        '```json\n{"name": "set_eq", "arguments": {"freq_hz": 8000}}\n```',
        "```\ncall:set_eq{freq_hz:8000}```",
    ],
)
def test_a_call_is_known_in_every_spelling(body: str) -> None:
    assert read_call(body, SCHEMAS, whole=True) == ("set_eq", {"freq_hz": 8000})


def test_a_call_without_braces_has_no_arguments() -> None:
    assert read_call("call:undo", SCHEMAS, whole=True) == ("undo", {})


def test_a_call_that_cannot_be_read_keeps_its_text() -> None:
    body = native("call:set_eq(freq ~8 kHz~)")
    assert read_call(body, SCHEMAS, whole=True) == ("set_eq", '(freq "8 kHz")')


def test_what_a_call_that_was_cut_off_lacks_is_not_guessed() -> None:
    assert read_call("call:set_eq{freq_hz:80", SCHEMAS, whole=False) == ("set_eq", "{freq_hz:80")
    assert read_call("call:set_eq{freq_hz:80}", SCHEMAS, whole=False) == ("set_eq", {"freq_hz": 80})
    assert read_call("call:set", SCHEMAS, whole=False) is None


@pytest.mark.parametrize("body", ["", "call:", "call:{a:1}", "I would darken it", "{a:1}", "[1]"])
def test_without_a_name_there_is_no_call(body: str) -> None:
    assert read_call(body, SCHEMAS, whole=True) is None
