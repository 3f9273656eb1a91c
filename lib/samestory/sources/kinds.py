"""What kind of source a phrase names: an agency, an outlet or document, somebody unnamed, or none.

`own` is what was told to the outlet that prints it.
"""

from __future__ import annotations

from samestory import agencies
from samestory.quotes.attribution import OUTLETS, Reader
from samestory.quotes.phrases import JOINING, KNOWING, RELATIVES, Words

# Nouns for those who speak without a name, and those who know something without one.
UNNAMED = frozenset({
    "official", "officials", "source", "sources", "person", "people", "aide", "aides", "insider",
    "insiders", "witness", "witnesses", "spokesman", "spokeswoman", "spokesperson", "diplomat",
    "diplomats", "authorities", "police", "prosecutors", "investigators", "analysts", "experts",
    "employees", "executives", "lawmakers", "researchers", "adviser", "advisers", "advisor",
    "advisors", "reports", "residents", "activists", "critics", "others", "officers", "soldiers",
    "some", "many", "observers", "locals", "lawyers", "doctors", "economists", "neighbours",
    "neighbors", "rescuers", "medics", "passengers", "survivors", "relatives", "traders",
    "bankers", "rebels", "villagers", "engineers", "colleagues", "friends", "directors",
})  # fmt: skip
# Documents speak: "the indictment said", "according to the filing", "in a statement".
DOCUMENTS = frozenset({
    "report", "statement", "document", "documents", "letter", "memo", "indictment", "complaint",
    "lawsuit", "filing", "filings", "affidavit", "study", "survey", "poll", "website", "release",
    "transcript", "constitution", "law", "records", "ruling", "email", "emails", "article",
    "data", "figures", "audit", "review", "paper", "papers", "notice", "award", "judgment",
    "judgement", "decision", "verdict", "bulletin", "communique", "circular", "prospectus",
    "memorandum", "minutes", "petition", "post", "tweet", "blog", "recording",
    "footage", "video", "summons", "warrant", "order", "preprint", "journal", "dossier",
    "investigation", "findings", "testimony", "deposition", "note", "announcement",
})  # fmt: skip
# How a newspaper speaks of itself.
OURSELVES = frozenset({"us", "this newspaper", "this paper", "this reporter", "this website",
                       "this magazine", "this publication", "this programme", "the paper",
                       "the newspaper"})  # fmt: skip


def kind_of(reader: Reader, phrase: Words, *, outlet: str = "") -> str:
    """own, wire, named or unnamed; empty for a phrase that is no source."""
    text = plain(reader.doc[phrase[0] : phrase[1]].text, article=True)
    name = reader.best_name(phrase)
    if text in OURSELVES or is_own(plain(reader.doc[name[0] : name[1]].text), outlet):
        return "own"
    if is_agency(reader, phrase):
        return "wire"
    head = head_of(reader, phrase)
    if is_clause(reader, phrase):
        return ""
    label = reader.label(phrase) or reader.label(name)
    if head in UNNAMED and label != "ORG":
        return "unnamed"
    medium = any(reader.word(i) in OUTLETS for i in range(*phrase))
    if head in DOCUMENTS or medium or label in {"ORG", "MISC", "PRODUCT"}:
        return "named"
    return ""


def is_clause(reader: Reader, phrase: Words) -> bool:
    """Whether the phrase runs into a clause: "Friday that reports"."""
    return any(reader.word(i) in RELATIVES for i in range(*phrase))


def is_own(name: str, outlet: str) -> bool:
    """Whether a name is the outlet's, in full or its last words: "the Gazette"."""
    whole = plain(outlet)
    return bool(name) and (name == whole or whole.endswith(f" {name}"))


def is_agency(reader: Reader, phrase: Words) -> bool:
    """Whether a phrase is a news agency's name, or says that it is one."""
    name = reader.best_name(phrase)
    text = plain(reader.doc[name[0] : name[1]].text)
    whole = plain(reader.doc[phrase[0] : phrase[1]].text)
    said = ("news agency", "newswire", "wire service")
    return text in agencies.NAMES or text.endswith(said) or whole.endswith(said)


def head_of(reader: Reader, phrase: Words) -> str:
    """The noun that says what the phrase is: the last one before "of", "for", "familiar"."""
    head = ""
    for token in reader.doc[phrase[0] : phrase[1]]:
        if token.tag_ == "IN" or token.lower_ in KNOWING | JOINING:
            break
        if token.lower_ not in {"'s", "’s"}:
            head = token.lower_
    return head


def plain(name: str, *, article: bool = False) -> str:
    """A name without case, doubled spaces and possessive, and without "the" unless `article`."""
    words = " ".join(name.replace("’", "'").split()).casefold().removesuffix("'s")
    return words if article else words.removeprefix("the ")
