"""The lines of an article -> what each is: by its wording, else by its place.

A line stands above the story, below it, or in it. Where the story stands, `story` finds from the
text alone; a page's markup may say it outright.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from samestory.clean import bylines, headlines, lines, listings, pictures, story
from samestory.clean.lines import Label, Line
from samestory.columns import KEPT

__all__ = ["Label", "labels"]

# A longer run of capitalised words between paragraphs is the headline of another story.
MOST_WORDS_OF_HEADING = 6
# A list of tags has short items.
MOST_WORDS_OF_TAG = 4

BARE_DATE = Label("date", "date line")
BELOW_LINKS = Label("promotion", "below links")
COMMENT = Label("navigation", "reader's comment")
NOTHING = Label("", "")
# An export of a database has several fields.
FIELD, FEWEST_FIELDS = "export field", 3
SIGNS = frozenset({"byline", "date"})
# Who the author is, stands at the end: among the last lines of the story, or below.
NEAR_LAST = 3
# What may stand between the story's last lines, and how many of it.
BETWEEN, NEAR_STORY = frozenset({"caption", "credit", "advertisement"}), 3
# Wordings that hold in a sentence of the story too: what they name, no story tells of.
TRUSTED = frozenset(
    "caption|photo credit|editorial note|contribution|byline|date line|title|perhaps the title|"
    "comment form|paywall|why you get this|export field|beside a counter|below a caption".split("|")
)
FEWEST_WORDS_TOLD = 8
MOST_WORDS_OF_HEADER = 20
# So many lines with a name and a colon in front are the turns of a conversation.
FEWEST_TURNS = 4
# Tags stand close below the story.
NEAR_END = 8
DIGITS = re.compile(r"\d+")


def labels(
    found: Sequence[Line],
    *,
    lines_elsewhere: Collection[str] = (),
    main: Collection[int] | None = None,
    title: str = "",
) -> list[Label]:
    """What each line of an article is.

    `lines_elsewhere` repeat in other articles; `main` are the numbers of the lines that the
    markup of a page shows to be the story, None for plain text.
    """
    known = by_wording(found)
    stated = headlines.stated(found, title)
    if stated is not None:
        known[stated] = headlines.TITLE
    if main is not None:  # a page is no export
        known = [None if label is not None and label.rule == FIELD else label for label in known]
        return Placed(found, known, main, lines_elsewhere, marked=True).labels()
    first, end = story.zone(found, known, lines_elsewhere)
    return Placed(found, known, range(first, end), lines_elsewhere).labels()


def by_wording(found: Sequence[Line]) -> list[Label | None]:
    """What each line is by its own wording or that of its neighbours, None where it is open."""
    labels = [worded(line) for line in found]
    fields = [n for n, label in enumerate(labels) if label is not None and label.rule == FIELD]
    if len(fields) < FEWEST_FIELDS:
        for number in fields:  # "Country: Norway" in a box of facts
            labels[number] = shaped(found[number])
    pictures.neighbours(found, labels)
    listings.figures(found, labels)
    return labels


def worded(line: Line) -> Label | None:
    """What a line is by its own wording and shape."""
    bare = lines.BULLET.sub("", line.plain)
    if lines.is_date(bare):
        return BARE_DATE
    wording = lines.by_wording(line.plain, line.words)
    if wording is None and bare != line.plain:
        wording = lines.by_wording(bare, line.words)
    return Label(*wording) if wording else shaped(line)


def shaped(line: Line) -> Label | None:
    """What a line is by its shape: a byline, or a picture's credit."""
    if bylines.byline(lines.BULLET.sub("", line.plain), line.words):
        return Label("byline", "byline")
    return pictures.credited(line)


