"""The ledger: its sums agree with the blocks, and what it shows is worded, counted and escaped."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from tests import examples

from samestory import ledger, look, tables
from samestory.columns import ROLES
from samestory.findings import ROLE_WORDS


def words(html: str) -> str:
    """The text of a piece of HTML, tags taken away."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def many_articles(count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles with a sentence and two removed lines each, every one of a rule of its own."""
    texts = [f"The crane {n} stood still.\nAdvertisement\nLine {n}" for n in range(count)]
    articles = examples.table("01_articles", [
        {"article_id": f"a{n}", "short_name": f"Paper {n}", "outlet": f"Paper {n}", "text": text}
        for n, text in enumerate(texts)
    ])  # fmt: skip
    roles = [("body", "sentence"), ("advertisement", "advert label"), ("navigation", "after")]
    blocks = examples.table("01_blocks", [
        {"article_id": f"a{n}", "block": k, "start": text.index(line),
         "end": text.index(line) + len(line), "text": line, "role": roles[k][0],
         "kept": k == 0, "rule": roles[k][1] + (f" {n}" if k == 2 else "")}
        for n, text in enumerate(texts) for k, line in enumerate(text.split("\n"))
    ])  # fmt: skip
    return articles, blocks


# --- the table --------------------------------------------------------------------------------


def test_every_block_is_counted_once() -> None:
    blocks = examples.blocks()
    entries = ledger.table(blocks, examples.articles())
    assert entries["blocks"].sum() == len(blocks)
    assert entries["words"].sum() == blocks["text"].str.split().str.len().sum()
    assert entries["characters"].sum() == blocks["text"].str.len().sum()
    assert entries.groupby("article_id")["share"].sum().tolist() == pytest.approx([1, 1, 1])
    gone = blocks[~blocks["kept"]].groupby(["article_id", "role", "rule"]).size()
    listed = entries[~entries["kept"]].set_index(["article_id", "role", "rule"])["blocks"]
    assert listed.sort_index().to_dict() == gone.to_dict()


def test_a_row_of_the_ledger() -> None:
    entries = ledger.table(examples.blocks(), examples.articles())
    row = entries[(entries["article_id"] == "star") & (entries["role"] == "tags")].iloc[0]
    assert row["short_name"] == row["outlet"] == "Star"
    assert (row["blocks"], row["words"], row["characters"]) == (1, 3, 25)
    assert row["example"] == "Norwick, bridge, ministry"


def test_the_ledger_of_nothing_has_its_columns() -> None:
    nothing = examples.nothing()
    entries = ledger.table(nothing["01_blocks"], nothing["01_articles"])
    assert entries.dtypes.astype(str).to_dict() == tables.columns("01_ledger")


# --- what was removed -------------------------------------------------------------------------


def test_removed_lines_stand_under_their_rule() -> None:
    shown = words(ledger.removed(*entries_and_blocks()).html)
    assert "looks like tags tag line one line, three words, one article" in shown
    assert "(Photo by Cyn Ode) The Norwick Herald" in shown
    assert "wants it soon" not in shown  # what was kept is not listed


def entries_and_blocks() -> tuple[pd.DataFrame, pd.DataFrame]:
    return ledger.table(examples.blocks(), examples.articles()), examples.blocks()


def test_equal_lines_are_shown_once() -> None:
    articles, blocks = many_articles(5)
    shown = words(ledger.removed(ledger.table(blocks, articles), blocks).html)
    assert "Advertisement × 5 Paper 0, Paper 1, Paper 2 and two more articles" in shown


def test_two_hundred_articles_make_no_wall() -> None:
    articles, blocks = many_articles(200)
    html = ledger.removed(ledger.table(blocks, articles), blocks).html
    # Unfolded: no more than some rules and some outlets.
    unfolded = re.sub(r"<details><summary>.*?</summary>.*?</details>", "", html, flags=re.DOTALL)
    assert html.count('class="rule"') == 201
    assert unfolded.count('<th scope="row"') == ledger.ROWS
    assert "189 more rules, 189 lines" in words(html)
    assert "188 more outlets" in words(html)


# --- articles whole ---------------------------------------------------------------------------


