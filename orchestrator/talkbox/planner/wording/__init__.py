"""Turns of phrase found in the tokens before they are items: shorthand, figures, asides."""
