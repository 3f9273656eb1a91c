"""What a page's markup states of its article: title, outlet, author, date, address, section.

Only what is marked as such counts, never a guess from the text; where two marks contradict each
other, nothing is stated.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from samestory.articles.article import Stated
from samestory.articles.days import day_in, day_of
from samestory.articles.fields import flat, is_address, is_outlet, short
from samestory.articles.language import code

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Review)$|^LiveBlogPosting$")
LONGEST_DATA = 1_000_000  # characters of a script with data
PUBLISHED = (
    "article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publication_date", "pub_date", "date_published",
)  # fmt: skip
AUTHORS = ("author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator")
SECTIONS = ("article:section", "articlesection", "parsely-section", "section")
TITLES = ("og:title", "twitter:title", "dc.title", "headline")
OUTLETS = ("og:site_name", "dc.publisher", "publisher")
# Between a headline and the name of the site.
SITE_MARK = r"\s+[|–—•·:»›-]\s+"
UTC = re.compile(r"(?:Z|UTC|GMT|[+-]00:?00)$")
# Early in a day of UTC: in the Americas it is the day before. Midnight sharp is no time of day.
NIGHT = re.compile(r"[T ]0[0-7]:[\d:.]+ ?(?:Z|UTC|GMT|[+-]00:?00)$")
MIDNIGHT = re.compile(r"[T ]00:00(?::00)?(?:\.0+)? ?\D")
BY = re.compile(r"^by[\s:]+", re.I)
NO_AUTHOR = re.compile(r"https?:|www\.|@|^(?:admin\w*|staff|editor|guest|unknown)$", re.I)
MOST_WORDS_OF_OUTLET = 7
SHORTEST_OUTLET = 4  # a shorter name may be an edition's ("U.S.") unless the address has it
LONGEST_SECTION = 40
ALIKE = 0.6  # share of words that a printed headline has of the stated one


def stated(tree: HtmlElement, url: str = "") -> Stated:
    """What the page says of its article; `url` is where it was saved from, if known."""
    marks = dict(reversed(list(meta(tree))))  # the first of a name counts
    data = article_data(tree, marks)
    address = url if is_address(url) else address_of(tree, marks)
    outlet = outlet_of(marks, data, address)
    return Stated(
        outlet=outlet,
        title=title_of(tree, marks, data, outlet),
        byline=byline_of(marks, data, outlet),
        published=published_of(tree, marks, data, address),
        url=address,
        section=section_of(marks, data),
        language=code(language_of(tree, marks)),
    )


def meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """(name, content) of the page's meta elements."""
    for element in tree.iter("meta"):
        content = element.get("content")
        if content and content.strip():
            names = " ".join(element.get(kind, "") for kind in ("property", "name", "itemprop"))
            yield from ((name, content) for name in names.lower().split())


def article_data(tree: HtmlElement, marks: Mapping[str, str]) -> Mapping[str, Any]:
    """The page's JSON-LD of an article: the only one, or the one of the page's title."""
    found = [one for one in data_objects(tree) if is_article(one)]
    if len(found) > 1:
        title = marks.get("og:title", "")
        found = [one for one in found if title and alike(title, flat(one.get("headline")))]
    return found[0] if found else {}


