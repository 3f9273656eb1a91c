"""What must never be taken for furniture, and what hostile lines must not cost."""

from __future__ import annotations

import itertools
import re
import time

import pytest

from samestory import articles, clean
from samestory.clean import inside, lines

PARAGRAPHS = [
    "The ferry Gull ran aground off Nyholm on Friday with 80 people on board, police said.",
    "Divers brought the passengers to land before the Gull sank in the evening fog.",
    "The court in Nyholm will hear Tom Berg, who had been at sea for thirty years, in May.",
    "The company has promised the families of the crew to raise the ferry this summer.",
]
STORY = "\n\n".join(PARAGRAPHS)


def lost(text: str) -> list[tuple[str, str]]:
    """(role, text) of the lines that are not kept."""
    return [(row.role, row.text) for row in clean.blocks(text) if not row.kept]


@pytest.mark.parametrize(
    "sentence",
    [
        "Powered by two diesel engines, the Gull could reach 18 knots, the builder said.",
        "Published by the company in May, the report had blamed the fog alone.",
        "The company is not responsible for the fog, its lawyer told the court.",
        "Terms and conditions for the sale of the ferry were agreed on Friday.",
        "Only $400 was paid to the widow of the mate, the court heard.",
        "Support the crew, the union told its members in a letter on Friday.",
        "Footage of the accident was shown in court on Friday, to great silence.",
        "Sponsored by the company, the inquiry had cleared the company, she said.",
        "Find the details in the log, the judge told him before the break.",
        "The names of the crew may not be published, the judge ruled on Friday.",
        "Mr Berg said:",
        "The court heard:",
        "What do you think?",
        "“No comment.”",
        "Please avoid the harbour until Sunday, police told motorists in the fog.",
        "Keep it clean was the captain's only order to the men in the boats.",
        "Tom Berg was last seen on 3 May 2019, at 10.41 pm",
        "Passengers were told to order today or lose their seat, the court heard.",
        "Tom Berg is a captain's son, and the journalist who met Berg was there.",
        "2018",
    ],
)
def test_a_line_of_the_story_stays(sentence: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[:3], sentence, PARAGRAPHS[3], STORY.replace("Gull", "Tern")])
    assert lost(text) == []


def test_an_article_that_is_there_twice_keeps_its_words() -> None:
    assert len(clean.kept_text(STORY * 2, clean.blocks(STORY * 2)).split()) >= len(STORY.split())


@pytest.mark.parametrize(
    "text",
    [
        "the ferry ran aground at nine\n\neighty people were on board and lived\n\n"
        "nobody knows who steered the ship\n\nthe fog was thick that night",
        "\n".join(f"{n}. The captain had been at sea for {n} years" for n in range(30, 36)),
        STORY.lower().replace(".", ""),
        STORY.upper(),
        " ".join(PARAGRAPHS * 20).rstrip(".") + "…",
    ],
)
def test_a_text_without_full_stops_is_no_menu(text: str) -> None:
    kept = clean.kept_text(text, clean.blocks(text)).split()
    assert len(kept) >= 0.8 * len(text.split())


def test_copy_that_two_outlets_print_keeps_its_lists() -> None:
    listed = ["What we know so far", "• 47 people were on board", "• Three are in hospital"]
    text = "\n".join([PARAGRAPHS[0], *listed, *PARAGRAPHS[1:]])
    pages = [f"The Post\n\n{text}", f"The Times\n\n{text}"]
    elsewhere = clean.repeated_lines(pages)
    assert not elsewhere & set(listed)
    # what stands around two different stories is furniture
    other = "A council in the north has sold its library to a bank, the mayor said.\nThe Post\nMore"
    assert "More" in clean.repeated_lines([f"{STORY}\nThe Post\nMore", other])


def test_the_hours_of_a_chronology_are_headings() -> None:
    text = f"{STORY}\n\n10.41 p.m.\n{PARAGRAPHS[0]}\n\n11.05 p.m.\n{PARAGRAPHS[1]}\n\n{STORY}"
    assert [row.role for row in clean.blocks(text) if row.text.endswith("p.m.")] == ["heading"] * 2


def test_turns_of_a_conversation_are_no_captions() -> None:
    turns = ["JUDGE: Did you see the rock", "BERG: No.", "JUDGE: Did you look", "BERG: No.",
             "JUDGE: Were you asleep", "BERG: No."]  # fmt: skip
    assert lost("\n\n".join([*PARAGRAPHS, *turns, *PARAGRAPHS])) == []


