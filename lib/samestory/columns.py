"""Every table's columns: one class is a table, one field a column, its meaning beside it.

Everything that documents, checks or writes a table reads it from here. Passages point into
`articles.text`: `start` and `end` count characters, `end` is exclusive.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from samestory.columns_compared import (
    Cell,
    Claim,
    End,
    Entity,
    Event,
    Name,
    Reliance,
    Speaker,
    Start,
    Text,
)


class Article(NamedTuple):
    """An article, as received."""

    article_id: Annotated[str, "stem of the file's name; with a number where a file holds several"]
    short_name: Annotated[str, "unique name for people: outlet, else first words of the title"]
    path: Annotated[str, "file, relative to the folder of articles; with # and number in it"]
    format: Annotated[str, "what the file is: text, html, pdf, docx, csv and so on"]
    sha256: Annotated[str, "checksum of the file's bytes; of the text where a file holds several"]
    outlet: Annotated[str, "who published it; empty if not known"]
    outlet_basis: Annotated[str, "who says so: person, metadata, text, inferred or unknown"]
    title: Annotated[str, "headline; empty if none was found"]
    title_basis: Annotated[str, "as outlet_basis"]
    byline: Annotated[str, "names of the authors; empty if none was found"]
    byline_basis: Annotated[str, "as outlet_basis"]
    url: Annotated[str, "address; empty if not known"]
    url_basis: Annotated[str, "as outlet_basis"]
    section: Annotated[str, "part of the paper or site: World, Sport; empty if not known"]
    section_basis: Annotated[str, "as outlet_basis"]
    published: Annotated[str | None, "date of publication (ISO), if known to the day"]
    published_earliest: Annotated[str | None, "first day it can have been published (ISO)"]
    published_latest: Annotated[str | None, "last day it can have been published (ISO)"]
    published_basis: Annotated[str, "as outlet_basis"]
    language: Annotated[str, "ISO 639-1 code of the language of the text"]
    language_basis: Annotated[str, "metadata, or inferred from the words"]
    same_as: Annotated[str, "article_id of an earlier one that this is a copy or version of"]
    words: Annotated[int, "words that cleaning kept"]
    text: Annotated[str, "the whole decoded text; every offset counts in it"]


class SetAside(NamedTuple):
    """A file of the folder, or an article in it, that is not in the run, and why."""

    path: Annotated[str, "file, relative to the folder of articles"]
    reason: Annotated[str, "why it was set aside, in one sentence"]
    language: Annotated[str, "its language (ISO 639-1), if that is the reason"] = ""
    text: Annotated[str, "its text, if its language is the reason"] = ""


class Block(NamedTuple):
    """A line of an article, or a part of a line, with what it is."""

    block: Annotated[int, "number of the block in its article, from 0"]
    start: Start
    end: End
    text: Text
    role: Annotated[str, "what it is: body, title, caption, credit, advertisement and so on"]
    kept: Annotated[bool, "whether figures, names and quotations are read from it"]
    rule: Annotated[str, "the rule that decided"]


class LedgerEntry(NamedTuple):
    """What one rule decided in one article: the blocks that it gave one role."""

    article_id: Annotated[str, "the article"]
    short_name: Annotated[str, "its name for people, as in 01_articles"]
    outlet: Annotated[str, "who published it; empty if not known"]
    role: Annotated[str, "what the blocks are, as in 01_blocks"]
    rule: Annotated[str, "the rule that decided"]
    kept: Annotated[bool, "whether figures, names and quotations are read from them"]
    blocks: Annotated[int, "number of blocks"]
    words: Annotated[int, "words in them"]
    characters: Annotated[int, "characters in them"]
    share: Annotated[float, "their share of the characters in the article's blocks (0-1)"]
    example: Annotated[str, "the first of them, shortened"]


class Correction(NamedTuple):
    """A line of corrections.csv and what became of it."""

    article_id: Annotated[str, "the article that is corrected; empty: all of the folder"]
    field: Annotated[str, "what is corrected: role, merge, speaker, same claim and so on"]
    text: Annotated[str, "words of the article: a line, a name, a quotation, a figure"]
    value: Annotated[str, "what is right: a role, a name, a number, another passage's words"]
    note: Annotated[str, "why, in the person's own words"] = ""
    context: Annotated[str, "words around the text, where it stands several times"] = ""
    other_id: Annotated[str, "the article of the other passage, if the value is one"] = ""
    found: Annotated[int, "how often its words were found"] = 0
    status: Annotated[str, "what became of it; empty until the step that applies it has run"] = ""
    in_force: Annotated[bool, "whether it changes anything in this run"] = False


class Clue(NamedTuple):
    """A passage that says something of the article itself: its date, outlet or author."""

    start: Start
    end: End
    text: Text
    field: Annotated[str, "the column of articles it speaks to: published, outlet, byline, title"]
    value: Annotated[str, "what it says of that column"]
    earliest: Annotated[str | None, "first day of publication that it allows (ISO)"]
    latest: Annotated[str | None, "last day of publication that it allows (ISO)"]
    rule: Annotated[str, "the rule that read it"]


class Copy(NamedTuple):
    """Two articles that are one, two versions of one, or carry the same agency copy."""

    article_id: Annotated[str, "the later article, as far as known"]
    other_id: Annotated[str, "the earlier article"]
    kind: Annotated[str, "same (same words), version (later state) or wire (shared agency copy)"]
    likeness: Annotated[float, "runs of three words in both, as a share of those in either (0-1)"]
    contained: Annotated[float, "share of the shorter one's runs of three words in the other (0-1)"]
    words: Annotated[int, "words of the shorter one in passages of eight words or more in both"]
    agency: Annotated[str, "the agency that is credited; empty if none is named"]
    reason: Annotated[str, "why, in one sentence"]


class Change(NamedTuple):
    """A sentence that one version of an article has and another has not, or words differently."""

    article_id: Annotated[str, "the version it stands in: of a removed one, the earlier"]
    start: Start
    end: End
    text: Text
    change: Annotated[str, "added, removed or reworded, seen from the later version"]
    other_id: Annotated[str, "the other version"]
    other_start: Annotated[int | None, "first character of a reworded one in the other version"]
    other_end: Annotated[int | None, "one past its last character"]


class Mention(NamedTuple):
    """A name in the text."""

    start: Start
    end: End
    text: Text
    label: Annotated[str, "PERSON, ORG, PLACE, NORP, EVENT, LAW, PRODUCT or MISC"]
    model_label: Annotated[str, "the language model's own label"]
    role: Annotated[str, "what the article calls them here: judiciary spokesman"] = ""
    role_start: Annotated[int | None, "first character of `role`"] = None
    role_end: Annotated[int | None, "one past its last character"] = None


class Figure(NamedTuple):
    """A number in the text; `text` is the number with its unit or currency, no more."""

    start: Start
    end: End
    text: Text
    kind: Annotated[str, "count, money, percent, duration, age, measure, ordinal or ratio"]
    value: Annotated[float | None, "the number; the lower end of a range"]
    value_high: Annotated[float | None, "the upper end of a range"]
    unit: Annotated[str, "ISO 4217 code, %, or the unit's singular name; empty for counts"]
    qualifier: Annotated[str, "exact, about, at_least, at_most, more_than, less_than or vague"]
    change: Annotated[str, "up or down when the figure is a change or what one led to, else empty"]
    per: Annotated[str, "what it is a rate of (share, day, ...), else empty"]
    counted: Annotated[str, "the noun phrase that is counted"]
    head: Annotated[str, "lemma of the noun that is counted"]
    counted_start: Annotated[int | None, "first character of `counted`"]
    counted_end: Annotated[int | None, "one past its last character"]
    besides: Annotated[str, "who or what the count comes on top of"]
    including: Annotated[str, "who or what the count takes in"]
    basis: Annotated[str, "stated, or composed when the arithmetic is ours"]
    because: Annotated[str, "the arithmetic of a composed figure, in words"]
    as_of_earliest: Annotated[str | None, "first day the figure holds for (ISO)"]
    as_of_latest: Annotated[str | None, "last day the figure holds for (ISO)"]
    as_of_start: Annotated[int | None, "first character of the passage that dates it"]
    as_of_end: Annotated[int | None, "one past its last character"]
    voice: Annotated[str, "who is said to have said it; empty for the outlet's own words"]
    voice_start: Annotated[int | None, "first character of `voice`"]
    voice_end: Annotated[int | None, "one past its last character"]
    via: Annotated[str, "outlet or agency through which it came"]
    owner: Annotated[str, "who or what it belongs to: who has them, what it is the price of"] = ""
    owner_start: Annotated[int | None, "first character of `owner`"] = None
    owner_end: Annotated[int | None, "one past its last character"] = None
    predicate: Annotated[str, "lemma of what happens to the counted: kill, request"] = ""
    sentence_start: Annotated[int | None, "first character of the sentence around it"] = None
    sentence_end: Annotated[int | None, "one past its last character"] = None
    level: Annotated[bool, "whether it is the level that a change led to, not the amount"] = False
    corrected: Annotated[str, "that a person gave the value, and why; else empty"] = ""


class Date(NamedTuple):
    """A time expression, resolved as TIMEX3 does."""

    start: Start
    end: End
    text: Text
    type: Annotated[str, "TIMEX3 type: DATE, TIME, DURATION or SET"]
    value: Annotated[str, "TIMEX3 value, X where not known (XXXX-06); PRESENT_REF for now"]
    earliest: Annotated[str | None, "first day that is meant (ISO)"]
    latest: Annotated[str | None, "last day that is meant (ISO)"]
    anchor: Annotated[str, "resolved from: text (another date), published, or empty (absolute)"]
    anchor_start: Annotated[int | None, "first character of the other date"]
    anchor_end: Annotated[int | None, "one past its last character"]
    event: Annotated[str, "words of the event that it dates"]
    event_start: Annotated[int | None, "first character of `event`"]
    event_end: Annotated[int | None, "one past its last character"]
    sentence_start: Annotated[int | None, "first character of the sentence around it"] = None
    sentence_end: Annotated[int | None, "one past its last character"] = None


class Quote(NamedTuple):
    """A quotation, or one part of one; `text` is without the marks.

    Of a mixed quotation `text` is what stands in marks, `content_start` to `content_end` the whole
    clause that is attributed; several passages in marks in one clause are parts of one quotation.
    """

    start: Start
    end: End
    text: Text
    quote_id: Annotated[int, "number of the quotation in its article, from 0"]
    part: Annotated[int, "number of the part in its quotation, from 0"]
    kind: Annotated[str, "direct (whole sentence), mixed (some words) or indirect (no marks)"]
    speaker: Annotated[str, "who is said to have said it; empty when unsure"]
    speaker_start: Annotated[int | None, "first character of `speaker`"]
    speaker_end: Annotated[int | None, "one past its last character"]
    cue: Annotated[str, "the words that report it: said, according to"]
    cue_start: Annotated[int | None, "first character of `cue`"]
    cue_end: Annotated[int | None, "one past its last character"]
    addressee: Annotated[str, "to whom it was said, if stated"]
    via: Annotated[str, "outlet or agency through which it came"]
    sentence_start: Annotated[int | None, "first character of the sentence around it"] = None
    sentence_end: Annotated[int | None, "one past its last character"] = None
    source: Annotated[str, "the phrase that speaks, as written: he, a spokesman for X"] = ""
    source_start: Annotated[int | None, "first character of `source`"] = None
    source_end: Annotated[int | None, "one past its last character"] = None
    stance: Annotated[str, "how it is reported: neutral, doubtful; or empty"] = ""
    content_start: Annotated[int | None, "first character of the clause that is attributed"] = None
    content_end: Annotated[int | None, "one past its last character, marks included"] = None
    score: Annotated[float | None, "how sure it is that the cue attributes (0-1)"] = None
    corrected: Annotated[str, "that a person gave the speaker, and why; else empty"] = ""


class Citation(NamedTuple):
    """A passage that relies on a source."""

    start: Start
    end: End
    text: Text
    source: Annotated[str, "the source, as written"]
    kind: Annotated[str, "named, unnamed, wire or own"]
    cue: Annotated[str, "the words that show it: according to, told, reported"]


Row = (
    Article | SetAside | Block | LedgerEntry | Correction | Clue | Copy | Change | Mention | Figure
    | Date | Quote | Citation | Name | Entity | Speaker | Reliance | Event | Claim | Cell
)  # fmt: skip

TABLES: dict[str, type[Row]] = {
    "01_articles": Article,
    "01_set_aside": SetAside,
    "01_blocks": Block,
    "01_ledger": LedgerEntry,
    "01_corrections": Correction,
    "01_clues": Clue,
    "01_copies": Copy,
    "01_changes": Change,
    "02_corrections": Correction,
    "02_mentions": Mention,
    "02_figures": Figure,
    "02_dates": Date,
    "02_quotes": Quote,
    "02_citations": Citation,
    "03_corrections": Correction,
    "03_names": Name,
    "03_entities": Entity,
    "03_speakers": Speaker,
    "03_sources": Reliance,
    "03_timeline": Event,
    "03_claims": Claim,
    "03_cells": Cell,
}

ROLES = (
    "title", "section", "byline", "date", "dateline", "heading", "body", "caption", "credit",
    "advertisement", "promotion", "navigation", "notice", "tags",
)  # fmt: skip
# Roles that are the story: what cleaning keeps.
KEPT = frozenset({"body", "heading"})
BASES = ("person", "metadata", "text", "inferred", "unknown")
LABELS = ("PERSON", "ORG", "PLACE", "NORP", "EVENT", "LAW", "PRODUCT", "MISC")
VERDICTS = ("agree", "reconciled", "compatible", "conflict", "single")
