"""A speaking note of at most 150 words, without p-values."""

from collections.abc import Sequence

from indicators import wording
from indicators.model import Catalogue, Message

MOST_WORDS = 150
SPOKEN = {"box.improving": "pack.spoken_improving", "box.moving_away": "pack.spoken_moving_away",
          "box.no_clear_trend": "pack.spoken_no_clear_trend", "box.small_trend": "pack.spoken_small_trend"}
"""Messages without a p-value, by the message with one that they replace."""


def speaking_note(lead: str, messages: Sequence[Message], more: Sequence[str], catalogue: Catalogue) -> str:
    """A lead and the sentences of a briefing, then ``more`` sentences up to the limit; none is cut. "" without any."""
    if not messages and not any(more):
        return ""
    said = [lead, *(wording.message(_spoken(message), catalogue) for message in messages), *more]
    kept: list[str] = []
    for sentence in dict.fromkeys(sentence.strip() for sentence in said if sentence.strip()):
        if len(" ".join([*kept, sentence]).split()) > MOST_WORDS:
            continue
        kept.append(wording.ended(sentence))
    return " ".join(kept)


def _spoken(message: Message) -> Message:
    """The message without its p-value, if it has one; also inside the message of an illustrative figure."""
    code = SPOKEN.get(message.code, message.code)
    return Message(code=code, values={key: _spoken(value) if isinstance(value, Message) else value
                                      for key, value in message.values.items()})
