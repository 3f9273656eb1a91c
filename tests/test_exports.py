"""Text exported from press archives -> its documents; ordinary texts stay whole."""

from __future__ import annotations

import pytest
from files import PARAGRAPHS, STORY

from samestory.articles import Stated, exports, plain

OLD_LEXIS = """


                               1 of 2 DOCUMENTS


                                The Daily Quay

                            May 3, 2019 Friday
                              London Edition

Harbour bridge closed after cracks are found

BYLINE: Joan Marsh

SECTION: NEWS; Pg. 3

LENGTH: 612 words

DATELINE: PORT HOLM

The harbour bridge was closed on Friday.

LOAD-DATE: May 4, 2019

LANGUAGE: ENGLISH

                     Copyright 2019 The Daily Quay
                         All Rights Reserved


                               2 of 2 DOCUMENTS


                               Evening Lantern

                            May 5, 2019 Sunday

HEADLINE: Drivers queue for
the tunnel

BYLINE: By Ravi Stone

LENGTH: 88 words

Drivers waited for an hour.

LOAD-DATE: May 5, 2019
"""
NEW_LEXIS = """Harbour bridge closed after cracks are found
The Daily Quay
May 3, 2019 Friday 10:15 AM GMT

Copyright 2019 The Daily Quay All Rights Reserved

Section: NEWS
Length: 512 words
Byline: Joan Marsh

Body

The harbour bridge was closed on Friday.

Load-Date: May 3, 2019

End of Document
Drivers queue for the tunnel
Evening Lantern
May 5, 2019 Sunday

Copyright 2019 Evening Lantern

Length: 88 words
Byline: Ravi Stone

Body

Drivers waited for an hour.

Load-Date: May 5, 2019

End of Document
"""
FACTIVA = """HD
Harbour bridge closed after cracks are found
BY  By Joan Marsh
WC 512 words
PD 3 May 2019
SN  The Daily Quay
SC QUAY
LA English
CY Copyright 2019.

LP
The harbour bridge was closed on Friday.

TD
The council said so.

Document QUAY000020190503ef530000a

HD Drivers queue for the tunnel
WC 88 words
PD 5 May 2019
SN Evening Lantern
SC LANT
LA English
LP Drivers waited for an hour.
TD That is all.

Document LANT000020190505ef550001b
"""
FACTIVA_PLAIN = """Harbour bridge closed after cracks are found

By Joan Marsh
512 words
3 May 2019
10:15 GMT
The Daily Quay
QUAY
English
Copyright 2019.

The harbour bridge was closed on Friday.

Document QUAY000020190503ef530000a

Drivers queue for the tunnel
88 words
5 May 2019
Evening Lantern
LANT
English
Copyright 2019.

Drivers waited for an hour.

Document LANT000020190505ef550001b
"""
PROQUEST = """____________________________________________________________

Document 1 of 2

Title: Harbour bridge closed after cracks are found

Author: Joan Marsh

Publication title: The Daily Quay

Publication date: May 3, 2019

Section: News

Full text: The harbour bridge was closed on Friday.

Language of publication: English

Document URL: https://archive.example/docview/1
____________________________________________________________

Document 2 of 2

Title: Drivers queue for the tunnel

Author: Ravi Stone

Publication title: Evening Lantern

Publication date: May 5, 2019

Full text: Drivers waited for an hour.
____________________________________________________________
"""
EXPORTS = {
    "old LexisNexis": OLD_LEXIS,
    "new LexisNexis": NEW_LEXIS,
    "Factiva with codes": FACTIVA,
    "Factiva without": FACTIVA_PLAIN,
    "ProQuest": PROQUEST,
}


@pytest.mark.parametrize("layout", EXPORTS)
def test_an_export_is_split_and_nothing_of_it_is_lost(layout: str) -> None:
    text = EXPORTS[layout]
    found = list(plain.parts(text))
    assert "".join(part.text for part in found) == text
    assert [part.number for part in found] == [1, 2]
    assert "closed on Friday" in found[0].text
    assert "waited for an hour" in found[1].text


@pytest.mark.parametrize("layout", EXPORTS)
def test_the_fields_of_an_export_are_stated(layout: str) -> None:
    one, two = (part.stated for part in plain.parts(EXPORTS[layout]))
    title = "Harbour bridge closed after cracks are found"
    assert one[:4] == ("The Daily Quay", title, "Joan Marsh", "2019-05-03")
    assert (two.outlet, two.title) == ("Evening Lantern", "Drivers queue for the tunnel")
    assert two.published == "2019-05-05"


def test_what_only_some_exports_say() -> None:
    old, proquest, factiva = (
        next(plain.parts(text)).stated for text in (OLD_LEXIS, PROQUEST, FACTIVA)
    )
    assert (old.section, old.language) == ("NEWS", "en")
    assert proquest.url == "https://archive.example/docview/1"
    assert (factiva.language, proquest.language) == ("en", "en")


def test_one_document_with_clear_fields_is_stated_and_whole() -> None:
    text = NEW_LEXIS.partition("End of Document")[0]
    (part,) = plain.parts(text)
    assert part.text == text
    assert part.stated.outlet == "The Daily Quay"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n\n1 of 5\n\n{STORY}\n\n2 of 5\n\n{STORY}",  # captions of a gallery
        f"{STORY}\n{'_' * 60}\n{STORY}\n{'_' * 60}\n{STORY}",
        f"{STORY}\nEnd of Document\n{STORY}\nEnd of Document\n",
        f"Title: Bridge\nAuthor: J. Marsh\n\n{STORY}\n\nSection: News\n",
        "The length: 500 words of it.\n" * 4,
        f"{PARAGRAPHS[0]}\n\n512 words\n\n3 May 2019\n\n{PARAGRAPHS[1]}",
        "\n".join((*PARAGRAPHS, "PD was late.", "BY now", "SN", "TD")),
    ],
)
def test_an_ordinary_text_is_never_split(text: str) -> None:
    (part,) = plain.parts(text)
    assert part.text == text
    assert part.stated == Stated()


def test_a_cover_sheet_goes_with_the_first_document() -> None:
    found = exports.documents(f"User: someone\nDate: 7 May 2019\nResults: 2\n{OLD_LEXIS}")
    assert [one.span.start == 0 for one in found] == [True, False]
    assert found[0].stated.outlet == "The Daily Quay"
