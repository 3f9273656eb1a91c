"""Text -> the numbers in it that begin with a digit.

Digits count only when a whole run of non-space characters can be read as one number, with a
currency in front and a unit or scale behind: F-35, 9/11, 5:30 and 300x250 are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samestory.figures import money
from samestory.number_words import ABBREVIATIONS, SCALES, SPACE, VULGAR, Numeral, either

__all__ = ["find"]

# A currency sign with the letters that tell whose it is; `money` gives their ISO codes. Letters
# that are part of other names (R, N, P) stand in `units`, where what follows is seen.
SIGN = (
    r"(?:\$US|\$A|(?:Mex|US|AU|CA|NZ|HK|NT|Z|J|TT|A|C|S|R|U\.S\.)?\$|GH[¢₵]|[£€¥₹₩₪₽₦₱₺฿₫₴₵₡₿₾₭₸₮₲]"
    rf"|Rs\.?|RM|Rp|KSh|Ksh|KShs?|Shs?|USh|Ush|TSh|Dh|Dhs|Tk|Php|(?:{either(money.CODES)})\$?"
    # Letters alone are money only before what no name ends with: "R2.5m", "N75,000".
    r"|[RN](?=\d{1,3}(?:,\d{3}|\.\d\d?(?:m|bn)?\b|(?:m|bn| ?million| ?billion| ?trillion)\b))"
    # A pound sign that was lost on the way.
    r"|PS(?=\d{1,3}(?:,\d{3}|(?:\.\d\d?)?(?:m|bn)\b)))"
)
SHORT = rf"(?:{either(ABBREVIATIONS)})"
GAP = "[ \u00a0\u2009\u202f]"
DIGITS = rf"(?:\d{{1,15}}(?:(?:,|{GAP})\d{{2,3}}){{0,6}}(?:\.\d{{1,9}})?|\.\d{{1,9}})"
GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{2,3}){0,5},\d{3}(?:\.\d+)?")
SPACED = re.compile(rf"[1-9]\d{{0,2}}(?P<groups>(?:{GAP}\d{{3}}){{1,5}})(?:\.\d+)?")
# "40 000" and "2 1/2" are one run each.
RUN = re.compile(
    rf"(?:[^\s()\[\]{{}}\"“”«»;—…|<>]|(?<=\d){GAP}(?=\d{{3}}(?!\d))|(?<=\d) (?=\d{{1,2}}[/⁄]\d))+"
)
# A time that was run or swum: "3:50.12".
TIMED = re.compile(r"(?:(?P<hours>\d):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d\.\d{1,3})")
EDGE = "'‘’*~≈."
NUMBER_RUN = re.compile(
    r"(?P<prefix>(?:magnitude|minus|negative|sub)-)?(?P<minus>[-−])?"
    rf"(?P<before>{SIGN})?(?P<low>[-−+]?{DIGITS})(?P<vulgar>[{''.join(VULGAR)}])?"
    r"(?:[x×]10(?:\^|(?=[-−]))(?P<power>[-−]?\d{1,2}))?"
    rf"(?P<low_scale>{SHORT}(?![A-Za-z/²³]))?"
    rf"(?:%?[-–](?:{SIGN})?(?P<high>{DIGITS})(?P<high_scale>{SHORT}(?![A-Za-z/²³]))?)?"
    rf"(?P<ordinal>st|nd|rd|th)?(?:-?(?P<scale>{either(SCALES)}))?"
    r"(?P<after>[%°][CF]?(?:-[a-z]{1,12})?|[€£$¢]|\+|-$|-?[A-Za-zµμ²³/]{1,12}\d?(?:[-/][A-Za-z]{1,12}){0,3})?"
)
# What a run of characters may end with, of the groups of NUMBER_RUN, the last first.
LAST_PART = ("scale", "ordinal", "high_scale", "high", "low_scale", "power", "vulgar", "low")
FRACTION_RUN = re.compile(
    r"(?P<minus>[-−])?(?P<before>[$£€])?(?:(?P<whole>\d{1,3})[ -])?(?P<over>\d{1,2})"
    r"[/⁄](?P<under>\d{1,3})(?P<after>[%]|-?[A-Za-z]{2,12})?"
)
UNDER = frozenset({2, 3, 4, 8, 16})
SCALE_BEHIND = re.compile(
    rf"{SPACE}(?P<scale>(?:{either(SCALES)}|dozens?)(?:{SPACE}crore)?|(?-i:{SHORT})\.?)(?![\w-])",
    re.IGNORECASE,
)
# Short scales that nothing else is written as, so that they need no currency in front.
CLEAR = frozenset({"bn", "mn", "mln", "bln", "tn", "trn", "tln", "cr", "Cr"})
# What tells that "1 200" is one number, and that it is two: "employs 1 200 people", "on day 3 200
# people came".
PLURAL = re.compile(rf"{SPACE}(?:[a-z]{{2,20}}s|people|men|women|children|police)(?!\w)")
WORD_BEFORE = re.compile(rf"(?<!\w)([a-z]{{2,14}}){SPACE}$")
NUMBERED = frozenset(
    "day phase level section stage grade group class category no week page line number type part "
    "chapter route zone room table figure step round season game unit gate floor block".split()
)
# "the Class of '94"
CLASS_OF = re.compile(r"\b(?:of|in|since|class|summer|winter) ['’]$", re.IGNORECASE)
RANDS = re.compile(NUMBER_RUN.pattern.replace(SIGN, "R"))
TELEPHONE = re.compile(
    r"\b(?:call|phone|telephone|tel|dial|hotline|helpline|whatsapp|fax)\b[^\d\n]{0,20}"
    r"[\d +()-]{0,20}$",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Numeral]:
    """Numerals that begin with a digit, in order of their place."""
    for run in RUN.finditer(text.replace("--", "  ")):
        whole = run.group()
        if not any(c.isdigit() or c in VULGAR for c in whole[:60]):
            continue
        found = read_run(text, run.start(), whole)
        if found is None and re.search(GAP, whole):
            yield from single_runs(text, run)
        elif found:
            yield found


def single_runs(text: str, run: re.Match[str]) -> Iterator[Numeral]:
    """The numerals of a run that is not one number, read between its spaces."""
    for piece in re.finditer(r"\S+", run.group()):
        if found := read_run(text, run.start() + piece.start(), piece.group()):
            yield found


def read_run(text: str, first: int, whole: str) -> Numeral | None:
    """The numeral of a run of characters at `first`, with a scale word after it; None if none."""
    raw = re.sub(r"(?<=[A-Za-z])['’]s?$", "", whole.rstrip(".,:!?'’*"))
    # ".22" is a number, "...22" and "'22" are numbers with something in front.
    bare = raw.lstrip(EDGE) if not re.match(r"\.\d", raw) else raw
    if not bare or len(bare) > 60:
        return None
    start = first + len(raw) - len(bare)
    if bare in VULGAR:
        return Numeral(start, start + 1, VULGAR[bare], None, "fraction")
    if match := FRACTION_RUN.fullmatch(bare):
        return fraction(text, start, match)
    if match := TIMED.fullmatch(bare):
        value = 3600 * int(match["hours"] or 0) + 60 * int(match["minutes"])
        return Numeral(start, start + len(bare), value + float(match["seconds"]), None, "timed")
    if CLASS_OF.search(text, max(0, start - 12), start) and re.fullmatch(r"\d\d", bare):
        return None
    match = NUMBER_RUN.fullmatch(bare) or rands(text, start, bare)
    if re.match(r"\([a-z]\)", text[start + len(bare) : start + len(bare) + 3]):
        return None  # "a 401(k)"
    return number(text, start, match) if match else None


def rands(text: str, start: int, bare: str) -> re.Match[str] | None:
    """The match of "R850" where money is spoken of; elsewhere that is a road or a model."""
    if not re.fullmatch(r"R[1-9]\d{1,5}(?:\.\d\d)?", bare):
        return None
    spent = money.SPENDING.search(text, max(0, start - 50), start)
    earned = money.EARNING.match(text, start + len(bare))
    return RANDS.fullmatch(bare) if spent or earned else None


def fraction(text: str, start: int, match: re.Match[str]) -> Numeral | None:
    """The numeral of "1/2", "2 1/2"; None for 9/11, 24/7, 1/6."""
    over, under, whole = int(match["over"]), int(match["under"]), int(match["whole"] or 0)
    plain = under in UNDER or match["whole"] or match["after"] or under > 31
    plain = plain or text.startswith(" of", start + match.end())
    if not 0 < over < under or not plain:
        return None
    value = (whole + over / under) * (-1 if match["minus"] else 1)
    form = "digits" if match["whole"] or match["before"] else "fraction"
    return Numeral(start, start + match.end("under"), value, None, form, False,
                   match["before"] or "", match["after"] or "")  # fmt: skip


def number(text: str, start: int, match: re.Match[str]) -> Numeral | None:
    """The numeral of a match of NUMBER_RUN, with a scale word behind it."""
    part = match.groupdict(default="")
    known = part["before"] or ("spaced" if is_spaced(text, start, part["low"]) else "")
    low, high = amount(part["low"], known), amount(part["high"], part["before"])
    if low is None or (part["high"] and high is None) or is_telephone(text, start, part):
        return None
    form = form_of(part, low, high)
    if not form:
        return None
    end = start + match.end(next(key for key in LAST_PART if part[key]))
    factor = SCALES.get(part["scale"].lower(), 1.0) * 10.0 ** int(
        part["power"].replace("−", "-") or 0
    )
    factor *= ABBREVIATIONS.get(part["high_scale"] or part["low_scale"], 1.0)
    if factor == 1 and not part["after"]:
        factor, end = scale_behind(text, end, part["before"])
    low = (low + VULGAR.get(part["vulgar"], 0.0)) * factor
    negative = part["minus"] or part["prefix"] in {"minus-", "negative-"}
    if part["prefix"] == "magnitude-" or part["prefix"] == "sub-":
        start += len(part["prefix"])
    return Numeral(
        start, end, -low if negative else low, None if high is None else high * factor, form,
        factor != 1.0, part["before"], part["after"],
    )  # fmt: skip


def scale_behind(text: str, end: int, currency: str) -> tuple[float, int]:
    """The factor of a scale word behind the digits, and where it ends."""
    behind = SCALE_BEHIND.match(text, end)
    if behind is None:
        return 1.0, end
    word = behind["scale"]
    words = word.lower().split()
    if all(w in SCALES or w.startswith("dozen") for w in words):
        factor = 1.0
        for w in words:
            factor *= SCALES.get(w, 12.0)
        return factor, behind.end()
    if currency or word.rstrip(".") in CLEAR:
        return ABBREVIATIONS[word.rstrip(".")], behind.end()
    return 1.0, end


def amount(digits: str, currency: str) -> float | None:
    """The value of digits with commas or spaces; None when these do not group thousands."""
    plain = digits.lstrip("-−+")
    if not plain:
        return None
    if "," in plain and not GROUPED.fullmatch(plain):
        return None
    if re.search(GAP, plain) and not is_grouped(digits, plain, currency):
        return None
    bare = re.sub(rf",|{GAP}", "", plain)
    if len(bare) > 1 and bare[0] == "0" and "." not in bare:
        return None
    value = float(bare)
    return -value if digits[0] in "-−" else value


def is_spaced(text: str, start: int, digits: str) -> bool:
    """Whether the 1 of "employs 1 200 people" belongs to what follows: a plural is counted."""
    if not re.fullmatch(r"[1-9] \d{3}", digits) or not PLURAL.match(text, start + len(digits)):
        return False
    before = WORD_BEFORE.search(text, max(0, start - 16), start)
    return before is not None and before[1] not in NUMBERED


def is_grouped(digits: str, plain: str, currency: str) -> bool:
    """Whether spaces group thousands: "40 000", "1 234 567", "$5 300", not "May 5 300 people"."""
    match = SPACED.fullmatch(plain)
    if match is None or digits[0] == "+":
        return False
    groups = re.findall(rf"{GAP}(\d+)", match["groups"])
    narrow = re.search("[\u00a0\u2009\u202f]", plain)
    return bool(currency or narrow or len(groups) > 1 or any(g[0] == "0" for g in groups))


def form_of(part: dict[str, str], low: float, high: float | None) -> str:
    """The form of a run: digits, ordinal, score, suspended ("7- or 8-inch"); empty if none."""
    if part["after"] == "-":
        return "suspended" if high is None else ""
    if part["ordinal"]:
        return "ordinal"
    if high is None:
        return "digits"
    if is_range(part, low, high):
        return "digits"
    whole = low == int(low) and high == int(high) and max(low, high) < 200 and low != 24
    bare = not (part["before"] or part["after"] or part["minus"] or part["low"][0] in "-−+")
    return "score" if whole and bare and len(part["high"]) < 4 and high <= low else ""


def is_range(part: dict[str, str], low: float, high: float) -> bool:
    """Whether "low-high" is a range: not a score (3-2), a season (2019-20) or a phone number."""
    if low >= high or high > 20 * max(low, 1):
        return False
    years = all(1100 <= v <= 2099 and v == int(v) for v in (low, high))
    telephone = len(part["low"]) == 3 and len(part["high"]) == 4
    return not telephone and not (years and not part["before"] and not part["after"])


def is_telephone(text: str, start: int, part: dict[str, str]) -> bool:
    """Whether digits are to be dialled: after "call", or as "(555) 123-4567"."""
    if part["before"] or part["scale"] or part["after"]:
        return False
    if text[start - 1 : start] == "(" and re.match(r"\d{3}\) ?\d{3}[- ]", text[start : start + 9]):
        return True
    return bool(TELEPHONE.search(text, max(0, start - 40), start)) and len(part["low"]) > 2
