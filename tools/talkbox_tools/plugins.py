"""Plug-ins as their metadata tells them: found without importing any, in one fixed order.

A plug-in is an entry point of the group `talkbox.tools` that names a module; every `Tool` at the
module's top level is offered. The environment variable TALKBOX_PLUGINS is the off-switch: unset,
all are on; empty, only the built-in tools; a list with commas, the built-in tools and those named,
by entry point or by distribution.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "talkbox.tools"
SWITCH = "TALKBOX_PLUGINS"
BUILTIN = "talkbox_tools.builtin"

Status = Literal["found", "ready", "disabled", "broken_import", "bad_tool", "name_clash"]


@dataclass(frozen=True, slots=True)
class PluginStatus:
    """How one plug-in stands."""

    name: str
    """The entry point's name."""
    module: str
    distribution: str
    """The package that brought it, as pip knows it."""
    version: str
    status: Status
    """"found" until it is loaded."""
    message: str = ""
    """For a plug-in that is not in use: one sentence that says why."""
    tools: tuple[str, ...] = ()
    """Names of the tools that it offers; empty until it is loaded."""

    @property
    def builtin(self) -> bool:
        """Whether these are talkbox's own tools."""
        return self.module == BUILTIN

    @property
    def package(self) -> str:
        """Distribution and version as sentences name them: "acme-warmth 0.1"."""
        return f"{self.distribution} {self.version}".rstrip()

    def answers_to(self, names: Collection[str]) -> bool:
        """Whether one of these names means this plug-in."""
        return not {_canonical(self.name), _canonical(self.distribution)}.isdisjoint(names)


def find_plugins(
    entry_points: Iterable[EntryPoint] | None, without: Iterable[str]
) -> list[tuple[PluginStatus, EntryPoint]]:
    """Every plug-in with its entry point: the built-in tools first, then by package and name.

    None asks the installed packages. `without` switches plug-ins off beside TALKBOX_PLUGINS.
    """
    if entry_points is None:
        from importlib.metadata import entry_points as installed

        entry_points = installed(group=GROUP)
    off, only = _names(without), _chosen()
    found: dict[tuple[str, str, str], tuple[PluginStatus, EntryPoint]] = {}
    for entry in entry_points:
        plugin = _found(entry, off, only)
        # A package that is on the path twice, as an editable install can be, counts once.
        found.setdefault((plugin.distribution, plugin.name, plugin.module), (plugin, entry))
    return sorted(found.values(), key=lambda pair: _order(pair[0]))


def _found(entry: EntryPoint, off: frozenset[str], only: frozenset[str] | None) -> PluginStatus:
    distribution = entry.dist.name if entry.dist else ""
    version = entry.dist.version if entry.dist else ""
    plugin = PluginStatus(entry.name, entry.module, distribution or entry.module, version, "found")
    if plugin.answers_to(off):
        return _disabled(plugin, "Switched off by the caller.")
    if only is not None and not plugin.builtin and not plugin.answers_to(only):
        return _disabled(plugin, f"Switched off: {SWITCH} does not name it.")
    return plugin


def _disabled(plugin: PluginStatus, message: str) -> PluginStatus:
    return PluginStatus(
        plugin.name, plugin.module, plugin.distribution, plugin.version, "disabled", message
    )


def _order(plugin: PluginStatus) -> tuple[bool, str, str, str]:
    return (not plugin.builtin, _canonical(plugin.distribution), plugin.name, plugin.module)


def _chosen() -> frozenset[str] | None:
    """The plug-ins that the environment names; None when it leaves all on."""
    given = os.environ.get(SWITCH)
    return None if given is None else _names(given.split(","))


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_canonical(name) for name in names if name.strip())


def _canonical(name: str) -> str:
    """A name as package indexes compare it: case and the kind of dash do not matter."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
