"""A correction of each kind in whole runs: made, kept when an article is added, told when it goes.

The tests stand in the order of the story: each looks at the folder as the one before left it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, report

from samestory import corrections
from samestory.tables import Correction

HERALD = """Ferry sinks off Port Selwyn

PORT SELWYN, 5 March 2024 - The ferry Aurora sank off Port Selwyn on 3 March 2024 with 52 people \
on board, the coast guard said on Tuesday.

At least 12 people were killed when the ferry sank, said Qasem Holm, the harbour master.

"We counted every life jacket twice before she left the quay," Qasem Holm told reporters.

Dana Brandt said that the company will pay $2 million to the families.

"The pumps had not been looked at since the summer," a mechanic said later.
"""
STAR = """Divers search sunken ferry

SELWYN BAY, 6 March 2024 - The ferry Aurora sank off Port Selwyn on 4 March 2024, the coast guard \
said. There were 55 people on board.

Kasper Winter, the harbour master, said 15 people were killed when the ferry sank.

"We counted every life jacket twice before she left," Kasper Winter told the Star.

Brandt, a diver who lives on the island, found the bell, and Brandt will keep it.
"""
GAZETTE = """What we know of the Aurora

7 March 2024 - The ferry Aurora sank off Port Selwyn on 3 March 2024. Dana Brandt, the company's \
director, said that the ferry was safe. Brandt spoke on Wednesday.
"""
LATER = """Inquiry opens

