"""What figures count: signs of money, short forms of measures, and the singular of any noun."""

from __future__ import annotations

SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₦": "naira", "₱": "peso", "₺": "lira"}
SIGNS |= {"₵": "cedi", "₽": "ruble", "₴": "hryvnia", "₩": "won", "₫": "dong", "฿": "baht", "₪": "shekel", "₸": "tenge"}
# written apart from their number: '4 %', '6 °C', '95 $'
SYMBOLS = {"%": "percent", "s": "second", "h": "hour", "mg": "milligram", "m/s": "metre", "km/h": "km", **SIGNS}
_SHORT = {"min": "minute", "ms": "millisecond", "sec": "second"}
# written together with their number: '38min', '45€', '8yrs'
WRITTEN_UNITS = {
    "%": "percent",
    "x": "times",
    "s": "second",
    "h": "hour",
    "°": "degree",
    "°c": "degree",
    "°f": "degree",
    "hr": "hour",
    "hrs": "hour",
    "mins": "minute",
    "secs": "second",
    "mg": "milligram",
    "mcg": "microgram",
    "g": "gram",
    "l": "litre",
    "gb": "gigabyte",
    "mb": "megabyte",
    "kb": "kilobyte",
    "tb": "terabyte",
    "kg": "kg",
    "km": "km",
    "ml": "ml",
    "cm": "cm",
    "mm": "mm",
    "yr": "year",
    "yrs": "year",
    "wk": "week",
    "wks": "week",
    "ha": "hectare",
    "ft": "foot",
    "lb": "pound",
    "lbs": "pound",
    "kw": "kilowatt",
    "mph": "mile",
    "eur": "euro",
    "usd": "dollar",
    "gbp": "pound",
    "p": "pence",
    "cent": "cent",
    "metre": "metre",
    **_SHORT,
    **SIGNS,
    r"\$": "dollar",
}
# a unit, and the other words for it
_OTHER_WORDS = {
    "percent": "per pct percentage precent pecent persent",
    "times": "fold factor time",
    "dollar": "bucks usd aud cad nzd sgd hkd twd",
    "pound": "quid gbp egp lb lbs",
    "hour": "hrs hr houre",
    "minute": "mins minit minut munite mintue",
    "second": "secs sec's",
    "people": "person persons people ppl folk folks",
    "child": "children",
    "man": "men",
    "woman": "women",
    "kg": "kilo kilogram kgs",
    "gram": "g gramme gms gm",
    "metre": "meter m",
    "km": "kilometer kilometre kms k's kay kays kph kmh",
    "litre": "liter l",
    "tonne": "ton t",
    "cm": "centimetre centimeter",
    "ml": "milliliter millilitre mil",
    "mile": "mph mi",
    "euro": "eur",
    "half": "half",
    "year": "yrs yr yo y/o",
    "week": "wks wk",
    "month": "mth mths mo mos",
    "gigabyte": "gb gig",
    "megabyte": "mb meg",
    "kilobyte": "kb",
    "terabyte": "tb",
    "hectare": "ha",
    "foot": "ft feet",
    "kilowatt": "kw",
    "ounce": "oz",
    "gallon": "gal gals",
    "krone": "kr kroner kronor krona crown krónur nok sek dkk",
    "rupee": "rs inr npr lkr pkr rupiya",
    "naira": "ngn",
    "cedi": "ghs gh\u20b5",
    "peso": "mxn clp uyu",
    "taka": "bdt",
    "baht": "thb",
    "dong": "vnd",
    "rupiah": "idr rp",
    "ringgit": "myr",
    "yen": "jpy",
    "won": "krw",
    "dirham": "aed",
    "dinar": "tnd dzd",
    "riyal": "sar qar",
    "forint": "huf",
    "koruna": "czk korun koruny",
    "leu": "lei",
    "lev": "bgn leva",
    "hryvnia": "uah",
    "ruble": "rub rouble",
    "shekel": "ils",
    "birr": "etb",
    "franc": "chf xof cfa fcfa",
    "zloty": "pln złoty zł",
    "shilling": "kes ksh tzs tsh ugx ush",
    "rand": "zar rands",
    "real": "brl reais",
    "yuan": "rmb cny",
    "mm": "millimetre millimeter",
    "nautical": "nm",
    "degree": "° celsius fahrenheit",
    "inch": "inches",
    "dates": "dates date",
    "passenger": "pax",
    "meeting": "mtg mtgs",
    "appointment": "appt appts",
    "piece": "pcs",
    "account": "acct accts",
    "engineer": "eng engs",
    "acre": "ac",
    "customer": "cust custs",
    "volunteer": "vols",
    "employee": "empl",
}
_ALIKE = {word: unit for unit, words in _OTHER_WORDS.items() for word in words.split()} | _SHORT
_CODES = "usd gbp eur nok sek dkk kr rs inr chf pln kes ksh zar brl rmb aud cad nzd sgd hkd mxn clp ghs "
_CODES += "gh\u20b5 ngn npr lkr pkr bdt thb vnd idr rp myr jpy cny krw egp tnd dzd aed sar qar huf czk bgn uah "
_CODES += "rub ils tzs tsh ugx ush xof cfa fcfa etb twd uyu"
# before or behind a number: 'CHF 24,000', '500 NOK'
CODES = {code: _ALIKE[code] for code in _CODES.split()}
WRITTEN_UNITS |= CODES
MONEY = frozenset((*SIGNS.values(), *CODES.values()))
MEASURES = frozenset(
    "percent dollar pound euro second minute hour day week month year decade fortnight times cent degree mile kg "
    "gram metre km litre tonne ml cm mm milligram megabyte gigabyte kilobyte terabyte".split()
)


def singular(word: str) -> str:
    """Return what a figure counts by one name: 'minute' for 'mins', 'charity' for 'charities'."""
    if word in _ALIKE:
        return _ALIKE[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    bare = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return _ALIKE.get(bare, bare)
