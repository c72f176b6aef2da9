"""The built-in tools, found through the entry point `talkbox.tools` like anybody's.

Twelve, as many as a small model still chooses well among; a test holds the set within 2,500 tokens
of Gemma 4's own rendering. The thirteenth is offered only where there is a file to match.
"""

from __future__ import annotations

from talkbox_tools.builtin.edit_chain import edit_chain
from talkbox_tools.builtin.families import family
from talkbox_tools.builtin.listen import listen
from talkbox_tools.builtin.match_reference import match_reference
from talkbox_tools.builtin.state_goal import state_goal

equalize = family("equalize", "Add a filter.")
control_dynamics = family("control_dynamics", "Punch, evenness, peaks.")
clean = family("clean", "Repair noise, room, clipping.")
add_space = family("add_space", "Add room or echo.")
modulate = family("modulate", "Add movement.")
distort = family("distort", "Add colour or dirt.")
set_level = family("set_level", "Set the level.")
set_stereo = family("set_stereo", "Change the stereo picture.")
edit_clip = family("edit_clip", "Pitch, speed, length.")

__all__ = [
    "add_space",
    "clean",
    "control_dynamics",
    "distort",
    "edit_chain",
    "edit_clip",
    "equalize",
    "listen",
    "match_reference",
    "modulate",
    "set_level",
    "set_stereo",
    "state_goal",
]
