"""Figures: what is counted, by whom, as of when, and the sums that are ours."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from samestory import figures
from samestory.tables import Date, Figure, Quote


def stated(nlp: Language, text: str, **rows: list[Date] | list[Quote]) -> list[Figure]:
    return [f for f in figures.extract(nlp(text), **rows) if f.basis == "stated"]  # type: ignore[arg-type]


def date(text: str, words: str, event: str = "", kind: str = "DATE") -> Date:
    start = text.index(words)
    place = text.index(event) if event else None
    return Date(
        start=start, end=start + len(words), text=words, type=kind, value="", earliest="2024-06-03",
        latest="2024-06-03", anchor="", anchor_start=None, anchor_end=None, event=event,
        event_start=place, event_end=None if place is None else place + len(event),
    )  # fmt: skip


COUNTED = [
    ("At least 12 people died in the fire.", [("12", 12, "people", "person", "at_least")]),
    ("Over 100 U.S. soldiers were hurt.", [("100", 100, "U.S. soldiers", "soldier", "more_than")]),
    ("Nearly two dozen homes burned down.", [("two dozen", 24, "homes", "home", "about")]),
    ("Dozens of villagers fled.", [("Dozens", 24, "villagers", "villager", "vague")]),
    ("A 12-member jury found him guilty.", [("12", 12, "member", "member", "exact")]),
    ("The death toll rose to 45 on Sunday.", [("45", 45, "death toll", "toll", "exact")]),
    ("Up to 300 migrants were on board.", [("300", 300, "migrants", "migrant", "at_most")]),
    # The name behind the noun starts a new clause.
    ("It is the second time Kenya has asked.", [("second", 2, "time", "time", "exact")]),
    ("They marked the 30th anniversary.", [("30th", 30, "anniversary", "anniversary", "exact")]),
    ("One man was arrested.", [("One", 1, "man", "man", "exact")]),
    ("No survivors were found.", [("No", 0, "survivors", "survivor", "exact")]),
    ("It was her third term.", [("third", 3, "term", "term", "exact")]),
    ("He seeks a third term.", [("third", 3, "term", "term", "exact")]),
    ("About 20 percent of voters stayed home.", [("20 percent", 20, "voters", "voter", "about")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted(nlp: Language, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [(f.text, f.value, f.counted, f.head, f.qualifier) for f in stated(nlp, text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "It cited Article 3 of the treaty.",
        "300x250 Ad",
        "The crash involved a Boeing 737 near the coast.",
        "Boeing 737 jets were grounded.",
        "No one was hurt.",
        "He is one of the suspects.",
        "On the one hand, the plan is cheap.",
        "One day the war will end.",
        "The meeting starts at 5 p.m. in Room 4.",
        "The law passed in 2011.",
        "She was born on January 3, 1970.",
        "Between 2014 and 2017 nothing changed.",
        "Officials first denied the report.",
        "He lives at 27 Alder Street.",
        "Visitors may dial 999.",
        "They announced a zero tolerance policy.",
        "She had no doubt about it.",
        "The vote came two days later.",
        "Three days before the vote he resigned.",
        "It rained in the first half of March.",
        'Jo "Two Guns" Pike sang.',
        "Shares on the S&P 500 fell.",
        "Her cat, a rescue called Nine, ate well at the Quiet Seven club.",
        "Half Acre Hill was spared the flames.",
        "A 737 MAX 8 was grounded in the north.",
        "The reporters told “60 Minutes” about it.",
        "Traffic on the busy 405 freeway stopped.",
        "The gunman fired a .22 rifle at the wall.",
        "Clerks at 7-11 stores went on strike.",
        "Members of the board are in two minds about it.",
        "1 of 31 Supporters cheer in the rain.",
        "Wait 1 second",
        "Her club is second to none, he said.",
    ],
)
def test_names_years_times_and_pronouns_are_no_figures(nlp: Language, text: str) -> None:
    assert [f.text for f in stated(nlp, text)] == []


def test_a_number_inside_a_date_is_no_figure_but_a_duration_is(nlp: Language) -> None:
    text = "The court met two days ago and sat for seven months."
    rows = [date(text, "two days ago"), date(text, "seven months", kind="DURATION")]
    assert [(f.text, f.kind, f.unit) for f in stated(nlp, text, dates=rows)] == [
        ("seven months", "duration", "month")
    ]


CHANGES = [
    ("Sales rose 3 percent last year.", [("3 percent", "up", "Sales")]),
    ("Shares fell by about $2 to a new low.", [("$2", "down", "Shares")]),
    ("A 5 percent drop in exports worried them.", [("5 percent", "down", "drop")]),
    ("Unemployment fell to 4 percent.", [("4 percent", "down", "Unemployment")]),
    ("The firm cut its dividend by a quarter.", [("a quarter", "down", "dividend")]),
    ("Mining shares: Ayo +2%, Bao -3%.", [("+2%", "up", "Ayo"), ("-3%", "down", "Bao")]),
    ("They set aside up to $300 for it.", [("$300", "", "")]),
    ("It wrote off $5 million.", [("$5 million", "", "")]),
    ("The start-up raised $900 million.", [("$900 million", "", "")]),
    ("The rate edged down to 2 percent.", [("2 percent", "down", "rate")]),
    ("The number of drivers slipped below 150,000.", [("150,000", "down", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.text, f.change, f.counted) for f in stated(nlp, text)] == expected


WAYS = [
    ("He drove 60 miles up the coast.", ""), ("Ships sailed 60 miles down a river.", ""),
    ("The storm cut power to 12,400 homes.", ""), ("The firm cut staff to 12,400.", "down"),
    ("Sales were 5 percent up on Friday.", "up"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "way"), WAYS)
def test_places_and_supplies_are_no_changes(nlp: Language, text: str, way: str) -> None:
    assert [f.change for f in stated(nlp, text)] == [way]


def test_a_level_is_kept_apart_from_the_change_that_led_to_it(nlp: Language) -> None:
    found = stated(nlp, "Prices fell 3 percent to $40 and 200 ships left, down from 260.")
    assert [(f.text, f.change, f.level) for f in found] == [
        ("3 percent", "down", False), ("$40", "down", True), ("200", "down", True),
        ("260", "", False),
    ]  # fmt: skip


QUALIFIERS = [
    ("It must pay within 60 days.", "at_most"), ("Tickets cost $5 at most.", "at_most"),
    ("It lasted longer than 130 minutes.", "more_than"), ("A couple of boats sank.", "about"),
    ("They fell out over a $4 billion deal.", "exact"), ("It is over $4 billion.", "more_than"),
    ("There is oxygen for maybe four hours.", "about"),
    ("He worked there over ten years.", "exact"), ("It holds 100-plus boats.", "at_least"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS)
def test_qualifiers(nlp: Language, text: str, qualifier: str) -> None:
    assert [f.qualifier for f in stated(nlp, text)] == [qualifier]


ALONE = [
    ("Of 58 people aboard, 41 were rescued and one was hurt.", ["58", "41", "one"]),
    ("All but two of the 30 passengers survived.", ["two", "30"]),
    ("A crowd of 4,018 watched.", ["4,018"]),
    ("She finished second.", ["second"]),
    ("The landslide left three men dead and 20 unaccounted for.", ["three", "20"]),
    ("A late rescue brought the number of survivors to 113, he said.", ["113"]),
    ("They put the meeting at 10 a.m. on a list.", []),
    ("They buried 14 neighbours on the hill and four more this morning.", ["14", "four"]),
    ("The number of victims fell by 63, a report showed.", ["63"]),
    ("There were “no serious incidents”.", ["no"]),
    # Lower-case words and plurals count as ever.
    ("Police in the city searched 405 cars.", ["405"]),
    ("Only 12 of 30 Labour members came.", ["12", "30"]),
    ("None of the boats sank.", ["None"]),
    ("It kills one child a week, down from three a day.", ["one", "three"]),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_figures_without_a_noun_behind_them(nlp: Language, text: str, expected: list[str]) -> None:
    assert [f.text for f in stated(nlp, text)] == expected


def test_rates(nlp: Language) -> None:
    text = "Oil cost $58.24 per barrel, and 40 cases per 100,000 people were found."
    assert [(f.text, f.per) for f in stated(nlp, text)] == [
        ("$58.24", "barrel"), ("40", "100,000 people"),
    ]  # fmt: skip
    text = "They pay 65 cents a bottle, drive at 95 km/h and earned $9 a year earlier."
    assert [(f.unit, f.per) for f in stated(nlp, text)] == [
        ("USD", "bottle"), ("kilometre", "hour"), ("USD", ""),
    ]  # fmt: skip


AGES = [
    ("Grace Mwangi, 71, saw it happen.", [("71", "Grace Mwangi")]),
    ("A 34-year-old man was charged.", [("34-year-old", "man")]),
    ("It is for people over 65.", [("65", "people")]),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_ages(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(f.text, f.counted) for f in stated(nlp, text) if f.kind == "age"]
    assert found == expected


BESIDES = [
    (
        "They sought the arrest of President Donald Trump and 47 other U.S. officials.",
        [
            ("President Donald Trump and 47 other U.S. officials", 48, "", "1 named + 47 others"),
            ("47", 47, "President Donald Trump", ""),
        ],
    ),
    (
        "It asked for a warrant against the U.S. president and 47 other U.S. officials.",
        [
            ("the U.S. president and 47 other U.S. officials", 48, "", "1 named + 47 others"),
            ("47", 47, "the U.S. president", ""),
        ],
    ),
    (
        "He said Trump and 35 others now face charges.",
        [("Trump and 35 others", 36, "", "1 named + 35 others"), ("35", 35, "Trump", "")],
    ),
    # Vague numbers are not added to.
    (
        "Police named President Abara and dozens of other officials.",
        [("dozens", 24, "President Abara", "")],
    ),
    # Without "other", a person comes on top of people, and of nothing else.
    (
        "They met Abara and 12 officials.",
        [("Abara and 12 officials", 13, "", "1 named + 12"), ("12", 12, "Abara", "")],
    ),
    ("They visited Abara and 12 villages.", [("12", 12, "", "")]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDES)
def test_besides(nlp: Language, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [(f.text, f.value, f.besides, f.because) for f in figures.extract(nlp(text))]
    assert found == expected


INCLUDING = [
    ("The request names 48 people, including the US President.", ["the US President"]),
    ("Some 20 people died, including a police officer, the army said.", ["a police officer"]),
    # What is taken in must be of the kind that is counted.
    ("Ten people live in a house with many rooms, including a kitchen.", [""]),
]


@pytest.mark.parametrize(("text", "expected"), INCLUDING)
def test_including(nlp: Language, text: str, expected: list[str]) -> None:
    assert [f.including for f in stated(nlp, text)] == expected


SUMS = [
    (
        "Five Iraqi nationals and four Iranian nationals were killed.",
        [("Five Iraqi nationals and four Iranian nationals", 9, "national", "exact")],
    ),
    (
        "At least six nurses and two doctors died.",
        [("six nurses and two doctors", 8, "person", "at_least")],
    ),
    (
        "The bus carried two inspectors and our driver.",
        [("two inspectors and our driver", 3, "person", "exact")],
    ),
    # Unlike things are not added up.
    ("They bought six houses and two boats.", []),
    ("Over six nurses and about two doctors came.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums(nlp: Language, text: str, expected: list[tuple[object, ...]]) -> None:
    rows = [f for f in figures.extract(nlp(text)) if f.basis == "composed"]
    assert [(f.text, f.value, f.head, f.qualifier) for f in rows] == expected


AS_OF = [
    # The date of the request holds for the number of those it names ...
    ("Iran asked to arrest Abara and 47 other officials last June.", "last June", "asked", True),
    # ... that of the deed they are charged with does not.
    ("It named 47 officials for the killing on January 3.", "January 3", "killing", False),
    ("On Monday, the prosecutor said Abara and 35 others face charges.", "Monday", "said", True),
    # Without a known event, a date at the start holds for the sentence.
    ("On Monday, 12 people died.", "Monday", "", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "event", "bound"), AS_OF)
def test_as_of(nlp: Language, text: str, words: str, event: str, bound: bool) -> None:
    row = date(text, words, event)
    expected = (row.start, row.end, row.earliest) if bound else (None, None, None)
    found = [(f.as_of_start, f.as_of_end, f.as_of_earliest) for f in stated(nlp, text, dates=[row])]
    assert found == [expected]


VOICES = [
    ("The minister said 12 people died.", "The minister", ""),
    ("Twelve people died, the minister said.", "the minister", ""),
    ("Twelve people died, said Mayor Grace Mwangi.", "Mayor Grace Mwangi", ""),
    ("According to the ministry, 12 people died.", "the ministry", ""),
    ("Twelve people died in the fire.", "", ""),
]


@pytest.mark.parametrize(("text", "voice", "via"), VOICES)
def test_voice(nlp: Language, text: str, voice: str, via: str) -> None:
    found = [(f.voice, f.via) for f in stated(nlp, text)]
    assert found == [(voice, via)]
    for row in stated(nlp, text):
        assert row.voice == (text[row.voice_start : row.voice_end] if row.voice_end else "")


def test_the_speaker_of_a_quotation_is_the_voice(nlp: Language) -> None:
    text = "“We lost 48 people,” Okoro said."
    start = text.index("Okoro")
    quote = Quote(
        start=1, end=19, text=text[1:19], quote_id=0, part=0, kind="direct", speaker="Okoro",
        speaker_start=start, speaker_end=start + 5, cue="said", cue_start=start + 6,
        cue_end=start + 10, addressee="", via="the radio",
    )  # fmt: skip
    found = [(f.voice, f.voice_start, f.via) for f in stated(nlp, text, quotes=[quote])]
    assert found == [("Okoro", start, "the radio")]


PIECES = st.sampled_from(
    "47 others dozens of Abara and said , including the US President 3 percent rose by per day $5m "
    "one second aged 71 - in “ ” \0 \n\n according to first half million ".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_every_row_is_verbatim(nlp: Language, text: str) -> None:
    for row in figures.extract(nlp(text)):
        assert text[row.start : row.end] == row.text == row.text.strip() != ""
        assert row.kind in figures.KINDS
        assert row.qualifier in figures.QUALIFIERS
        if row.counted_start is not None:
            assert text[row.counted_start : row.counted_end] == row.counted != ""


@pytest.mark.parametrize("piece", ["12 ", "one ", "47 others and ", "$ ", "1-", "a dozen "])
def test_long_texts_without_annotation_are_read(piece: str) -> None:
    # A blank pipeline knows no tags and no sentences; quadratic rules would take minutes.
    blank = spacy.blank("en")
    blank.max_length = 10**7
    assert all(f.text for f in figures.extract(blank(piece * 20000)))
