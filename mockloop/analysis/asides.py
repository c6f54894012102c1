"""What a candidate says to the interviewer rather than as part of the answer: asking for time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.core.transcript import Word

_ASKS_FOR_TIME = re.compile(
    r"\b(?:give me|i need|can i (?:have|take|get)|let me (?:have|take)|i'?ll take|just|wait|hold on) "
    r"(?:just )?(?:a|one|another) (?:minute|moment|second|sec|bit)\b"
    r"|\blet me think\b|\bi(?: have|'ve got)? ?(?:need)? to think\b|\bi'?m (?:still )?thinking\b|\bhold on\b"
)
_LAST = 12  # words: what was said long ago asks for no time now


def asks_for_time(words: Sequence[Word]) -> bool:
    """Whether the last words ask for time to think: 'give me a minute', 'let me think'."""
    said = " ".join(token for word in words[-_LAST:] if (token := normalized(word.text)))
    return bool(_ASKS_FOR_TIME.search(said))