class Placed:
    """The lines of one article while those that their wording leaves open are decided."""

    def __init__(
        self,
        found: Sequence[Line],
        known: Sequence[Label | None],
        main: Collection[int],
        elsewhere: Collection[str],
        *,
        marked: bool = False,
    ) -> None:
        """`main` are the numbers of the lines of the story; `marked` if a page's markup says so."""
        self.marked = marked
        self.found = found
        self.main = frozenset(main)
        self.known = [
            None if label == listings.FIGURES and n not in self.main else label
            for n, label in enumerate(known)
        ]
        self.first = min(self.main, default=len(found))
        self.last = max(self.main, default=len(found))
        self.elsewhere = elsewhere
        self.in_comments = False
        self.authors = {
            name.lower()
            for line, label in zip(found, known, strict=True)
            if label is not None and label.role == "byline"
            for name in bylines.AUTHOR.findall(bylines.byline(line.plain, line.words) or line.plain)
        }
        self.kickers = sum(bool(pictures.KICKER.match(line.plain)) for line in found)
        self.hours = sum(
            label == BARE_DATE and self.first < n < self.last for n, label in enumerate(known)
        )
        self.named = Counter(
            word for n in self.main for word in set(lines.CAPITALISED.findall(found[n].plain))
        )
        self.times = Counter(map(shape, found))
        self.about = story.content_words(
            " ".join(line.plain for n, line in enumerate(found) if n in self.main)
        )

    def labels(self) -> list[Label]:
        """What each line is."""
        self.free_headlines()
        title = self.known.index(headlines.TITLE) if headlines.TITLE in self.known else None
        best = headlines.find(self.found, self.known, self.first, self.about)
        if title is None and best is not None:
            title = best[0]
            self.known[title] = best[1]
        for number, line in enumerate(self.found):
            label = self.known[number]
            self.follow_comments(number, label)
            if label is not None and self.is_told(number, line, label):
                self.known[number] = label = Label("body", "told in the story")
            if label is None:
                self.known[number] = self.open_line(number, line, title)
                self.known[number] = self.of_author(number, line) or self.known[number]
                self.mind_markup(number, line)
            elif label == BARE_DATE and self.heads_a_day(number, line):
                self.known[number] = Label("heading", "date heading")
            elif label.role in SIGNS and number > self.last and self.below_links(number):
                self.known[number] = BELOW_LINKS
        return [label or Label("body", "sentence") for label in self.known]

    def is_named(self, name: str, number: int) -> bool:
        """Whether the story speaks of somebody in another line than this."""
        own = number in self.main
        return self.named[name.split()[-1]] > own

    def mind_markup(self, number: int, line: Line) -> None:
        """Keep no line that a page's markup shows to be no part of the story."""
        label = self.known[number]
        if self.marked and number not in self.main and label and label.role in KEPT:
            self.known[number] = lines.outside(line, "outside the article's markup")

    def free_headlines(self) -> None:
        """Let the first lines stand for title, though a wording claims them: "Watch: ..."."""
        for number, line in enumerate(self.found[: min(self.first, headlines.TOP)]):
            label = self.known[number]
            claimed = label is not None and label.role == "promotion"
            if claimed and line.words >= 4 and story.likeness(line.plain, self.about) >= 0.5:
                self.known[number] = None

    def is_told(self, number: int, line: Line, label: Label) -> bool:
        """Whether a line that a wording claims is a sentence that the story tells.

        "Powered by two engines, she could reach 18 knots" is no footer, "Stay home, the mayor
        said" no call to subscribe.
        """
        if label.role in KEPT or label.rule in TRUSTED or number not in self.main:
            return False
        whole = line.words >= FEWEST_WORDS_TOLD and lines.ends_sentence(line.plain)
        return whole and bool(lines.TELLS.search(line.plain))

    def follow_comments(self, number: int, label: Label | None) -> None:
        """Note where, below the story, readers' comments begin and where they end."""
        if label is not None and number > self.last:
            if label.rule in story.COMMENTS:
                self.in_comments = True
            elif label.rule in story.LEADS_AWAY or label.rule == "copyright":
                self.in_comments = False

    def of_author(self, number: int, line: Line) -> Label | None:
        """The label of a line at the end that tells who the author is."""
        bare = lines.BULLET.sub("", line.plain)
        if not (match := bylines.NAME_FIRST.match(bare)) or 2 * number < self.last:
            return None
        bare_end = match.end()
        named = match["name"].lower() in self.authors and bylines.OF_SOMEBODY.match(bare, bare_end)
        told = number >= self.last - NEAR_LAST and bylines.BIOGRAPHY.match(bare, bare_end)
        if named or (told and not self.is_named(match["name"], number)):
            return Label("notice", "about the author")
        return None

    def heads_a_day(self, number: int, line: Line) -> bool:
        """Whether a bare date stands between paragraphs, as in a chronology."""
        inside = self.first < number < self.last
        hour = self.hours > 1 and not lines.CALLED_PUBLISHED.search(line.plain)
        return inside and (hour or not lines.says_published(line.plain))

    def open_line(self, number: int, line: Line, title: int | None) -> Label:
        """What a line is whose wording says nothing."""
        prose = lines.is_prose(line.plain, line.words)
        if title is not None and alike(line.plain, self.found[title].plain):
            return Label("title", "title again")
        if not prose and line.plain in self.elsewhere:
            return Label("navigation", "repeated line")
        if number < self.first and title is not None and title < number:
            return headlines.above_story(self.found, self.known, number, title, self.about)
        trusted = self.marked and number in self.main
        sentence = prose or lines.ends_sentence(line.plain)
        if not sentence and not trusted and self.is_repeated(line):
            return Label("navigation", "repeated in the article")
        if number < self.first:
            return headlines.above_story(self.found, self.known, number, title, self.about)
        if number > self.last:
            return self.below_story(number, line, prose=prose)
        if number not in self.main:
            return lines.outside(line, "between the story's parts")
        return self.in_story(number, line, prose=prose)

    def is_repeated(self, line: Line) -> bool:
        """Whether some words stand in the article twice, as headers of pages with their number."""
        return 2 <= line.words <= MOST_WORDS_OF_HEADER and self.times[shape(line)] > 1

    def in_story(self, number: int, line: Line, *, prose: bool) -> Label:
        """What a line of the story is."""
        if lines.introduces(line.plain, line.words):
            return Label("heading", "introduces a list")
        if prose or lines.ends_sentence(line.plain):
            whole = lines.ends_sentence(line.plain) or lines.INNER_STOP.search(line.plain)
            return Label("body", "sentence" if whole else "long text")
        if self.below_links(number):
            return BELOW_LINKS
        if lines.BULLET.match(line.plain) or self.in_list(number):
            return Label("body", "list item")
        if pictures.has_kicker(line) and self.kickers < FEWEST_TURNS:
            return pictures.WITH_KICKER
        if lines.SPEAKER.fullmatch(line.plain):
            return Label("body", "transcript")
        long = line.words > MOST_WORDS_OF_HEADING and not self.marked
        if long and lines.capitalised(line.plain) >= 0.85:
            return Label("promotion", "headline in the story")
        return Label("heading", "short line")

    def in_list(self, number: int) -> bool:
        """Whether a short line goes on with a list of figures, directly below it."""
        before = self.known[number - 1] if number else None
        return (
            before is not None
            and not self.found[number].blank_before
            and before in (listings.FIGURES, Label("body", "list item"))
        )

    def below_links(self, number: int) -> bool:
        """Whether a line stands directly below one that leads away from the story."""
        before = self.known[number - 1] if number else None
        return before is not None and (
            before == BELOW_LINKS
            or (before.rule in story.LEADS_AWAY and self.found[number - 1].words <= 6)
        )

    def below_story(self, number: int, line: Line, *, prose: bool) -> Label:
        """What a line below the story is."""
        before = self.known[number - 1] or NOTHING
        if self.in_comments:
            return COMMENT
        if self.goes_on(number) and (prose or lines.ends_sentence(line.plain)):
            return Label("body", "sentence")
        items = [item.split() for item in line.plain.split(",")]
        if len(items) > 2 and all(0 < len(item) <= MOST_WORDS_OF_TAG for item in items):
            return Label("tags", "tag line")
        if before.rule == "tag label" and line.words <= MOST_WORDS_OF_TAG:
            return Label("tags", "tag label")
        if line.words <= MOST_WORDS_OF_TAG and self.is_subject(number, line, before):
            return Label("tags", "subject of the story")
        if lines.BULLET.match(line.plain) and before.role == "body":
            return Label("body", "list item")
        if self.below_links(number):
            return BELOW_LINKS
        return lines.outside(line, "after the end")

    def goes_on(self, number: int) -> bool:
        """Whether the story may go on below its end: behind a picture or advertisement, say."""
        for label in reversed(self.known[max(0, number - NEAR_STORY) : number]):
            if label is None or label.role in KEPT:
                return True
            if label.role not in BETWEEN:
                return False
        return False

    def is_subject(self, number: int, line: Line, before: Label) -> bool:
        """Whether some words close below the story name what it is about."""
        near = number - self.last <= NEAR_END or before.role == "tags"
        if lines.BULLET.match(line.plain):
            return False
        return near and story.likeness(line.plain, self.about) == 1.0


def shape(line: Line) -> str:
    """A short line without its figures: the header of page 41 is that of page 42."""
    if line.words > FEWEST_WORDS_TOLD:
        return line.plain.lower()
    return " ".join(DIGITS.sub(" ", line.plain).split()).lower()


def alike(text: str, title: str) -> bool:
    """Whether a text is the title again, perhaps in other letters or behind a bullet."""
    return lines.BULLET.sub("", text).lower() == lines.BULLET.sub("", title).lower()
