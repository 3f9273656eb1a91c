"""One utterance across outlets: cut, altered, merged, paraphrased, given to another, or none."""

from __future__ import annotations

import random
import time

from samestory.compare import quotes as quoted
from samestory.compare.subject import Subjects
from samestory.compare.verdicts import Compared
from samestory.tables import Date, Name, Quote

WHOLE = "The crane was inspected in March and nobody saw a crack in the beam"


class Folder:
    """Articles put together sentence by sentence, with the rows that other steps would give."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.quotes: dict[str, list[Quote]] = {}
        self.dates: dict[str, list[Date]] = {}
        self.names: list[Name] = []

    def say(self, article: str, who: str, words: str, *, day: str = "", kind: str = "direct",
            apart: str = "") -> None:  # fmt: skip
        """Append `apart` and then: who said "words" on a day."""
        text = self.texts.get(article, "") + apart
        cue = len(text) + len(who) + 1
        sentence = f"{who} said on {day or 'some day'}: “{words}”. "
        start = len(text) + sentence.index(words)
        rows = self.quotes.setdefault(article, [])
        rows.append(
            Quote(start, start + len(words), words, len(rows), 0, kind, who, len(text),
                  len(text) + len(who), "said", cue, cue + 4, "", "")
        )  # fmt: skip
        self.names.append(
            Name(f"person-{who.lower()}", article, len(text), len(text) + len(who), who, "name",
                 "", None, None, "")
        )  # fmt: skip
        if day:
            at = len(text) + sentence.index(day)
            self.dates.setdefault(article, []).append(
                Date(at, at + len(day), day, "DATE", day, day, day, "", None, None, "said", cue,
                     cue + 4)
            )  # fmt: skip
        self.texts[article] = text + sentence

    def claims(self) -> list[Compared]:
        return list(quoted.compare(self.quotes, Subjects(self.texts, self.names), self.dates))

    def only(self) -> tuple[str, list[str]]:
        """Verdict and relations of the one claim that several articles share."""
        (claim,) = [c for c in self.claims() if c.verdict != "single"]
        return claim.verdict, [s.relation for s in claim.statements]


def test_the_same_words_given_to_two_people_are_a_conflict() -> None:
    folder = Folder()
    folder.say("a", "Brandt", WHOLE)
    folder.say("b", "Okafor", WHOLE)
    assert folder.only() == ("conflict", ["same", "speaker"])
    (claim,) = folder.claims()
    assert claim.reason == "The same words are given to Brandt and Okafor."


def test_a_word_changed_and_another_speaker_are_both_named() -> None:
    folder = Folder()
    folder.say("a", "Brandt", WHOLE)
    folder.say("b", "Okafor", WHOLE.replace("crack", "flaw"))
    assert folder.only() == ("conflict", ["same", "altered, speaker"])


def test_a_pronoun_or_a_shared_surname_sets_nobody_against_anybody() -> None:
    folder = Folder()
    folder.say("a", "Brandt", WHOLE)
    folder.say("b", "Okafor", WHOLE)
    (row,) = folder.quotes["b"]
    end = row.end + 2
    folder.quotes["b"] = [row._replace(source="he", source_start=end, source_end=end + 2)]
    assert folder.only() == ("agree", ["same", "same"])
    family = Folder()
    family.say("a", "Ada-Brandt", WHOLE)
    family.say("b", "Per-Brandt", WHOLE)
    assert family.only() == ("agree", ["same", "same"])


def test_a_phrase_that_two_people_use_is_no_utterance_of_one() -> None:
    folder = Folder()
    folder.say("a", "Brandt", "a terrible accident")
    folder.say("b", "Okafor", "a terrible accident")
    assert [claim.verdict for claim in folder.claims()] == ["single", "single"]


def test_the_same_words_on_two_days_are_a_conflict() -> None:
    folder = Folder()
    folder.say("a", "Brandt", WHOLE, day="2024-03-04")
    folder.say("b", "Brandt", WHOLE, day="2024-03-05")
    folder.say("c", "Brandt", WHOLE)
    assert folder.only() == ("conflict", ["same", "date", "same"])


def test_two_utterances_printed_as_one_are_merged() -> None:
    folder = Folder()
    folder.say("a", "Brandt", f"{WHOLE}. The harbour paid for every new cable on it")
    folder.say("b", "Brandt", WHOLE)
    folder.say("b", "Brandt", "The harbour paid for every new cable on it", apart="Rain. " * 50)
    assert folder.only() == ("compatible", ["merged", "same", "same"])


def test_an_interrupted_speech_is_not_merged() -> None:
    folder = Folder()
    folder.say("a", "Brandt", f"{WHOLE}. The harbour paid for every new cable on it")
    folder.say("b", "Brandt", WHOLE)
    folder.say("b", "Brandt", "The harbour paid for every new cable on it")
    assert folder.only() == ("compatible", ["same", "cut", "cut"])


def test_parts_of_one_quotation_are_one_utterance() -> None:
    folder = Folder()
    folder.say("a", "Brandt", WHOLE)
    folder.say("b", "Brandt", "The crane was inspected in March")
    folder.say("b", "Brandt", "and nobody saw a crack in the beam")
    first, second = folder.quotes["b"]
    folder.quotes["b"] = [first, second._replace(quote_id=0, part=1)]
    assert folder.only() == ("agree", ["same", "same", "same"])


def test_reported_speech_is_put_with_the_words_of_the_same_speaker_only() -> None:
    retold = "no crack was seen in the beam when the crane was inspected"
    for speaker, verdicts in (("Brandt", ["compatible"]), ("Okafor", ["single"])):
        folder = Folder()
        folder.say("a", "Brandt", WHOLE)
        folder.say("b", speaker, retold, kind="indirect")
        folder.say("c", speaker, "the strike goes on until the harbour pays", kind="indirect")
        assert [claim.verdict for claim in folder.claims()] == verdicts


def test_a_reason_names_the_words_that_differ() -> None:
    folder = Folder()
    folder.say("a", "Brandt", WHOLE)
    folder.say("b", "Brandt", WHOLE.replace("nobody", "somebody"))
    (claim,) = folder.claims()
    assert claim.verdict == "conflict"
    assert claim.reason.startswith(
        "Other words stand inside the quotation marks: “somebody” for “nobody”."
    )


def test_many_quotations_are_not_all_held_against_each_other() -> None:
    dice = random.Random(1)  # noqa: S311
    vocabulary = [f"w{number}" for number in range(5000)]
    quotes: dict[str, list[Quote]] = {}
    for number in range(4000):
        words = " ".join(["the crane", *dice.choices(vocabulary, k=30)])
        row = (0, len(words), words, 0, 0, "direct", "", None, None, "", None, None, "", "")
        quotes[f"n{number:04}"] = [Quote(*row)]
    begun = time.perf_counter()
    assert len(list(quoted.compare(quotes))) == len(quotes)
    assert time.perf_counter() - begun < 20


def test_many_small_words_are_an_utterance_and_few_are_none() -> None:
    for words, shared in (("I will not give it back to them", True), ("It was not me", False)):
        folder = Folder()
        folder.say("a", "Brandt", words)
        folder.say("b", "Brandt", words)
        assert bool(folder.claims()) == shared
