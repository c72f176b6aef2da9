"""`talkbox tools`: what can be done to a sound, and which package offers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.lazy import Entry, LazyGroup
from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox_tools.effect import EffectSpec, Parameter
    from talkbox_tools.plugins import PluginStatus

COMMANDS = {
    "list": Entry("talkbox.cli.tools:list_", "Every tool, and how each plug-in stands."),
    "show": Entry("talkbox.cli.tools:show", "One tool or effect with all that it takes."),
}


@click.group(cls=LazyGroup, entries=COMMANDS)
def tools() -> None:
    """What can be done to a sound, and by whom."""


@click.command(name="list")
@json_option
def list_(as_json: bool) -> None:
    """Every tool, and how each plug-in stands.

    TALKBOX_PLUGINS switches plug-ins off: empty leaves only the built-in tools, a list with commas
    those and the named ones.
    """
    from talkbox.toolbox import registry

    installed = registry()
    offered = [
        {"name": tool.name, "does": _first_line(tool.description)}
        for tool in installed.tools().values()
    ]
    plugins = installed.plugins()
    if as_json:
        print_json({"tools": offered, "plugins": [asdict(plugin) for plugin in plugins]})
        return
    print_columns([(tool["name"], tool["does"]) for tool in offered])
    click.echo()
    print_columns([_plugin_row(plugin) for plugin in plugins])


def _plugin_row(plugin: PluginStatus) -> tuple[str, str, str]:
    return plugin.package, plugin.status.replace("_", " "), plugin.message


@click.command()
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """One tool or effect with all that it takes.

    With --json a tool comes with its schema, exactly as a model is shown it.
    """
    from talkbox.toolbox import registry
    from talkbox_tools.dsp.specs import EFFECTS, FAMILIES

    effects = {effect.name: effect for effect in EFFECTS}
    if name in effects:
        _show_effect(effects[name], as_json)
        return
    tool = registry().get(name)
    if as_json:
        schema = dict(tool.schema)
        print_json({"name": tool.name, "description": tool.description, "parameters": schema})
        return
    click.echo(f"{tool.name}: {tool.description}")
    if name in FAMILIES:
        for effect in FAMILIES[name]:
            _print_effect(effect)
    else:
        _print_arguments(tool.schema)


def _show_effect(effect: EffectSpec, as_json: bool) -> None:
    if as_json:
        print_json({**asdict(effect), "tags": sorted(effect.tags)})
    else:
        _print_effect(effect)


def _print_effect(effect: EffectSpec) -> None:
    click.echo(f"\n{effect.name}: {effect.hint}")
    print_columns(
        [
            (parameter.name, parameter.range_text(), _default(parameter), parameter.hint)
            for parameter in effect.parameters
        ],
        indent="  ",
    )


def _default(parameter: Parameter) -> str:
    default = parameter.default
    if default is None:
        return "required"
    return f"{default:g}" if isinstance(default, float | int) else default


def _print_arguments(schema: Mapping[str, Any]) -> None:
    required = schema.get("required", ())
    for argument, facts in schema["properties"].items():
        choices = " | ".join(str(choice) for choice in facts.get("enum", ()))
        need = "" if argument in required else " (optional)"
        told = "; ".join(part for part in (facts.get("description", ""), choices) if part)
        click.echo(f"  {argument}{need}: {told}")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
