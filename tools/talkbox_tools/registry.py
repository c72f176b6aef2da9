"""The tools that are installed: found by metadata, imported when one is first needed.

A broken, badly declared or clashing plug-in gets a status and a sentence and never stops the rest.
Where two packages offer a tool of the same name neither wins by chance: talkbox's own stands, and
two others both stay out until one is switched off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox_tools.plugins import SWITCH, PluginStatus, find_plugins
from talkbox_tools.schema import SchemaError
from talkbox_tools.schema_cache import SchemaCache
from talkbox_tools.tool import DeclarationError, Tool

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Loaded = dict[PluginStatus, list[Tool]]
"""Plug-ins in order; those in use with their tools, the others with none."""


class UnknownTool(LookupError):
    """There is no such tool; the text is one sentence that names those there are."""


class Registry:
    """Every tool of every plug-in that is on."""

    def __init__(
        self,
        entry_points: Iterable[EntryPoint] | None = None,
        without: Iterable[str] = (),
        cache: Path | None = None,
    ) -> None:
        """Find plug-ins when first asked.

        `entry_points` None asks the installed packages; `without` names plug-ins or packages to
        leave out; `cache` is a folder where checked schemas are remembered.
        """
        self._entry_points = entry_points
        self._without = tuple(without)
        self._cache = SchemaCache(cache)

    def found(self) -> list[PluginStatus]:
        """Every plug-in by its metadata alone, "found" or "disabled"; imports none."""
        return [plugin for plugin, _ in self._found]

    def plugins(self) -> list[PluginStatus]:
        """Every plug-in as it stands once all that are on have been loaded."""
        return list(self._loaded)

    def tools(self) -> dict[str, Tool]:
        """Every tool by name: the built-in ones first, each module's in its own order."""
        return {tool.name: tool for tools in self._loaded.values() for tool in tools}

    def get(self, name: str) -> Tool:
        """The tool called `name`; raises UnknownTool."""
        tools = self.tools()
        if name not in tools:
            known = ", ".join(tools) or "none"
            raise UnknownTool(f"There is no tool {name!r}; there is: {known}.")
        return tools[name]

    def for_model(self) -> list[Tool]:
        """The set that a model is shown by default: the built-in tools and the plug-ins'."""
        return list(self.tools().values())

    @cached_property
    def _found(self) -> list[tuple[PluginStatus, EntryPoint]]:
        return find_plugins(self._entry_points, self._without)

    @cached_property
    def _loaded(self) -> Loaded:
        seen: set[Tool] = set()
        loaded = dict(self._load(plugin, entry, seen) for plugin, entry in self._found)
        self._cache.save()
        return _without_clashes(loaded)

    def _load(
        self, plugin: PluginStatus, entry: EntryPoint, seen: set[Tool]
    ) -> tuple[PluginStatus, list[Tool]]:
        """The plug-in and its tools; those `seen` in a module before are not its own."""
        if plugin.status == "disabled":
            return plugin, []
        try:
            offered = _offered(import_module(entry.module))
            tools = [self._cache.admit(tool) for tool in offered if tool not in seen]
            seen.update(offered)
        except (DeclarationError, SchemaError) as error:
            return replace(plugin, status="bad_tool", message=str(error)), []
        except (Exception, SystemExit) as error:
            # The import of a third party's module: whatever it does wrong is its status.
            return replace(plugin, status="broken_import", message=_one_line(error)), []
        if not tools:
            message = f"{entry.module} has no tool at its top level; make one with @tool."
            return replace(plugin, status="bad_tool", message=message), []
        names = tuple(tool.name for tool in tools)
        return replace(plugin, status="ready", tools=names), tools


def _offered(module: object) -> list[Tool]:
    """The tools at the module's top level, each once, in the order of definition."""
    tools = dict.fromkeys(value for value in vars(module).values() if isinstance(value, Tool))
    doubled = {tool.name for tool in tools if sum(tool.name == other.name for other in tools) > 1}
    if doubled:
        raise DeclarationError(f"Two tools of the module are called {doubled.pop()!r}; rename one.")
    return list(tools)


def _without_clashes(loaded: Loaded) -> Loaded:
    owners: dict[str, list[PluginStatus]] = {}
    for plugin in loaded:
        for name in plugin.tools:
            owners.setdefault(name, []).append(plugin)
    return dict(_judged(plugin, tools, owners, loaded) for plugin, tools in loaded.items())


def _judged(
    plugin: PluginStatus,
    tools: list[Tool],
    owners: Mapping[str, list[PluginStatus]],
    loaded: Loaded,
) -> tuple[PluginStatus, list[Tool]]:
    """The plug-in as it stands beside the others."""
    if plugin.builtin:
        return plugin, tools
    for name in plugin.tools:
        rivals = [owner for owner in owners[name] if owner != plugin]
        if rivals:
            message = _clash(name, plugin, rivals[0], loaded)
            return replace(plugin, status="name_clash", message=message, tools=()), []
    return plugin, tools


def _clash(name: str, plugin: PluginStatus, rival: PluginStatus, loaded: Loaded) -> str:
    """Who offers the tool twice, and what to set so that one of them is off."""
    off = plugin if rival.builtin else max(plugin, rival, key=lambda item: item.package)
    kept = [
        item.name
        for item in loaded
        if not (item.builtin or item == off or item.status == "disabled")
    ]
    first, second = sorted((plugin.package, rival.package))
    return (
        f"The tool {name!r} is offered by {first} and by {second}; "
        f"switch {off.package} off with {SWITCH}={','.join(kept) or repr('')}."
    )


def _one_line(error: BaseException) -> str:
    text = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
