"""What notes write in figures and short forms, ticked in the words that people say for it.

Each line: the notes, the fact read from them, what is said, and how the fact is ticked.
"""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.transcript import from_text
from mockloop.library.notes import read_notes

STATUS = {"said": SAID, "differently": DIFFERENTLY, "not": NOT_SAID}
LINES = """
we landed at 23h15 | 23h15 | We landed at about quarter past eleven at night. | said
train left 6.40am | 6.40am | The train left at twenty to seven in the morning. | said
meeting moved to 14h | 14h | So they moved the meeting to two in the afternoon. | said
doors open 7:30pm sharp | 7:30pm | The doors opened at half seven in the evening. | said
alarm went off 03:12 | 03:12 | The alarm went off a bit after three in the morning. | said
alarm went off 03:12 | 03:12 | The alarm went off at four in the morning. | differently
shift 0600-1400 | 0600 | My shift was from six to two. | said
arrived 1930 hrs | 1930 hrs | We arrived at half past seven in the evening. | said
called at noon | noon | I called him at twelve o'clock. | said
finished around midnight | midnight | We finished at around midnight. | said
start 8:00 | 8:00 | We started at eight. | said
closed at 5 pm | 5 pm | We closed at six. | differently
left at 4.30 | 4.30 | I left at half past four. | said
30 min before opening | 30 min | It was half an hour before opening. | said
took 1h30 | 1h30 | It took an hour and a half. | said
took 2h15m to fix | 2h15m | It took two and a quarter hours to fix. | said
downtime 45min | 45min | We were down for three quarters of an hour. | said
90 sec per call | 90 sec | It was a minute and a half per call. | said
18 months there | 18 months | I was there for a year and a half. | said
3.5 yrs at the bank | 3.5 yrs | I was three and a half years at the bank. | said
project ran 2 wks over | 2 wks | The project ran a fortnight over. | said
joined Sept 2018 | Sept 2018 | I joined in September twenty eighteen. | said
joined Sept 2018 | Sept 2018 | I joined in October twenty eighteen. | differently
go-live 3rd of Feb. | 3rd of Feb | We went live on the third of February. | said
due Mon 12 June | 12 June | It was due on the twelfth of June. | said
due Fri 6/14 | 6/14 | It was due on the fourteenth of June. | said
sent 2021-03-09 | 2021-03-09 | I sent it on the ninth of March, twenty twenty-one. | said
started 03/2019 | 03/2019 | I started in March two thousand nineteen. | said
in Q4 '22 we grew | Q4 '22 | In the last quarter of twenty twenty-two we grew. | said
H1 2023 target | H1 2023 | The target was for the first half of twenty twenty-three. | said
summer '21 | '21 | That was the summer of twenty twenty-one. | said
back in the 90s | 90s | That was back in the nineties. | said
since 2015-16 season | 2015-16 | Since the twenty fifteen sixteen season. | said
25 Dec | 25 Dec | It was on Christmas Day. | said
New Year's Eve | New Year's Eve | It was New Year's Eve. | said
budget was $1.25m | $1.25m | The budget was one and a quarter million dollars. | said
budget was $1.25m | $1.25m | The budget was one point two five million. | said
cost 350k EUR | 350k EUR | It cost three hundred and fifty thousand euros. | said
fee of 12,50 € | 12,50 € | A fee of twelve euros fifty. | said
paid £4.99 each | £4.99 | We paid four ninety-nine each. | said
paid £4.99 each | £4.99 | We paid nearly five pounds each. | said
saved ~$15K/yr | $15K/yr | We saved about fifteen thousand dollars a year. | said
revenue +12.5% | 12.5% | Revenue went up by twelve and a half percent. | said
revenue +12.5% | 12.5% | Revenue rose by an eighth. | said
error rate 0.3% | 0.3% | The error rate was zero point three percent. | said
down 50% | 50% | It went down by half. | said
down 66% | 66% | It went down by two thirds. | said
sales x3 | x3 | Sales tripled. | said
2x faster | 2x | It was twice as fast. | said
10x growth | 10x | We grew ten times. | said
4 out of 5 stars | 4 out of 5 | They gave us four out of five stars. | said
1 in 3 calls | 1 in 3 | A third of the calls. | said
~200 guests | 200 guests | We had around two hundred people. | said
200+ guests | 200+ guests | We had more than two hundred guests. | said
team of 7 | team of 7 | We were seven people in the team. | said
team of 7 | team of 7 | I had a team of nine. | differently
a dozen eggs | a dozen | We had twelve eggs. | said
two dozen complaints | two dozen complaints | We got twenty-four complaints. | said
half a million users | half a million users | We had five hundred thousand users. | said
3 km away | 3 km | It was three kilometres away. | said
40 sqm flat | 40 sqm | A flat of forty square metres. | said
-12°C outside | 12°C | It was minus twelve outside. | said
fever 39.2 | 39.2 | He had a fever of thirty-nine point two. | said
250g flour | 250g | I used two hundred and fifty grams of flour. | said
2.5L of paint | 2.5L | Two and a half litres of paint. | said
500 ml bag | 500 ml | Half a litre bag. | said
70 mph | 70 mph | I was doing seventy miles an hour. | said
room 204 | room 204 | It was in room two oh four. | said
flight BA117 | BA117 | It was flight BA one one seven. | said
A380 full | A380 | It was a full A three eighty. | said
route 66 | route 66 | On route sixty-six. | said
table 12 | table 12 | At table twelve there was a couple. | said
grade 7B | 7B | I taught seven B. | said
ticket #4821 | #4821 | Ticket forty-eight twenty-one. | said
version 3.2 | version 3.2 | We released version three point two. | said
age 34 | age 34 | I was thirty-four years old. | said
aged 8 and 11 | 8 | They were eight and eleven years old. | said
boy, 6 y/o | 6 y/o | The boy was six years old. | said
she was in her 50s | 50s | She was in her fifties. | said
1st attempt failed | 1st attempt | The first attempt failed. | said
came 3rd of 40 | 3rd | We came third of forty. | said
10th floor | 10th floor | It was on the tenth floor. | said
NPS 32 to 51 | 51 | NPS went from thirty-two to fifty-one. | said
score 8.5/10 | 8.5/10 | The score was eight and a half out of ten. | said
won 3-1 | 3-1 | We won three one. | said
ratio 1:4 | 1:4 | The ratio was one to four. | said
asked Dr. Amara Obi | Amara Obi | I asked Doctor Obi. | said
asked Dr. Amara Obi | Amara Obi | I asked Doctor Mensah. | differently
my boss Helga | Helga | My boss Helga told me. | said
my boss Helga | Helga | My boss, Greta, told me. | differently
moved to Leipzig | Leipzig | Then I moved to Leipzig. | said
moved to Leipzig | Leipzig | Then I moved to Dresden. | differently
worked at Kessler & Sons | Kessler & Sons | I worked at Kessler and Sons. | said
w/ Jean-Pierre | Jean-Pierre | I went with Jean Pierre. | said
Mr O'Shaughnessy complained | O'Shaughnessy | Mister O'Shaughnessy complained. | said
for the NHS trust | NHS | It was for the N H S trust. | said
sister Sr. Bernadette | Bernadette | Sister Bernadette was there. | said
every Tuesday | Tuesday | We met every Tuesday. | said
every Tuesday | Tuesday | We met every Thursday. | differently
on Tues I rang | Tues | On Tuesday I rang. | said
once a month | once a month | We met once a month. | said
1st prize | 1st prize | We won the first prize. | said
got there 20 past 6 | 20 past 6 | I got there at six twenty. | said
5ish on friday | friday | It was around five on Friday. | said
clocked off 17.15 | 17.15 | I clocked off at quarter past five. | said
at 11p.m. the pager rang | 11p.m | The pager rang at eleven at night. | said
midday break | midday | We had a break at noon. | said
opened 9-5 | 9 | We were open from nine to five. | said
from 10am to 2pm | 10am | From ten in the morning until two. | said
ETA 16:45 | 16:45 | We expected it at quarter to five. | said
ETA 16:45 | 16:45 | We expected it at quarter to six. | differently
5h drive | 5h | It was a five hour drive. | said
within 72h | 72h | Within three days. | said
48 hrs later | 48 hrs | Two days later. | said
24h deadline | 24h | I had one day. | said
a 90-minute exam | 90-minute | The exam was an hour and a half. | said
for 10 mths | 10 mths | For ten months. | said
6 months pregnant | 6 months | She was half a year pregnant. | said
a year and a half later | a year and a half | Eighteen months later. | said
2 decades in the trade | 2 decades | I spent twenty years in the trade. | said
overnight 1-2 March | 1-2 March | It was the night from the first to the second of March. | said
week of 5 May | 5 May | It was the week of the fifth of May. | said
May 5th we met | May 5th | We met on the fifth of May. | said
May 5th we met | May 5th | We met on the sixth of May. | differently
mid-November | November | It was the middle of November. | said
early 2020 | 2020 | It was early twenty twenty. | said
in 2008/09 crisis | 2008 | In the crisis of two thousand eight. | said
dated 01.09.22 | 01.09.22 | It was the first of September twenty twenty-two. | said
on the 14th | 14th | It was on the fourteenth. | said
Easter 2019 | 2019 | It was Easter twenty nineteen. | said
Ramadan 2021 | 2021 | During Ramadan in twenty twenty-one. | said
two years ago (2022) | 2022 | Two years ago, in twenty twenty-two. | said
Oct 31st, 2020 | Oct 31st, 2020 | The thirty-first of October twenty twenty. | said
7 Jul 05 | 7 Jul | It was the seventh of July. | said
INR 2.5L loan | 2.5L | A loan of two and a half lakh rupees. | said
Rs. 75,000 advance | 75,000 | Seventy-five thousand rupees advance. | said
5 lakhs turnover | 5 lakhs | A turnover of five lakh. | said
KES 20k | 20k | Twenty thousand shillings. | said
N50,000 fine | N50,000 | A fine of fifty thousand naira. | said
PHP 1,500 per head | 1,500 | One thousand five hundred pesos per head. | said
AUD 2.3 mil | 2.3 mil | Two point three million dollars. | said
10 quid each | 10 quid | Ten pounds each. | said
$2bn fund | $2bn | A two billion dollar fund. | said
1.2k signups | 1.2k signups | Twelve hundred signups. | said
12000 leaflets | 12000 leaflets | Twelve thousand leaflets. | said
lost 15k | 15k | We lost fifteen grand. | said
60% -> 85% | 60% | It went from sixty percent to eighty-five. | said
60% -> 85% | 85% | It went from sixty percent to eighty-five. | said
up from 12 to 19 | 19 | It went up from twelve to nineteen. | said
cut by a third | a third | We cut it by thirty-three percent. | said
three quarters of staff | three quarters | Seventy-five percent of the staff. | said
nearly 100 people | 100 people | We had ninety-eight people. | said
over 1000 emails | 1000 emails | More than a thousand emails. | said
99.9% uptime | 99.9% | An uptime of ninety-nine point nine percent. | said
3/4 of the class | 3/4 | Three quarters of the class. | said
1.5x salary | 1.5x | One and a half times the salary. | said
a 5-star review | 5-star | They gave us five stars. | said
4.8 stars | 4.8 stars | We have four point eight stars. | said
team of eight | team of eight | There were eight of us. | said
5 ppl on my team | 5 ppl | There were five people on my team. | said
12 devs + 3 QA | 12 devs | Twelve developers and three testers. | said
15 hcps trained | 15 hcps | We trained fifteen. | said
8 juniors | 8 juniors | I had eight juniors. | said
8 juniors | 8 juniors | I had six juniors. | differently
3 bikes stolen | 3 bikes | Three bicycles were stolen. | said
2 cars | 2 cars | A couple of cars. | said
30 boxes | 30 boxes | Thirty-odd boxes. | said
30 boxes | 30 boxes | Fifty boxes. | differently
150 km | 150 km | A hundred and fifty kilometers. | said
25 miles | 25 miles | Twenty-five miles. | said
3 acres | 3 acres | Three acres. | said
18 ft ladder | 18 ft | An eighteen foot ladder. | said
2 tonnes | 2 tonnes | Two tons of it. | said
0.5 mm | 0.5 mm | Half a millimetre. | said
350 bar | 350 bar | Three hundred and fifty bar. | said
230V | 230V | Two hundred and thirty volts. | said
16GB RAM | 16GB | Sixteen gigs of RAM. | said
85 dB | 85 dB | Eighty-five decibels. | said
180 bpm | 180 bpm | One hundred eighty beats per minute. | said
BP 180/110 | 180/110 | Her blood pressure was one eighty over one ten. | said
sats 88% | 88% | Her sats were eighty-eight percent. | said
GCS 13 | GCS 13 | The GCS was thirteen. | said
ward 4B | 4B | I worked on ward four B. | said
bay 6 | bay 6 | In bay six. | said
gate 22 | gate 22 | At gate twenty-four. | differently
order no. 3391 | 3391 | Order number three three nine one. | said
bus 42 | bus 42 | On the forty-two bus. | said
M25 closed | M25 | The M twenty-five was closed. | said
I-95 south | I-95 | I took the ninety-five south. | said
form W-9 | W-9 | A W nine form. | said
year 11 class | year 11 | A year eleven class. | said
Covid-19 | Covid-19 | It was during Covid. | said
Mrs. Kowalczyk | Kowalczyk | Mrs Kowalczyk was there. | said
Mrs. Kowalczyk | Kowalczyk | An old lady was there. | not
our CEO Martin Graf | Martin Graf | Our CEO, Martin, was there. | said
my mentor, Dr Osei | Osei | My mentor, Doctor Osei, helped. | said
nurse Abby | Abby | The nurse, Abby, was there. | said
nurse Abby | Abby | The nurse, Carla, was there. | differently
to Gothenburg | Gothenburg | I went to Gothenberg. | said
Acme Corp | Acme Corp | It was for Acme. | said
client = Vodafone | Vodafone | The client was Vodafone. | said
used SAP | SAP | We used SAP. | said
on Sundays | Sundays | Every Sunday. | said
weds night | weds | On Wednesday night. | said
Thursday 8pm | 8pm | On Thursday at eight in the evening. | said
2 hrs 40 mins on hold | 2 hrs | I was on hold for two hours and forty minutes. | said
3 times a week | 3 times | Twice a week. | differently
every 2 weeks | 2 weeks | Every other week. | said
deadline 31/3 | 31/3 | The deadline was the end of March. | said
kickoff on 4/11 | 4/11 | We kicked off on the fourth of November. | said
on 4 Nov, 2 people left | 4 Nov | On the fourth of November two people left. | said
in nov 2020 | nov 2020 | That was in November twenty twenty. | said
in nov 2020 | nov 2020 | That was in November twenty twenty-one. | differently
spring 2018 | 2018 | In the spring of twenty seventeen. | differently
from 2012 till 2016 | 2012 | From twenty twelve until twenty sixteen. | said
2012-2016 Siemens | 2012 | From twenty twelve to twenty sixteen I was at Siemens. | said
2012-2016 Siemens | 2016 | From twenty twelve to twenty sixteen I was at Siemens. | said
aged 8 and 11 | 11 | They were eight and eleven years old. | said
my son (4) | 4 | My son was four. | said
my grandad, 83, fell | 83 | My grandad, who is eighty-three, fell. | said
my grandad, 83, fell | 83 | My grandad, who is eighty-five, fell. | differently
saved £3.2k | £3.2k | We saved three thousand two hundred pounds. | said
price 19.90 CHF | 19.90 CHF | The price was nineteen ninety. | said
price 19.90 CHF | 19.90 CHF | The price was about twenty francs. | said
bill of $85 | $85 | The bill was eighty-five bucks. | said
bill of $85 | $85 | The bill was ninety-five bucks. | differently
donated €10k | €10k | We donated ten thousand euros. | said
4,000 NOK | 4,000 NOK | Four thousand kroner. | said
GHS 300 fee | GHS 300 | A fee of three hundred cedis. | said
₦75k | ₦75k | Seventy-five thousand naira. | said
1.5 crore | 1.5 crore | One and a half crore. | said
2 mio EUR | 2 mio | Two million euros. | said
turnover 3.4M | 3.4M | A turnover of three point four million. | said
50c each | 50c | Fifty cents each. | said
99p a pack | 99p | Ninety-nine pence a pack. | said
no-shows 14% to 6% | 14% | No-shows went from fourteen percent to six. | said
no-shows 14% to 6% | 6% | No-shows went from fourteen percent to six. | said
no-shows 14% to 6% | 6% | No-shows went from fourteen percent to eight. | differently
defects 31 → 12 | 12 | Defects fell from thirty-one to twelve. | said
defects 31 → 12 | 12 | Defects fell from thirty-one to fifteen. | differently
wait: 40 min => 15 min | 15 min | The wait fell from forty minutes to a quarter of an hour. | said
+30% sales | 30% | Sales were up by almost a third. | said
-20% costs | 20% | Costs fell by a fifth. | said
4/5 customers happy | 4/5 | Four out of five customers were happy. | said
top 5% | 5% | In the top five percent. | said
90th percentile | 90th percentile | The ninetieth percentile. | said
5th grade | 5th grade | I taught fifth grade. | said
2nd shift | 2nd shift | I was on the second shift. | said
3rd party vendor | 3rd party | A third party vendor. | said
8 of us | 8 of us | There were eight of us. | said
me + 3 interns | 3 interns | Me and three interns. | said
me + 3 interns | 3 interns | Me and two interns. | differently
12 staff | 12 staff | We were twelve. | said
two techs | two techs | Two technicians. | said
six months | six months | Half a year. | said
ten minutes late | ten minutes | Ten minutes late. | said
ten minutes late | ten minutes | Twenty minutes late. | differently
4 mo. contract | 4 mo | A four month contract. | said
15k steps | 15k steps | Fifteen thousand steps. | said
40°C heat | 40°C | It was forty degrees. | said
102F fever | 102F | A fever of a hundred and two. | said
5kg box | 5kg | A five kilo box. | said
5kg box | 5kg | A fifteen kilo box. | differently
60km/h | 60km/h | Sixty kilometres an hour. | said
3x a day | 3x | Three times a day. | said
room B12 | B12 | In room B twelve. | said
hangar 3 | hangar 3 | In hangar three. | said
line 2 stopped | line 2 | Line two stopped. | said
line 2 stopped | line 2 | Line four stopped. | differently
bldg C | bldg C | In building C. | said
block D | block D | In block E. | differently
Team Alpha | Team Alpha | Team Alpha did it. | said
MRI scan | MRI | An M R I scan. | said
told HR | HR | I told human resources. | said
the WHO guideline | WHO | The World Health Organization guideline. | said
PM = Sanjay | Sanjay | The project manager was Sanjay. | said
Sgt. Miller | Miller | Sergeant Miller was there. | said
Fr. Kevin | Kevin | Father Kevin was there. | said
prof. Lindqvist | Lindqvist | Professor Lindqvist was there. | said
aunty Grace | Grace | My aunty Grace was there. | said
DR PATEL | PATEL | Doctor Patel was there. | said
my lead (Tomoko) | Tomoko | My lead Tomoko was there. | said
San Sebastián | San Sebastián | In San Sebastian. | said
at Tesco | Tesco | I was at Tesco. | said
U-Bahn strike | U-Bahn | There was a strike of the U-Bahn. | said
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_a_fact_is_ticked_however_it_is_written_and_said(line):
    noted, fact, said, expected = line.split(" | ")
    notes = f"## Situation\n- {noted}\n- the people there were unhappy\n## Action\n- talked to all of them\n"
    told = f"This is a story about my work. {said} And the people there were not happy. So I talked to all of them."
    checks = [one for one in check_facts(read_notes(notes).facts, [from_text(told)]) if one.fact.kind != "step"]
    exact = [one for one in checks if one.fact.text == fact]
    holding = [one for one in checks if fact in one.fact.text]
    assert [one.status for one in exact + holding][:1] == [STATUS[expected]]
