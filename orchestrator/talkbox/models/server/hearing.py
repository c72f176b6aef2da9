"""Whether a model behind a server hears: by what the server tells, and by what it then counts.

Some servers take audio and drop it without a word; the model then makes up what was said. What they
count of the prompt gives them away, since speech takes a known number of tokens a second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from talkbox.messages import Message, ModelError, User
from talkbox.models.briefing import Briefed
from talkbox.models.costs import Costs
from talkbox.models.server.abilities import Server
from talkbox.models.server.choice import GEMMA
from talkbox.models.server.context import estimate
from talkbox.models.server.faults import Refused
from talkbox.models.server.kinds import notice
from talkbox.models.spoken import newest_spoken, unheard

SURE_TEXT_SHARE = 0.86
"""A prompt takes at least this share of what its text is estimated at; see `context.estimate`."""
HEARD_SHARE = 0.5
"""Of Gemma 4's 25 tokens a second, which a prompt must have beyond its text."""
HEARD_SHARE_OTHERS = 0.2
"""The same for models of other families, which hear with as few as 6 tokens a second."""
_MOST = re.compile(r"at most (\d+) (?:audio|multimodal|multi-modal)", re.IGNORECASE)
"""How vLLM refuses more recordings than it was started for, all turns counted."""


def deafness(server: Server) -> str | None:
    """Why the server's model cannot hear, with what to do; None where it can or may."""
    if server.audio is not False:
        return None
    cure = server.kind.audio_cure.format(model=server.model)
    return notice("deaf").format(server=server, model=server.model, cure=cure)


def audible(messages: Sequence[Message], server: Server) -> Sequence[Message]:
    """The messages as this server can be given them: what was spoken before is left out where its
    model does not hear.

    Raises ModelError where the newest instruction was spoken, and so would be lost.
    """
    why = deafness(server)
    spoken = [each for each in messages if isinstance(each, User) and each.recordings]
    if why is None or not spoken:
        return messages
    if newest_spoken(messages):
        raise ModelError(why)
    return unheard(messages)


def too_many(refusal: Refused) -> bool:
    """Whether the server refused the request for how many recordings are in it."""
    most = _MOST.search(refusal.reason)
    return most is not None and int(most[1]) > 0


def newest_alone(messages: Sequence[Message]) -> Sequence[Message]:
    """The messages without what was spoken before the newest instruction; the same ones where
    there was nothing such."""
    spoken = [each for each in messages if isinstance(each, User) and each.recordings]
    newest = next((each for each in reversed(messages) if isinstance(each, User)), None)
    if all(each is newest for each in spoken):
        return messages
    return [
        each if each is newest else silent
        for each, silent in zip(messages, unheard(messages), strict=True)
    ]


def check_heard(messages: Sequence[Briefed], prompt_tokens: int | None, server: Server) -> None:
    """Raises ModelError where the server counted too little for what was spoken to be in it.

    `prompt_tokens` is what it counted; None where it counts nothing, and then nothing can be told.
    """
    audio_tokens = sum(
        spoken.tokens for each in messages if isinstance(each, User) for spoken in each.recordings
    )
    if not audio_tokens or prompt_tokens is None:
        return
    share = HEARD_SHARE if GEMMA.search(server.model) else HEARD_SHARE_OTHERS
    if prompt_tokens < SURE_TEXT_SHARE * _text_tokens(messages) + share * audio_tokens:
        raise ModelError(notice("ignored_audio").format(server=server, model=server.model))


def _text_tokens(messages: Sequence[Briefed]) -> int:
    """Of all that is no audio; the tools are left out, so that this is too little."""
    costs = Costs()
    silent = (replace(each, recordings=()) if isinstance(each, User) else each for each in messages)
    return sum(costs.of(each, estimate) for each in silent)
