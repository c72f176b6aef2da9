"""Warm prefixes on disk: what brings one back, what does not, and what becomes of the files."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest
from cache_slots import SlotCache, WholeCache

from talkbox.messages import Cancelled
from talkbox.models.llama.ledger import SEQUENCES, Ledger
from talkbox.models.llama.warm import PIECE_BYTES, SEAL_BYTES, WarmPrefixes, form_of

PREFIX = list(range(1, 61))
SIZE = 400
WINDOW = 16


class Stored(SlotCache):
    """Writes a sequence to a file as llama.cpp does: the newest window of its sliding layers."""

    def state_bytes(self, sequence: int) -> int:
        return 4 * len(self.line(sequence))

    def save(self, sequence: int, path: Path, tokens: Sequence[int]) -> None:
        assert self.line(sequence) == list(tokens)
        path.write_text(" ".join(str(token) for token in tokens))

    def load(self, sequence: int, path: Path, most: int) -> list[int]:
        text = path.read_bytes()[:-SEAL_BYTES].decode()
        tokens = [int(word) for word in text.split()]
        self.write(sequence, 0, tokens)
        self.sliding.forget(sequence, 0, len(tokens) - WINDOW)
        return tokens


class Interrupted(Stored):
    """Ctrl-C comes while a file is written or read."""

    def save(self, sequence: int, path: Path, tokens: Sequence[int]) -> None:
        super().save(sequence, path, tokens)
        raise KeyboardInterrupt

    def load(self, sequence: int, path: Path, most: int) -> list[int]:
        super().load(sequence, path, most)
        raise KeyboardInterrupt


class WholeStored(WholeCache, Stored):
    """The same of a recurrent model."""

    def __init__(self) -> None:
        super().__init__(SIZE)


class Start:
    """One start of the program: an empty cache, and the files that earlier ones left."""

    def __init__(
        self, folder: Path, form: str = "gemma", cache: Stored | None = None, **limits: int
    ) -> None:
        self.cache = cache or Stored(SIZE, WINDOW)
        window = self.cache.sliding.window
        self.ledger = Ledger(self.cache, context_tokens=SIZE, window=window)
        self.warm = WarmPrefixes(folder, self.cache, self.ledger, {"form": form}, **limits)

    def read(self, tokens: Sequence[int]) -> int:
        """Evaluate a prompt; how many tokens that took."""
        place = self.ledger.place(tokens)
        self.cache.write(place.sequence, place.kept, tokens[place.kept :])
        self.ledger.extend(place.sequence, tokens[place.kept :])
        return len(tokens) - place.kept


def keep(folder: Path, tokens: Sequence[int] = PREFIX, form: str = "gemma", **limits: int) -> bool:
    """A start that reads a prompt with this prefix, answers, and keeps the prefix."""
    start = Start(folder, form, None, **limits)
    start.read([*tokens, 100, 101, 102])
    return start.warm.keep(tokens)


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_the_next_start_reads_only_what_follows_the_prefix(tmp_path: Path) -> None:
    assert keep(tmp_path / "new")
    start = Start(tmp_path / "new")
    assert start.warm.wake(PREFIX)
    assert start.read([*PREFIX, 200, 201]) == 2
    assert start.read([*PREFIX, 200, 201, 202]) == 1


def test_a_prefix_is_written_and_woken_once(tmp_path: Path) -> None:
    start = Start(tmp_path)
    assert not start.warm.keep(PREFIX)
    start.read([*PREFIX, 1])
    assert start.warm.keep(PREFIX)
    assert not start.warm.keep(PREFIX)
    assert not start.warm.wake(PREFIX)
    assert start.cache.line(start.ledger.spare) == []


@pytest.mark.parametrize("tokens", [PREFIX[:-1], [*PREFIX, 61], [9, *PREFIX[1:]]])
def test_other_tokens_are_evaluated_as_usual(tmp_path: Path, tokens: list[int]) -> None:
    keep(tmp_path)
    start = Start(tmp_path)
    assert not start.warm.wake(tokens)
    assert start.read([*tokens, 1]) == len(tokens) + 1
    assert len(files(tmp_path)) == 1


def test_another_model_or_form_has_files_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path)
    assert not Start(tmp_path, form="another").warm.wake(PREFIX)
    assert Start(tmp_path).warm.wake(PREFIX)


def _shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


def _lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def _swap_tokens(path: Path) -> None:
    keep(path.parent, [*PREFIX, 61])
    (other,) = set(files(path.parent)) - {path}
    other.replace(path)


def _swap_model(path: Path) -> None:
    keep(path.parent, form="another")
    (other,) = set(files(path.parent)) - {path}
    other.replace(path)


@pytest.mark.parametrize("damage", [_shorten, _empty, _flip, _lengthen, _swap_tokens, _swap_model])
def test_a_damaged_file_is_deleted_and_made_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    keep(tmp_path)
    (path,) = files(tmp_path)
    damage(path)
    start = Start(tmp_path)
    assert not start.warm.wake(PREFIX)
    assert files(tmp_path) == []
    assert start.read([*PREFIX, 1]) == len(PREFIX) + 1
    assert start.warm.keep(PREFIX)
    assert Start(tmp_path).warm.wake(PREFIX)


def test_the_files_not_used_for_longest_go_beyond_the_total_size(tmp_path: Path) -> None:
    prefixes = [[number, *PREFIX] for number in range(4)]
    size = 0
    for age, prefix in enumerate(prefixes[:3]):
        before = set(files(tmp_path))
        keep(tmp_path, prefix)
        (path,) = set(files(tmp_path)) - before
        size = path.stat().st_size
        os.utime(path, (time.time() - 100 + age,) * 2)
    assert Start(tmp_path).warm.wake(prefixes[0])
    assert keep(tmp_path, prefixes[3], most_bytes=3 * size + 60)
    woken = [Start(tmp_path).warm.wake(prefix) for prefix in prefixes]
    assert woken == [True, False, True, True]


def test_the_prefix_of_a_model_that_cannot_go_back_is_not_written(tmp_path: Path) -> None:
    start = Start(tmp_path, cache=WholeStored())
    start.read([*PREFIX, 1])
    assert not start.warm.keep(PREFIX)
    assert files(tmp_path) == []


def test_nothing_is_written_that_is_too_big_or_fills_the_disk(tmp_path: Path) -> None:
    assert not keep(tmp_path, most_bytes=100)
    assert not keep(tmp_path, spared_bytes=10**18)
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert not keep(blocked)
    assert not Start(blocked).warm.wake(PREFIX)


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    old, new = tmp_path / "old.1.part", tmp_path / "new.2.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    keep(tmp_path)
    assert not old.exists()
    assert new.exists()


def test_a_model_file_that_changed_is_another_model(tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(b"GGUF")
    form = form_of(model, "1.0", {"flash_attention": None})
    assert form == form_of(tmp_path / "." / "model.gguf", "1.0", {"flash_attention": None})
    assert form != form_of(model, "1.1", {"flash_attention": None})
    assert form != form_of(model, "1.0", {"flash_attention": True})
    os.utime(model, (0, 0))
    assert form != form_of(model, "1.0", {"flash_attention": None})


def test_a_cancel_is_heeded_while_a_file_is_checked(tmp_path: Path) -> None:
    keep(tmp_path)
    (path,) = files(tmp_path)
    content = path.read_bytes()
    path.write_bytes(bytes(5 * PIECE_BYTES))
    start, asked = Start(tmp_path), count()
    with pytest.raises(Cancelled):
        start.warm.wake(PREFIX, cancelled=lambda: next(asked) == 3)
    path.write_bytes(content)
    with pytest.raises(Cancelled):
        start.warm.wake(PREFIX, cancelled=lambda: True)
    assert start.warm.wake(PREFIX, cancelled=lambda: False)


def test_a_cancel_while_a_file_is_sealed_leaves_none(tmp_path: Path) -> None:
    start = Start(tmp_path)
    start.read([*PREFIX, 1])
    with pytest.raises(Cancelled):
        start.warm.keep(PREFIX, cancelled=lambda: True)
    assert files(tmp_path) == []
    assert start.warm.keep(PREFIX)


def test_ctrl_c_while_a_file_is_written_leaves_none(tmp_path: Path) -> None:
    start = Start(tmp_path, cache=Interrupted(SIZE, WINDOW))
    start.read([*PREFIX, 1])
    with pytest.raises(KeyboardInterrupt):
        start.warm.keep(PREFIX)
    assert files(tmp_path) == []
    assert start.cache.line(start.ledger.spare) == []


def test_ctrl_c_while_a_file_is_read_leaves_the_cache_as_the_ledger_says(tmp_path: Path) -> None:
    keep(tmp_path)
    start = Start(tmp_path, cache=Interrupted(SIZE, WINDOW))
    with pytest.raises(KeyboardInterrupt):
        start.warm.wake(PREFIX)
    assert all(start.cache.line(sequence) == [] for sequence in range(SEQUENCES))
    assert Start(tmp_path).warm.wake(PREFIX)
