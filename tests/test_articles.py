"""Files of a folder -> articles as received, and what is set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samestory import articles
from samestory.articles import ArticlesError, Known, decoding
from samestory.tables import SetAside

ENGLISH = (
    "The harbour bridge was closed on Friday after inspectors found cracks in two of its pillars, "
    "the city council said, and it will stay shut until the repairs are finished."
)
GERMAN = (
    "Die Brücke über den Hafen wurde am Freitag gesperrt, nachdem Prüfer Risse in zwei Pfeilern "
    "gefunden hatten, teilte die Stadt mit, und sie bleibt bis zum Ende der Arbeiten geschlossen."
)


def write(folder: Path, **files: str | bytes) -> Path:
    """Files named by `name_ending`, written into a folder."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def reasons(folder: Path) -> list[SetAside]:
    return articles.read(folder).set_aside


def test_text_and_markdown_are_read_in_order(tmp_path: Path) -> None:
    write(tmp_path, b__md="# A\n", a__txt="One.", README__md="x", articles__csv="article_id\n")
    write(tmp_path, corrections__csv="x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", c__TXT="Two.")
    found = articles.read(tmp_path)
    assert [(a.article_id, a.path, a.text) for a in found.articles] == [
        ("a", "a.txt", "One."),
        ("b", "b.md", "# A\n"),
        ("c", "sub/c.TXT", "Two."),
    ]
    assert found.set_aside == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),  # a byte order mark is no character of the text
        ("café\n".encode("utf-16"), "café\n"),
        (b"\x93Stop,\x94 she said \x96 twice.", "“Stop,” she said – twice."),  # Windows-1252
        ("Señor Peña, naïve, in Málaga.".encode("latin-1"), "Señor Peña, naïve, in Málaga."),
        (b"  kept as it is \n\n", "  kept as it is \n\n"),
    ],
)  # fmt: skip
def test_decoding(tmp_path: Path, data: bytes, text: str) -> None:
    write(tmp_path, a__txt=data)
    assert articles.read(tmp_path).articles[0].text == text


def test_other_alphabets_are_guessed() -> None:
    text = "Мост через гавань был закрыт в пятницу, сообщил городской совет. " * 5
    assert decoding.decoded(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x__txt", b"", "The file is empty."),
        ("x__txt", b" \n\t\n", "The file is empty."),
        ("x__txt", b"PK\x03\x04\x00\x00", "It is a binary file, not text."),
        ("x__txt", b"\x01\x02\x03\x04 abc", "It is a binary file, not text."),
        ("x__doc", b"x", "The format .doc is not read."),
        ("x", b"hello", "A file without an ending is not read."),
        ("x__txt", b"x" * 20_000_001, "It is larger than 20 MB."),
    ],
)
def test_set_aside_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    write(tmp_path, a__txt=ENGLISH, **{name: data})
    assert reasons(tmp_path) == [SetAside(name.replace("__", "."), reason)]


def test_another_language_is_set_aside_with_its_text(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ENGLISH, x__txt=GERMAN)
    reason = "Its language seems to be “de”; this run reads en."
    assert reasons(tmp_path) == [SetAside("x.txt", reason, "de", GERMAN)]


def test_languages(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ENGLISH, b__txt=GERMAN, c__txt="Kurz und knapp.")
    both = articles.read(tmp_path, languages=("en", "de")).articles
    # too short to judge: taken for the first language of the run
    assert [a.language for a in both] == ["en", "de", "en"]


def test_links_do_not_lead_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    write(outside, secret__txt=ENGLISH)
    write(inside, a__txt=ENGLISH)
    (inside / "b.txt").symlink_to(outside / "secret.txt")
    (inside / "more").symlink_to(outside, target_is_directory=True)
    assert reasons(inside) == [
        SetAside("b.txt", "It is a link that leads out of the folder."),
        SetAside("more", "It is a link that leads out of the folder."),
    ]


