"""GGUF models in this process, on llama.cpp's own functions.

Nothing here is imported before a model is loaded: `import talkbox` and the planner need none of it.
"""
