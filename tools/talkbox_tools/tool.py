"""A tool: a typed function with a docstring that reads a Context and returns a Change.

`@tool` makes a frozen value and has no side effect. A declaration that a model or a producer could
not use is refused at import, with a sentence. One judge decides about arguments at call time: the
strict pydantic model made from the signature.
"""
