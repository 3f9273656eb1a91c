"""Currency signs and words -> ISO 4217 codes, by the country that the text names where one must.

"$" alone is taken for US dollars. Rupees, pesos and the like are those of the country named last
before the amount, else of the one in `data/currencies.csv` that stands for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from samestory import word_lists
from samestory.number_words import either

__all__ = ["BEFORE", "CODES", "COUNTRIES", "SIGNS", "code", "local", "means_money"]

SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "$US": "USD", "AU$": "AUD", "A$": "AUD",
    "$A": "AUD", "CA$": "CAD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD",
    "S$": "SGD", "R$": "BRL", "Z$": "ZWL", "J$": "JMD", "TT$": "TTD", "Mex$": "MXN",
    "GH¢": "GHS", "GH₵": "GHS", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₪": "ILS", "₽": "RUB", "₦": "NGN", "₱": "PHP", "₺": "TRY", "฿": "THB", "₫": "VND",
    "₴": "UAH", "₵": "GHS", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₸": "KZT", "₮": "MNT",
    "₲": "PYG", "₿": "bitcoin", "RM": "MYR", "Rp": "IDR", "Tk": "BDT", "Php": "PHP",
    "PS": "GBP", "R": "ZAR", "N": "NGN", "KSh": "KES", "Ksh": "KES", "KShs": "KES", "USh": "UGX",
    "Ush": "UGX", "TSh": "TZS", "Sh": "shilling", "Shs": "shilling", "Dh": "dirham",
    "Dhs": "dirham", "Rs": "rupee", "Rs.": "rupee",
}  # fmt: skip
CODES = frozenset(
    "USD EUR GBP JPY CNY CHF INR AUD CAD NZD HKD SGD MXN NGN KES ZAR UGX TZS GHS AED SAR PKR "
    "RMB BRL RUB TRY SEK NOK DKK PLN".split()
)
# Countries that may stand before "$" with a space: "US $5".
COUNTRIES = frozenset({"US", "U.S.", "U.S", "HK", "NZ"})
# What stands before a number with a space between: "Rs 500", "US $5", "EUR 3m".
BEFORE = re.compile(
    r"(?<!\w)(?P<sign>U\.?S\.?(?: \$)?|HK|NZ|[A-Z]{1,3}\$|[$£€¥₹₦₱₵]"
    rf"|(?:{either(CODES)})|RM|Rp|Tk|Rs\.?|[KUT]?[Ss]hs?\.?|Dhs?) $"
)
# What tells that pounds are money, before and behind the amount.
SPENDING = re.compile(
    r"\b(?:cost|costs|costing|pay|pays|paid|paying|spen[dt]|spends|spending|worth|fined?|price|"
    r"priced|prices|earn|earns|earned|sold|sell|rais(?:e|ed|ing)|debts?|tax|bill|wages?|salary|"
    r"tickets?|donat(?:e|ed|ion)|budget|invest(?:ed|ing)?|grant|fund|loan|borrowed|owed?|profit|"
    r"loss|savings?|sterling|rent|charg(?:e|es|ed)|fees?|bet|stole|stolen)\b[^.]{0,30}$",
    re.IGNORECASE,
)
EARNING = re.compile(r" (?:a|per|each|every) (?:year|month|week|day|head|ticket|hour|person)\b")


def code(sign: str) -> str:
    """The ISO code of a currency sign, or the word for it where several countries have one."""
    plain = sign.replace(" ", "")
    if plain in {"US$", "U.S.$", "U.S$"}:
        return "USD"
    if plain.endswith("$") and plain[:-1] in CODES:
        plain = plain[:-1]
    return SIGNS.get(plain) or SIGNS.get(plain.rstrip("."), "CNY" if plain == "RMB" else plain)


def means_money(text: str, start: int, end: int) -> bool:
    """Whether the pounds at `start`-`end` are money and no weight."""
    before = SPENDING.search(text, max(0, start - 50), start)
    return bool(before) or bool(EARNING.match(text, end))


@lru_cache(maxsize=1)
def countries() -> dict[str, list[tuple[str, str]]]:
    """Currency word -> (country's name or adjective, code); the name is empty for the default."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in word_lists.rows(word_lists.FOLDER / "currencies.csv"):
        found.setdefault(row["currency"], []).append((row["country"], row["code"]))
    return found


def local(text: str) -> Callable[[str, int], str]:
    """A function from a currency word and a place in `text` to the ISO code meant there.

    The text is searched for countries at the first use only.
    """

    @lru_cache(maxsize=16)
    def named(word: str) -> tuple[list[int], list[str], str]:
        rows = countries()[word]
        default = next((iso for name, iso in rows if not name), word)
        codes = {name: iso for name, iso in rows if name}
        pattern = re.compile(rf"\b({'|'.join(map(re.escape, codes))})")
        found = [(m.start(), codes[m.group()]) for m in pattern.finditer(text)]
        return [place for place, _ in found], [iso for _, iso in found], default

    def resolve(unit: str, place: int) -> str:
        if unit not in countries():
            return unit
        places, codes, default = named(unit)
        if not places:
            return default
        return codes[max(bisect_right(places, place) - 1, 0)]

    return resolve
