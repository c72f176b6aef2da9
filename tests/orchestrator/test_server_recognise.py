"""What stands behind an address: each kind of server, over real HTTP, as it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_server import Scripted, recorded, running

from talkbox.messages import Cancelled, ModelError
from talkbox.models.server.abilities import Server, notices
from talkbox.models.server.address import Address, address
from talkbox.models.server.kinds import kind, kinds
from talkbox.models.server.link import Link
from talkbox.models.server.recognise import recognise

ADDRESS = address("http://127.0.0.1:8080")


@contextmanager
def linked(scripted: Scripted, path: str = "", key: str | None = None) -> Iterator[Link]:
    with running(scripted):
        link = Link(address(scripted.origin + path), key)
        try:
            yield link
        finally:
            link.close()


def found(scripted: Scripted, wanted: str | None = None, path: str = "") -> Server:
    with linked(scripted, path) as link:
        return recognise(link, wanted)


def fault(scripted: Scripted, wanted: str | None = None, path: str = "") -> str:
    with pytest.raises(ModelError) as told:
        found(scripted, wanted, path)
    return str(told.value)


def listing(*names: str, owner: str = "me") -> dict[str, object]:
    return {"object": "list", "data": [{"id": name, "owned_by": owner} for name in names]}


@pytest.mark.parametrize(
    ("recording", "name", "model", "context_tokens", "tools", "audio"),
    [
        ("llama-server", "llama-server", "gemma-4-12b-it", 16384, True, True),
        ("llama-server-router", "llama-server", "gemma-4-e4b", 32768, True, False),
        ("ollama", "Ollama", "gemma4:12b", 32768, True, True),
        ("vllm", "vLLM", "google/gemma-4-E4B-it", 131072, None, None),
        ("lm-studio", "LM Studio", "google/gemma-4-12b", 20000, True, False),
        ("lm-studio-older", "LM Studio", "gemma-4-e4b-it", 8192, True, False),
        ("plain", "OpenAI-compatible", "google/gemma-4-31b-it", 262144, None, None),
    ],
)
def test_each_kind_is_recognised_with_what_it_says_of_its_model(
    recording: str,
    name: str,
    model: str,
    context_tokens: int,
    tools: bool | None,
    audio: bool | None,
) -> None:
    server = found(Scripted.of_kind(recording))
    assert (server.kind.name, server.model) == (name, model)
    assert server.context_tokens == context_tokens
    assert (server.tools, server.audio) == (tools, audio)
    assert server.version == recorded(recording)["version"]
    assert notices(server) == ()


def test_the_order_of_questions_is_short_and_changes_nothing() -> None:
    scripted = Scripted.of_kind("llama-server")
    found(scripted)
    assert scripted.asked == ["GET /v1/models", "GET /props"]
    scripted = Scripted.of_kind("ollama")
    found(scripted)
    assert {each for each in scripted.asked if each.startswith("POST")} == {"POST /api/show"}


def test_a_server_behind_a_path_is_asked_below_that_path() -> None:
    plain = Scripted.of_kind("llama-server")
    scripted = Scripted({f"/llama{route}": told for route, told in plain.answers.items()})
    assert found(scripted, path="/llama").kind.name == "llama-server"


def test_a_server_that_loads_is_waited_for() -> None:
    loading = '{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}'
    scripted = Scripted.of_kind("llama-server")
    scripted.answers["/props"].insert(0, (503, loading))
    scripted.answers["/v1/models"].insert(0, (503, loading))
    assert found(scripted).model == "gemma-4-12b-it"
    assert scripted.asked.count("GET /props") == 2


def test_waiting_for_a_server_that_loads_ends_when_asked_to() -> None:
    scripted = Scripted().put("/v1/models", {"error": {"message": "Loading model"}}, status=503)
    with linked(scripted) as link, pytest.raises(Cancelled):
        recognise(link, None, lambda share: len(scripted.asked) == 0)


@pytest.mark.parametrize(
    ("names", "wanted", "model"),
    [
        (["gemma4:latest", "qwen3"], "gemma4", "gemma4:latest"),
        (["google/gemma-4-12b", "google/gemma-4-e4b"], "Gemma-4-E4B", "google/gemma-4-e4b"),
        (["/models/gemma-4-E4B.gguf"], "gemma-4-e4b", "/models/gemma-4-E4B.gguf"),
        (["a", "A"], "A", "A"),
        (["qwen3", "gemma4:12b"], None, "gemma4:12b"),
        (["anything"], None, "anything"),
    ],
)
def test_a_model_is_found_by_a_short_name_or_because_it_is_meant(
    names: list[str], wanted: str | None, model: str
) -> None:
    assert found(Scripted().put("/v1/models", listing(*names)), wanted).model == model


def test_of_several_models_the_one_in_memory_is_taken() -> None:
    scripted = Scripted.of_kind("ollama").put(
        "/v1/models", listing("gemma4:e4b", "gemma4:12b", "llama3")
    )
    assert found(scripted).model == "gemma4:12b"


def test_where_nobody_can_tell_which_model_is_meant_they_are_listed() -> None:
    sentence = fault(Scripted().put("/v1/models", listing("gemma-4-12b", "gemma-4-e4b")))
    assert "several models" in sentence and "gemma-4-12b, gemma-4-e4b" in sentence
    assert "/v1#gemma-4-12b" in sentence


def test_an_unknown_model_is_answered_with_those_that_exist() -> None:
    names = [f"gemma-4-{size}" for size in range(20)]
    sentence = fault(Scripted().put("/v1/models", listing(*names)), "gema-4-7")
    assert "no model 'gema-4-7'" in sentence and "gemma-4-0, gemma-4-1," in sentence
    assert "and 8 more" in sentence and "Did you mean gemma-4-7?" in sentence
    assert "ollama pull llama3" in fault(Scripted.of_kind("ollama"), "llama3")


def test_a_server_without_models_says_how_to_get_one() -> None:
    scripted = Scripted.of_kind("ollama").put("/v1/models", {"object": "list", "data": None})
    assert "has no model; get it with: ollama pull gemma4:12b." in fault(scripted)


@pytest.mark.parametrize("context_tokens", [2048, 4096])
def test_a_context_that_cannot_hold_the_tools_is_an_error_with_the_cure(
    context_tokens: int,
) -> None:
    running_models = {"models": [{"name": "gemma4:12b", "context_length": context_tokens}]}
    sentence = fault(Scripted.of_kind("ollama").put("/api/ps", running_models))
    assert f"{context_tokens:,} tokens" in sentence
    assert "OLLAMA_CONTEXT_LENGTH=16384 ollama serve" in sentence
    assert "PARAMETER num_ctx 16384" in sentence and "FROM gemma4:12b" in sentence


def test_a_context_from_the_modelfile_counts_while_nothing_is_loaded() -> None:
    shown = {"parameters": "top_k     64\nnum_ctx                        6000"}
    scripted = Scripted.of_kind("ollama").put("/api/ps", {"models": []}).put("/api/show", shown)
    server = found(scripted)
    assert server.context_tokens == 6000
    assert "only a few turns" in notices(server)[0]


def test_an_unknown_context_is_said_where_the_default_is_too_small() -> None:
    server = found(Scripted.of_kind("ollama").put("/api/ps", {"models": []}))
    [sentence] = notices(server)
    assert server.context_tokens is None
    assert "4,096 tokens" in sentence and "without a word" in sentence
    assert "OLLAMA_CONTEXT_LENGTH=16384" in sentence
    assert notices(found(Scripted().put("/v1/models", listing("gemma-4")))) == ()


@pytest.mark.parametrize("name", list(kinds()))
def test_every_kind_has_a_cure_and_the_truth_about_what_it_does_not_do(name: str) -> None:
    row = kind(name)
    server = Server(row, "gemma-4", context_tokens=6000)
    assert "16384" in notices(server)[0] and "{" not in notices(server)[0]
    assert any("arguments" in sentence for sentence in row.lacks)
    assert all(sentence.endswith(".") for sentence in row.lacks)
    assert set(row.thinking_on) == set(row.thinking_off) <= set(row.optional)


def test_a_model_without_tools_is_refused_where_the_server_gives_it_none() -> None:
    shown = {"capabilities": ["completion"]}
    sentence = fault(Scripted.of_kind("ollama").put("/api/show", shown))
    assert "takes no tools" in sentence and "ollama pull gemma4:12b" in sentence


def test_a_model_that_may_still_try_tools_is_taken_with_a_word() -> None:
    server = found(Scripted.of_kind("lm-studio"))
    assert "not trained to use tools" in notices(replace(server, tools=False))[0]


@pytest.mark.parametrize("recording", ["llama-server", "vllm"])
def test_a_missing_key_and_a_wrong_one_are_told_apart_and_never_shown(recording: str) -> None:
    scripted = Scripted.of_kind(recording, key="right")
    if recording == "llama-server":
        scripted.open_routes = ("/v1/models",)  # llama-server lists its models to anybody
    with linked(scripted) as link, pytest.raises(ModelError, match="wants a key"):
        recognise(link)
    with linked(scripted, key="wrong-key") as link, pytest.raises(ModelError) as told:
        recognise(link)
    assert "does not accept this key" in str(told.value) and "wrong-key" not in str(told.value)
    assert "TALKBOX_API_KEY" in str(told.value)
    with linked(scripted, key="right") as link:
        assert recognise(link).model


def test_a_wrong_path_is_answered_with_the_right_one() -> None:
    sentence = fault(Scripted.of_kind("llama-server"), path="/openai/v2")
    assert "write --model http://127.0.0.1:" in sentence and sentence.endswith("/v1.")


@pytest.mark.parametrize(
    ("status", "body", "what"),
    [
        (404, "<html>Not Found</html>", "status 404"),
        (200, "<html>hello</html>", "something else"),
        (200, '{"error":"Unexpected endpoint"}', "something else"),
        (200, '{"data":"none"}', "something else"),
        (502, "", "status 502"),
    ],
)
def test_what_is_no_model_server_is_told_with_the_usual_ports(
    status: int, body: str, what: str
) -> None:
    sentence = fault(Scripted().put("/v1/models", body, status=status))
    assert what in sentence and "Ollama 11434" in sentence


_FIELDS = "id key name type models data version capabilities n_ctx config parameters state"
_NESTED = "loaded_instances default_generation_settings chat_template_caps modalities status"
_KEYS = st.sampled_from([*_FIELDS.split(), *_NESTED.split()])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=8,
)
_ROUTES = st.sampled_from(
    ["/props", "/api/version", "/api/ps", "/api/show", "/api/v1/models", "/api/v0/models"]
)


@dataclass
class Answering:
    """A connection whose server answers each route the same, whatever is asked."""

    answers: Mapping[str, Any]
    address: Address = ADDRESS
    has_key: bool = False

    def get(self, path: str, cancelled: Callable[[], bool]) -> tuple[int, Any]:
        return (200, self.answers[path]) if path in self.answers else (404, None)

    def post(
        self, path: str, data: Mapping[str, Any], cancelled: Callable[[], bool]
    ) -> tuple[int, Any]:
        return self.get(path, cancelled)


@given(answers=st.dictionaries(_ROUTES, _JSON, max_size=6))
def test_whatever_the_other_routes_answer_the_model_is_found(answers: dict[str, Any]) -> None:
    known = {"/v1/models": listing("gemma-4"), **answers}
    try:
        assert recognise(Answering(known)).model
    except ModelError as error:
        assert "\n" not in str(error)
