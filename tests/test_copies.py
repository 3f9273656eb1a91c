"""Copies, versions and shared agency copy. All texts are written for these tests."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.test_views import Tags, words

from samestory import articles, clean, copies, tables, views_copies
from samestory.agencies import credited, named
from samestory.copies import changes, search
from samestory.copies.judge import earlier_first
from samestory.copies.texts import Text
from samestory.tables import Copy

BRIDGE = """The harbour bridge was closed on Tuesday after divers found a crack in a pier.
Some 14,000 vehicles cross it each day, and the only other crossing lies 22 kilometres upstream.
The crack was found during an inspection that had been put off twice for lack of money.
The city council approved 3 million dollars for the inspection in June, after months of delay.
Shops on the eastern quay reported that sales had fallen by half within a day.
Schools on the island will stay shut until Friday, and the hospital has asked for a ferry."""
ISLAND = """Islanders woke up to find that their only road to the mainland had gone.
At the quay a man was waiting with two daughters for a boat that nobody had promised.
He has a shift at eight and no way to get there, though his employer has been patient.
The mayor is expected to speak this evening in front of the old customs house.
Opposition councillors want to know who signed the letter that put the work off.
A baker threw away two hundred loaves, and no one from the city had called her by noon."""
TRADE = """Grain prices rose for a third week as rain kept harvesters out of the northern plains.
Millers said that stocks would last into spring if imports from the south went on arriving.
Two shipping lines have added sailings, and a third has asked for a berth in the new dock.
Analysts expect the rise to slow once the roads dry, which may take until early November."""
QUOTED = """“We could not keep the bridge open for another hour, because the crack had grown by the
length of a hand since Monday, and nobody on my staff was ready to sign for the next lorry that
wanted to cross it; I would rather explain a traffic jam to the council than explain a funeral to
a family, and I have told the mayor so in these very words, twice, in writing, this week alone,”"""


def received(key: str, text: str, **known: str) -> articles.Article:
    """An article as `articles.read` would give it."""
    return articles.Article(key, f"{key}.txt", "0" * 64, "en", text, articles.Known(**known))


def corpus(*found: articles.Article) -> clean.Corpus:
    return clean.corpus(articles.Reading(list(found), []))


def find(*found: articles.Article) -> copies.Found:
    """What is found in a folder of these; each changed passage is verbatim at its offsets."""
    cleaned = corpus(*found)
    result = copies.find(cleaned.articles, cleaned.blocks)
    texts = {one.article_id: one.text for one in cleaned.articles}
    tables.check("01_changes", tables.frame("01_changes", result.changes), texts)
    return result


def pairs(found: copies.Found) -> list[tuple[str, str, str]]:
    """(kind, later, earlier) of each row."""
    return [(row.kind, row.article_id, row.other_id) for row in found.copies]


def without(text: str, *numbers: int) -> str:
    """The text without some of its lines."""
    return "\n".join(line for n, line in enumerate(text.split("\n")) if n not in numbers)


def lines(text: str, *numbers: int) -> str:
    """Only some lines of the text."""
    return "\n".join(line for n, line in enumerate(text.split("\n")) if n in numbers)


def mixed(own: str, shared: str) -> str:
    """Two lines of one text, a passage, and the rest."""
    first, rest = own.split("\n")[:2], own.split("\n")[2:]
    return "\n".join([*first, shared, *rest])


LONGER = BRIDGE.replace("a crack in a pier", "two cracks in a pier") + (
    "\nThe army will lay a pontoon bridge for ambulances before the weekend."
)
HERALD, STAR = {"outlet": "Herald"}, {"outlet": "Star"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # The same words: white space, case and punctuation make no difference, nor does the outlet.
        ((BRIDGE, HERALD), (BRIDGE, HERALD), [("same", "b", "a")]),
        ((BRIDGE, HERALD), (BRIDGE.replace("\n", "\n\n"), STAR), [("same", "b", "a")]),
        # Another currency is another text.
        ((BRIDGE + "\nIt costs $5.", HERALD), (BRIDGE + "\nIt costs £5.", HERALD),
         [("version", "b", "a")]),
        # Most of the shorter one stands in the longer.
        ((BRIDGE, HERALD), (LONGER, HERALD), [("version", "b", "a")]),
        ((BRIDGE, {}), (without(BRIDGE, 1, 4), HERALD), [("version", "a", "b")]),
        ((BRIDGE, HERALD | {"title": "Bridge closed after crack"}),
         (LONGER, STAR | {"title": "Bridge closed after crack"}), [("version", "b", "a")]),
        # One title and one agency, two outlets: that is agency copy.
        ((BRIDGE, HERALD | {"title": "Bridge closed after crack", "author": "Reuters"}),
         (LONGER, STAR | {"title": "Bridge closed after crack", "author": "Reuters"}),
         [("wire", "b", "a")]),
        # Two outlets, passages in common.
        ((BRIDGE, HERALD), (LONGER, STAR), [("wire", "b", "a")]),
        ((mixed(ISLAND, lines(BRIDGE, 0, 2)), HERALD), (mixed(TRADE, lines(BRIDGE, 0, 2)), STAR),
         [("wire", "b", "a")]),
        # The same from one outlet: an article that repeats its own background is no copy.
        ((mixed(ISLAND, lines(BRIDGE, 0, 2)), HERALD), (mixed(TRADE, lines(BRIDGE, 0, 2)), HERALD),
         []),
        # A sentence in common is too little, and so is a long quotation.
        ((mixed(ISLAND, lines(BRIDGE, 1)), HERALD),
         (mixed(TRADE, lines(BRIDGE, 1)), STAR), []),
        ((mixed(ISLAND, QUOTED), HERALD), (mixed(TRADE, QUOTED), STAR), []),
        ((QUOTED + " said Ada Quill.", HERALD), ("He said: " + QUOTED + " and left.", STAR), []),
        # A post is somebody's words too, though it has no quotation marks.
        ((mixed(ISLAND, lines(BRIDGE, 0, 2).replace("\n", " ") + " — Bo Marsch (@bomarsch)"),
          HERALD),
         (mixed(TRADE, lines(BRIDGE, 0, 2).replace("\n", " ") + " — Bo Marsch (@bomarsch)"),
          STAR), []),
        ((BRIDGE, HERALD), (ISLAND, STAR), []),
        # A form that is filled in again months later.
        ((BRIDGE, HERALD | {"published": "2026-01-02"}),
         (LONGER, HERALD | {"published": "2026-03-02"}), []),
    ],
)  # fmt: skip
def test_kinds(
    one: tuple[str, dict[str, str]],
    other: tuple[str, dict[str, str]],
    expected: list[tuple[str, str, str]],
) -> None:
    found = find(received("a", one[0], **one[1]), received("b", other[0], **other[1]))
    assert pairs(found) == expected
    merged = {later: earlier for kind, later, earlier in expected if kind != "wire"}
    assert found.same_as == merged


@pytest.mark.parametrize(
    ("one", "other", "expected", "why"),
    [
        ({"published": "2026-10-06"}, {"published": "2026-10-05"}, ("a", "b"), "published later"),
        # The longer one came first, and the days say so.
        ({"published": "2026-10-06"}, {"published": "2026-10-07"}, ("b", "a"), "published later"),
        ({"title": "UPDATE 1-Bridge closed"}, {}, ("a", "b"), "says that it was updated"),
        ({}, {}, ("a", "b"), "the longer one is taken for it"),
    ],
)
def test_which_version_is_later(
    one: dict[str, str], other: dict[str, str], expected: tuple[str, str], why: str
) -> None:
    (row,) = find(
        received("a", LONGER, **HERALD, **one), received("b", BRIDGE, **HERALD, **other)
    ).copies
    assert (row.article_id, row.other_id) == expected
    assert row.reason.split("; ")[-1].endswith(why)


def test_which_is_earlier_stays_open_without_a_sign() -> None:
    (row,) = find(received("a", BRIDGE, **HERALD), received("b", BRIDGE, **STAR)).copies
    assert row.reason.endswith("which is earlier is not known")


def test_likeness_and_shared_words_are_counted_by_hand() -> None:
    first, second = (" ".join(f"{word}{n}" for n in range(30)) for word in ("dam", "sea"))
    (row,) = find(
        received("a", f"{first}.", **HERALD), received("b", f"{first} {second}.", **HERALD)
    ).copies
    # 28 runs of three words in the one, 58 in the other, 28 in both; thirty words are shared.
    assert (row.likeness, row.contained, row.words) == (round(28 / 58, 3), 1.0, 30)


@pytest.mark.parametrize(
    ("one", "other", "agency"),
    [
        (f"By Bo Marsch and Reuters\n\n{BRIDGE}", LONGER, "Reuters"),
        (f"{BRIDGE}\nShe told AFP so.", f"{LONGER}\nAFP reported it.", "Agence France-Presse"),
        (f"{BRIDGE}\nShe told AFP so.", LONGER, ""),
        (f"By Bo Marsch, Associated Press\n\n{BRIDGE}", f"By Cyn Ode, Reuters\n\n{LONGER}", ""),
        (BRIDGE, LONGER, ""),
    ],
)
def test_the_agency_of_shared_copy(one: str, other: str, agency: str) -> None:
    (row,) = find(received("a", one, **HERALD), received("b", other, **STAR)).copies
    assert (row.kind, row.agency) == ("wire", agency)


def test_agencies_are_read_as_they_are_credited() -> None:
    assert named("Bo Marsch, Associated Press") == {"Associated Press"}
    assert named("Harrisburg, PA") == set()
    assert credited("She told the AP so (Reuters).") == {"Associated Press", "Reuters"}
    assert credited("Reuters moved its office. Bloomberg ran for mayor.") == set()


def test_what_a_later_version_changed() -> None:
    first = f"Bridge closed after crack\n\n{BRIDGE}"
    second = f"Bridge closed for weeks after crack\n\n{without(LONGER, 4)}"
    found = find(
        received("a", first, published="2026-10-05", **HERALD),
        received("b", second, published="2026-10-06", **HERALD),
    ).changes
    said = [(row.change, row.article_id, row.text) for row in found]
    assert said == [
        ("reworded", "b", "Bridge closed for weeks after crack"),
        ("reworded", "b", LONGER.split("\n")[0]),
        ("added", "b", "The army will lay a pontoon bridge for ambulances before the weekend."),
        ("removed", "a", BRIDGE.split("\n")[4]),
    ]
    old = [first[int(r.other_start or 0) : int(r.other_end or 0)] for r in found[:2]]
    assert old == ["Bridge closed after crack", BRIDGE.split("\n")[0]]


def test_a_sentence_that_moved_is_no_change() -> None:
    moved = "\n".join(reversed(BRIDGE.split("\n")))
    found = find(received("a", BRIDGE, **HERALD), received("b", moved, **HERALD))
    assert [row.kind for row in found.copies] == ["version"]
    assert found.changes == []


def test_lines_broken_elsewhere_are_no_change() -> None:
    broken = BRIDGE.replace(" and the hospital", "\nand the hospital").replace(
        " lack of", "\nlack of"
    )
    more = f"{broken}\nA ferry has been found in the south."
    found = find(received("a", BRIDGE, **HERALD), received("b", more, **HERALD))
    assert [(r.change, r.text) for r in found.changes] == [
        ("added", "A ferry has been found in the south.")
    ]


def test_versions_of_versions_are_one_group() -> None:
    middle = LONGER + "\nA ferry has been found in the south, but it needs a licence."
    last = without(middle, 1) + "\nThe licence came late on Thursday, and with it a captain."
    days = ["2026-10-05", "2026-10-06", "2026-10-07"]
    found = find(*(
        received(key, text, published=day, **HERALD)
        for key, text, day in zip("cab", [BRIDGE, middle, last], days, strict=True)
    ))  # fmt: skip
    assert set(pairs(found)) == {("version", "a", "c"), ("version", "b", "a")}
    assert found.same_as == {"a": "c", "b": "c"}


def test_page_furniture_does_not_crowd_out_a_version() -> None:
    """A short update in a page of links: those who share the links are many, and no version."""
    links = ". ".join(" ".join(f"link{n}x{m}" for m in range(20)) for n in range(20)) + "."
    dice = random.Random(3)  # noqa: S311
    page = [" ".join(dice.choice("abcdefghij") * 3 + str(n) for n in range(k, k + 90))
            for k in range(0, 2000, 200)]  # fmt: skip
    found = [received(f"{n}", f"{text}.\n{links}", **HERALD) for n, text in enumerate(page)]
    update = received("y", f"{page[9]}. It was late.\n{links}", **HERALD)
    shared = [Text(one, blocks).words for one, blocks in texts_of(*found, update)]
    assert (10, 9) in search.pairs(shared)
    assert (10, 9) not in search.partners(search.shingles(search.hashes(shared), search.LONG))


def texts_of(*found: articles.Article) -> list[tuple[tables.Article, Sequence[tables.Block]]]:
    cleaned = corpus(*found)
    return [(one, cleaned.blocks[one.article_id]) for one in cleaned.articles]


PROSE = st.lists(st.sampled_from(BRIDGE.split()), min_size=1, max_size=80).map(" ".join)
ANY = st.text(max_size=200).filter(str.strip)
SENTENCES = st.sampled_from([*BRIDGE.split("\n"), *ISLAND.split("\n"), *TRADE.split("\n"), QUOTED])
FOLDERS = st.lists(
    st.tuples(
        st.lists(SENTENCES, min_size=1, max_size=8).map("\n".join),
        st.sampled_from(["", "Herald", "Star"]),
        st.sampled_from(["", "2026-10-05", "2026-10-06"]),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(PROSE, ANY))
def test_an_article_is_the_same_as_itself(text: str) -> None:
    assert pairs(find(received("a", text), received("b", text))) == [("same", "b", "a")]


@settings(max_examples=60, deadline=None)
@given(FOLDERS, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(
    folder: list[tuple[str, str, str]], dice: random.Random
) -> None:
    found = [
        received(f"{n}", text, outlet=outlet, published=day)
        for n, (text, outlet, day) in enumerate(folder)
    ]
    cleaned = corpus(*found)
    shuffled = dice.sample(cleaned.articles, len(cleaned.articles))
    result = copies.find(cleaned.articles, cleaned.blocks)
    assert result == copies.find(shuffled, cleaned.blocks)
    assert len(result.copies) < len(folder)
    for later, first in result.same_as.items():
        assert first not in result.same_as, later


def test_two_thousand_identical_articles_are_compared_with_the_first_only() -> None:
    text = "\n".join([BRIDGE, ISLAND, TRADE])
    (one,) = corpus(received("0", text, **HERALD)).articles
    found = [one._replace(article_id=f"{n:04}") for n in range(2000)]
    blocks = dict.fromkeys((a.article_id for a in found), clean.blocks(text))
    start = time.perf_counter()
    result = copies.find(found, blocks)
    assert time.perf_counter() - start < 15
    assert {row.other_id for row in result.copies} == {"0000"}
    assert len(result.copies) == len(result.same_as) == 1999


def test_candidates_stay_few_where_everything_is_alike() -> None:
    base = (BRIDGE + ISLAND + TRADE).casefold().split()
    texts = [[*base, f"number{n}", "of", "them", "all"] for n in range(400)]
    found = search.pairs(texts)
    assert {later for later, _ in found} == set(range(1, 400))
    assert len(found) <= 2 * search.MOST_PARTNERS * len(texts)
    assert search.pairs([]) == search.pairs([[]]) == search.pairs([[], []]) == []


def test_hostile_lengths_are_cut() -> None:
    """One sentence of a whole book, twice: it is compared in pieces."""
    book = " ".join(f"word{n}" for n in range(changes.LONGEST * 250))
    one, other = (Text(*pair) for pair in texts_of(received("a", book), received("b", book + " x")))
    assert max(len(s.words) for s in changes.sentences(other)) == changes.LONGEST
    assert [row.text for row in changes.between(other, one)] == ["x"]
    assert earlier_first(one, other, "version")[0] is one


@pytest.mark.parametrize("unit", ["@a ", '"', "( ", ". ", "\u201c", "told AP ", ".)\u201d ", "#"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    found = [received(key, unit * 40_000 + key) for key in "ab"]
    cleaned = corpus(*found)
    start = time.perf_counter()
    copies.find(cleaned.articles, cleaned.blocks)
    assert time.perf_counter() - start < 5


def copy(kind: str, later: str, earlier: str) -> Copy:
    return Copy(later, earlier, kind, 0.5, 0.9, 100, "Reuters", "because")


def test_copies_versions_and_agency_copy_are_one_origin() -> None:
    rows = [copy("same", "b", "a"), copy("wire", "c", "b"), copy("version", "e", "d")]
    assert copies.origins(rows) == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}


def shown(*found: articles.Article) -> Any:
    cleaned = corpus(*found)
    result = copies.find(cleaned.articles, cleaned.blocks)
    return views_copies.copies(
        tables.frame("01_copies", result.copies),
        tables.frame("01_changes", result.changes),
        tables.frame("01_articles", cleaned.articles),
    )


def test_the_report_shows_pairs_and_what_changed() -> None:
    hostile = {"outlet": "<script>x</script>"}
    view = shown(
        received("a", BRIDGE, published="2026-10-05", **hostile),
        received("b", LONGER + "\nIt is <img src=x> late.", published="2026-10-06", **hostile),
        received("c", BRIDGE, published="2026-10-06", **STAR),
    )
    assert view.words == "One copy and one version"
    assert not Tags(view.html).tags & {"script", "img"}
    assert "<del>a crack</del>" in view.html
    assert "<ins>two cracks</ins>" in view.html
    assert "copy of &lt;script&gt;x&lt;/script&gt; 1" in words(view)
    assert "Two sentences added and one sentence reworded" in words(view)


def test_the_report_says_that_there_are_none() -> None:
    view = shown(received("a", BRIDGE, **HERALD), received("b", ISLAND, **STAR))
    assert words(view).startswith("No article is here twice")


SENTENCE = st.lists(st.sampled_from("the bridge, was closed Closed again".split()), max_size=12)


@given(SENTENCE, SENTENCE)
def test_a_rewording_loses_no_word(old: list[str], new: list[str]) -> None:
    found = views_copies.difference(" ".join(old), " ".join(new))
    assert " ".join(w.text for w in found if w.state != "removed").split() == new
    assert len(" ".join(w.text for w in found if w.state != "added").split()) == len(old)
