"""TimeML files -> texts with their day of publication and the time expressions marked in them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

FOLDER = "dates/tempeval3_train"
NEEDED = (FOLDER,)


class Time(NamedTuple):
    """A time expression: its TIMEX3 type and value, and the days that are meant, where known."""

    start: int
    end: int
    type: str
    value: str
    earliest: str = ""
    latest: str = ""


class Text(NamedTuple):
    """A text of a corpus, its day of publication (ISO), and what is marked in it, in order."""

    name: str
    day: str
    text: str
    times: tuple[Time, ...]


def read(data: Path | None) -> list[Text]:
    """The training texts of TempEval-3 (TimeBank, AQUAINT), in order; none without a folder."""
    paths = sorted((data / FOLDER).glob("*/*.tml")) if data else []
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def parse(name: str, source: str) -> Text:
    """One TimeML text. The date of the document itself is no expression of the text."""
    root = ElementTree.fromstring(source)  # noqa: S314 - the corpus is no stranger's file
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{name} has no date or no text: is it TimeML?")
    pieces: list[str] = []
    times: list[Time] = []
    collect(body, pieces, times)
    times.sort(key=lambda time: time[:2])
    return Text(name, created.attrib["value"][:10], "".join(pieces), tuple(times))


def collect(element: ElementTree.Element, pieces: list[str], times: list[Time]) -> None:
    """Add the words of an element to `pieces`, and the expressions in it to `times`."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        collect(child, pieces, times)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and end > start:
        times.append(Time(start, end, element.attrib["type"], element.attrib["value"]))
