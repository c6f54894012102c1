"""What is read from single lines of notes, as people of many trades and countries write them."""

from __future__ import annotations

import pytest

from mockloop.library.notes import read_notes

MONEY = """
paid 45€ for the taxi | 45€
took 1.400 € in one night | 1.400 €
budget was 3.10 $ per child | 3.10 $
fine of CHF 300 | CHF 300
a float of £20.50 in the till | £20.50
rent 950 eur/month | 950 eur/month
cost us 12k in overtime | 12k
we lost $2.3m on it | $2.3m
deposit 5 000 | 000
sold for Rs 15,000 | Rs 15,000
about 80 kr each | 80 kr
saved 31 thousand euros | 31 thousand euros
tip of ₹50 | ₹50
£8/hr for the temp | £8/hr
owed 1'200 francs | 1'200 francs
a grant of €25,000 | €25,000
stock worth 96,000 pesos | 96,000 pesos
each lamp 18,000 shillings | 18,000 shillings
ticket 2,50 € | 2,50 €
wage up by 7 % | 7 %
"""
TIMES = """
doors at 19:45 | 19:45
start 6.30am sharp | 6.30am
closed by 5pm | 5pm
call came 02:30 | 02:30
shift 22:00-06:00 | 22:00
train at 7.15 | 7.15
back on at 17h30 | 17h30
until 9 pm | 9 pm
lunch at noon | noon
finished at midnight | midnight
ready 12:50 | 12:50
left @ 08:05 | 08:05
quarter past six the bell rang | quarter past six
half past seven all were in | half past seven
from 3 to 5 pm we waited | 5 pm
by 8:45 it was shipped | 8:45
took 38min | 38min
for 2 wks | 2 wks
after 3 yrs | 3 yrs
1.5 h late | 1.5 h
"""
RATES = """
300/h on a normal day | 300/h
240/day in winter | 240/day
4 per shift | 4 per shift
served 90 covers/night | 90 covers/night
12 calls a day | 12 calls
load test every quarter | every quarter
inspected weekly | weekly
a round each night | each night
once a month we met | once a month
needles: 30 -> 8 a day | 30 -> 8 a day
22 m/s wind | 22 m/s
80 km/h zone | 80 km/h
15 mg twice daily | 15 mg
9 out of 10 came back | 9 out of 10
1 in 8 failed | 1 in 8
3 of 540 parts were bad | 3 of 540
3 of their rooms were gone | 3 of their rooms
38% of users saw it | 38%
5/wk at most | 5/wk
reports daily | daily
"""
DATES = """
on 19 july the lab rang | 19 july
sunday 18 dec was the final | 18 dec
since march 2019 | march 2019
Aug 23, 2023 we opened | Aug 23, 2023
in october it rained | october
14/03/2022 it began | 14/03/2022
3rd of may, very hot | 3rd of may
by Nov 30 all paid | Nov 30
Q3 was bad | Q3
Sept '21 new boss | Sept '21
a Tuesday in the rain | Tuesday
closed on fridays | fridays
Thurs before the show | Thurs
12.02.2021 the letter came | 12.02.2021
from April 2019 until February 2020 | February 2020
end of june, 30 degrees | june
25 Nov 2018, a Sunday | 25 Nov 2018
in 2016 I joined | 2016
the 2nd of January it snowed | 2nd of January
until 7 feb nobody asked | 7 feb
"""
ORDINALS = """
free on third try | third try
apprentice in 2nd year | 2nd year
my third year at the mill | third year
the second attempt held | second attempt
on the fifth floor | fifth floor
the 4th floor was flooded | 4th floor
a fourth visit helped | fourth visit
in the 3rd week | 3rd week
second shift was short | second shift
the tenth call worked | tenth call
ran the sixth lap alone | sixth lap
the third patient that night | third patient
her seventh birthday | seventh birthday
first year on the job | first year
at the second gate | second gate
found in the ninth box | ninth box
the eighth row was empty | eighth row
on the 11th day | 11th day
came 2nd round | 2nd round
third grade, 26 kids | third grade
"""
COUNTS = """
zero bad tanks since | zero bad tanks
a dozen eggs broke | dozen eggs
half the team was ill | half the team
half of the peonies | half of the peonies
two thirds of the seats | two thirds of the seats
lost only 9 | lost only 9
Refunds: 2 | Refunds: 2
ca. 700 people | 700 people
~40 parcels | 40 parcels
>200 guests | 200 guests
approx. 31 boxes | 31 boxes
30+ orders | 30+ orders
3x4 m tent | 3x4 m
won 3:1 at home | 3:1
a slab of 60 x 40 cm | 60 x 40 cm
pressure 180/110 | 180/110
room 14 was locked | room 14
version 2.4 broke it | version 2.4
7 print and 5 web adverts | 5 web adverts
1/2 of the crew left | 1/2 of the crew
"""
NAMES = """
Tallinn, payments office | Tallinn
ADELAIDE clinic, 4 chairs | ADELAIDE
Kylie at the desk left | Kylie
Gdańsk, the old port | Gdańsk
DERRY, full house | DERRY
Kwame rang the school | Kwame
Supplier: MedLink | MedLink
Boss: Anneliese | Anneliese
with Priya from finance | Priya
Mention Luc, the dishwasher | Luc
Mr Adeyemi said no | Adeyemi
bank in Nairobi | Nairobi
driver Jun insisted | Jun
at Okafor Foods Ltd | Okafor Foods Ltd
Zanele and I carried it | Zanele
Utrecht -> Aalsmeer by van | Utrecht
Ljubljana depot, night | Ljubljana
Head nurse = Achieng | Achieng
Dr. Kovač paid the lab | Kovač
Siobhán wrote the list | Siobhán
"""
SMALL = """
my boss karin said no | karin
phoned jörg at home | jörg
with kevin and the mixer | kevin
the client in leipzig was angry | leipzig
asked my sister ingrid | ingrid
cto valeria was on a plane | valeria
a bakery in pärnu | pärnu
drove to utrecht that night | utrecht
nurse fatima took over | fatima
old efisio was blamed | efisio
with nico from ops | nico
a flight to madrid | madrid
my cook hamid woke up | hamid
supplier in lagos | lagos
mayor oyarzún came | oyarzún
told siobhan first | siobhan
minh did not speak | minh
the family yilmaz waited | yilmaz
rang priya twice | priya
our vet kovač came | kovač
"""
STEPS = """
asked the baker for his van | asked the baker for his van
I refused to sign | I refused to sign
> cleaned all bricks again | cleaned all bricks again
(a) printed three months of statements | printed three months of statements
2) moved the x-rays to the start | moved the x-rays to the start
me: rang the bank at once | rang the bank at once
after match: found the memory leak | found the memory leak
* I visited them on a Sunday | I visited them on a Sunday
Step two - made a sign-up sheet | made a sign-up sheet
still broken -> read the logs | read the logs
[x] told the night guard | told the night guard
– phoned every parent myself | phoned every parent myself
we swapped the two pumps | we swapped the two pumps
I then called the coast guard | I then called the coast guard
iv. wrote one page for her | wrote one page for her
1. counted the charts by hand | counted the charts by hand
• put red tape on the boxes | put red tape on the boxes
then: sent the drawings again | sent the drawings again
me -> drove to three growers | drove to three growers
I also paired him with Lan | I also paired him with Lan
"""


