"""`python -m talkbox` is the `talkbox` command."""

from __future__ import annotations

from talkbox.cli import main

if __name__ == "__main__":
    main()
