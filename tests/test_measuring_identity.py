"""Measuring who is who: groups and their scores, ECB+ as text, told stories, what is not shown."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Sequence
from pathlib import Path

import pytest
from spacy.language import Language

from measuring import floors, results, told
from measuring.gold import GoldError
from measuring.identity import (
    __main__ as identity_main,
)
from measuring.identity import (
    assignment,
    clusters,
    ecbplus,
    errors,
    named,
    pace,
    roles,
    spacing,
    tables,
    told_errors,
    told_names,
    told_scores,
    topics,
)
from measuring.identity.clusters import B3, CEAF, MUC, Counts
from measuring.identity.ecbplus import Article, Marked
from measuring.identity.spacing import Placed
from measuring.identity.topics import LAST_WORD, OURS, SAME_WORDS, Found
from measuring.scores import Score

# ---- scores of groups


def grouping(*groups: str) -> dict[Hashable, Hashable]:
    """Each letter is a mention, each word a group."""
    return {mention: group for group in groups for mention in group}


def f1(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """F1 of each measure, one decimal."""
    scores = clusters.score(grouping(*gold), grouping(*found))
    return {measure: round(counts.f1, 1) for measure, counts in scores.items()}


def test_the_same_groups_score_all() -> None:
    assert f1(["ab", "cde", "f"], ["f", "ba", "edc"]) == {MUC: 100, B3: 100, CEAF: 100}


def test_everything_apart_and_everything_together() -> None:
    # Apart: no link; each name knows 1 of 2; two of four groups pair with 2 * 1 / 3.
    assert f1(["ab", "cd"], ["a", "b", "c", "d"]) == {MUC: 0, B3: 66.7, CEAF: 44.4}
    # Together: both links of three; each name has 2 of 4 rightly; one pair with 2 * 2 / 6.
    assert f1(["ab", "cd"], ["abcd"]) == {MUC: 80, B3: 66.7, CEAF: 44.4}


def test_parts_are_counted_as_their_authors_define() -> None:
    scores = clusters.score(grouping("abc", "defg"), grouping("ab", "cd", "efg"))
    # Links: of 2 + 3 in gold, abc falls in two parts, defg in two: 3 of 5; found: 1 + 0 + 2 of 4.
    assert scores[MUC] == Counts(3, 4, 3, 5)
    # abc: (4 + 1) / 3, defg: (1 + 9) / 4; ab: 2, cd: 1, efg: 3 of its own.
    assert scores[B3] == pytest.approx(Counts(2 + 1 + 3, 7, 5 / 3 + 10 / 4, 7))
    # Best pairs: abc with ab (4/5), defg with efg (6/7).
    assert scores[CEAF] == pytest.approx(Counts(4 / 5 + 6 / 7, 3, 4 / 5 + 6 / 7, 2))


def test_missed_names_cost_recall_and_spurious_ones_precision() -> None:
    missed = clusters.score(grouping("ab", "c"), grouping("a", "c"))
    assert (missed[B3].precision, missed[B3].recall) == (100, 50)
    assert missed[MUC].recall == 0
    spurious = clusters.score(grouping("ab"), grouping("abx", "y"))
    assert spurious[B3].recall == 100
    assert spurious[B3].precision == pytest.approx(100 * (2 * 2 / 3) / 4)
    assert spurious[MUC] == Counts(1, 2, 1, 1)


def test_texts_are_added_by_what_is_counted() -> None:
    one, two = (clusters.score(grouping(g), grouping(*f)) for g, f in (("ab", ["ab"]), ("c", [])))
    assert clusters.together([one, two])[B3] == Counts(2, 2, 2, 3)
    assert clusters.conll(one) == pytest.approx(100)
    assert clusters.together([])[MUC].f1 == 0


def test_the_best_pairs_are_the_best_of_all_orders() -> None:
    weights: dict[tuple[Hashable, Hashable], float] = {}
    for row, column in itertools.product(range(4), "abcde"):
        if (7 * row + ord(column)) % 3:
            weights[row, column] = ((row * 37 + ord(column) * 11) % 17) / 17
    rows = range(4)
    best = max(
        sum(weights.get(pair, 0.0) for pair in zip(rows, order, strict=True))
        for order in itertools.permutations("abcde", 4)
    )
    assert assignment.best_sum(weights) == pytest.approx(best)
    turned = {(column, row): weight for (row, column), weight in weights.items()}
    assert assignment.best_sum(turned) == pytest.approx(best)
    assert assignment.best_sum({}) == 0


def test_the_greedy_choice_is_not_taken() -> None:
    weights = {("a", 1): 0.9, ("a", 2): 0.8, ("b", 1): 0.8}
    assert assignment.best_sum(weights) == pytest.approx(1.6)


# ---- text and names of ECB+


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The boat , she said , sank .", "The boat, she said, sank."),
        ("Ilo 's boat did n't sink", "Ilo's boat didn't sink"),
        ("`` We sank , '' she said .", '"We sank," she said.'),
        ('"We sank . " he said', '"We sank." he said'),
        ("in the U . S . at 4 : 30", "in the U.S. at 4:30"),
        ("5 , 000 boats ( or 7 . 5 )", "5,000 boats (or 7.5)"),
        ("woman ’ s boat , O ’ Farn", "woman’s boat, O’Farn"),
        ("$ 5 a seat", "$5 a seat"),
    ],
)
def test_tokens_become_text_as_it_is_printed(tokens: str, text: str) -> None:
    made, places = spacing.text_of([tokens.split()], hyphens=False)
    assert made == text
    for token, place in zip(tokens.split(), places[0], strict=True):
        assert made[place.start : place.end] == spacing.PRINTED.get(token, token)


def test_hyphens_close_up_only_where_the_tokenizer_took_them_apart() -> None:
    words = "a six - month trial - at last".split()
    assert spacing.text_of([words], hyphens=True)[0].startswith("a six-month")
    assert spacing.text_of([words], hyphens=False)[0] == "a six - month trial - at last"


def test_a_line_without_full_stop_is_a_paragraph() -> None:
    sentences = [["Boat", "sinks"], ["It", "sank", "."], ["All", "live", "."], []]
    assert spacing.text_of(sentences, hyphens=False)[0] == "Boat sinks\n\nIt sank. All live."


RUNNING = [
    "the police saw Ilo Farn in Port Harn .".split(),
    "Police said the captain of the Harn Harbour Authority met Farn .".split(),
    "a captain , a president and the police met Ilo .".split(),
]
CAPITALS = named.Capitals.of(RUNNING)


@pytest.mark.parametrize(
    ("sentence", "mention", "head"),
    [
        ("Police met Ilo Farn there .", "Police", None),  # a capital opens the sentence
        ("Farn met them .", "Farn", "Farn"),
        ("they met Ilo Farn there .", "Ilo Farn", "Farn"),
        ("they met Captain Farn , a sailor .", "Captain Farn , a sailor", "Farn"),
        ("it sank in the port of Harn .", "in the port of Harn", None),  # a port, not a name
        ("it sank off Port Harn in May .", "off Port Harn in May", "Harn"),
        ("the Harbour Authority met .", "the Harbour Authority", "Authority"),
        ("the Bank of Harn met .", "the Bank of Harn", "Harn"),
        ("the Bank of scandal met .", "the Bank of scandal", "Bank"),
        ("the Harn captain met .", "the Harn captain", None),
        ("Police Stop Ilo Farn At Night", "Police", None),
        ("Police Stop Ilo Farn At Night", "Ilo Farn", "Farn"),
        ("then I met them .", "I", None),
        ("they met Farn 's .", "Farn 's", "Farn"),
    ],
)
def test_a_mention_is_a_name_by_its_head(sentence: str, mention: str, head: str | None) -> None:
    words, wanted = sentence.split(), mention.split()
    first = next(n for n in range(len(words)) if words[n : n + len(wanted)] == wanted)
    found = named.head(words, first, first + len(wanted), CAPITALS)
    assert (None if found is None else words[found]) == head


SENTENCES = [
    "http : / / farn . example",
    "Boat of Ilo Farn sinks",
    "The boat of Ilo Farn sank off Port Harn .",
    "Farn , a captain , lives .",
]


def cat(sentences: Sequence[str], marks: Sequence[tuple[str, int, str, str]]) -> str:
    """A file in CAT XML; a mark is (kind, sentence, words, entity or empty)."""
    tokens, places, number = [], {}, 0
    for which, sentence in enumerate(sentences):
        for place, word in enumerate(sentence.split()):
            number += 1
            places[which, place] = number
            tokens.append(
                f'<token t_id="{number}" sentence="{which}" number="{place}">{word}</token>'
            )
    marked, links = [], []
    for mark, (kind, which, words, entity) in enumerate(marks):
        all_words = sentences[which].split()
        length = len(words.split())
        first = next(n for n in range(len(all_words)) if all_words[n : n + length] == words.split())
        anchors = "".join(
            f'<token_anchor t_id="{places[which, first + n]}"/>' for n in range(length)
        )
        marked.append(f'<{kind} m_id="{mark}">{anchors}</{kind}>')
        if entity:
            links.append(
                f'<CROSS_DOC_COREF r_id="{mark}" note="{entity}"><source m_id="{mark}"/>'
                '<target m_id="99"/></CROSS_DOC_COREF>'
            )
    return (
        f'<Document doc_name="x.xml">{"".join(tokens)}<Markables>{"".join(marked)}'
        f'<HUMAN_PART_PER m_id="99"/></Markables><Relations>{"".join(links)}</Relations></Document>'
    )


MARKS = [
    ("HUMAN_PART_PER", 1, "Ilo Farn", "E1"),
    ("HUMAN_PART_PER", 2, "Ilo Farn", "E1"),
    ("LOC_GEO", 2, "off Port Harn", ""),
    ("NON_HUMAN_PART", 2, "The boat", "E3"),
    ("HUMAN_PART_PER", 3, "Farn", "E1"),
    ("HUMAN_PART_PER", 3, "a captain", "E1"),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles of topic 7 and one of topic 31; sentence 1 is not checked."""
    folder = tmp_path / ecbplus.FOLDER
    rows = ["Topic,File,Sentence Number"]
    for topic, file in ((7, "1ecbplus"), (7, "2ecb"), (31, "1ecb")):
        (folder / str(topic)).mkdir(parents=True, exist_ok=True)
        source = cat(SENTENCES, MARKS)
        (folder / str(topic) / f"{topic}_{file}.xml").write_text(source, encoding="utf-8")
        rows += [f"{topic},{file},2", f"{topic},{file},3"]
    (folder / ecbplus.CHECKED).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_articles_of_ecbplus_are_read_with_the_names_of_checked_sentences(corpus: Path) -> None:
    articles = ecbplus.read(corpus, [7])
    assert [(one.name, one.topic) for one in articles] == [("7_1ecbplus", "7"), ("7_2ecb", "7")]
    one = articles[0]
    assert one.text.startswith("Boat of Ilo Farn sinks\n\nThe boat of Ilo Farn")
    marked = [(one.text[m.start : m.end], one.text[m.head :][:4], m.label) for m in one.marked]
    assert marked == [
        ("Ilo Farn", "Farn", "PERSON"),
        ("off Port Harn", "Harn", "PLACE"),
        ("Farn", "Farn", "PERSON"),
    ]
    assert [one.text[p.start : p.end] for p in one.checked][1] == "Farn, a captain, lives."


