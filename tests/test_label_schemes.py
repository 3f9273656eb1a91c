"""The same rows from a sentence in Universal Dependencies and in the labels of `en_core_web_*`.

The sentences stand in label_schemes.txt, annotated by hand in both schemes, so that no model's
errors mix in with what is tested here: that rules downstream of `language` work with either.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from samestory import dates, extract, figures, names, quotes, sources

SCHEMES = {"Universal Dependencies": 0, "CLEAR": 1}
VOCAB = spacy.blank("en").vocab
TUESDAY = ("2021-01-05", "2021-01-05")
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "DT": "DET", "IN": "ADP", "CD": "NUM", "RB": "ADV", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WDT": "PRON", "CC": "CCONJ", "TO": "PART", "POS": "PART", "$": "SYM",
}  # fmt: skip
# The relations of the ClearNLP guidelines (dependency_labels.md), as spaCy spells them.
CLEAR = frozenset(
    """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj
    csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod
    oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp""".split()
)
SHARED = frozenset(
    """ROOT acl advcl advmod amod appos aux case cc ccomp compound conj csubj dep det expl mark nmod
    nsubj nummod parataxis punct xcomp""".split()
)
LIBRARY = Path(__file__).parents[1] / "lib" / "samestory"


def blocks() -> dict[str, list[str]]:
    """Text -> its lines, one a token."""
    content = (Path(__file__).parent / "label_schemes.txt").read_text("utf-8")
    found = [block.splitlines() for block in content.split("\n# ")[1:]]
    return {text: [line for line in lines if line.strip()] for text, *lines in found}


BLOCKS = blocks()


def token(line: str, scheme: int) -> dict[str, str]:
    """One line as the annotation of a token in a scheme."""
    if " " not in line:
        return {"word": line, "lemma": line, "tag": "''" if line == '"' else line, "pos": "PUNCT",
                "dep": "punct", "head": "", "entity": ""}  # fmt: skip
    columns = [column.split() for column in line.split("|")]
    surface, tag, *first = columns[0]
    word, _, lemma = surface.partition("=")
    tag, _, pos = tag.partition("/")
    found = first if scheme == 0 or len(columns) == 1 else columns[1]
    pos = next((field[1:] for field in found if field.startswith("/")), pos)
    dep, head, entity, *_ = [*[f for f in found if not f.startswith("/")], "", ""]
    if dep == "ROOT":
        head, entity = "", head
    pos = pos or POS.get(tag) or "VERB"
    return {"word": word, "lemma": lemma or word.lower(), "tag": tag, "pos": pos, "dep": dep,
            "head": head, "entity": entity}  # fmt: skip


def parsed(text: str, scheme: str) -> Doc:
    """The Doc of a sentence of label_schemes.txt."""
    tokens = [token(line, SCHEMES[scheme]) for line in BLOCKS[text]]
    words = [t["word"] for t in tokens]
    spaces, rest = [], text
    for word in words:
        assert rest.startswith(word), f"“{word}” is not where “{rest}” begins"
        spaces.append(rest[len(word) :].startswith(" "))
        rest = rest[len(word) :].lstrip()
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        pos=[t["pos"] for t in tokens],
        tags=[t["tag"] for t in tokens],
        lemmas=[t["lemma"] for t in tokens],
        deps=[t["dep"] for t in tokens],
        heads=[head(tokens, i) for i in range(len(tokens))],
    )
    doc.set_ents(list(entities(doc, [t["entity"] for t in tokens])))
    return doc


def head(tokens: list[dict[str, str]], i: int) -> int:
    """Where the head of token `i` stands: the nearest word so spelled, or the nearest root."""
    if tokens[i]["dep"] == "ROOT":
        return i
    wanted = tokens[i]["head"]
    fits = [
        j for j, t in enumerate(tokens) if (t["word"] == wanted if wanted else t["dep"] == "ROOT")
    ]
    assert fits, f"no “{wanted}” for “{tokens[i]['word']}” to hang on"
    return min(fits, key=lambda j: (abs(j - i), j))


def entities(doc: Doc, marks: list[str]) -> list[Span]:
    """The entities of which `marks` gives the label at the first token and "+" at the others."""
    found = []
    for start, label in enumerate(marks):
        if label not in {"", "+"}:
            end = start + 1
            while end < len(marks) and marks[end] == "+":
                end += 1
            found.append(Span(doc, start, end, label=label))
    return found


def table(cases: list[tuple[str, Any]]) -> Any:
    """Every case in both schemes."""
    return pytest.mark.parametrize(
        ("text", "expected", "scheme"),
        [(text, expected, scheme) for text, expected in cases for scheme in SCHEMES],
    )


def test_each_column_keeps_to_its_scheme() -> None:
    for text in BLOCKS:
        universal, clear = ({t.dep_ for t in parsed(text, scheme)} for scheme in SCHEMES)
        assert clear <= CLEAR, text
        assert not universal & (CLEAR - SHARED), text


def test_no_rule_outside_language_names_a_relation() -> None:
    files = [path for path in LIBRARY.rglob("*.py") if path.name != "language.py"]
    assert [path.name for path in files if ".dep_" in path.read_text("utf-8")] == []


# text, label, role
NAMES = [
    ("Marine biologist Ada Brandt and 12 divers left the Gulf of Selm.",
     [("Ada Brandt", "PERSON", "Marine biologist"), ("Gulf of Selm", "PLACE", "")]),
    ("Bo Okello, a French pastry chef, bakes at the Mercer Building on Fridays.",
     [("Bo Okello", "PERSON", "French pastry chef"), ("French", "NORP", ""),
      ("Mercer Building", "PLACE", "")]),
    ("Critics in Kenya called the Copper Lantern, a play in Swahili, 70 percent dull.",
     [("Kenya", "PLACE", ""), ("Copper Lantern", "MISC", ""), ("Swahili", "MISC", "")]),
    # an ordinal that is an entity belongs to the office; times and amounts are no names
    ("Second deputy mayor Iris Holm opened the Tulip Fair at 9 on Tuesday.",
     [("Iris Holm", "PERSON", "Second deputy mayor"), ("Tulip Fair", "EVENT", "")]),
    ("Under the Seabed Act, President Nuno Reis fined Korvex's owners $3 million.",
     [("Seabed Act", "LAW", ""), ("Nuno Reis", "PERSON", "President"), ("Korvex", "ORG", "")]),
]  # fmt: skip


@table(NAMES)
def test_names_and_roles(text: str, expected: list[tuple[str, ...]], scheme: str) -> None:
    found = names.mentions(parsed(text, scheme))
    assert [(row.text, row.label, row.role) for row in found] == expected


# What a plain count in the outlet's own words leaves as it is; the tables name the rest.
PLAIN = {"kind": "count", "unit": "", "qualifier": "exact", "change": "", "per": "", "counted": "",
         "besides": "", "including": "", "basis": "stated", "as_of": "", "voice": "", "via": "",
         "predicate": ""}  # fmt: skip
FIGURES = [
    # who speaks stands before the preposition, and is not the place
    ("Critics in Kenya called the Copper Lantern, a play in Swahili, 70 percent dull.",
     [{"text": "70 percent", "kind": "percent", "value": 70, "unit": "%",
       "voice": "Critics in Kenya", "predicate": "call"}]),
    # the sign heads an amount in UD, the numeral in CLEAR
    ("Under the Seabed Act, President Nuno Reis fined Korvex's owners $3 million.",
     [{"text": "$3 million", "kind": "money", "value": 3000000, "unit": "USD",
       "predicate": "fine"}]),
    # a copula below what it says, and above it
    ("Rangers said the total was 45 in June.",
     [{"text": "45", "value": 45, "counted": "total", "as_of": "June", "voice": "Rangers"}]),
    ("Voss and 47 other growers were arrested in March.",
     [{"text": "Voss and 47 other growers", "value": 48, "counted": "other growers",
       "basis": "composed", "as_of": "March", "predicate": "arrest"},
      {"text": "47", "value": 47, "counted": "other growers", "besides": "Voss", "as_of": "March",
       "predicate": "arrest"}]),
    # participles that are prepositions
    ("48 growers, including the beekeeper, lost 30 percent of their hives.",
     [{"text": "48", "value": 48, "counted": "growers", "including": "the beekeeper",
       "predicate": "lose"},
      {"text": "30 percent", "kind": "percent", "value": 30, "unit": "%", "change": "down",
       "counted": "hives", "predicate": "lose"}]),
    ("Firms including 12 bakeries closed.",
     [{"text": "12", "value": 12, "counted": "bakeries", "predicate": "close"}]),
    # the subject of a passive verb does not speak; its agent does
    ("The mayor was told by divers that 12 wrecks were found.",
     [{"text": "12", "value": 12, "counted": "wrecks", "voice": "divers", "predicate": "find"}]),
    ("The mayor was told on Friday that 12 wrecks had sunk.",
     [{"text": "12", "value": 12, "counted": "wrecks", "as_of": "Friday", "predicate": "sink"}]),
    # a copula in a relative clause
    ("The 30 hikers who were missing on Monday ate snow.",
     [{"text": "30", "value": 30, "counted": "hikers", "predicate": "missing"}]),
    # a clause behind a preposition is a barrier, as an adverbial one is
    ("After killing 12 goats, the wolf crossed two rivers on Tuesday.",
     [{"text": "12", "value": 12, "counted": "goats", "predicate": "kill"},
      {"text": "two", "value": 2, "counted": "rivers", "as_of": "Tuesday", "predicate": "cross"}]),
    ("The sky filled with more than 300 kites.",
     [{"text": "300", "value": 300, "qualifier": "more_than", "counted": "kites",
       "predicate": "fill"}]),
    ("The choir collected $2 million in May for a new organ.",
     [{"text": "$2 million", "kind": "money", "value": 2000000, "unit": "USD", "as_of": "May",
       "predicate": "collect"}]),
    # a surname hangs on the first name, or the other way round
    ("Rosa Finch gained 4 percent last year.",
     [{"text": "4 percent", "kind": "percent", "value": 4, "unit": "%", "change": "up",
       "counted": "Rosa Finch", "as_of": "last year", "predicate": "gain"}]),
    # a preposition of two words
    ("As of Sunday, 18 turtles were safe.",
     [{"text": "18", "value": 18, "counted": "turtles", "as_of": "Sunday"}]),
    ("Keepers said 18 turtles were now safe.",
     [{"text": "18", "value": 18, "counted": "turtles", "voice": "Keepers"}]),
    # the conjunction hangs on either side
    ("The storm hurt six nurses and two doctors.",
     [{"text": "six", "value": 6, "counted": "nurses", "predicate": "hurt"},
      {"text": "six nurses and two doctors", "value": 8, "counted": "nurses and two doctors",
       "basis": "composed", "predicate": "hurt"},
      {"text": "two", "value": 2, "counted": "doctors", "predicate": "hurt"}]),
    # what stands in a relative clause is not governed from above
    ("The bridge that cost $9 million reopened on Monday.",
     [{"text": "$9 million", "kind": "money", "value": 9000000, "unit": "USD",
       "counted": "bridge",
       "predicate": "cost"}]),
    ("Surveyors confirmed on Friday that the toll was 31.",
     [{"text": "31", "value": 31, "counted": "toll", "as_of": "Friday", "voice": "Surveyors"}]),
    ("The museum's 80 masks were stolen in 2019.",
     [{"text": "80", "value": 80, "counted": "masks", "as_of": "2019", "predicate": "steal"}]),
    # an infinitive is no barrier
    ("The city borrowed $3 million in May to buy 60 buses.",
     [{"text": "$3 million", "kind": "money", "value": 3000000, "unit": "USD", "as_of": "May",
       "predicate": "borrow"},
      {"text": "60", "value": 60, "counted": "buses", "as_of": "May", "predicate": "buy"}]),
    # “since” is a conjunction to some models always
    ("The wave struck a pier, killing 12 since dawn.",
     [{"text": "12", "value": 12, "predicate": "kill"}]),
    # “to” in place of an indirect object
    ("Unions gave 40 books to a school in 2019.",
     [{"text": "40", "value": 40, "counted": "books", "as_of": "2019", "predicate": "give"}]),
    # what exists is the subject, or hangs on the copula as what it says
    ("Keepers said there were 12 seals on the beach.",
     [{"text": "12", "value": 12, "counted": "seals", "voice": "Keepers", "predicate": "be"}]),
    ("The survey of the Harbour Board found that 9 ferries had leaks.",
     [{"text": "9", "value": 9, "counted": "ferries", "voice": "The survey of the Harbour Board",
       "predicate": "have"}]),
]  # fmt: skip


@table(FIGURES)
def test_figures(text: str, expected: list[dict[str, Any]], scheme: str) -> None:
    doc = parsed(text, scheme)
    dated = dates.in_calendar(dates.extract(doc, published=TUESDAY))
    quoted = list(quotes.extract(doc))
    found = []
    for row in figures.extract(doc, dates=dated, quotes=quoted):
        fields = extract.with_predicate(row, doc)._asdict()
        fields["as_of"] = text[row.as_of_start or 0 : row.as_of_end or 0]
        told = {name: fields[name] for name, plain in PLAIN.items() if fields[name] != plain}
        found.append({"text": row.text, "value": row.value, **told})
    assert found == expected


# text, value, event
DATES = [
    ("Bo Okello, a French pastry chef, bakes at the Mercer Building on Fridays.",
     [("Fridays", "XXXX-WXX-5", "")]),
    ("The mayor was told on Friday that 12 wrecks had sunk.",
     [("Friday", "2021-01-01", "told")]),
    ("After killing 12 goats, the wolf crossed two rivers on Tuesday.",
     [("Tuesday", "2021-01-05", "crossed")]),
    ("As of Sunday, 18 turtles were safe.",
     [("Sunday", "2021-01-03", "")]),
    # a copula dates nothing
    ("The vote was on Monday.",
     [("Monday", "2021-01-04", "")]),
    # a date that is the subject
    ("Monday was hot, but the pool opened on Sunday.",
     [("Monday", "2021-01-04", ""),
      ("Sunday", "2021-01-03", "opened")]),
    ("The regatta will be postponed until June.",
     [("June", "2021-06", "postponed")]),
    ("The statue was unveiled by the queen last June.",
     [("last June", "2020-06", "unveiled")]),
    # a participle that is a preposition is no verb
    ("Given the smoke on Monday, trains stopped.",
     [("Monday", "2021-01-04", "stopped")]),
    # “since” again
    ("Prices have doubled since January talks.",
     [("January", "2021-01", "talks")]),
    ("If she wins in November, taxes will fall.",
     [("November", "2021-11", "wins")]),
    ("The flood of 3 March 2020 ruined the archive.",
     [("3 March 2020", "2020-03-03", "flood")]),
    ('Brandt, who has led the tank since May, said the reef was "past saving."',
     [("May", "2020-05", "led")]),
    ("Reuters reported on Monday that ferries had stopped.",
     [("Monday", "2021-01-04", "reported")]),
]  # fmt: skip


@table(DATES)
def test_dates(text: str, expected: list[tuple[str, ...]], scheme: str) -> None:
    found = dates.extract(parsed(text, scheme), published=TUESDAY)
    assert [(row.text, row.value, row.event) for row in found] == expected


# text, kind, speaker, cue, addressee
QUOTES = [
    ('"The reef is dying," said Ada Brandt.',
     [("The reef is dying", "direct", "Ada Brandt", "said", "")]),
    ('Brandt, who has led the tank since May, said the reef was "past saving."',
     [("past saving.", "mixed", "Brandt", "said", "")]),
    # “the” belongs to entities of OntoNotes, and to no name
    ('The two divers told the Harbour Post that the reef was "past saving."',
     [("past saving.", "mixed", "The two divers", "told", "Harbour Post")]),
    # the subject of the sentence before, by first name or surname
    ('Lena Marsh smiled. "We have won," she said.',
     [("We have won", "direct", "Lena Marsh", "said", "")]),
    ('A letter saying the well was "unsafe" reached the village.',
     [("unsafe", "mixed", "A letter", "saying", "")]),
    # the subject of a verb joined to a copula
    ('The pilot was ill and called the plan "a waste of money."',
     [("a waste of money.", "mixed", "The pilot", "called", "")]),
    # no cue, but an adjective
    ('The accused baker said "I did it."',
     [("I did it.", "mixed", "baker", "said", "")]),
    ('According to the Tide Office, the reef is "past saving."',
     [("past saving.", "mixed", "Tide Office", "According to", "")]),
]  # fmt: skip


@table(QUOTES)
def test_quotes(text: str, expected: list[tuple[str, ...]], scheme: str) -> None:
    found = quotes.extract(parsed(text, scheme))
    assert [(row.text, row.kind, row.speaker, row.cue, row.addressee) for row in found] == expected


# text, source, kind, cue
SOURCES = [
    ('The two divers told the Harbour Post that the reef was "past saving."',
     [("told the Harbour Post", "Harbour Post", "named", "told")]),
    ('A letter saying the well was "unsafe" reached the village.',
     [("A letter saying", "A letter", "named", "saying")]),
    ('According to the Tide Office, the reef is "past saving."',
     [("According to the Tide Office", "Tide Office", "named", "According to")]),
    ("Marsh told the Harbour Post that ferries would stop.",
     [("told the Harbour Post", "Harbour Post", "named", "told")]),
    ("Ferries will stop, according to two officials familiar with the plan.",
     [("according to two officials familiar with the plan",
       "two officials familiar with the plan", "unnamed", "according to")]),
    ("Reuters reported on Monday that ferries had stopped.",
     [("Reuters reported", "Reuters", "wire", "reported")]),
    ("A report by the Harbour Board said ferries had stopped.",
     [("A report by the Harbour Board said", "A report by the Harbour Board", "named", "said")]),
    ("The survey of the Harbour Board found that 9 ferries had leaks.",
     [("The survey of the Harbour Board found", "The survey of the Harbour Board", "named",
       "found")]),
]  # fmt: skip


@table(SOURCES)
def test_sources(text: str, expected: list[tuple[str, ...]], scheme: str) -> None:
    found = sources.extract(parsed(text, scheme))
    assert [(row.text, row.source, row.kind, row.cue) for row in found] == expected