9 March 2024 - An inquiry into the sinking of the ferry Aurora, which went down off Port Selwyn \
with 52 people on board, opened on Friday. Kasper Winter was heard first. Brandt was not there.
"""
SAID = """article_id,field,text,value,note,context,other_id
star,role,Divers search sunken ferry,heading,it is read too,,
,not a name,Star,,the paper itself,,
herald,speaker,The pumps had not been looked at…,Dana Brandt,named the next day,,
herald,value,12,15,put right the next day,At least 12 people,
,merge,Kasper Winter,Qasem Holm,he changed his name,,
star,split,Brandt,Per Brandt,a diver,,
,rename,Aurora,MV Aurora,,,
herald,same claim,52,55,both are all on board,,star
herald,not same claim,We counted every life jacket twice…,We counted every life…,said twice,,star
herald,apparent conflict,3 March 2024,4 March 2024,it sank at midnight,,star
"""
FIELDS = [line.split(",")[1] for line in SAID.splitlines()[1:]]


class Story:
    """A folder of articles with corrections, and its run."""

    def __init__(self, place: Path) -> None:
        self.articles, self.outputs = place / "story", place / "out"
        self.articles.mkdir()
        for name, text in {"herald": HERALD, "star": STAR, "gazette": GAZETTE}.items():
            self.write(f"{name}.txt", text)
        self.write("corrections.csv", SAID)

    def write(self, name: str, text: str) -> None:
        (self.articles / name).write_text(text, encoding="utf-8")

    def run(self) -> str:
        """What the run printed; it must have finished."""
        done = report(self.articles, "--outputs", self.outputs)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_parquet(self.outputs / "story" / "tables" / f"{name}.parquet")

    def claim(self, article: str, text: str) -> pd.Series:
        """The claim that an article makes with these words."""
        cells, claims = self.table("03_cells"), self.table("03_claims")
        own = cells[(cells["article_id"] == article) & (cells["text"] == text)]
        return claims[claims["claim_id"] == own["claim_id"].item()].iloc[0]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    made = Story(tmp_path_factory.mktemp("corrections"))
    assert "Ten corrections by hand\n" in made.run()
    return made


def applied(story: Story) -> None:
    """Every kind of correction has done what it says."""
    assert set(FIELDS) == set(corrections.KINDS)
    told = story.table("03_corrections")
    assert told["field"].tolist() == FIELDS
    assert dict(zip(told["field"], told["in_force"], strict=True)) == dict.fromkeys(FIELDS, True)

    blocks, mentions = story.table("01_blocks"), story.table("02_mentions")
    quotes, figures = story.table("02_quotes"), story.table("02_figures")
    title = blocks[blocks["text"] == "Divers search sunken ferry"].iloc[0]
    assert (title["role"], title["kept"], title["rule"]) == ("heading", True, "corrected by hand")
    assert "Star" not in set(mentions["text"])
    pumps = quotes[quotes["text"].str.startswith("The pumps")].iloc[0]
    assert HERALD[pumps["speaker_start"] : pumps["speaker_end"]] == pumps["speaker"]
    assert pumps["corrected"] == "corrected by hand: named the next day"
    twelve = figures[figures["corrected"] != ""]
    assert twelve[["text", "value"]].to_numpy().tolist() == [["12", 15.0]]

    names = story.table("03_names").merge(story.table("03_entities"), on="entity_id")
    called = names.groupby(["article_id", "text"])["name"].unique().explode().to_dict()
    assert called["star", "Kasper Winter"] == called["herald", "Qasem Holm"] == "Qasem Holm"
    assert (called["star", "Brandt"], called["gazette", "Brandt"]) == ("Per Brandt", "Dana Brandt")
    assert called["gazette", "Aurora"] == "MV Aurora"
    merged = names[names["text"] == "Kasper Winter"]
    assert set(merged["reason"]) == {"corrected by hand: he changed his name"}

    assert story.claim("herald", "12")["verdict"] == "agree"
    aboard = story.claim("herald", "52")
    assert aboard["claim_id"] == story.claim("star", "55")["claim_id"]
    assert aboard["reason"].startswith("Put together, corrected by hand: both are all on board.")
    jackets = story.claim("star", "We counted every life jacket twice before she left")
    assert (jackets["verdict"], jackets["articles"]) == ("single", 1)
    sank = story.claim("star", "4 March 2024")
    assert (sank["verdict"], sank["reason"]) == ("compatible", "Only apparent: it sank at midnight")


def test_every_kind_is_explained() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for field in corrections.KINDS:
        assert f"| `{field}` |" in readme
    for column in Correction._fields[:7]:
        assert f"`{column}`" in readme


def test_each_is_applied(story: Story) -> None:
    applied(story)
    page = (story.outputs / "story" / "report.html").read_text(encoding="utf-8")
    assert "Ten corrections by hand." in page
    assert "“Kasper Winter” and “Qasem Holm” are one" in page


def test_each_still_applies_when_an_article_is_added(story: Story) -> None:
    story.write("chronicle.txt", LATER)
    story.run()
    applied(story)
    names = story.table("03_names").merge(story.table("03_entities"), on="entity_id")
    added = names[names["article_id"] == "chronicle"].set_index("text")["name"]
    # What holds for the folder holds for the new article too, what holds for one does not.
    assert added["Kasper Winter"] == "Qasem Holm"
    assert added["Brandt"] == "Dana Brandt"


def test_what_no_longer_applies_is_told(story: Story) -> None:
    changed = HERALD.replace("3 March 2024", "4 March 2024").replace("At least 12", "At least 15")
    story.write("herald.txt", changed.replace("Qasem Holm", "Kasper Winter"))
    (story.articles / "star.txt").unlink()
    (story.articles / "gazette.txt").write_text(GAZETTE.replace("3 March", "4 March"))
    assert "without effect" in story.run()
    told = story.table("03_corrections").set_index("field")["status"]
    gone = "not found: there is no such article in this run"
    assert told["role"] == told["split"] == told["same claim"] == told["apparent conflict"] == gone
    assert told["not a name"] == "not found"
    assert told["value"] == "not found"
    assert told["rename"] == "applied"
    assert told["merge"] == "not found: nobody is called “Qasem Holm”"
    page = (story.outputs / "story" / "report.html").read_text(encoding="utf-8")
    shown = page[page.index("Without effect: see whether") :]
    assert shown.index("not a name") < shown.index("In force") < shown.index("MV Aurora")
