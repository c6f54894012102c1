"""How words sound that the recognizer's dictionary lacks: put together from known words, spelled out, or guessed.

Sounds are the ARPAbet phones of the CMU dictionary, without stress, as PocketSphinx's English model knows them.
"""

from __future__ import annotations

from collections.abc import Callable

Lookup = Callable[[str], "str | None"]

_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "EY|B IY|S IY|D IY|IY|EH F|JH IY|EY CH|AY|JH EY|K EY|EH L|EH M|EH N|OW|P IY|K Y UW|AA R|EH S|T IY|Y UW|V IY|"
        "D AH B AH L Y UW|EH K S|W AY|Z IY".split("|"),
        strict=True,
    )
)
_LONG_ACRONYM = 4  # from this length on, an acronym with a vowel may also be said as a word: JSON, CRUD
_SHORTEST_PART = 3
_HISSING = ("S", "Z", "SH", "ZH", "CH", "JH")
_VOICELESS = ("P", "T", "K", "F", "TH")

_PREFIXES = {"re": "R IY", "un": "AH N", "de": "D IY", "co": "K OW", "pre": "P R IY", "non": "N AA N"}
_SHORTEST_STEM = 4

# Spelling to sound, longest first at each place; ``^`` and ``$`` stand for the word's edges.
_RULES = dict(
    pair.split("=")
    for pair in (
        "tion$=SH AH N,tions$=SH AH N Z,sion$=ZH AH N,ture$=CH ER,ough=AO,augh=AO,eigh=EY,igh=AY,tch=CH,sch=S K,"
        "ch=CH,sh=SH,th=TH,ph=F,wh=W,ck=K,ng=NG,nk=NG K,qu=K W,^kn=N,^wr=R,^ps=S,^x=Z,gh=G,dge=JH,dg=JH,"
        "ee=IY,ea=IY,oo=UW,oa=OW,ai=EY,ay=EY,au=AO,aw=AO,oi=OY,oy=OY,ou=AW,ow=OW,ew=UW,ei=IY,ey=IY,ie=IY,ue=UW,"
        "ar=AA R,er=ER,ir=ER,ur=ER,or=AO R,ce=S EH,ci=S IH,cy=S IY,ge=JH EH,gi=JH IH,"
        "ce$=S,ge$=JH,le$=AH L,es$=Z,ed$=D,e$=,y$=IY,o$=OW,a$=AH,i$=IY,u$=UW,^y=Y,"
        "bb=B,cc=K,dd=D,ff=F,gg=G,ll=L,mm=M,nn=N,pp=P,rr=R,ss=S,tt=T,zz=Z,"
        "a=AE,b=B,c=K,d=D,e=EH,f=F,g=G,h=HH,i=IH,j=JH,k=K,l=L,m=M,n=N,o=AA,p=P,q=K,r=R,s=S,t=T,u=AH,v=V,w=W,"
        "x=K S,y=IH,z=Z,'="
    ).split(",")
)
_LONGEST_RULE = max(map(len, _RULES))
_SILENT_E = ("e$", "es$", "ed$")  # but in a word without another vowel: me, yes, shed
# A vowel before one consonant and a final e says its own name: make, Pete, line, code, cube.
_NAMED = dict(zip("aeiou", ["EY", "IY", "AY", "OW", "UW"], strict=True))


def pronunciations(word: str, lookup: Lookup) -> list[str]:
    """The likely sounds of a word, as it is written (``SLO``, ``webhook``), best first; never empty for letters.

    ``lookup`` gives the sounds of a word in lower case, or None where the dictionary lacks it.
    """
    small = word.lower()
    if _is_acronym(word):
        return _spelled_out(word, lookup)
    found = _compound(small, lookup) or _inflected(small, lookup) or _prefixed(small, lookup)
    found = found or letters_to_sound(small)
    return [found] if found else []


def letters_to_sound(word: str) -> str:
    """A guess from the spelling alone, for words in lower case."""
    padded = f"^{word}$"
    phones: list[str] = []
    at = 1
    while at < len(padded) - 1:
        named = _named_vowel(padded, at)
        length, sound = (1, named) if named else _rule(padded, at)
        phones += sound.split()
        at += length
    return " ".join(phones)


def _is_acronym(word: str) -> bool:
    stem = word.removesuffix("s")
    return stem.isalpha() and len(stem) > 1 and (stem.isupper() or not set(stem.lower()) & set("aeiouy"))


def _spelled_out(word: str, lookup: Lookup) -> list[str]:
    stem, plural = (word[:-1], True) if word.endswith("s") else (word, False)
    spelled = " ".join(_LETTERS.get(letter, "") for letter in stem.lower()) + (" Z" if plural else "")
    readable = len(stem) >= _LONG_ACRONYM and bool(set(stem.lower()) & set("aeiou"))
    return [spelled, lookup(word.lower()) or letters_to_sound(word.lower())] if readable else [spelled]


def _compound(word: str, lookup: Lookup) -> str | None:
    """Two known words run together, as evenly long as may be: web + hook."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    for cut in sorted(cuts, key=lambda at: abs(2 * at - len(word))):
        first, second = lookup(word[:cut]), lookup(word[cut:])
        if first and second:
            return f"{first} {second}"
    return None


def _inflected(word: str, lookup: Lookup) -> str | None:
    """A known word with an ending."""
    for ending, sound in (("'s", _plural), ("es", _plural), ("s", _plural), ("ed", _past), ("ing", _ing), ("er", _er)):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        for spelling in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
            known = lookup(spelling) if len(spelling) >= _SHORTEST_PART else None
            if known:
                return sound(known)
    return None


def _prefixed(word: str, lookup: Lookup) -> str | None:
    """A known word with a syllable before it: re + factored."""
    for prefix, sounds in _PREFIXES.items():
        stem = word.removeprefix(prefix)
        known = lookup(stem) if len(word) > len(stem) >= _SHORTEST_STEM else None
        if known:
            return f"{sounds} {known}"
    return None


def _plural(sounds: str) -> str:
    last = sounds.split()[-1]
    return f"{sounds} {'IH Z' if last in _HISSING else 'S' if last in _VOICELESS else 'Z'}"


def _past(sounds: str) -> str:
    last = sounds.split()[-1]
    return f"{sounds} {'IH D' if last in ('T', 'D') else 'T' if last in (*_VOICELESS, 'S', 'SH', 'CH') else 'D'}"


def _ing(sounds: str) -> str:
    return f"{sounds} IH NG"


def _er(sounds: str) -> str:
    return f"{sounds} ER"


def _named_vowel(padded: str, at: int) -> str | None:
    vowel, consonant, ending = padded[at], padded[at + 1 : at + 2], padded[at + 2 : at + 4]
    silent = ending == "e$" and consonant.isalpha() and consonant not in "aeiouwxy"
    return _NAMED.get(vowel) if silent else None


def _rule(padded: str, at: int) -> tuple[int, str]:
    """The longest rule that fits here: how many letters it takes, and their sound."""
    for length in range(_LONGEST_RULE, 0, -1):
        for back in (1, 0) if at == 1 else (0,):
            piece = padded[at - back : at - back + length]
            if piece in _SILENT_E and not set(padded[:at].replace("^y", "")) & set("aeiouy"):
                continue
            if len(piece) == length and piece in _RULES:
                return length - back - piece.endswith("$"), _RULES[piece]
    return 1, ""
