"""Finding tools: plug-ins that work, that do not, that clash, that are switched off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from importlib.metadata import EntryPoint, distributions
from pathlib import Path
from typing import Any

import pytest

from talkbox_tools.plugins import BUILTIN, GROUP, PluginStatus
from talkbox_tools.registry import Registry, UnknownTool

EXAMPLE = Path(__file__).parents[1] / "plugin_example"
OURS = EntryPoint("builtin", BUILTIN, GROUP)

GOOD = '''
from typing import Annotated
from pydantic import Field
from talkbox import Change, tool

@tool
def {name}(gain_db: Annotated[float, Field(ge=0, le=6, description="How much")]) -> Change:
    """Shine."""
    return Change(report={{"gain_db": gain_db}})
'''

Install = Callable[..., None]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder on the import path, as a site-packages is."""
    monkeypatch.delenv("TALKBOX_PLUGINS", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def install(site: Path, request: pytest.FixtureRequest) -> Install:
    """Put a distribution with one module and one entry point there, without pip."""

    def install(distribution: str, source: str, *, name: str = "", version: str = "1.0") -> None:
        module = f"{distribution.replace('-', '_')}_{abs(hash(request.node.name))}"
        (site / f"{module}.py").write_text(textwrap.dedent(source), encoding="utf-8")
        info = site / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(
            f"[{GROUP}]\n{name or distribution} = {module}\n", encoding="utf-8"
        )

    return install


def registry(site: Path, **settings: Any) -> Registry:
    """A registry of talkbox's own tools and what is installed in `site`."""
    found = distributions(path=[str(site)])
    entries = [entry for one in found for entry in one.entry_points.select(group=GROUP)]
    return Registry([*entries, OURS], **settings)


def status(registry: Registry, name: str) -> PluginStatus:
    return next(plugin for plugin in registry.plugins() if plugin.name == name)


def test_the_built_in_tools_come_through_the_same_door() -> None:
    registry = Registry()
    (ours,) = (plugin for plugin in registry.plugins() if plugin.builtin)
    assert (ours.distribution, ours.status) == ("talkbox", "ready")
    assert set(ours.tools) <= set(registry.tools())


def test_an_installed_tool_is_found_named_and_callable(site: Path, install: Install) -> None:
    install("acme-shine", GOOD.format(name="shine"), version="0.3")
    found = registry(site)
    assert status(found, "acme-shine").package == "acme-shine 0.3"
    assert status(found, "acme-shine").tools == ("shine",)
    assert found.get("shine") in found.for_model()
    assert found.get("shine").schema["required"] == ["gain_db"]


def test_an_unknown_tool_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(UnknownTool, match=r"no tool 'shine'; there is: .*equalize"):
        Registry([OURS]).get("shine")


def test_listing_imports_no_plug_in(site: Path, install: Install) -> None:
    install("acme-shine", "raise RuntimeError('imported')")
    assert [plugin.status for plugin in registry(site).found()] == ["found", "found"]


@pytest.mark.parametrize(
    ("source", "expected", "told"),
    [
        ("import no_such_module_anywhere", "broken_import", "ModuleNotFoundError: No module"),
        ("def (:", "broken_import", "SyntaxError"),
        ("raise ValueError('one\\ntwo')", "broken_import", "ValueError: one"),
        ("raise SystemExit(7)", "broken_import", "SystemExit: 7"),
        ("x = 1", "bad_tool", "has no tool at its top level"),
        (GOOD.format(name="Shine"), "bad_tool", "Tool 'Shine': a tool's name is lower case"),
        (GOOD.format(name="shine").replace("Shine.", ""), "bad_tool", "give it a docstring"),
        (
            GOOD.format(name="shine").replace("ge=0", "json_schema_extra={'minimum': 'low'}, ge=0"),
            "bad_tool",
            "its JSON schema is none",
        ),
        (
            GOOD.format(name="shine") + "other = tool(shine.run)\n",
            "bad_tool",
            "Two tools of the module are called 'shine'",
        ),
    ],
)
def test_a_plug_in_that_cannot_be_used_says_why_and_stops_nothing(
    site: Path, install: Install, source: str, expected: str, told: str
) -> None:
    install("acme-broken", source)
    install("acme-fine", GOOD.format(name="glow"))
    found = registry(site)
    broken = status(found, "acme-broken")
    assert broken.status == expected and told in broken.message and "\n" not in broken.message
    assert "glow" in found.tools() and "equalize" in found.tools()


def test_a_tool_of_the_same_name_as_ours_stays_out_and_ours_stands(
    site: Path, install: Install
) -> None:
    install("acme-eq", GOOD.format(name="equalize"), version="2.0")
    install("acme-fine", GOOD.format(name="glow"))
    found = registry(site)
    clash = status(found, "acme-eq")
    assert clash.status == "name_clash"
    assert "'equalize'" in clash.message and "acme-eq 2.0" in clash.message
    assert "talkbox_tools.builtin" in clash.message or "talkbox 0" in clash.message
    assert "TALKBOX_PLUGINS=acme-fine" in clash.message
    assert "kind" in found.get("equalize").schema["properties"]


def test_two_packages_with_one_name_both_stay_out_until_one_is_off(
    site: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("acme-one", GOOD.format(name="shine"))
    install("acme-two", GOOD.format(name="shine"), version="2.0")
    found = registry(site)
    assert "shine" not in found.tools()
    for plugin in (status(found, "acme-one"), status(found, "acme-two")):
        assert plugin.status == "name_clash"
        assert "acme-one 1.0 and by acme-two 2.0" in plugin.message
        assert "switch acme-two 2.0 off with TALKBOX_PLUGINS=acme-one." in plugin.message
    monkeypatch.setenv("TALKBOX_PLUGINS", "acme-one")
    assert status(registry(site), "acme-one").status == "ready"


def test_a_tool_that_two_plug_ins_share_is_no_clash(site: Path, install: Install) -> None:
    install("acme-shared", "from talkbox_tools.builtin import listen\n" + GOOD.format(name="glow"))
    found = registry(site)
    assert status(found, "acme-shared").tools == ("glow",)
    assert "glow" in found.tools() and "listen" in found.tools()


@pytest.mark.parametrize(
    ("switch", "on"),
    [
        (None, {"glow", "shine"}),
        ("", set()),
        ("acme-one", {"shine"}),
        (" Acme_One , two ", {"shine", "glow"}),
        ("nothing-like-it", set()),
    ],
)
def test_the_environment_switches_plug_ins_off_but_never_our_own(
    site: Path,
    install: Install,
    monkeypatch: pytest.MonkeyPatch,
    switch: str | None,
    on: set[str],
) -> None:
    install("acme-one", GOOD.format(name="shine"))
    install("acme-two", GOOD.format(name="glow"), name="two")
    if switch is not None:
        monkeypatch.setenv("TALKBOX_PLUGINS", switch)
    found = registry(site)
    assert {"glow", "shine"} & set(found.tools()) == on
    assert "equalize" in found.tools()


def test_a_script_leaves_plug_ins_out_by_name_or_package(site: Path, install: Install) -> None:
    install("acme-one", "raise RuntimeError('imported')", name="one")
    for name in ("one", "ACME_one"):
        left = status(registry(site, without=[name]), "one")
        assert left.status == "disabled" and "Switched off" in left.message


def test_the_order_never_depends_on_the_order_of_discovery(site: Path, install: Install) -> None:
    install("b-pack", GOOD.format(name="bee"))
    install("a-pack", GOOD.format(name="ant"))
    entries = [entry for one in distributions(path=[str(site)]) for entry in one.entry_points]
    forward = Registry([*entries, OURS])
    backward = Registry([OURS, *reversed(entries)])
    assert [plugin.name for plugin in forward.plugins()] == ["builtin", "a-pack", "b-pack"]
    assert list(forward.tools()) == list(backward.tools())


def test_a_plug_in_that_is_on_the_path_twice_counts_once(site: Path, install: Install) -> None:
    install("acme-one", GOOD.format(name="shine"))
    entries = [entry for one in distributions(path=[str(site)]) for entry in one.entry_points]
    doubled = Registry([*entries, *entries])
    assert [plugin.status for plugin in doubled.plugins()] == ["ready"]
    assert list(doubled.tools()) == ["shine"]


def in_a_child(program: str, *arguments: str, **environment: str) -> Any:
    """What a fresh interpreter prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return json.loads(done.stdout)


WARM = """
    import json, sys
    from pathlib import Path
    from talkbox_tools.registry import Registry
    tools = Registry(cache=Path(sys.argv[1])).for_model()
    schemas = [tool.schema for tool in tools]
    built = sum("_model" in vars(tool) for tool in tools)
    print(json.dumps({"schemas": schemas, "built": built, "checked": "jsonschema" in sys.modules}))
"""


def test_a_second_start_neither_builds_nor_checks_schemas(tmp_path: Path) -> None:
    folder = tmp_path / "not yet there"
    cold, warm = (in_a_child(WARM, str(folder)) for _ in range(2))
    assert cold["checked"] and not warm["checked"] and warm["built"] == 0
    assert warm["schemas"] == cold["schemas"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', "\x00"])
def test_a_damaged_cache_is_only_slow(tmp_path: Path, content: str) -> None:
    (tmp_path / "tool-schemas.json").write_text(content, encoding="utf-8")
    assert Registry([OURS], cache=tmp_path).get("equalize").schema["type"] == "object"
    kept = json.loads((tmp_path / "tool-schemas.json").read_text(encoding="utf-8"))
    assert any(schema.get("type") == "object" for schema in kept.values())


def test_a_cache_that_cannot_be_written_is_only_slow(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert Registry([OURS], cache=tmp_path / "file").get("equalize").schema["type"] == "object"


def test_schemas_of_old_versions_do_not_pile_up_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "tool-schemas.json"
    path.write_text(json.dumps({str(old): {} for old in range(600)}), encoding="utf-8")
    tools = Registry([OURS], cache=tmp_path).tools()
    assert len(json.loads(path.read_text(encoding="utf-8"))) == len(tools)


def test_a_changed_declaration_gets_a_new_schema_in_spite_of_the_cache(
    site: Path, install: Install, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    install("acme-one", GOOD.format(name="shine"))
    install("acme-two", GOOD.format(name="shine").replace("le=6", "le=9"))
    ranges = [
        registry(site, cache=cache, without=[off]).get("shine").schema["properties"]["gain_db"]
        for off in ("acme-one", "acme-two")
    ]
    assert [one["maximum"] for one in ranges] == [9, 6]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example distribution, installed by pip into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--target", str(folder), str(EXAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_real_package_is_found_by_a_fresh_interpreter(installed: Path) -> None:
    program = """
        import json
        from talkbox_tools.registry import Registry
        registry = Registry()
        (warmth,) = (one for one in registry.plugins() if one.name == "warmth")
        here = "warm_up" in registry.tools()
        print(json.dumps([warmth.package, warmth.status, warmth.tools, here]))
    """
    found = in_a_child(program, PYTHONPATH=str(installed))
    assert found == ["talkbox-example-warmth 0.1.0", "ready", ["warm_up"], True]
    off = in_a_child(program, PYTHONPATH=str(installed), TALKBOX_PLUGINS="")
    assert off[1:] == ["disabled", [], False]


def test_the_example_package_passes_the_conformance_kit(installed: Path) -> None:
    program = """
        import json
        from talkbox.testing import check_tool
        from talkbox_tools.registry import Registry
        check_tool(Registry().get("warm_up"), [{"gain_db": 4}, {}])
        print(json.dumps("passed"))
    """
    assert in_a_child(program, PYTHONPATH=str(installed)) == "passed"