def test_a_link_holds_in_all_articles_of_a_topic_and_none_is_one_alone(corpus: Path) -> None:
    first, second = ecbplus.read(corpus, [7])
    assert first.marked[0].entity == second.marked[2].entity == "E1"
    assert first.marked[1].entity != second.marked[1].entity


def test_without_a_folder_there_is_nothing_to_read(nlp: Language) -> None:
    assert ecbplus.read(None, [1]) == []
    assert topics.both_sides(nlp, None) == {side: [] for side in ecbplus.SIDES}
    assert tables.table({"1": []}).empty
    assert tables.removed({"1": []}).empty
    assert pace.measured(nlp, None) is None


# ---- what is found beside what is marked

TEXT = "Ilo Farn met Farn in Port Harn. Zed met Lu."


def found(
    words: str, entity: str = "", label: str = "PERSON", nth: int = 0, role: str = ""
) -> Found:
    """A name where these words stand in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Found(start, start + len(words), words, label, entity or words, role)


def mark(words: str, entity: str, nth: int = 0) -> Marked:
    """The same as people mark it."""
    one = found(words, nth=nth)
    return Marked(one.start, one.end, one.end - len(words.split()[-1]), "PERSON", entity)


ARTICLE = Article(
    "a", "7", TEXT, (Placed(0, 31),),
    (mark("Ilo Farn", "E1"), mark("Farn", "E1", 1), mark("Port Harn", "E2")),
)  # fmt: skip


def topic(*names: Found) -> topics.Reading:
    """The article with these names found."""
    by_article = {"a": list(names)}
    return topics.Reading("7", [ARTICLE], by_article, topics.grouped(by_article))


def test_a_name_is_found_where_one_holds_its_last_word_and_ends_in_it() -> None:
    whole, part = found("Ilo Farn"), found("Farn")
    assert topics.matched(ARTICLE, [part, whole]) == {0: whole}
    assert topics.matched(ARTICLE, [found("Ilo")]) == {}
    assert topics.matched(ARTICLE, [found("Farn in Port", nth=0)]) == {}
    assert topics.matched(ARTICLE, [found("Farn", nth=1)]) == {1: found("Farn", nth=1)}


def test_names_beside_count_only_in_checked_sentences_and_of_scored_classes() -> None:
    reading = topic(found("Ilo Farn"), found("met", label="ORG"), found("Zed"),
                    found("in", label="MISC"))  # fmt: skip
    whole, both = (topics.sides(reading, only_matched=m) for m in (False, True))
    assert len(whole.gold) == 3
    assert len(whole.found[OURS]) == 2  # "Ilo Farn" and "met"
    assert len(both.gold) == len(both.found[OURS]) == 1
    row = tables.finding({"7": [reading]}).iloc[0]
    assert (row["marked"], row["found"], row["beside"]) == (3, 1, 1)


def test_plain_ways_group_by_words_and_by_the_last_word() -> None:
    reading = topic(found("Ilo Farn", "p"), found("Farn", "p", nth=1), found("Port Harn", "l"))
    groups = topics.sides(reading, only_matched=True).found
    first, second, third = groups[OURS]
    assert groups[OURS][first] == groups[OURS][second] != groups[OURS][third]
    assert groups[LAST_WORD][first] == groups[LAST_WORD][second]
    assert groups[SAME_WORDS][first] != groups[SAME_WORDS][second]


def test_the_error_removed_is_that_of_the_better_plain_way() -> None:
    right = topic(found("Ilo Farn", "p"), found("Farn", "p", nth=1), found("Port Harn", "l"))
    scores = tables.scored([right], only_matched=True)
    assert tables.error_removed(scores, B3) == 0  # the last word has no error here
    assert scores[SAME_WORDS][B3].f1 < 100
    wrong = {method: {B3: Counts(f, 100, f, 100)}
             for method, f in ((OURS, 90.0), (SAME_WORDS, 70.0), (LAST_WORD, 80.0))}  # fmt: skip
    assert tables.error_removed(wrong, B3) == pytest.approx(50)
    worse = wrong | {OURS: {B3: Counts(60, 100, 60, 100)}}
    assert tables.error_removed(worse, B3) == pytest.approx(-100)


def test_the_bound_joins_what_has_the_same_words_and_nothing_else() -> None:
    gold = {1: "a", 2: "b", 3: "b", 4: "c", 5: "d"}
    words = {1: "x", 2: "x", 3: "y", 4: "y", 5: "z"}
    made = tables.joined(gold, words)
    assert made[1] == made[2] == made[3] == made[4] != made[5]
    reading = topic(found("Ilo Farn", "p"), found("Farn", "q", nth=1))
    assert set(tables.bound({"7": [reading], "8": []})["f1"]) == {100}


def test_wrong_links_are_listed_with_their_spellings() -> None:
    reading = topic(found("Ilo Farn", "p"), found("Farn", "q", nth=1), found("Port Harn", "q"))
    kinds = {(link.kind, link.one, link.other) for link in errors.all_of([reading])}
    assert kinds == {
        ("apart", "Farn (PERSON)", "Ilo Farn (PERSON)"),
        ("together", "Farn (PERSON)", "Port Harn (PERSON)"),
    }


def test_the_command_prints_topics_and_no_error_of_the_benchmark(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert identity_main.main(["--data", str(corpus), "--topics", "31", "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "CEAF-e" in printed
    assert "apart" not in printed
    assert "together" not in printed
    with pytest.raises(GoldError, match="are no topics"):
        identity_main.main(["--data", str(corpus), "--topics", "all"])


# ---- told stories

STORY = """# quay | harbour | a surname alone
entity p1 | PERSON | Maren Holt
entity p2 | PERSON | Josef Holt
entity l1 | PLACE | Norway
entity n1 | NORP | Norwegian | of l1

