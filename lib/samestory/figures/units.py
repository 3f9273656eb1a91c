"""Text -> quantities: each number with its currency or unit, ranges joined.

The units stand in `data/units.csv`. Numbers without one are read in `bare`, `ranges` joins two that
are one quantity ("5 to 10 percent"), and `money` tells whose currency is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from samestory import word_lists
from samestory.figures import bare, echoes, money, numerals, ranges
from samestory.figures.quantity import Quantity
from samestory.number_words import SPACE, Numeral

__all__ = ["Quantity", "find"]

# Words that may stand between a number and its unit: "two more weeks".
BETWEEN = re.compile(
    rf"{SPACE}(?:more|full|consecutive|straight|additional|whole|extra|further|long|short|solid"
    rf"|successive|entire|calendar)(?={SPACE})"
)
UNIT_WORDS = re.compile(
    rf"(?:{SPACE}|-)?([A-Za-zµμ°º%²€£$¢][A-Za-zº.²³/]{{0,20}}\d?(?:-[A-Za-z.²]{{1,12}}){{0,3}}"
    rf"(?:{SPACE}[A-Za-z.]{{1,12}}){{0,2}})"
)
# Letters that are a unit behind a space too: "30 C", "12 m"; "2 in", "10 a" are not.
SPACED_LETTERS = frozenset("CFmgLWV")


# "5 ft 2 in": only so is "in" an inch behind a space.
FEET = re.compile(r"(?:ft|feet|foot)\.? $")


OF_MONEY = re.compile(rf"{SPACE}of(?={SPACE})")


class Unit(NamedTuple):
    """What a surface of data/units.csv stands for."""

    name: str
    kind: str
    factor: float  # of a subunit: cents are 0.01 dollars


@lru_cache(maxsize=1)
def table() -> dict[str, Unit]:
    """Surface -> unit, from data/units.csv; long surfaces in lower case."""
    rows = word_lists.rows(word_lists.FOLDER / "units.csv")
    exact = {r["surface"]: Unit(r["unit"], r["kind"], float(r["factor"] or 1)) for r in rows}
    folded = {s.lower(): u for s, u in exact.items() if len(s) > 3 and not s.isupper()}
    return folded | exact


def look_up(surface: str) -> Unit | None:
    """The unit of a word or words; longer ones in any case."""
    plain = re.sub(r"\s", " ", surface)
    return table().get(plain) or (table().get(plain.lower()) if len(plain) > 3 else None)


def find(text: str) -> Iterator[Quantity]:
    """Quantities in order of their place; ranges ("5 to 10 percent") are one quantity."""
    local = money.local(text)
    measures = (measured(text, numeral) for numeral in numerals.find(text))
    said = echoes.Said()
    for found in ranges.joined(text, filter(None, measures)):
        code = local(found.unit, found.start) if found.kind == "money" else found.unit
        yield said.completed(text, found._replace(unit=code))


def measured(text: str, number: Numeral) -> Quantity | None:
    """The quantity around a numeral; None where what is glued to it makes it something else."""
    if number.form == "ordinal":
        return bare.rank(number)
    if number.form in {"score", "none", "timed"}:
        return bare.without_unit(text, number)
    sign = money.BEFORE.search(text, max(0, number.start - 6), number.start)
    found: Quantity | None
    aged = bare.AGED.search(text, max(0, number.start - 24), number.start)
    if sign and not sign["sign"].endswith("$") and sign["sign"] in money.COUNTRIES:
        sign = sign if number.before == "$" else None
    if number.before or sign:
        found = priced(number, sign)
    elif (unit := unit_behind(text, number)) is not None:
        found = with_unit(number, *unit)
        if aged and found.kind == "duration":  # "aged 18 months"
            found = found._replace(kind="age")
    else:
        found = bare.without_unit(text, number)
    return found and found._replace(scaled=number.scaled)


def priced(number: Numeral, sign: re.Match[str] | None) -> Quantity | None:
    """The sum of money of a numeral with a currency in front."""
    after = number.after
    if after not in {"", "+"} and after[0] not in "-/":
        return None
    start = sign.start() if sign else number.start
    code = money.code((sign["sign"] if sign else "") + number.before)
    return Quantity(
        start, number.end, number.value, number.high, code, "money", number.form, "", after == "+"
    )


def with_unit(number: Numeral, unit: Unit, end: int) -> Quantity:
    """The quantity of a numeral and the unit behind it."""
    high = None if number.high is None else round(number.high * unit.factor, 9)
    value = number.value if unit.factor == 1 else round(number.value * unit.factor, 9)
    return Quantity(number.start, end, value, high, unit.name, unit.kind, number.form)


def unit_behind(text: str, number: Numeral) -> tuple[Unit, int] | None:
    """The unit that follows a numeral, the longest that is known, and where it ends."""
    position = number.end
    # "millions of pounds" is a sum; "dozens of miles" counts miles.
    sum_of = number.form == "vague" and OF_MONEY.match(text, position)
    if sum_of:
        position = sum_of.end()
    if not number.after and (filler := BETWEEN.match(text, position)):
        position = filler.end()
    match = UNIT_WORDS.match(text, position)
    if not match:
        return None
    words = match.group(1)
    while words:
        surface = words if look_up(words) else words.rstrip(".,")
        if found := look_up(surface):
            end = match.start(1) + len(surface)
            unit = vetted(text, number, found, end)
            return None if sum_of and unit and unit[0].kind != "money" else unit
        cut = max(words.rfind(" "), words.rfind("-"), words.rfind("\n"), words.rfind("/"))
        words = words[:cut] if cut > 0 else ""
    return None


def vetted(text: str, number: Numeral, unit: Unit, end: int) -> tuple[Unit, int] | None:
    """The unit, unless what follows or the number's form makes it another word."""
    surface = text[number.end : end].strip(" -\n")
    if text[end : end + 1].isalnum() or not fits_form(number, unit, surface):
        return None
    if len(surface) == 1 and surface.isalpha() and text[number.end] != surface:
        if surface not in SPACED_LETTERS or text[number.end] == "-" or number.form != "digits":
            return None
        if not re.match(r"[.,;)]|\s(?![A-Z])|$", text[end : end + 2]):
            return None
    if surface == "in" and not (
        text[number.end] == "i" or FEET.search(text, max(0, number.start - 6), number.start)
    ):
        return None
    # "5 Mile Road", "60 Minutes".
    if surface.istitle() and surface not in table() and " " not in surface:
        return None
    if (
        unit.name == "pound"
        and not (number.form == "vague" and OF_MONEY.match(text, end))
        and (number.scaled or money.means_money(text, number.start, end))
    ):
        unit = unit._replace(name="GBP", kind="money")
    return unit, end


def fits_form(number: Numeral, unit: Unit, surface: str) -> bool:
    """Whether a unit can follow such a number: "half an hour", not "a third minute"."""
    if number.form == "couple":
        return surface.endswith("s") or unit.name in {"foot", "century"}
    if number.form != "fraction":
        return number.form not in {"none", "decade"}
    return unit.kind != "duration" or (number.value == 0.5 and surface == unit.name)
