"""Feast days by name -> their day in a year, fixed or reckoned.

Only days that are the same wherever the name is used; not "Independence Day", of which every
country has its own, nor feasts that follow the sight of the moon.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["HOLIDAY", "holiday_of"]

FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1),
    "epiphany": (1, 6), "valentine's day": (2, 14), "groundhog day": (2, 2),
    "st patrick's day": (3, 17), "april fools' day": (4, 1), "april fool's day": (4, 1),
    "anzac day": (4, 25), "earth day": (4, 22), "may day": (5, 1), "juneteenth": (6, 19),
    "canada day": (7, 1), "fourth of july": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31), "all saints' day": (11, 1), "all souls' day": (11, 2),
    "guy fawkes night": (11, 5), "bonfire night": (11, 5), "veterans day": (11, 11),
    "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "st stephen's day": (12, 26),
}  # fmt: skip
# Month, weekday (Monday is 1), and the how-manieth of the month; -1 is the last.
COUNTED = {
    "martin luther king jr day": (1, 1, 3), "martin luther king day": (1, 1, 3),
    "mlk day": (1, 1, 3), "presidents day": (2, 1, 3), "presidents' day": (2, 1, 3),
    "memorial day": (5, 1, -1), "father's day": (6, 7, 3), "labor day": (9, 1, 1),
    "columbus day": (10, 1, 2), "thanksgiving day": (11, 4, 4), "thanksgiving": (11, 4, 4),
}  # fmt: skip
# Days before and after Easter Sunday.
EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "holy saturday": -1, "easter sunday": 0, "easter monday": 1, "easter": 0,
    "ascension day": 39, "whit monday": 50, "pentecost": 49,
}  # fmt: skip
OTHER = ("election day", "cyber monday")
# Names that also stand before nouns that are no time: "Christmas tree", "Easter eggs".
ALONE = frozenset({"christmas", "easter", "thanksgiving", "new year's", "halloween", "epiphany"})


def spelled(name: str) -> str:
    """A pattern for a name: either apostrophe, any gap, "St." with its dot."""
    words = name.title().replace("'S", "'s").replace(" Of ", " of ").replace("Mlk", "MLK")
    words = words.replace("St ", "(?:St\\.?|Saint) ").replace("Jr ", "Jr\\.? ")
    return words.replace("'", "['’]").replace(" ", r"(?:[ \t\u00a0]{1,3}|\n)")


NAMES = sorted((*FIXED, *COUNTED, *EASTER, *OTHER), key=len, reverse=True)
HOLIDAY = (
    rf"(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?\b(?P<holiday>{'|'.join(map(spelled, NAMES))})"
    r"\b(?!['’]s [a-z])(?:,? (?:in |of )?(?P<year>(?:19|20)\d\d)\b)?"
)


def holiday_of(name: str, year: int) -> date | None:
    """The day of a feast in a year; None where the calendar ends."""
    words = " ".join(name.lower().replace("’", "'").replace(".", "").split())
    words = words.replace("saint ", "st ")
    if not 1 <= year < 9999:
        return None
    if words in FIXED:
        return date(year, *FIXED[words])
    if words in EASTER:
        return easter(year) + timedelta(days=EASTER[words])
    if words == "election day":  # of the United States: Tuesday after the first Monday
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if words == "cyber monday":
        return nth_weekday(year, 11, 4, 4) + timedelta(days=4)
    return nth_weekday(year, *COUNTED[words])


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date:
    """The third Monday of a month, or the last (-1)."""
    if place > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (place - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (Gauss, in Lilius's form)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - sunday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))
