"""Saved web pages -> the text that a reader sees, where in it the story stands, what is stated."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from samestory.articles import page_facts, story
from samestory.articles.article import Part, Span, UnreadableError
from samestory.articles.decoding import decoded, newlines, parsing, settled

if TYPE_CHECKING:
    from inscriptis.model.config import ParserConfig
    from lxml.html import HtmlElement

# A page of news has a few thousand tags; beyond these, finding the story takes too long, and in
# the end reading the page does.
MOST_ELEMENTS = 15_000
MOST_TAGS = 200_000
# Shorter than this, a page shows a notice, not a story.
FEWEST_WORDS = 15
# Share of the story's words that the rendered page must hold; else the story stands in its data.
ENOUGH = 0.9
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.I)
HEAD = 4_096
UNSEEN = (
    "head", "script", "style", "noscript", "template", "svg", "math", "object", "iframe",
    "canvas", "audio", "video", "option", "input", "textarea",
)  # fmt: skip
LAYOUT = ("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "li", "menu", "dl")
BLOCKS = (
    "article", "blockquote", "br", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "ul",
)  # fmt: skip
# Elements on lines of their own that the profile of the renderer does not know.
MORE_BLOCKS = (
    "section", "form", "fieldset", "details", "summary", "caption", "dt", "dd", "hr", "button",
)  # fmt: skip
BLANK_LINES = re.compile(r"\n{4,}")


def read_html(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The article of a saved page. Raises UnreadableError if it shows no story."""
    declared = CHARSET.search(data[:HEAD])
    yield page(decoded(data, declared[1].decode("ascii") if declared else ""))


def page(source: str, url: str = "") -> Part:
    """The article of a page's HTML, saved from `url` if that is known.

    Raises UnreadableError if it shows no story.
    """
    tree = parsed(source)
    stated = page_facts.stated(tree, url)
    told = None if sum(1 for _ in tree.iter()) > MOST_ELEMENTS else extracted(tree, stated.url)
    text = settled(visible(tree))
    if told is None:
        return Part(text=text, stated=stated)
    if len(told.split()) < FEWEST_WORDS:
        raise UnreadableError(
            "The page shows no story: it may be empty, behind a paywall or made by a script."
        )
    main, share = story.passages(text, told)
    if share < ENOUGH:
        text, main = f"{text}\n\n{told}", (Span(len(text) + 2, len(text) + 2 + len(told)),)
    return Part(text=text, stated=stated, main=main)


def rendered(fragment: str) -> str:
    """The text that a reader sees of a piece of HTML."""
    return settled(visible(parsed(f"<html><body><div>{fragment}</div></body></html>"))).strip()


def parsed(source: str) -> HtmlElement:
    """The tree of a page. Raises UnreadableError for what is no page, or too large a one."""
    if source.count("<") > MOST_TAGS:
        raise UnreadableError(f"It has more than {MOST_TAGS:,} tags, more than a page of news has.")
    with parsing("a web page"):
        from trafilatura.utils import load_html

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        tree = load_html(source)
        if tree is None:  # a piece of a page, without its frame
            tree = load_html(f"<html><body>{source}</body></html>")
    if tree is None:
        raise UnreadableError("It is not a web page.")
    return tree


def extracted(tree: HtmlElement, url: str) -> str:
    """The story's text, as extraction finds it in the markup; empty if there is none."""
    with parsing("a web page"):
        import trafilatura

        found = trafilatura.extract(tree, url=url or None, include_comments=False)
    return newlines(found or "")


def visible(tree: HtmlElement) -> str:
    """The whole page as text, a block a line, as a person would paste it; changes the tree."""
    simplify(tree)
    with parsing("a web page"):
        from inscriptis.html_engine import Inscriptis

        text = Inscriptis(tree, profile()).get_text()
    lines = "\n".join(line.rstrip() for line in newlines(text).split("\n"))
    return BLANK_LINES.sub("\n\n\n", lines).strip("\n")


def simplify(tree: HtmlElement) -> None:
    """Take out what is never seen, and make tables and lists plain blocks.

    Most tables and lists of news pages are layout: set in columns, a line would hold words of
    several articles. Cells without blocks in them stay beside each other on a line.
    """
    for element in list(tree.iter(*UNSEEN)):
        if element.getparent() is not None:
            element.drop_tree()
    for cell in list(tree.iter("td", "th")):
        if next(cell.iterdescendants(*BLOCKS), None) is None:
            cell.tag, cell.tail = "span", f"  {cell.tail or ''}"
        else:
            cell.tag = "div"
    for element in tree.iter(*LAYOUT):
        element.tag = "div"
    for element in tree.iter("*"):
        for name in ("style", "align", "valign"):
            element.attrib.pop(name, None)


@cache
def profile() -> ParserConfig:
    """How elements are laid out in text."""
    from inscriptis.css_profiles import STRICT_CSS_PROFILE
    from inscriptis.html_properties import Display
    from inscriptis.model.config import ParserConfig
    from inscriptis.model.html_element import HtmlElement as Layout

    blocks = {name: Layout(display=Display.block) for name in MORE_BLOCKS}
    return ParserConfig(css={**STRICT_CSS_PROFILE, **blocks})


def read_mhtml(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The article of a page that a browser saved whole, pictures and all, in one file."""
    with parsing("a saved page (MHTML)"):
        import email
        import email.policy

        message = email.message_from_bytes(data, policy=email.policy.compat32)
        for part in message.walk():
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                content = part.get_payload(decode=True)
                url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
                charset = part.get_content_charset("")
                break
        else:
            raise UnreadableError("It holds no page.")
    source = content if isinstance(content, bytes) else b""
    yield page(decoded(source, charset), str(url or ""))
