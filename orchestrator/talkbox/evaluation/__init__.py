"""The evaluation: requests as data, clips anyone can make, a measurer of its own, and floors.

It asks the program what a stranger would ask, and believes only the written file. Nothing here may
use the program's goals, verdicts or measures: what marks must not be what is marked.
"""
