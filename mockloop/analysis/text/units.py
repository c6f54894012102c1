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
_ALIKE = {"per": "percent", "pct": "percent", "percentage": "percent", "fold": "times", "bucks": "dollar"}
_ALIKE |= {"quid": "pound", "hrs": "hour", "mins": "minute", "secs": "second", "person": "people", "persons": "people"}
_ALIKE |= {"children": "child", "men": "man", "women": "woman", "factor": "times", "time": "times", "usd": "dollar"}
_ALIKE |= {"kilo": "kg", "kilogram": "kg", "g": "gram", "meter": "metre", "m": "metre", "kilometer": "km"}
_ALIKE |= {"kilometre": "km", "liter": "litre", "l": "litre", "ton": "tonne", "t": "tonne", "centimetre": "cm"}
_ALIKE |= {"centimeter": "cm", "milliliter": "ml", "millilitre": "ml", "kms": "km", "kgs": "kg", "gramme": "gram"}
_ALIKE |= {"k's": "km", "mil": "ml", "mph": "mile", "kph": "km", "kmh": "km", "mi": "mile", "gms": "gram", "gm": "gram"}
_ALIKE |= {**_SHORT, "gbp": "pound", "eur": "euro", "half": "half", "hr": "hour"}
_ALIKE |= {"yrs": "year", "yr": "year", "wks": "week", "wk": "week", "mth": "month", "mths": "month", "mo": "month"}
_ALIKE |= {"mos": "month", "gb": "gigabyte", "gig": "gigabyte", "mb": "megabyte", "meg": "megabyte", "kb": "kilobyte"}
_ALIKE |= {
    "tb": "terabyte",
    "ha": "hectare",
    "ft": "foot",
    "feet": "foot",
    "lb": "pound",
    "lbs": "pound",
    "kw": "kilowatt",
}
_ALIKE |= {"oz": "ounce", "gal": "gallon", "gals": "gallon", "kr": "krone", "kroner": "krone", "kronor": "krone"}
_ALIKE |= {"krona": "krone", "crown": "krone", "krónur": "krone", "nok": "krone", "sek": "krone", "dkk": "krone"}
_ALIKE |= {
    "rs": "rupee",
    "inr": "rupee",
    "chf": "franc",
    "pln": "zloty",
    "złoty": "zloty",
    "zł": "zloty",
    "kes": "shilling",
}
_ALIKE |= {
    "ksh": "shilling",
    "zar": "rand",
    "brl": "real",
    "reais": "real",
    "rmb": "yuan",
    "sec's": "second",
    "people": "people",
}
_ALIKE |= {"millimetre": "mm", "millimeter": "mm", "nm": "nautical", "°": "degree", "dates": "dates", "date": "dates"}
_ALIKE |= {
    "pax": "passenger",
    "ppl": "people",
    "mtg": "meeting",
    "mtgs": "meeting",
    "appt": "appointment",
    "pcs": "piece",
}
_ALIKE |= {"folk": "people", "folks": "people"}
_ALIKE |= {"acct": "account", "accts": "account", "eng": "engineer", "engs": "engineer", "ac": "acre"}
_ALIKE |= {"appts": "appointment", "cust": "customer", "custs": "customer", "vols": "volunteer", "empl": "employee"}
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