def test_a_headline_with_a_label_is_the_title() -> None:
    roles = {row.text: row.role for row in clean.blocks(f"Watch: Ferry Gull aground\n\n{STORY}")}
    assert roles["Watch: Ferry Gull aground"] == "title"
    roles = {row.text: row.role for row in clean.blocks(f"Nyholm: the Gull is lost\n\n{STORY}")}
    assert roles["Nyholm: the Gull is lost"] == "title"


# --- one long line ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("passage", "role"),
    [
        ("Image copyright Reuters Image caption Divers at work off Nyholm", "caption"),
        ("Media caption The fog off Nyholm", "caption"),
        ("— Ida Holm (@idaholm) May 3, 2019", "navigation"),
        ("Media playback is not supported on this device", "navigation"),
        ("Get daily updates directly to your inbox + Subscribe", "promotion"),
        ("(Ida Holm/Coast Pictures)", "credit"),
        ("Read or Share this story: http://example.org/a", "promotion"),
    ],
)
def test_furniture_inside_a_long_line(passage: str, role: str) -> None:
    line = f"{PARAGRAPHS[0]} {passage} The divers saved all. {PARAGRAPHS[2]}"
    assert lost(line) == [(role, passage)]


def test_galleries_inside_a_long_line() -> None:
    slides = " ".join(f"{n}/3 Divers stand on the deck Ida Holm" for n in (1, 2, 3))
    line = f"{PARAGRAPHS[0]} {slides} The court in Nyholm will hear him in May."
    assert {role for role, _ in lost(line)} == {"caption"}
    assert clean.kept_text(line, clean.blocks(line)).split()[-9:][0] == "The"
    # results and dates are no gallery
    line = "He made 1/2 of the shots, then 3/4, and 9/11 was long ago, the coach said on Friday."
    assert lost(line) == []


def test_an_agency_with_the_number_of_pictures() -> None:
    line = " ".join(
        f"{text} Getty Images 6 Divers on the deck of the Gull" for text in PARAGRAPHS[:3]
    )
    assert [role for role, _ in lost(f"{line} The end came soon, he said.")] == ["caption"] * 3


# --- hostile lines ------------------------------------------------------------------------------

WORDINGS = [*lines.WHOLE, *lines.START, *lines.PARTS, *lines.SENTENCES]
PATTERNS = {
    **{f"{one.rule} {n}": one.pattern for n, one in enumerate(WORDINGS)},
    **{name: found for name, found in vars(inside).items() if isinstance(found, re.Pattern)},
    **{name: found for name, found in vars(lines).items() if isinstance(found, re.Pattern)},
}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_hangs_on_its_own_words(name: str) -> None:
    pattern = PATTERNS[name]
    words = sorted(set(re.findall(r"[A-Za-z]{2,}", pattern.pattern)))[:60]
    hostile = [f"{word} " * 58 + "zzz" for word in words[:20]]
    hostile += [f"{a} " + f"{b} " * 58 + "zzz" for a, b in itertools.pairwise(words)]
    hostile += [" ".join(words) + " zzz", "a" * 1_200, "A " * 600, "1/2 " * 300, "(" * 1_200]
    started = time.process_time()
    for text in hostile:
        pattern.fullmatch(text[:1_200])
        pattern.match(text[:1_200])
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "Discussion\n" * 20_000,
        "\n".join(f"1. {'a' * 84}" for _ in range(3_000)),
        "more news " * 20 + "zzz\n" * 2_000,
        "\n".join(f"Heading of some words {n}" for n in range(8_000)) + "\n" + STORY * 40,
        "Media caption " * 8_000,
        " ".join(f"{n % 40}/40 Word" for n in range(12_000)),
        "word " * 100_000,
        "\n".join(["word"] * 100_000),
    ],
)
def test_hostile_lines_are_read_in_seconds(text: str) -> None:
    started = time.process_time()
    rows = clean.blocks(text)
    assert time.process_time() - started < 12
    assert "".join("".join(row.text.split()) for row in rows) == "".join(text.split())


# --- odd folders --------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2021-13-01"])
def test_a_day_no_article_has_is_a_sentence(tmp_path: object, day: str) -> None:
    assert articles.iso_date(day) == ""
