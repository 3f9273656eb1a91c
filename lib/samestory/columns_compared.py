"""The columns of what 03 writes: who is who, what can be compared; the rest stands in `columns`."""

from __future__ import annotations

from typing import Annotated, NamedTuple

Text = Annotated[str, "the passage, verbatim"]
Start = Annotated[int, "first character of the passage in articles.text"]
End = Annotated[int, "one past its last character"]


class Name(NamedTuple):
    """A mention and who it is."""

    entity_id: Annotated[str, "who it is: a row of 03_entities"]
    article_id: Annotated[str, "the article it stands in"]
    start: Start
    end: End
    text: Text
    form: Annotated[str, "name, description or pronoun"]
    role: Annotated[str, "what the article calls them here: judiciary spokesman"]
    role_start: Annotated[int | None, "first character of `role`"]
    role_end: Annotated[int | None, "one past its last character"]
    reason: Annotated[str, "why it is this entity"]


class Entity(NamedTuple):
    """A person, organisation, place or other named thing of the whole folder."""

    entity_id: Annotated[str, "made from label and name"]
    name: Annotated[str, "the fullest name in use"]
    label: Annotated[str, "PERSON, ORG, PLACE, NORP, EVENT, LAW, PRODUCT or MISC"]
    variants: Annotated[list[str], "every spelling that was found"]
    articles: Annotated[int, "articles that mention it"]
    mentions: Annotated[int, "mentions in all"]
    of: Annotated[str, "entity_id of the place that a demonym belongs to: Iran, of Iranian"] = ""


class Speaker(NamedTuple):
    """Who it is whose words a quotation gives; `text` is the words that speak."""

    entity_id: Annotated[str, "a row of 03_entities; empty where nobody can be sure"]
    article_id: Annotated[str, "the article it stands in"]
    start: Start
    end: End
    text: Text
    quote_id: Annotated[int, "number of the quotation in its article, as in 02_quotes"]
    name: Annotated[str, "the entity's name as shown; empty if open"]
    form: Annotated[str, "name, description or pronoun"]
    reason: Annotated[str, "why it is this entity, or why it stays open"]


class Reliance(NamedTuple):
    """A passage by which an article relies on a source: an edge from an outlet to it."""

    article_id: Annotated[str, "the article that relies"]
    start: Start
    end: End
    text: Text
    source: Annotated[str, "the source, as written"]
    name: Annotated[str, "the source under one name for all articles; empty if it has none"]
    kind: Annotated[str, "named, unnamed, wire or own"]
    cue: Annotated[str, "the words that show it, or the role of the line that credits it"]
    other_id: Annotated[str, "the article of this folder that the source published, if one alone"]


class Event(NamedTuple):
    """A dated passage on the story's timeline."""

    event_id: Annotated[str, "passages of one event share it"]
    article_id: Annotated[str, "the article it stands in"]
    start: Start
    end: End
    text: Text
    value: Annotated[str, "TIMEX3 value of the date"]
    earliest: Annotated[str | None, "first day that is meant (ISO)"]
    latest: Annotated[str | None, "last day that is meant (ISO)"]
    event: Annotated[str, "words of the event that is dated"]
    basis: Annotated[str, "text (absolute), relative (to another date) or published"]


class Claim(NamedTuple):
    """One comparable statement, with the verdict over the articles that make it."""

    claim_id: Annotated[str, "number of the claim, F1, D1, N1, R1, Q1, ..."]
    kind: Annotated[str, "figure, date, name, role or quote"]
    topic: Annotated[str, "what it is about, in words"]
    verdict: Annotated[str, "agree, reconciled, compatible, conflict or single"]
    reason: Annotated[str, "why this verdict, in one sentence"]
    score: Annotated[float | None, "how sure the gate is that the cells speak of one thing (0-1)"]
    articles: Annotated[int, "articles that make the claim"]
    origins: Annotated[
        int, "independent ways it came to them: copies, or one source named, are one"
    ]


class Cell(NamedTuple):
    """What one article says about a claim."""

    claim_id: Annotated[str, "a row of 03_claims"]
    article_id: Annotated[str, "the article that says it"]
    start: Start
    end: End
    text: Text
    value: Annotated[str, "the value in words: 48 people, 2020-01-03, the quoted words"]
    number: Annotated[float | None, "the value as a number, if it is one"]
    relation: Annotated[str, "to the claim's reference value: same, sum, cut, variant, differs"]
    status: Annotated[str, "stated or vague"]
    as_of_earliest: Annotated[str | None, "first day it holds for (ISO)"]
    as_of_latest: Annotated[str | None, "last day it holds for (ISO)"]
    voice: Annotated[str, "who is said to have said it; empty for the outlet's own words"]
