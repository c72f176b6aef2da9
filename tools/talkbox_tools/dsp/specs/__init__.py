"""The effects of the built-in backend as pure data, one module a family; imports nothing heavy."""

from __future__ import annotations

from talkbox_tools.dsp.specs import (
    add_space,
    clean,
    control_dynamics,
    distort,
    edit_clip,
    equalize,
    modulate,
    set_level,
    set_stereo,
)

FAMILIES = {
    module.FAMILY: module.EFFECTS
    for module in (
        equalize,
        control_dynamics,
        clean,
        add_space,
        modulate,
        distort,
        set_level,
        set_stereo,
        edit_clip,
    )
}
"""Family name -> its effects, in the order in which tools and pages show them."""

EFFECTS = tuple(effect for family in FAMILIES.values() for effect in family)
"""Every effect of the built-in backend."""
