"""Test cases of other finders of figures -> the quantities in them that could stand in news.

Cases of microsoft/Recognizers-Text (numbers, dimensions, currencies, ages) mark only their own kind
of quantity, so that of each the share is measured that is found, and not what is found beside; with
those of nielstron/quantulum3 it is done in the same way.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from measuring.quantities import amounts, in_news
from measuring.quantities.amounts import Found, Wanted
from measuring.quantities.pairs import Reading, Text
from measuring.quantities.tools import UNIT, Tool
from measuring.quantities.unit_names import PER

SPECS = "figures_and_dates/recognizers_text/Specs"
QUANTULUM = "figures_and_dates/quantulum3/quantulum3/_lang/en_US/tests/quantities.json"
# What is shown -> its file in the specs.
MODELS = {
    "numbers": "Number/English/NumberModel.json",
    "units": "NumberWithUnit/English/DimensionModel.json",
    "currencies": "NumberWithUnit/English/CurrencyModel.json",
    "ages": "NumberWithUnit/English/AgeModel.json",
}
NEEDED = (QUANTULUM, *(f"{SPECS}/{path}" for path in MODELS.values()))
PLATFORMS = frozenset({"dotnet", "java", "javascript", "python"})
NOT_SUPPORTED = "marked by its authors as supported nowhere"
ALL = "all"
AGE = " of age"


class Case(NamedTuple):
    """A text, what is expected in it, and what is left out: the quantity and the reason.

    Without `units`, only values are expected.
    """

    cases: str
    text: Text
    units: bool
    left_out: tuple[tuple[str, str], ...]


class Expected(NamedTuple):
    """A quantity, and the words of the text that it is."""

    passage: str
    wanted: Wanted


def read(data: Path | None) -> list[Case]:
    """All cases in a folder of corpora in which something is expected; none without a folder."""
    return [] if data is None else [*recognizers(data), *quantulum(data)]


def recognizers(data: Path) -> Iterator[Case]:
    """The cases of Recognizers-Text."""
    for kind, path in MODELS.items():
        rows = json.loads((data / SPECS / path).read_text(encoding="utf-8-sig"))
        for number, row in enumerate(rows):
            stated = [r for r in row["Results"] if r["Resolution"].get("value")]
            expected = [Expected(r["Text"], of_recognizers(r["Resolution"], kind)) for r in stated]
            name = f"Recognizers-Text, {kind}"
            reason = NOT_SUPPORTED if unsupported(row) else ""
            yield case(name, number, row["Input"], expected, units=kind != "numbers", reason=reason)


def of_recognizers(row: Mapping[str, str], kind: str) -> Wanted:
    """One quantity; "pound" is a weight or a currency by the set that it is in."""
    unit = row.get("unit", "").lower().replace("age", "year")
    if kind == "currencies" and unit == "pound":
        unit = "pound sterling"
    return Wanted(float(row["value"]), None, unit)


def unsupported(row: Mapping[str, Any]) -> bool:
    """Whether no platform of Recognizers-Text is expected to pass a case."""
    named = f"{row.get('NotSupported', '')},{row.get('NotSupportedByDesign', '')}"
    return frozenset(part.strip() for part in named.split(",")) >= PLATFORMS


def quantulum(data: Path) -> Iterator[Case]:
    """The cases of quantulum3."""
    rows = json.loads((data / QUANTULUM).read_text(encoding="utf-8"))
    for number, row in enumerate(rows):
        expected = [Expected(result["surface"], of_quantulum(result)) for result in row["res"]]
        yield case("quantulum3", number, row["req"], expected, units=True)


def of_quantulum(row: Mapping[str, Any]) -> Wanted:
    """One quantity; a range is given as its middle and the distance to its ends."""
    value, apart = float(row["value"]), float(row.get("uncertainty") or 0.0)
    low, high = (value - apart, value + apart) if apart else (value, None)
    return Wanted(low, high, row["unit"])


def case(
    name: str,
    number: int,
    text: str,
    expected: Sequence[Expected],
    *,
    units: bool,
    reason: str = "",
) -> Case:
    """A case with what could stand in news; all of it is left out if there is a `reason`."""
    passages = tuple(one.passage for one in expected)
    kept, left_out = [], []
    for passage, wanted in expected:
        why = reason or in_news.why_not(text, passages, passage, wanted)
        if why:
            left_out.append((passage, why))
        else:
            kept.append(wanted)
    return Case(name, Text(f"{name} {number}", text, tuple(kept)), units, tuple(left_out))


def left_out(cases: Sequence[Case]) -> pd.DataFrame:
    """Columns: cases, reason, quantities (that are left out for it)."""
    counted = Counter((one.cases, why) for one in cases for _, why in one.left_out)
    rows = [(*key, number) for key, number in sorted(counted.items())]
    return pd.DataFrame(rows, columns=["cases", "reason", "quantities"])


# --- what is found ------------------------------------------------------------------------------


class Judged(NamedTuple):
    """A quantity of a case, and whether a tool found its value, and its value and unit."""

    case: Case
    wanted: Wanted
    found: Found | None
    value: bool
    right: bool


def judged(tool: Tool, cases: Sequence[Case]) -> list[Judged]:
    """Every expected quantity beside what a tool finds in its text."""
    return [
        of_pair(one, pair.wanted, pair.found)
        for one in cases
        if one.text.wanted
        for pair in Reading(one.text, tuple(tool.read(one.text.text))).pairs
        if pair.wanted
    ]


def of_pair(one: Case, wanted: Wanted, found: Found | None) -> Judged:
    """One of them; no error is what cases do not mark: that a sum is one "a share", or an age."""
    if found is None:
        return Judged(one, wanted, found, value=False, right=False)
    unit = found.unit if PER in wanted.unit else found.unit.split(PER)[0]
    given = found._replace(unit=unit.removesuffix(AGE))
    right = not one.units or amounts.same_unit(wanted, given)
    return Judged(one, wanted, found, value=True, right=right)


def table(tools: Sequence[Tool], found: Mapping[str, Sequence[Judged]]) -> pd.DataFrame:
    """The share that each tool finds, by set and in all; nothing where there are no cases.

    Columns: cases, tool, expected (quantities), value, value_and_unit (unit where one is expected;
    both per cent of the expected; missing for a tool that knows no units).
    """
    rows = []
    for name in [*dict.fromkeys(j.case.cases for rows in found.values() for j in rows), ALL]:
        for tool in tools:
            there = [j for j in found.get(tool.name, ()) if name in {ALL, j.case.cases}]
            if there:
                value = share([j.value for j in there])
                both = share([j.right for j in there]) if UNIT in tool.says else None
                rows.append((name, tool.name, len(there), value, both))
    kinds = {"value": "float64", "value_and_unit": "float64"}
    return pd.DataFrame(rows, columns=["cases", "tool", "expected", *kinds]).astype(kinds)


def share(right: Sequence[bool]) -> float:
    """Per cent, with one decimal."""
    return round(100 * sum(right) / len(right), 1)


def missed(found: Sequence[Judged], *, number: int) -> pd.DataFrame:
    """Cases that are not right, drawn by a hash of each.

    Columns: case, text, expected, found (the quantity of the same value, if there is one).
    """
    wrong = [j for j in found if not j.right]
    wrong.sort(key=lambda j: hashlib.sha256(f"{j.case.text.name}{j.wanted}".encode()).digest())
    rows = [
        (j.case.text.name, j.case.text.text, amounts.said(j.wanted), amounts.said(j.found))
        for j in wrong[:number]
    ]
    return pd.DataFrame(sorted(rows), columns=["case", "text", "expected", "found"], dtype="str")