def test_same_stem_gets_the_ending(tmp_path: Path) -> None:
    write(tmp_path, a__txt="One.", a__md="Two.", b__txt="Three.")
    assert [a.article_id for a in articles.read(tmp_path).articles] == ["a_md", "a_txt", "b"]


def test_one_file(tmp_path: Path) -> None:
    write(
        tmp_path, a__txt="One.", b__txt="Two.", articles__csv="article_id,outlet\na,Post\nb,Star\n"
    )
    found = articles.read(tmp_path / "b.txt").articles
    assert [(a.article_id, a.known.outlet) for a in found] == [("b", "Star")]


@pytest.mark.parametrize("place", ["in", "."])
def test_what_is_known_is_found_in_the_folder_or_beside_it(tmp_path: Path, place: str) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    write(inside, a__txt="One.")
    row = "article_id,outlet,published,note\na,The Post,2021-01-05,\n"
    (tmp_path / place / "articles.csv").write_text("\ufeff" + row, encoding="utf-8")
    known = articles.read(inside).articles[0].known
    assert known == Known(outlet="The Post", published="2021-01-05")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("article_id,outlet\nzzz,Post\n", "line 2: there is no article “zzz”"),
        ("article_id,published\na,5 Jan 2021\n", "published is “5 Jan 2021”; use a date such as"),
        ("article_id,published\na,2021-02-30\n", "published is “2021-02-30”"),
        ("article_id,outlet\na,Post\na,Star\n", "line 3: “a” has a line already"),
        ("article_id,oulet\na,Post\n", "has the column “oulet”; allowed are article_id, outlet"),
        ("outlet\nPost\n", "has no column “article_id”"),
        ("article_id,outlet\na,Post,Daily\n", "line 2: more cells than columns"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, table: str, message: str) -> None:
    write(tmp_path, a__txt="One.", articles__csv=table)
    with pytest.raises(ArticlesError, match=message):
        articles.read(tmp_path)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, r"holds no articles; files that end in \.txt, .* and \.zip are read"),
        ({"a__doc": "x"}, r"1 set aside, first a.doc: The format .doc is not read"),
    ],
)
def test_nothing_to_read(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(ArticlesError, match=message):
        articles.read(write(tmp_path, **files))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticlesError, match=r"There is no folder or file .*nowhere"):
        articles.read(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (Known(published="2021-01-05", url="https://x.org/2020/12/31/a"), "2021-01-05"),
        (Known(url="https://x.org/2021/1/5/a-story"), "2021-01-05"),
        (Known(url="https://x.org/2021/13/5/a-story"), ""),
        (Known(url="https://x.org/story-2021"), ""),
    ],
)
def test_date_that_a_person_knows(known: Known, day: str) -> None:
    assert articles.published(known) == day


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, a__txt=b"A short one.", b__txt=data)
    found = articles.read(tmp_path)
    assert len(found.articles) + len(found.set_aside) == 2
    assert all("\r" not in a.text for a in found.articles)


def test_a_table_may_be_called_articles(tmp_path: Path) -> None:
    write(tmp_path, articles__csv=f'text,outlet\n"{ENGLISH}",Post\n"{ENGLISH}",Star\n')
    found = articles.read(tmp_path / "articles.csv").articles
    assert [(a.article_id, a.stated.outlet) for a in found] == [
        ("articles_1", "Post"), ("articles_2", "Star"),
    ]  # fmt: skip


def test_columns_are_named_for_the_whole_folder(tmp_path: Path) -> None:
    write(tmp_path, a__csv=f'story_text\n"{ENGLISH}"\n', b__csv=f'corpus_body\n"{ENGLISH}"\n')
    found = articles.read(tmp_path, fields={"text": "corpus_body"})
    assert [a.article_id for a in found.articles] == ["a", "b"]


def test_a_person_may_know_the_section(tmp_path: Path) -> None:
    write(tmp_path, a__txt="One.", articles__csv="article_id,section\na,Sport\n")
    assert articles.read(tmp_path).articles[0].known == Known(section="Sport")
