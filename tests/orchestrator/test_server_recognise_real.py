"""A real llama-server is recognised for what it is, and the doctor says so."""

from __future__ import annotations

from contextlib import closing

from cli_desk import Run

from talkbox.models.server.address import address
from talkbox.models.server.link import Link
from talkbox.models.server.recognise import recognise
from talkbox.serving.server import LocalServer

pytest_plugins = ("gemma_fixture", "tiny_fixture", "llama_server_fixture")


def test_a_real_llama_server_says_what_it_is_and_can(llama_server: LocalServer) -> None:
    with closing(Link(address(llama_server.address))) as link:
        server = recognise(link)
    assert server.kind.name == "llama-server"
    assert server.version
    assert (server.model, server.context_tokens) == (llama_server.plan.name, 8192)
    assert (server.tools, server.audio, server.thinking) == (True, False, True)


def test_the_doctor_knows_a_real_llama_server(llama_server: LocalServer, run: Run) -> None:
    shown = run("doctor", "--model", llama_server.address).stdout
    assert "ok  server: llama-server b" in shown and "ok  server context: 8,192 tokens" in shown
