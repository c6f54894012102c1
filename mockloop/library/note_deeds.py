"""Find the deed of a line of notes: what the person did, as they note it."""

from __future__ import annotations

import re

from mockloop.analysis.text.word_patterns import PAST_VERB

_NO_DEEDS = frozenset("was were had did got need fell rose lost won felt knew".split())
# what a person tells of themselves without doing anything
_STATES = _NO_DEEDS | frozenset(
    "worked lived started joined studied needed wanted thought believed noticed saw heard hated hoped liked loved "
    "remembered realised realized stood sat trained qualified owned earned used became met read understood".split()
)
_PAST = (  # PAST_VERB as notes need it; a model was trained with that one
    rf"(?:{PAST_VERB}|quit|bid|cast|burst|lent|spun|snuck|clung|sank|fled|forbade|mistook|overcame|shrank|bit|beat|"
    r"(?:cc|dm|pm|ok)'?d)"
)
_PRESENT = re.compile(r"(?:I|i|We|we) (?P<verb>[a-z]{2,}) \S+ \S")
_NO_PRESENT_DEEDS = frozenset(
    "am are is was were be have had has do did know think believe want need like love hate live work feel hope wish "
    "remember understand own can could will would should must may might never always still also just only not".split()
)
_BROUGHT_ABOUT = re.compile(
    r"(?:I |we )?got (?:[^.,;:]{2,40}? to [a-z]+|(?:every|some)(?:one|body)|them|him|her)\b", re.IGNORECASE
)
_BEFORE = re.compile(r"^(?:(?:me|i|we)\s*(?::|[-=]>)\s*|.*[-=]>\s*|[^\W\d][^:]{0,24}:\s+)", re.IGNORECASE)
_NO_DEED = re.compile(  # 'came second', 'learned that …', 'learned to ask first'
    r"(?:came|finished) (?:in )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\b"
    r"|learn(?:ed|t) (?:that|(?:not )?to (?:\S+ ){0,3}?(?:first|before|more|sooner|earlier|always|never))\b"
)
_IN_ORDER = re.compile(  # 'first I …', 'afterwards asked …'
    r"^(?:first(?:ly| of all)?|second(?:ly)?|third(?:ly)?|then|next|after (?:that|this)|afterwards|later(?: on)?|"
    r"finally|lastly|in the end|straight away|meanwhile|eventually|so|and|also)(?:,| [-\u2013])?\s+(?=\S+ \S)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?:I|i|we|We|me|Me)(?:\s+(?:then|just|also|first|even|still|finally|personally|quickly))?\s+(?=\S)"
)


def deed_in(line: str, first_person: bool = True) -> str:
    """Return the deed of a line that notes put with the verb first, empty if it has none.

    As in 'asked the baker for his van', 'me: rang the bank', 'still broken -> read the logs', 'then rang the bank', and
    with ``first_person`` also 'I refused to sign'.
    """
    for deed in (line, _BEFORE.sub("", line)):
        first, *rest = deed.split() or [""]
        if _BROUGHT_ABOUT.match(deed):
            return deed  # 'got the physio to strap him'
        weekend = first == "sat" and rest[:1] and rest[0].strip(",") in ("night", "morning", "afternoon", "evening")
        if rest and first.islower() and re.fullmatch(_PAST, first) and first not in _NO_DEEDS and not weekend:
            return deed
        own = _FIRST_PERSON.match(deed) if first_person else None
        verb = deed[own.end() :].split()[0] if own else ""
        if own and _NO_DEED.match(deed, own.end()):
            return ""
        if own and len(deed.split()) > 2 and re.fullmatch(_PAST, verb) and verb not in _STATES:
            return deed
    begins = _IN_ORDER.match(line)
    return line if begins and deed_in(line[begins.end() :], first_person) else ""


def deed_in_the_present(line: str) -> str:
    """Return a line that tells a deed in the present tense, 'I ask the parents for candles', empty for any other."""
    found = _PRESENT.match(line)
    verb = found["verb"] if found else ""
    other = verb in _NO_PRESENT_DEEDS | _STATES or re.fullmatch(_PAST, verb) is not None
    return line if verb and not other else ""