def data_objects(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of a page's JSON-LD, those of a @graph too."""
    for script in tree.iter("script"):
        text = (script.text or "").strip().strip(";")
        if script.get("type", "").lower() != "application/ld+json" or len(text) > LONGEST_DATA:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                graph = one.get("@graph")
                yield from (node for node in [one, *(graph if isinstance(graph, list) else [])]
                            if isinstance(node, dict))  # fmt: skip


def is_article(one: Mapping[str, Any]) -> bool:
    """Whether a JSON-LD object describes an article."""
    kinds = one.get("@type")
    return any(
        isinstance(kind, str) and ARTICLE_TYPE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def alike(one: str, other: str) -> bool:
    """Whether most words of the shorter of two headlines are in the longer."""
    sets = [set(re.findall(r"\w+", text.lower())) for text in (one, other)]
    fewest = min(map(len, sets))
    return fewest > 0 and len(sets[0] & sets[1]) >= ALIKE * fewest


def first(marks: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    """The values that the page has of some marks, in order of the names, each in one line."""
    return filter(None, (short(marks.get(name, "")) for name in names))


def outlet_of(marks: Mapping[str, str], data: Mapping[str, Any], address: str) -> str:
    """The outlet's name: the one that is like the site's address, else the first."""
    named = [*first(marks, OUTLETS[:1]), short(flat(data.get("publisher"))), *first(marks, OUTLETS)]
    fit = [name for name in named if is_outlet(name) and not name.startswith("@")]
    fit = [name for name in fit if len(name.split()) <= MOST_WORDS_OF_OUTLET]
    # Some sites give their address without its ending for a name; a written one is better.
    fit.sort(key=lambda name: (not in_address(name, address), name.islower()))
    fit = [name for name in fit if len(name) > SHORTEST_OUTLET or in_address(name, address)]
    return fit[0] if fit else ""


def in_address(name: str, address: str) -> bool:
    """Whether the address of a site is made from an outlet's name."""
    letters = re.sub(r"[^a-z0-9]|^the\b", "", name.lower())
    host = urlsplit(address).hostname or "" if is_splittable(address) else ""
    return len(letters) > 1 and letters in re.sub(r"[^a-z0-9]", "", host)


def title_of(
    tree: HtmlElement, marks: Mapping[str, str], data: Mapping[str, Any], outlet: str
) -> str:
    """The headline as printed if it is like the one in the marks, else that one, without site.

    Without marks, a heading that stands in the page's title too.
    """
    said = next(filter(None, [short(flat(data.get("headline"))), *first(marks, TITLES)]), "")
    printed = [short(heading.text_content()) for heading in tree.iter("h1")]
    if not said:
        whole = " ".join(short(title.text_content()) for title in tree.iter("title"))
        return next((text for text in printed if text.count(" ") > 1 and text in whole), "")
    if said.lower() == outlet.lower():
        return ""
    title = next((text for text in printed if alike(text, said)), said)
    return re.sub(rf"{SITE_MARK}{re.escape(outlet)}$", "", title, flags=re.I) if outlet else title


def byline_of(marks: Mapping[str, str], data: Mapping[str, Any], outlet: str) -> str:
    """The authors' names, without addresses, and without the outlet itself."""
    for said in (flat(data.get("author"), between="\n"), *first(marks, AUTHORS)):
        names = [BY.sub("", short(name)) for name in said.split("\n")]
        kept = [n for n in names if n and n.lower() != outlet.lower() and not NO_AUTHOR.search(n)]
        if kept and len(kept) == len(names):
            return short(", ".join(dict.fromkeys(kept)))
    return ""


def published_of(
    tree: HtmlElement, marks: Mapping[str, str], data: Mapping[str, Any], address: str
) -> str:
    """The day of publication (ISO); empty if what tells it is days apart.

    Where it is one day apart, the site's own day counts: that of the address, or of a time that
    is not in UTC.
    """
    told = [flat(data.get("datePublished")), *first(marks, PUBLISHED)]
    told = [time for time in told if day_of(time)] or [*marked_times(tree)]
    told.sort(key=lambda time: bool(UTC.search(time)))
    days = [day for day in (day_in(address), *map(day_of, told)) if day]
    if not days or any(apart(days[0], day) > 1 for day in days):
        return ""
    if not day_in(address) and NIGHT.search(told[0]) and not MIDNIGHT.search(told[0]):
        return ""
    return days[0]


def marked_times(tree: HtmlElement) -> Iterator[str]:
    """The times that are marked as the page's time of publication."""
    for element in tree.iter("time", "span", "div", "p"):
        if (
            "datepublished" in element.get("itemprop", "").lower().split()
            or "pubdate" in element.attrib
        ):
            yield element.get("datetime") or element.get("content") or ""


def apart(one: str, other: str) -> int:
    """How many days lie between two days."""
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)


def address_of(tree: HtmlElement, marks: Mapping[str, str]) -> str:
    """The address that the page gives as its own, unless that is the site's front page."""
    links = (link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical")
    for address in map(short, (*links, marks.get("og:url", ""))):
        if is_address(address) and is_splittable(address) and urlsplit(address).path.strip("/"):
            return address
    return ""


def is_splittable(address: str) -> bool:
    """Whether an address can be taken apart."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def section_of(marks: Mapping[str, str], data: Mapping[str, Any]) -> str:
    """The part of the site; of several the first."""
    sections = data.get("articleSection")
    said = flat(sections[:1] if isinstance(sections, list) else sections)
    fit = (one for one in (*first(marks, SECTIONS), short(said)) if not is_address(one))
    return next((one for one in fit if 0 < len(one) <= LONGEST_SECTION), "")


def language_of(tree: HtmlElement, marks: Mapping[str, str]) -> str:
    """The language tag of the page."""
    root = tree.getroottree().getroot()
    return root.get("lang") or root.get("xml:lang") or marks.get("og:locale", "")
