"""A question that somebody else asked: what it wants is not known, so its answer is graded by its length alone."""

from __future__ import annotations

from mockloop.analysis.probes.kind import Hit, Kind
from mockloop.analysis.probes.narrative import Narrative


def _never(_: Narrative) -> Hit | None:
    """Return None: such a question is never due."""
    return None


KIND = Kind(
    id="asked",
    topic="asked",
    find=_never,
    ask="",
    plain="",
    because="it was asked in the file",
    press="Can you tell me more about that?",
)
