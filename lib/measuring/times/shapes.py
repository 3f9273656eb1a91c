"""Words -> their shape; whether expressions of this shape stand in news.

In a shape, numbers, months, days of the week, units, parts of a day and seasons are classes: "two
weeks before 9 May" and "six months before 12 June" are one. Capitals count: who writes "9 may" or
"3h" writes no newspaper. So an example made for an appointment book is told from what journalists
write by looking, not by taste.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from measuring.times.texts import Text

NEWSWIRE, STORIES = "names/worldwide/original_articles", "stories/giveme5w1h"
NEEDED = (NEWSWIRE, STORIES)

# "3pm", "2014-18" and "1st" are one token each: nobody who typed "3 pm" wrote "3pm".
TOKEN = re.compile(r"\d[\w.:/-]*\w|\w+|[^\w\s]")
DIGITS = re.compile(r"\d+")
ORDINAL = re.compile(r"9(?:st|nd|rd)\b")
OFTEN = 2  # once may be a slip of the pen
LENGTHS = ("", "9", "9", "999", "9999")
CAPITAL = {
    "Month": "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec",
    "Day": "monday tuesday wednesday thursday friday saturday sunday"
    " mon tue tues wed thu thur thurs fri sat sun",
}
SMALL = {
    "9": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "9th": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "Unit": "minute hour day week month quarter year decade century",
    "Units": "seconds minutes hours days weeks months quarters years decades centuries",
    "Part": "morning afternoon evening night",
    "Season": "spring summer autumn fall winter",
}
CLASS = {
    form: name
    for words, forms in ((CAPITAL, (str.title,)), (SMALL, (str.lower, str.title)))
    for name, listed in words.items()
    for form in (make(word) for word in listed.split() for make in forms)
}


def shape(text: str) -> str:
    """The tokens of a text, parted by spaces, known ones as their class."""
    return " ".join(map(one, TOKEN.findall(text)))


def one(token: str) -> str:
    """The class of a token, or itself; of digits, it matters how many they are."""
    if not token[0].isdigit():
        return CLASS.get(token, token)
    return ORDINAL.sub("9th", DIGITS.sub(lambda found: LENGTHS[min(len(found[0]), 4)], token))


class News:
    """News in shapes, to look expressions up in."""

    def __init__(self, texts: list[str]) -> None:
        self.words = sum(len(text.split()) for text in texts)
        # A line end parts texts: no expression runs over it.
        self.shapes = " \n ".join(map(shape, texts))

    def has(self, expression: str) -> bool:
        """Whether words of this shape stand in the texts `OFTEN` times or more."""
        forms = {expression, expression[:1].lower() + expression[1:]}
        return sum(self.shapes.count(f" {shape(form)} ") for form in forms) >= OFTEN


def news(data: Path, marked: list[Text]) -> News:
    """The articles of the newswire and of the stories in a folder of corpora, and `marked`."""
    wire = [path.read_text(encoding="utf-8") for path in sorted((data / NEWSWIRE).glob("*.txt"))]
    told = [
        json.loads(path.read_text(encoding="utf-8"))["text"]
        for path in sorted((data / STORIES).glob("*.json"))
    ]
    return News([*wire, *told, *(text.text for text in marked)])
