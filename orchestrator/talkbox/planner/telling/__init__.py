"""Which items ask and which only tell: states, reasons, praise, stories, likenesses, slips."""
