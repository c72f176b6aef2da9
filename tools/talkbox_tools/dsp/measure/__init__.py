"""Measuring: every number of `talkbox_tools.measures` taken from audio, in numpy alone.

`meter` takes all of them in one pass over blocks; `loudness`, `true_peak`, `spectrum`, `tone`,
`tonal`, `stereo`, `levels`, `envelope` and `edges` each hold one family. `compare` and `report`
work on the finished numbers and import no numpy, so this package imports nothing by itself.
"""
