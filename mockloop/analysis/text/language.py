"""Decide whether a text is English, by the small words, a third of any speech, which differ between languages.

Names and technical terms do not count, so English full of them stays English. Measured on people and texts left out:
docs/files.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

FEWEST_WORDS = 10
LEAST_FOREIGN = 0.12  # a smaller share of another language's small words is chance
LEAST_ENGLISH = 0.10  # no English text of ten words or more was below this share

_ENGLISH = frozenset(
    "a an the and or but if so of to in on at by for from with without about into onto over under after before "
    "during until up out off down as than then through between against is was are were be been being am isn't "
    "wasn't weren't aren't do did does done doing don't didn't doesn't have had has having haven't hadn't i you he "
    "she it we they me him her us them my your his its our their mine this that these those there here who whom "
    "whose what which when where why how not no nor all any some every each both few more most other another such "
    "only just also very really quite because while though although would could should can will may might must "
    "can't couldn't wouldn't shouldn't won't i'm i'd i've i'll it's that's there's we'd we've we're they'd they've "
    "he'd she'd he's she's what's let's one two first last next own same too again still even much many like get "
    "got make made said told went go going back know think want wanted time thing things people something".split()
)
_SMALL_WORDS = {
    "Spanish": "que de la el los las una unas unos por para con como pero mi mis su sus era fue estaba había habia "
    "cuando porque muy más mas yo lo nos del al se en un y también tambien nosotros ellos esto eso entonces todo "
    "sobre hasta desde este esta ya le les había hice teníamos tenía era fueron ser hay",
    "German": "der die das und ich nicht ein eine einen einem einer dem den des mit für fuer auf ist sind wir sie "
    "es haben habe hatte hatten hat war wurde waren von zu zum zur bei aber dass daß weil wenn als auch noch nur "
    "nach aus im um über ueber mein meine meinem unser unsere mich mir uns dann sehr wie werden kann konnte wurden "
    "ihr sich bis oder sein durch er",
    "French": "le la les des du un une et est que qui dans pour sur avec pas ne je nous vous ils elle il mais ou où "
    "mon ma mes notre nos ce cette ces été était avait ai au aux en de son sa ses leur leurs par plus tout l d j qu "
    "n c s quand comme fait très aussi cela ont sont avons",
    "Italian": "il lo la gli le un una di del della dei delle che e è non per con mio mia ho era abbiamo ma come "
    "anche questo questa quando perché perche sono stato nel nella nei alla al dal dalla più piu si ci da in poi io "
    "noi l dell un c ha hanno aveva se ed ai sul sulla tutto",
    "Portuguese": "o os as um uma de do da dos das que não nao e é em na nas nos por para com meu minha eu nós mas "
    "como quando porque foi era tinha também tambem muito mais se ao aos pelo pela isso ele eles ela seu sua já "
    "estava ou até",
    "Dutch": "de het een en van ik niet dat op te zijn met voor die ze er maar om aan ook als heb hebben werd naar "
    "bij uit dan nog wel mijn ons onze toen omdat hij zij wij dit deze kan niet door wordt wat geen of over",
    "Swedish": "och att det som en ett jag är var för på med inte den av till vi har hade om men från när så de sig "
    "min vår efter blev då eller också kan mig oss han hon detta dem ut",
    "Norwegian or Danish": "og at det som en et jeg er var for på med ikke den av af til vi har hadde havde om men "
    "fra når så de seg sig min vår vores etter efter ble blev da eller også kan meg mig oss os han hun dette",
    "Polish": "w nie że ze się sie na z jest był była było byłem byłam jak ale po co mi mnie dla od przez kiedy gdy "
    "tego tym oraz czy jego moje mój moja bardzo już juz tylko za by są które który która lub ich nas był gdzie "
    "przy jako",
    "Hindi": "hai hain tha thi ka ki ke ko se mein mai maine humne hum aur nahi nahin kya kar kiya karna karne "
    "karke par pe bhi jo yeh ye woh wo us ek mera meri mere hamara hamari hamare apna apne apni toh phir jab tab "
    "liye raha rahi rahe gaya gayi gaye kuch sab tak wala wale ho hota hua hui iska uska usko mujhe unko unhone "
    "kyunki lekin agar diya dia liya ne tak",
    "Finnish": "ja ei se että oli hän olen mutta kun niin joka ovat oli minä me tämä sen hänen myös kuin sitten jos "
    "sitä ole",
    "Turkish": "ve bir bu için icin da de ile ben çok cok ama gibi olarak sonra daha ne o biz var yok olan her "
    "kadar mi değil",
    "Romanian": "și si în in este nu cu pe că sa să din care pentru mai am a fost la o un ce le lui sunt dar au de al",
    "Czech": "a je že se na v jsem bylo byl ale jako aby když to s z do pro by jsme o i nebo které který ve po si už",
    "Hungarian": "a az és hogy nem egy is volt meg de ez csak mint vagy már ha el én mi azt ezt aki amit lehet",
    "Indonesian": "yang dan di untuk dengan tidak saya ini itu dari kami ada pada akan ke dalam oleh atau adalah "
    "juga karena bisa",
    "Tagalog": "ang ng sa na mga ay ako ko hindi at si ito namin kami para nang kung niya po yung siya",
}
_OTHERS = {name: frozenset(words.split()) - _ENGLISH for name, words in _SMALL_WORDS.items()}


def foreign_language(tokens: Sequence[str]) -> str | None:
    """Name the language of words that are not English ("another language" if it is not known).

    Fewer than ``FEWEST_WORDS`` words are not enough to decide.
    """
    if len(tokens) < FEWEST_WORDS:
        return None
    if _share(tokens, _is_not_latin) > 0.4:
        return "another language"
    heads = [token.split("'")[0] for token in tokens]
    english = _share(tokens, _ENGLISH.__contains__)
    shares = {name: _share(heads, small.__contains__) for name, small in _OTHERS.items()}
    nearest = max(shares, key=lambda name: shares[name])
    if shares[nearest] > max(english, LEAST_FOREIGN):
        return nearest
    return "another language" if english < LEAST_ENGLISH else None


def _share(tokens: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, tokens)) / len(tokens)


def _is_not_latin(token: str) -> bool:
    return any(letter.isalpha() and ord(letter) > 0x24F for letter in token)