== a | The Quay | 2031-05-01
[Maren Holt|p1] met [Josef Holt|p2] in [Norway|l1].
> role p1 | harbour master of the quay
> role p1 | chairwoman
The harbour master of the quay is chairwoman.

== b | Sound FM | -
[Holt|p1] is [Norwegian|n1].
"""


def quay(
    *linked: tuple[str, str, str], of: str = "", roles_of: dict[str, str] | None = None
) -> told_names.Reading:
    """The story with these names found: (letter, words, entity)."""
    story = told.parse(STORY, "quay.txt")
    texts = {article.letter: article.text for article in story.articles}
    names: dict[str, list[Found]] = {letter: [] for letter in texts}
    for letter, words, entity in linked:
        start = texts[letter].index(words)
        role = (roles_of or {}).get(words, "")
        names[letter].append(Found(start, start + len(words), words, "PERSON", entity, role))
    pairs = {
        (article.letter, number): one
        for article in story.articles
        for number, one in told_names.paired(article.names, names[article.letter]).items()
    }
    groups = {
        method: {place: keys[place[0], one.start] for place, one in pairs.items()}
        for method, keys in topics.grouped(names).items()
    }
    entities = {
        entity: told_entity(entity, of if entity == "norp" else "") for _, _, entity in linked
    }
    return told_names.Reading(story, names, entities, pairs, groups)  # type: ignore[arg-type]


class Belonging:
    """An entity with a place, as the table will have it."""

    def __init__(self, of: str) -> None:
        self.of = of


def told_entity(_: str, of: str) -> Belonging:
    return Belonging(of)


ALL = (("a", "Maren Holt", "maren"), ("a", "Josef Holt", "josef"), ("a", "Norway", "norway"),
       ("b", "Holt", "maren"), ("b", "Norwegian", "norp"))  # fmt: skip


def test_pairs_in_a_story_are_linked_or_not() -> None:
    right = quay(*ALL)
    assert told_scores.links([right], OURS) == Score(1, 1, 1)
    assert told_scores.links([right], LAST_WORD) == Score(1, 3, 1)  # three Holts
    assert told_scores.links([right], SAME_WORDS) == Score(0, 0, 1)
    together = [(letter, words, "holt" if "Holt" in words else who) for letter, words, who in ALL]
    assert told_scores.links([quay(*together)], OURS) == Score(1, 3, 1)


def test_a_name_that_was_not_found_is_linked_with_nothing() -> None:
    reading = quay(*ALL[:3])
    assert told_scores.links([reading], OURS) == Score(0, 0, 1)
    assert told_scores.finding([reading]) == Score(3, 3, 5)
    assert told_scores.finding([]) == Score(0, 0, 0)


def test_pairs_written_alike_are_left_out_where_a_rule_is_asked_for() -> None:
    story = STORY.replace("[Holt|p1] is", "[Holt|p1] or [Maren Holt|p1] or [HOLT|p1] is")
    marked = told.parse(story, "quay.txt")
    assert len(marked.articles[1].names) == 4
    reading = quay(*ALL)._replace(story=marked)
    places = {("a", 0): "m", ("b", 0): "m", ("b", 1): "m", ("b", 2): "m"}
    reading = reading._replace(groups={OURS: places})
    assert told_scores.links([reading], OURS) == Score(6, 6, 6)
    assert told_scores.links([reading], OURS, other_words=True) == Score(4, 4, 4)


def test_names_are_paired_with_those_that_share_most() -> None:
    marked = told.parse(STORY, "quay.txt").articles[0].names
    text = told.parse(STORY, "quay.txt").articles[0].text
    start, end = text.index("Maren"), text.index("Josef") + len("Josef Holt")
    broad = Found(start, end, text[start:end], "PERSON", "x", "")
    exact = Found(start, start + 10, "Maren Holt", "PERSON", "y", "")
    assert told_names.paired(marked, [broad, exact]) == {0: exact, 1: broad}
    assert told_scores.finding([quay(("a", "Maren", "m"))], strict=True) == Score(0, 1, 5)


def test_roles_are_right_by_person_and_words() -> None:
    said = {"Maren Holt": "the Harbour Master of the Quay", "Josef Holt": "chairwoman"}
    reading = quay(*ALL, roles_of=said)
    assert roles.roles([reading]) == Score(1, 2, 2)
    part = quay(*ALL, roles_of={"Maren Holt": "harbour master"})
    assert roles.roles([part]) == Score(0, 1, 2)
    assert roles.roles([part], part=True) == Score(1, 1, 2)
    other = quay(*ALL, roles_of={"Josef Holt": "harbour master"})
    assert roles.roles([other], part=True) == Score(0, 1, 2)


@pytest.mark.parametrize(
    ("of", "score"), [("norway", Score(1, 1, 1)), ("josef", Score(0, 1, 1)), ("", Score(0, 0, 1))]
)
def test_a_demonym_belongs_to_its_place(of: str, score: Score) -> None:
    assert told_scores.demonyms([quay(*ALL, of=of)]) == score


def test_the_errors_of_a_story_say_what_is_wrong() -> None:
    right = {wrong.kind for wrong in told_errors.all_of([quay(*ALL, of="norway")])}
    assert right == {"role missed"}
    links = [
        ("a", "Maren Holt", "x"),
        ("a", "Josef Holt", "x"),
        ("b", "Holt", "y"),
        ("b", "is", "z"),
    ]
    kinds = {wrong.kind for wrong in told_errors.all_of([quay(*links)])}
    assert kinds == {"together", "apart", "missed", "spurious", "role missed", "demonym"}
    assert kinds <= set(told_errors.MEANS)


def test_the_pipeline_reads_a_story(nlp: Language) -> None:
    reading = told_names.reading(nlp, told.parse(STORY, "quay.txt"))
    assert told_scores.finding([reading]).gold == 5
    assert told_scores.finding([reading]).right >= 3
    table = told_scores.table({"read": [reading], "unread": []})
    assert set(table["stories"]) == {"read"}
    assert told_scores.stories({"read": [reading]}).iloc[0].tolist() == ["read", 1, 2, 5, 4]


def test_the_command_lists_no_error_of_unread_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for side in told.SIDES:
        (tmp_path / side).mkdir()
        (tmp_path / side / "quay.txt").write_text(STORY, encoding="utf-8")
    identity_main.main([str(tmp_path / "read"), "--errors"])
    assert "role missed | Maren Holt: chairwoman | a" in capsys.readouterr().out
    identity_main.main([str(tmp_path / "unread"), "--errors"])
    printed = capsys.readouterr().out
    assert identity_main.UNSEEN in printed
    assert "role missed" not in printed
    with pytest.raises(GoldError, match="no story"):
        identity_main.main([str(tmp_path)])


def test_results_name_the_side_and_what_is_held() -> None:
    readings = {"read": [quay(*ALL)], "unread": []}
    found = results.of_told(readings, pace.Pace(2_000, 10, 1, 1, 0.5, 0.5))
    rows = {(row.data, row.measured): row.value for row in found}
    assert rows["the project's own stories, read", "pairs, recall"] == 100
    assert rows["2,000 news articles", "names put together"] == 0.5
    assert ("the project's own stories, unread", "pairs, recall") not in rows
    held = floors.of_told(readings)
    assert held["names: pairs, precision, read"] == 100
    assert floors.among(held, floors.TOLD) == held
    assert floors.among(held) == {}


def test_names_in_the_project_s_own_stories_keep_their_floors(nlp: Language) -> None:
    found = floors.of_told(told_scores.sides(nlp))
    assert floors.broken(found, floors.among(floors.read(), floors.TOLD)) == []


def test_an_article_is_cut_behind_the_paragraph_that_is_enough() -> None:
    long = "\n".join(["word " * 200] * 9)
    assert pace.shortened(long).count("\n") == 2
    assert pace.shortened("short") == "short"