def _lines(block: str) -> list[tuple[str, str]]:
    rows = (row.partition(" | ") for row in block.splitlines() if row)
    return [(line, wanted) for line, _, wanted in rows]


def _texts(notes: str, kinds: tuple[str, ...]) -> list[str]:
    return [fact.text for fact in read_notes(notes).facts if fact.kind in kinds]


@pytest.mark.parametrize(("line", "figure"), _lines(MONEY + TIMES + RATES + ORDINALS + COUNTS))
def test_a_figure_is_read(line, figure):
    assert any(figure in text for text in _texts(f"A short story about my work\n{line}\nIt went well.", ("figure",)))


@pytest.mark.parametrize(("line", "date"), _lines(DATES))
def test_a_date_is_read(line, date):
    assert date in _texts(f"A short story about my work\n{line}\nIt went well.", ("date",))


@pytest.mark.parametrize(("line", "name"), _lines(NAMES))
def test_a_name_is_read(line, name):
    found = _texts(f"A short story about Mara Lind at work\n{line}\nIt went well.", ("name",))
    assert any(name in text for text in found)


@pytest.mark.parametrize(("line", "name"), _lines(SMALL))
def test_a_name_in_small_letters_is_read(line, name):
    assert name in _texts(f"a short story about my work\n{line}\nit went well", ("name",))


@pytest.mark.parametrize(("line", "step"), _lines(STEPS))
def test_a_step_is_read(line, step):
    notes = f"The boiler broke in the old school last winter\n{line}\nAll rooms were warm again by noon"
    assert any(step in text for text in _texts(notes, ("step",)))


def test_a_place_in_a_contest_and_a_lesson_are_no_steps():
    told = "The boat leaked. I asked the cook for her boat. We came third of 9 crews. I learned to ask first."
    steps = {fact.text for fact in read_notes(told).facts if fact.kind == "step"}
    assert "I asked the cook for her boat." in steps
    assert not steps & {"We came third of 9 crews.", "I learned to ask first."}


def test_a_numbered_truck_has_its_number_as_its_name():
    facts = read_notes("S: A flood.\nA: Sent truck 4 half empty.").facts
    assert [fact.text for fact in facts if fact.kind == "figure"] == ["truck 4"]


@pytest.mark.parametrize("notes", ["S: A flood.\nA: I rang the lock keeper.\nR: Nobody drowned.", "A flood.\nR: Dry."])
def test_a_story_keeps_its_name(notes):
    assert read_notes(notes, "the-flood").name == "the-flood"
