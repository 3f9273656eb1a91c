"""Numerals -> quantities: each number with its currency or unit, ranges joined.

The units stand in `data/units.csv`; a sign or word of money is given as its ISO 4217 code where
one country is meant ("$" alone is taken for US dollars).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from samestory.figures import numerals
from samestory.figures.numerals import Numeral

__all__ = ["Quantity", "find"]

SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD",
    "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "R$": "BRL",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₽": "RUB",
    "₦": "NGN", "₱": "PHP", "₺": "TRY", "฿": "THB", "₫": "VND", "₴": "UAH", "RM": "MYR",
    "$US": "USD", "$A": "AUD", "Rs": "rupee", "Rs.": "rupee",
}  # fmt: skip
# Words that may stand between a number and its unit: "two more weeks".
BETWEEN = re.compile(
    r"[ \u00a0](?:more|full|consecutive|straight|additional|whole|extra|further|long|short)(?= )"
)
UNIT_WORDS = re.compile(r"[ \u00a0-]?([A-Za-zµμ°%²€£]+[A-Za-z.²/-]*(?: [A-Za-z.]{1,12}){0,2})")
CURRENCY_BEFORE = re.compile(
    r"(?<!\w)(US \$|(?:USD|EUR|GBP|JPY|CNY|CHF|INR|AUD|CAD|NZD|HKD|SGD|RM|Rs\.?) |[$£€] )$"
)
AGED = re.compile(r"(?<!\w)(?:aged|ages|age|age of|ages of)(?: between| from)? $", re.IGNORECASE)
MAGNITUDE = re.compile(r"(?<!\w)magnitude(?: of)? $", re.IGNORECASE)
SHARE = re.compile(r" (?:in|out of|of) (?:every )?$")
# Singular nouns that a hyphen may tie to a count: "a 12-member panel".
TIED = frozenset(
    "member person woman seat nation country state judge page point vehicle car team bedroom "
    "storey story game match vote run goal".split()
)


class Quantity(NamedTuple):
    """A number with its unit: `text[start:end]` holds both; the kind is one of figures.KINDS."""

    start: int
    end: int
    value: float
    high: float | None
    unit: str
    kind: str
    form: str  # as in Numeral
    tied: str = ""  # noun tied by a hyphen: "member" of "12-member"
    open_ended: bool = False  # "100+"


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, str]]:
    """Surface -> (unit, kind), from data/units.csv; long surfaces in lower case."""
    place = Path(__file__).parents[1] / "data" / "units.csv"
    with place.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    exact = {r["surface"]: (r["unit"], r["kind"]) for r in rows}
    folded = {s.lower(): u for s, u in exact.items() if len(s) > 3 and not s.isupper()}
    return folded | exact


def look_up(surface: str) -> tuple[str, str] | None:
    """Unit and kind of a word or words; longer ones in any case."""
    found = table().get(surface)
    return found or (table().get(surface.lower()) if len(surface) > 3 else None)


def find(text: str) -> Iterator[Quantity]:
    """Quantities in order of their place; ranges ("5 to 10 percent") are one quantity."""
    waiting: Quantity | None = None
    for numeral in numerals.find(text):
        found = measured(text, numeral)
        if found is None:
            continue
        if waiting and (joined := join(text, waiting, found)):
            waiting = joined
            continue
        if waiting:
            yield shared_unit(text, waiting, found)
        waiting = found
    if waiting:
        yield waiting


def measured(text: str, number: Numeral) -> Quantity | None:
    """The quantity around a numeral; None where what is glued to it makes it something else."""
    start, end, after = number.start, number.end, number.after
    if number.form == "ordinal":
        if after:
            return None
        return Quantity(start, end, number.value, None, "", "ordinal", number.form)
    if number.before or (sign := CURRENCY_BEFORE.search(text, max(0, start - 6), start)):
        if after not in {"", "+"} and not after.startswith("-"):
            return None
        if not number.before and sign:
            start = sign.start()
        code = (number.before or text[start : number.start]).replace(" ", "")
        code = SIGNS.get(code, code)
        return Quantity(
            start, end, number.value, number.high, code, "money", number.form, "", after == "+"
        )
    if (found := unit_behind(text, number)) is not None:
        unit, kind, end = found
        if text[max(0, start - 6) : start].lower() in {"minus ", "minus-"}:
            start, number = start - 6, number._replace(value=-number.value)
        return Quantity(start, end, number.value, number.high, unit, kind, number.form)
    if AGED.search(text, max(0, start - 20), start) and not after and number.value < 130:
        return Quantity(start, end, number.value, number.high, "year", "age", number.form)
    if MAGNITUDE.search(text, max(0, start - 14), start) and not after:
        return Quantity(start, end, number.value, None, "magnitude", "measure", number.form)
    return bare(text, number)


def bare(text: str, number: Numeral) -> Quantity | None:
    """A count or a share: a number without a unit."""
    start, end, after = number.start, number.end, number.after
    kind = "ratio" if number.form == "fraction" else "count"
    tied = after.removeprefix("-").lower()
    if after == "+":
        return Quantity(start, end, number.value, number.high, "", kind, number.form, "", True)
    if after and not (after.startswith("-") and tied in TIED):
        return None
    # "100m" may be metres or millions: what follows must tell.
    short = text[end - 1] in "mMbB" and text[end - 2 : end - 1].isdigit()
    if short and number.scaled:
        return Quantity(start, end, number.value, number.high, "", kind, "short")
    return Quantity(start, end, number.value, number.high, "", kind, number.form, tied)


def unit_behind(text: str, number: Numeral) -> tuple[str, str, int] | None:
    """Unit, kind and end of the unit that follows a numeral, the longest that is known."""
    position = number.end
    if not number.after and (filler := BETWEEN.match(text, position)):
        position = filler.end()
    match = UNIT_WORDS.match(text, position)
    if not match:
        return None
    words = match.group(1)
    while words:
        surface = words.rstrip(".,") if words not in table() else words
        if found := look_up(surface):
            return vetted(text, number, found, match.start(1) + len(surface))
        cut = max(words.rfind(" "), words.rfind("-"))
        words = words[:cut] if cut > 0 else ""
    return None


def vetted(
    text: str, number: Numeral, found: tuple[str, str], end: int
) -> tuple[str, str, int] | None:
    """The unit, unless what follows or the number's form makes it another word."""
    unit, kind = found
    if text[end : end + 1].isalnum() or (kind == "duration" and number.form == "fraction"):
        return None
    # "5 m" and "12 C" are units only where glued or written out; "60 second" may be an ordinal.
    surface = text[number.end : end].strip(" -")
    if len(surface) == 1 and surface.isalpha() and text[number.end] == " ":
        return None
    if kind == "measure" and surface.istitle() and len(surface) > 1 and "degree" not in unit:
        return None
    if unit == "pound" and number.scaled:
        return "GBP", "money", end
    return unit, kind, end


