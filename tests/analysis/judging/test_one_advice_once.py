"""The same advice stands once among what to fix, on whatever evidence it rests."""

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_probe, read_story
from mockloop.analysis.judging.delivery import delivery
from mockloop.analysis.judging.fix_context import FixContext
from mockloop.analysis.judging.fixes import first_fixes
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario

OVEN = """Last winter I ran the night shift of a small bakery in Ghent, and in January the big oven began to burn every
second tray. The owner, Mrs Claes, thought the bakers were careless, and she wanted to buy premixed dough. Nobody had
asked me to look into it, but I had to find out why before she signed the contract on Friday. I put four thermometers
into the oven and wrote down the heat every ten minutes for two nights. I saw that the left side was forty degrees
hotter after the fan had switched on. So I took the fan apart with Bram, the electrician, and we found a bent blade. I
asked Mrs Claes to wait with the contract, and I showed her my numbers. I straightened the blade and turned the trays at
half time until the new part came. After that the burnt trays went from eleven a night to one, and we saved about three
hundred euros a week. I learned to measure before I blame anyone, so now a thermometer hangs in both ovens and I read it
at the start of each shift."""
AFTERWARDS = "I wrote the heat down, and I asked Bram to look at it with me, because he knew the motor."


def test_one_sentence_of_advice_is_given_once():
    readings = (read_story(from_text(OVEN)), read_probe(from_text(AFTERWARDS), "hardest-part"))
    said = tuple(delivery(one.answer.transcript) for one in readings)
    heard = FixContext(Bar(load_scenario("disagreed-with-boss"), "sde2"), Conversation(readings), (), said)
    told = [(fix.section, fix.sentence) for fix in first_fixes(heard, 5)]
    assert len(told) > 2
    assert len(set(told)) == len(told)
