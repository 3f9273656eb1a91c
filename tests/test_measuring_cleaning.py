"""Measuring cleaning: the format of the messy articles, the benchmark's measure, fields, days."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from measuring import described, pages, pasted, speed, stories
from measuring.gold import GoldError

ARTICLE = """# outlet: The Coast Paper
# title: Ferry sinks
# byline: Ida Holm; Per Ek
# published: 2019-05-03
# written: 2019-05-03/..
---
navigation\tMenu

title\tFerry sinks
byline\tBy Ida Holm and Per Ek
body\t{{dateline|VASA -}} The ferry sank on Friday, police said. {{promotion|Read more: Fog.}}
"""


# --- messy articles -----------------------------------------------------------------------------


def test_an_article_of_the_gold() -> None:
    one = pasted.parse("01-ferry", ARTICLE)
    assert one.text.split("\n")[0] == "Menu" and "{{" not in one.text
    assert one.header["outlet"] == "The Coast Paper"
    assert [one.text[p.start : p.end] for p in one.passages if p.role == "dateline"] == ["VASA -"]
    assert one.was_read and not pasted.parse("21-ferry", ARTICLE).was_read


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("body no tab", "is no role and a tab"),
        ("story\tThe ferry sank.", "is no role"),
        ("body\tThe {{story|ferry}} sank.", "is no role"),
    ],
)
def test_a_malformed_article_of_the_gold(line: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        pasted.parse("01-ferry", f"# title: x\n---\n{line}\n")


def test_lines_are_judged_by_what_most_of_them_is() -> None:
    rows = pasted.judged([pasted.parse("01-ferry", ARTICLE)])
    assert [row.role for row in rows] == ["navigation", "title", "byline", "body"]
    wrong = [rows[0]._replace(found="body", story_right=False), *rows[1:]]
    table = pasted.summary(wrong).set_index("articles")
    right = sum(row.role == row.found for row in wrong)
    assert table.loc["read", "right"] == 25.0 * right
    assert table.loc["unread", "lines"] == 0
    assert pasted.confused(wrong).iloc[0].tolist()[:2] == ["navigation", "body"]
    roles = pasted.by_role(wrong).set_index("role")
    assert roles.loc["navigation", "recall"] == 0.0 and roles.loc["navigation", "gold"] == 1
    assert "Menu" in pasted.wrong(wrong, number=5)["text"].tolist()


def test_every_article_of_the_gold_is_well_formed() -> None:
    found = pasted.read()
    assert len(found) == 40
    assert {"outlet", "title", "byline", "published", "written"} <= set(found[0].header)


# --- pages --------------------------------------------------------------------------------------

TRUE = "The ferry sank on Friday, police said. All on board were saved by divers from the island."
HTML = f"""<html><head><title>Ferry sinks</title></head><body><nav>Home Sport</nav>
<article><h1>Ferry sinks</h1><p>{TRUE}</p></article><footer>All rights reserved</footer></body>"""


def test_the_measure_of_the_benchmark() -> None:
    assert pages.compared(TRUE, TRUE) == (1.0, 0.0, 0.0)
    assert pages.compared("", "") == (1.0, 0.0, 0.0)  # one empty run, as in the benchmark
    right, wrong, missed = pages.compared("a b c d e", "a b c d")
    assert (right, wrong, missed) == (0.5, 0.5, 0.0)
    assert pages.parts([(0.5, 0.5, 0.0), (1.0, 0.0, 0.0)]) == {
        "precision": 75.0, "recall": 100.0, "f1": pytest.approx(85.714, abs=0.001),
    }  # fmt: skip


def test_pages_are_read_and_scored(tmp_path: Path) -> None:
    place = tmp_path / pages.FOLDER
    (place / "html").mkdir(parents=True)
    (place / "html" / "one.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (place / "ground-truth.json").write_text(json.dumps({"one": {"articleBody": TRUE, "url": "x"}}))
    (page,) = pages.read(tmp_path)
    assert page.true == TRUE
    table = pages.extraction([page]).set_index("method")
    assert table.loc["trafilatura", "recall"] == 100.0
    assert pages.extraction([]).empty and pages.plain([]).empty


def test_the_true_text_is_found_in_the_rendered_page() -> None:
    (one,) = pages.pasted([pages.Page("one", "", HTML, TRUE)])
    words = [one.text[start:end] for start, end in sorted(one.true)]
    assert " ".join(words).startswith("The ferry sank on Friday police said All on board")
    right, wrong, missed = pages.kept(one, one.text)  # keep all
    assert right + wrong + missed == pytest.approx(1.0)
    assert wrong > 0 and missed == 0
    assert pages.kept(one, " " * len(one.text)) == (0.0, 0.0, 1.0)
    assert len(pages.by_justext(one.text)) == len(one.text)


# --- fields and days ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "stated", "found", "right"),
    [
        ("title", "Ferry sinks", "FERRY SINKS.", True),
        ("title", "Ferry sinks", "Ferry", False),
        ("byline", "Ida Holm; Per Ek", "Per Ek, Ida Holm", True),
        ("byline", "Ida Holm; Per Ek", "Ida Holm", False),
        ("outlet", "The Coast Paper | TCP", "Coast Paper", True),
        ("published", "2019-05-03", "2019-05-04", False),
        ("title", described.digest("ferrysinks"), "Ferry sinks", True),
    ],
)
def test_what_is_right_of_a_field(field: str, stated: str, found: str, right: bool) -> None:
    assert described.Field("a", field, stated, found).right == right


def test_scores_of_fields() -> None:
    fields = [
        described.Field("a", "title", "Ferry sinks", "Ferry sinks"),
        described.Field("b", "title", "Ferry sinks", ""),
        described.Field("c", "title", "", "Fog"),
    ]
    table = described.scores(fields).set_index("field")
    assert table.loc["title", ["precision", "recall"]].tolist() == [50.0, 50.0]
    table = described.scores(fields, if_stated=True).set_index("field")
    assert table.loc["title", "precision"] == 100.0


def test_what_pages_state_is_kept_as_digests_alone() -> None:
    for row in described.read_pages().values():
        for field in ("title", "byline", "outlet"):
            assert all(
                part.startswith(described.DIGEST) for part in row[field].split(" | ") if part
            )


@pytest.mark.parametrize(
    ("found", "bounds", "right"),
    [
        (("", ""), 0, True),
        (("2019-05-01", ""), 1, True),
        (("2019-05-04", ""), 1, False),
        (("2019-05-01", "2019-05-09"), 2, True),
        (("2019-05-01", "2019-05-02"), 2, False),
    ],
)
def test_an_interval_is_right_if_it_leaves_no_true_day_out(
    found: tuple[str, str], bounds: int, right: bool
) -> None:
    one = stories.Dating("a", "2019-05-03", "2019-05-05", *found)
    assert (one.bounds, one.right) == (bounds, right)


def test_each_article_of_a_story_is_dated_by_the_others() -> None:
    sunk = "On Friday the ferry Aurora sank off Vasa in fog."
    told = [
        stories.Told("a", "ferry", f"{sunk} Police said so.", "2019-05-03"),
        stories.Told("b", "ferry", sunk, "2019-05-04"),
        stories.Told("c", "bees", sunk, "2018-05-04"),
    ]
    table = stories.summary({"stories": list(stories.left_out(told))}).iloc[0]
    assert table.tolist()[1:] == [3, 2, 2, 100.0]


def test_the_cost_of_cleaning() -> None:
    cost = speed.cleaning([pasted.parse("01-ferry", ARTICLE).text], number=3, length=50)
    assert cost.articles == 3 and cost.words >= 150 and cost.seconds >= 0
