"""The tokens that begin and end a sequence, as a template names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkbox.models.llama.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Specials:
    """Texts of tokens, empty where a vocabulary has none."""

    bos: str = ""
    eos: str = ""
    adds_bos: bool = False
    """Whether every prompt must begin with `bos`, also where the template does not say so."""

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Specials:
        """As a loaded vocabulary has them."""
        from talkbox.models.llama.library import library

        lib, pointer = library(), vocabulary.pointer
        bos, eos = (
            vocabulary.bytes_of(token).decode(errors="replace") if token >= 0 else ""
            for token in (lib.llama_vocab_bos(pointer), lib.llama_vocab_eos(pointer))
        )
        return cls(bos, eos, adds_bos=bool(bos) and bool(lib.llama_vocab_get_add_bos(pointer)))
