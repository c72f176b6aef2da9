"""Taste: what one user means by a word, learnt from what they say about edits.

Plain data in one file that the user may read, edit and delete. It shifts strengths within narrow
bounds and the order of moves, nothing else, and every turn writes down the taste it was made with.
"""
