"""Groups of everyday words with the same meaning, so that 'rang' matches 'called' and 'wrote' matches 'write'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from mockloop.analysis.text.content_words import content_stems, stem

_GROUPS = """
call phone phoned rang ring rung telephone
tell told say said explain
ask request
write wrote written note noted rewrite rewrote rewritten
give gave given offer
find found discover notice noticed realise realize saw see seen
show shown
move shift postpone
begin began begun start
choose chose chosen pick picked select decide
buy bought purchase pay paid order
sell sold
send sent
build built create
draw drew drawn
think thought
bring brought carry carried
take took taken
keep kept
meet met visit
speak spoke spoken talk
teach taught
lend lent borrow loan
rent hire
leave left
run ran
hold held
cut reduce shorten shortened shorter
fix repair mend correct
half halve
check verify inspect examine test
help support
switch turn
sit sat
stand stood
throw threw thrown
drive drove driven
let allow
split divide
weigh weight scales
put laid lay
wear wore worn
read
child children kid kids pupil student
boss manager chief
company firm
customer client
person people
mistake error
complain complaint
propose suggest
replace swap
finish end ended
mail email e-mail
power electricity
page sheet pg
level lvl
floor flr
building bldg
department dept
apartment apt flat
chapter ch
week wk wks
month mth mths
year yr yrs
temperature temp
receive received recd
require required reqd need
question qn qs
information info
picture photo photograph
car vehicle
truck lorry
kind type
figure fig
usual usually normal normally typical typically
woman lady
developer dev
patient pat pats
attempt try tries tried
doctor doc dr
passenger pax
meeting mtg mtgs
appointment appt
weekend wkend
everyone everybody
someone somebody
stop halt quit
clean wash wipe
hurt injure injured injury
break broke broken
shop store
lift elevator
bike bicycle
sick ill
angry annoyed furious
refuse decline reject
agree accept
collect gather
close shut
hire recruit
inform notify
warn alert
arrive reach
fridge refrigerator
rubbish garbage trash
holiday vacation
grandmother grandma granny
grandfather grandpa
mother mum mom
father dad
guest visitor
colleague coworker workmate
money cash
salary wage
january jan
february feb
april apr
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
monday mon
tuesday tues tue
wednesday wed
thursday thurs thur thu
friday fri
option choice alternative
shrink shrank shrunk compress
bill invoice
schedule timetable
film video movie
"""


def _bare(stemmed: str) -> str:
    """Return a stem without its last y: 'copied' has lost it."""
    return stemmed.removesuffix("y") if len(stemmed) > 3 else stemmed


_FIRST = {
    _bare(stem(word)): _bare(stem(line.split()[0])) for line in _GROUPS.strip().splitlines() for word in line.split()
}


_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_OUR = re.compile(r"(?<=\w\w)our$")  # 'neighbour' is 'neighbor' to recognizers


def plain_letters(word: str) -> str:
    """Return a word in English letters, 'zloty' for 'złoty'; the word itself if it has none."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFKD", word.translate(_LETTERS)).encode("ascii", "ignore").decode() or word


def group_stem(stemmed: str) -> str:
    """Return one stem for all words of a group; of any other stem the American spelling."""
    stemmed = _bare(plain_letters(stemmed))  # 'Blüthner' is 'Bluthner' to recognizers
    return _FIRST.get(stemmed, _OUR.sub("or", stemmed))


def meanings(words: Sequence[str]) -> set[str]:
    """Return the stems of the content words, with one stem for each group."""
    return set(map(group_stem, content_stems(words)))
