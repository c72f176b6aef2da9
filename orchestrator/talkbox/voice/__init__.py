"""Spoken instructions: from a recording to words that a turn can begin with.

`talkbox.voice.listening` makes recordings of what was spoken, a `Transcriber` makes text of them,
`talkbox.voice.repair` mends the trade's words and numbers in it, and nothing of that is silent.
"""