def test_each_block_names_its_role_and_rule() -> None:
    html = ledger.whole(examples.blocks(), examples.articles()).html
    found = re.findall(r'<span class="role">(.*?)</span> <span class="rule">(.*?)</span>', html)
    expected = [
        (f"{ROLE_WORDS[row.role][0]}, {'kept' if row.kept else 'removed'}", f"rule: {row.rule}")
        for row in examples.blocks().itertuples()
    ]
    assert sorted(found) == sorted(expected)


def test_every_role_has_a_word_and_its_filter() -> None:
    css = (look.STYLES / "pieces.css").read_text(encoding="utf-8")
    for role in ROLES:
        assert ROLE_WORDS[role]
        assert f'.ss.coloured:has([value="{role}"]:checked)' in css
        assert f':is(.block:not([data-role="{role}"])' in css


def test_the_legend_counts_the_blocks() -> None:
    shown = words(ledger.whole(examples.blocks(), examples.articles()).html)
    kept = int(examples.blocks()["kept"].sum())
    total = len(examples.blocks())
    assert f"everything {total} all that was removed {total - kept} title 1 section name 1" in shown


@pytest.mark.parametrize(("first", "expected"), [("", "The"), ("gazette", "Gazette")])
def test_one_article_is_open_the_one_that_lost_most(first: str, expected: str) -> None:
    html = ledger.whole(examples.blocks(), examples.articles(), first=first).html
    names = re.findall(r'<details class="article"( open)?><summary><b>(\w+)', html)
    assert [name for is_open, name in names if is_open] == [names[0][1]] == [expected]


def test_a_hostile_line_can_be_overruled_by_copying() -> None:
    html = ledger.whole(examples.blocks(), examples.articles()).html
    assert "gazette,role,&#39;=1+1,promotion,</code>" in html
    assert "&lt;script&gt;alert(&#34;&#34;x&#34;&#34;)" in html
    assert "<script" not in html


# --- corrections and what was set aside -------------------------------------------------------


def test_corrections_without_effect_stand_first() -> None:
    shown = words(ledger.corrected(examples.corrections(), examples.articles()).html)
    assert shown.startswith("Two corrections by hand, one of them without effect. Without effect:")
    assert "role “A line of an older version” has the role “caption” Star: not found" in shown
    assert (
        "“=1+1” has the role “body” Gazette &lt;b&gt;&amp;: applied · &lt;i&gt;a sum&lt;/i&gt;"
        in shown
    )
    assert shown.index("older version") < shown.index("=1+1")


def test_corrections_of_another_step_are_not_shown() -> None:
    waiting = examples.corrections().assign(status="")
    assert "Nothing was corrected" in ledger.corrected(waiting, examples.articles()).html
    assert "Nothing was corrected" in ledger.corrected(
        examples.corrections(), examples.articles(), step="02").html  # fmt: skip


def aside(*languages: str) -> pd.DataFrame:
    return examples.table("01_set_aside", [
        {"path": f"{n}.txt", "reason": "r", "language": language, "text": "<b>Ein Satz</b>"}
        for n, language in enumerate(languages)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("languages", "sentence"),
    [
        (["de"], "One article is in German and was not read."),
        (["de", "de"], "Two articles are in German and were not read."),
        (["fr", "de", "de"], "Three articles are in German (2) and French (1) and were not read."),
        (["xx"], "One article is in “xx” and was not read."),
    ],
)
def test_languages_are_counted(languages: list[str], sentence: str) -> None:
    assert sentence in words(ledger.set_aside(aside(*languages)).html)


def test_a_text_in_another_language_is_folded_and_escaped() -> None:
    html = ledger.set_aside(aside("de")).html
    assert '<div class="aside" lang="de" dir="auto">&lt;b&gt;Ein Satz&lt;/b&gt;</div>' in html
    assert "Ein Satz" not in ledger.set_aside(aside("de"), full_text=False).html


def test_a_long_text_is_cut_and_says_so() -> None:
    long = aside("de").assign(text="ja " * ledger.TEXT)
    html = ledger.set_aside(long).html
    assert len(html) < ledger.TEXT + 1_000
    assert "The rest stands in the table" in html


def test_reasons_are_counted() -> None:
    rows = examples.table("01_set_aside", [
        {"path": "a.bin", "reason": "It is a binary file."},
        {"path": "b.txt", "reason": "The file is empty."},
        {"path": "c.txt", "reason": "The file is empty."},
    ])  # fmt: skip
    shown = words(ledger.set_aside(rows).html)
    assert shown.startswith(
        "Two files set aside: The file is empty. b.txt c.txt One file set aside"
    )
