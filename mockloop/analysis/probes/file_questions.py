"""A question that somebody asked in a file: what it expects is unknown, so only the answer's length is graded."""

from __future__ import annotations

from mockloop.analysis.probes.kind import Hit, Kind
from mockloop.analysis.probes.narrative import Narrative


def _never(_: Narrative) -> Hit | None:
    """Return None: such a question is never due by itself."""
    return None


KIND = Kind(
    id="asked",
    topic="asked",
    find=_never,
    ask="",
    plain="",
    because="it was asked in the file",
)
