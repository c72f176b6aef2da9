"""What a server streams is read the same however its bytes are cut; nothing else is believed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import ModelError
from talkbox.models.server.faults import Foreign, Lost, Refused
from talkbox.models.server.lines import LONGEST_LINE
from talkbox.models.server.stream import DONE, LONGEST_RESPONSE, Chunk, chunks

OBJECTS = st.dictionaries(st.text(), st.text() | st.integers() | st.none(), min_size=1).filter(
    lambda found: "error" not in found and found.get("object") != "error"
)
ENDS = st.sampled_from(["\n", "\r", "\r\n"])


def read(*parts: bytes) -> list[Chunk]:
    return list(chunks(parts))


def cut(data: bytes, places: list[int]) -> Iterator[bytes]:
    at = 0
    for place in sorted(place % (len(data) + 1) for place in places):
        yield data[at:place]
        at = place
    yield data[at:]


@given(st.lists(OBJECTS), ENDS, st.lists(st.integers(0, 10_000)), st.booleans())
def test_any_cutting_of_the_same_bytes_gives_the_same_chunks(
    objects: list[Chunk], end: str, places: list[int], ascii: bool
) -> None:
    events = [f": still here{end}"]
    for each in objects:
        events += [f"data: {json.dumps(each, ensure_ascii=ascii)}{end}{end}"]
    data = "".join([*events, f"data: [DONE]{end}{end}"]).encode("utf-8", "surrogatepass")
    assert read(*cut(data, places)) == [*objects, DONE]


@given(st.binary(), st.lists(st.integers(0, 1000)))
def test_noise_is_read_to_an_end_or_refused_in_a_sentence(data: bytes, places: list[int]) -> None:
    try:
        assert all(isinstance(each, dict) for each in read(*cut(data, places)))
    except ModelError as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        'data: {"a": 1}\n\ndata: {"b": 2}\n\n',
        'data: {"a": 1}\ndata: {"b": 2}\n',
        '{"a": 1}\n{"b": 2}\n',
        'event: x\nid: 7\nretry: 9\ndata:{"a": 1}\n\n:\n\ndata: {"b":\ndata: 2}',
        '\ufeffdata: {"a": 1}\n\n\n\n\ndata: {"b": 2}',
    ],
    ids=["events", "without empty lines", "JSON lines", "all fields", "a mark in front"],
)
def test_streams_in_every_dress_hold_the_same(body: str) -> None:
    assert read(body.encode()) == [{"a": 1}, {"b": 2}]


def test_a_whole_answer_may_stand_on_many_lines() -> None:
    whole = {"choices": [{"message": {"content": "a\u2028b"}}], "usage": {"prompt_tokens": 3}}
    assert read(json.dumps(whole, indent=2, ensure_ascii=False).encode()) == [whole]


@pytest.mark.parametrize(
    "body",
    [
        '{"error": {"message": "out of memory", "code": 500}}',
        '{"error": "out of memory"}',
        'data: {"choices": []}\n\ndata: {"error": {"message": "out of memory"}}\n\n',
        'data: {"object": "error", "message": "out of memory", "code": 500}\n\n',
        'error: {"code": 500, "message": "out of memory"}\n\n',
    ],
)
def test_an_error_in_the_place_of_an_answer_is_told(body: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(body.encode())
    assert (refusal.value.status, refusal.value.reason) == (500, "out of memory")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<!DOCTYPE html><title>Login</title>", Foreign),
        ("Ollama is running", Foreign),
        ('{"choices": [{"mess', Lost),
        ('data: {"choices": [{"de', Lost),
        ('data: {"a": 1}\n\ndata: [1, 2]\n\n', Lost),
        ('data: {"a": 1}\n\n502 Bad Gateway\n', Lost),
    ],
)
def test_what_is_no_answer_is_no_answer(body: str, fault: type[ModelError]) -> None:
    with pytest.raises(fault):
        read(body.encode())


def test_nothing_grows_without_bound() -> None:
    endless = b"x" * (1 << 20)
    with pytest.raises(Lost, match="a line of more than"):
        list(chunks(b"data: " * (not place) + endless for place in range(2 * LONGEST_LINE >> 20)))
    comment = b": " + endless + b"\n"
    with pytest.raises(Lost, match="longer than"):
        list(chunks(comment for _ in range((LONGEST_RESPONSE >> 20) + 1)))
