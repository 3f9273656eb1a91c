"""A paragraph -> the passages in it that are no part of the story.

Some texts come as one long line, everything that stood on the page run into it: captions with
their labels, galleries, posts, players, promotions. A label shows where such a passage begins; it
ends with its sentence, or where another sentence begins without a stop before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from samestory.clean import lines

__all__ = ["Passage", "passages"]

# A caption is no longer than this, in characters.
LONGEST = 420
# As many slides make a gallery, and as many equal numbers behind an agency.
FEWEST = 3
OPENERS = (
    "The|A|An|But|And|He|She|It|They|We|In|On|At|This|That|These|There|With|When|As|After|While|"
    "Mr|Mrs|Ms|One|Two|For|From|By|If|Although|However|Meanwhile|His|Her|Their|Its|Police|Officials"
)
# Where a caption without a full stop ends: another sentence begins.
NEXT = re.compile(
    rf"[a-z\d)’'\"”] (?=(?:(?:{OPENERS}) [a-z]|[“\"][A-Z]))|[.!?][\"”’')]{{0,2}} (?=[“\"‘A-Z\d])"
)
LABEL = re.compile(
    r"\b(?:Image (?:copyright|source),? [^.!?\n]{1,60}? )?(?:Image|Media) caption,? (?=\S)"
    r"|\bImage (?:copyright|source),? (?=\S)"
)
SLIDE = re.compile(r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?![\w/])")
CREDITED = re.compile(
    rf"(?<![\w-])(?:{lines.AGENCY}|[A-Z]{{3,}}(?: [A-Z]{{3,}})?) (\d{{1,2}}) (?=[A-Z])"
)
POST = re.compile(
    r"(?:--|[—–-]) ?[^()@\n]{1,60} \(@\w{1,30}\)(?:,? \w{3,9} \d{1,2}, \d{4})"
    r"|\bA (?:photo|video|post) (?:posted|shared) by [^()\n]{1,80}\(@[\w.]{1,40}\)"
    r"(?: on \w{3} \d{1,2}, \d{4}(?: at \d{1,2}:\d\d ?[ap]m(?: [A-Z]{2,4})?)?)?"
)
PLAYER = re.compile(
    r"\bMedia playback is (?:not supported|unsupported) on (?:this|your) device"
    r"|\b(?:x Embed )?x Share\b|\bVideo Loading(?: Video Unavailable)?"
    r"(?:.{0,80}? (?:will start|starts) in \d{1,2} (?:Cancel )?(?:Play now)?)?"
    r"|\b\d{1,3} of \d{1,3} Full Screen Autoplay Close\b(?:.{0,60}?Wait 1 second to continue\.)?"
    r"|\bScroll down for (?:the )?videos?\b|\bPlay slideshow\b"
    r"|\bYour browser does not support [^.\n]{0,60}\."
)
PROMOTION = re.compile(
    r"\bGet (?:\w+ ){0,4}(?:updates?|news|headlines|stories) (?:\w+ ){0,3}(?:in|to) your inbox"
    r"(?: ?\+ ?Subscribe)?|\bRead or [Ss]hare this story:? ?(?:https?://\S{1,200})?"
    r"|\b(?:Related (?:[Ss]tories|[Aa]rticles)|RELATED (?:STORIES|ARTICLES)|MORE GREAT STORIES)\b:?"
)
BRACKET = re.compile(
    r"\((?=[^()\n]{3,80}\))(?:[A-Z][\w.’'-]{0,25} ?){1,4}/ ?(?:[A-Z][\w.’'-]{0,25} ?){0,3}"
    rf"(?:{lines.AGENCY}|Post|Times|News|Press|Pictures|Images|Agency|ITN|BBC|CNN|NBC|ABC|CBS|Fox)\)"
)


class Passage(NamedTuple):
    """A passage of a paragraph that is no part of the story: where, what, and by which rule."""

    start: int
    end: int
    role: str
    rule: str


def passages(text: str) -> list[Passage]:
    """The passages of a paragraph that are no part of the story, in order, none in another."""
    found = [
        *(Passage(m.start(), caption_end(text, m.end()), "caption", "caption label")
          for m in LABEL.finditer(text)),
        *galleries(text),
        *counted(text),
        *(Passage(*m.span(), "navigation", "embedded post") for m in POST.finditer(text)),
        *(Passage(*m.span(), "navigation", "player control") for m in PLAYER.finditer(text)),
        *(Passage(*m.span(), "promotion", "promotion in the text")
          for m in PROMOTION.finditer(text)),
        *(Passage(*m.span(), "credit", "photo credit") for m in BRACKET.finditer(text)),
        *(Passage(*found) for found in lines.parts(text)),
    ]  # fmt: skip
    kept: list[Passage] = []
    for one in sorted(found):
        if one.start < one.end and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


def caption_end(text: str, start: int) -> int:
    """Where the caption that begins at `start` ends: with its sentence, or before another."""
    match = NEXT.search(text, start, start + LONGEST)
    if match is None:
        return len(text) if len(text) - start <= LONGEST else start
    return match.end() - 1


def galleries(text: str) -> Iterator[Passage]:
    """The slides of a gallery: numbers such as 3/19 that rise, with what stands between them."""
    slides = list(SLIDE.finditer(text))
    totals = Counter(slide[2] for slide in slides)
    for number, slide in enumerate(slides):
        if totals[slide[2]] < FEWEST or int(slide[1]) > int(slide[2]):
            continue
        following = slides[number + 1] if number + 1 < len(slides) else None
        rises = following is not None and following[2] == slide[2]
        close = rises and following is not None and following.start() - slide.end() <= LONGEST
        end = following.start() if close and following else caption_end(text, slide.end())
        yield Passage(slide.start(), end, "caption", "slide of a gallery")


def counted(text: str) -> Iterator[Passage]:
    """Captions behind an agency and the number of pictures, the same each time."""
    found = list(CREDITED.finditer(text))
    numbers = Counter(match[1] for match in found)
    for match in found:
        if numbers[match[1]] >= FEWEST:
            yield Passage(
                match.start(), caption_end(text, match.end()), "caption", "counted picture"
            )