def join(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """One quantity of two that make a range, or a share ("one in five"); else None."""
    between = text[low.end : high.start]
    if len(between) > 16 or "vague" in (low.form, high.form):
        return None
    if SHARE.fullmatch(between) and low.kind == high.kind == "count" and not low.high:
        year = text[high.start : high.end].isdigit() and 1100 <= high.value < 2100
        the_one = text[max(0, low.start - 4) : low.start].lower() == "the "
        if high.high or low.value >= high.value or between.strip() == "of" or year or the_one:
            return None
        return low._replace(end=high.end, value=low.value / high.value, kind="ratio", form="share")
    ahead = text[max(0, low.start - 10) : low.start].lower()
    spread = between in {" to ", "-", "–", " – ", " - ", " or "} and not ahead.endswith("from ")
    spread = spread or (between == " and " and ahead.endswith("between "))
    alike = (low.kind == high.kind and low.unit == high.unit) or low.kind == "age"
    if not spread or low.high or high.high or not (alike or not low.unit):
        return None
    if low.kind not in {"count", "age", high.kind} or high.kind == "ordinal":
        return None
    # "5 to 10 million": the scale belongs to both; not in "$500 to $1 million".
    factor = scale_of(high.value) if text[high.end - 1].isalpha() and high.form == "digits" else 1.0
    factor = factor if low.value * factor < high.value and low.value < 1000 else 1.0
    if low.value * factor >= high.value:
        return None
    kind, unit = (low.kind, low.unit) if low.kind == "age" else (high.kind, high.unit)
    return high._replace(
        start=low.start, value=low.value * factor, high=high.value, kind=kind, unit=unit
    )


def shared_unit(text: str, low: Quantity, high: Quantity) -> Quantity:
    """The first quantity, with the unit of the second in "from 5 to 10 percent"."""
    from_to = text[low.end : high.start] == " to " and text[
        max(0, low.start - 5) : low.start
    ].lower().endswith("from ")
    if from_to and low.kind == "count" and high.unit:
        return low._replace(kind=high.kind, unit=high.unit)
    return low


def scale_of(value: float) -> float:
    """The largest of thousand, million, ... that fits in `value`."""
    return max((s for s in numerals.SCALES.values() if 1000 <= s <= value), default=1.0)
