"""What figures count: signs of money, short forms of measures, and the singular of any noun."""

from __future__ import annotations

SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₦": "naira", "₱": "peso", "₺": "lira"}
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
    "kr": "krone",
    "p": "pence",
    **_SHORT,
    **SIGNS,
    r"\$": "dollar",
}
# a unit, and the other words for it
_OTHER_WORDS = {
    "percent": "per pct percentage",
    "times": "fold factor time",
    "dollar": "bucks usd",
    "pound": "quid gbp lb lbs",
    "hour": "hrs hr",
    "minute": "mins",
    "second": "secs sec's",
    "people": "person persons people ppl folk folks",
    "child": "children",
    "man": "men",
    "woman": "women",
    "kg": "kilo kilogram kgs",
    "gram": "g gramme gms gm",
    "metre": "meter m",
    "km": "kilometer kilometre kms k's kph kmh",
    "litre": "liter l",
    "tonne": "ton t",
    "cm": "centimetre centimeter",
    "ml": "milliliter millilitre mil",
    "mile": "mph mi",
    "euro": "eur",
    "half": "half",
    "year": "yrs yr",
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
    "rupee": "rs inr",
    "franc": "chf",
    "zloty": "pln złoty zł",
    "shilling": "kes ksh",
    "rand": "zar",
    "real": "brl reais",
    "yuan": "rmb",
    "mm": "millimetre millimeter",
    "nautical": "nm",
    "degree": "°",
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
# before a number: 'CHF 24,000'
CODES = {code: _ALIKE[code] for code in "usd gbp eur nok sek dkk rs inr chf pln kes ksh zar brl rmb".split()}
MONEY = frozenset((*SIGNS.values(), *CODES.values()))
MEASURES = frozenset(
    "percent dollar pound euro second minute hour day week month year times cent degree mile kg gram metre km litre "
    "tonne ml cm mm milligram megabyte gigabyte kilobyte terabyte".split()
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
