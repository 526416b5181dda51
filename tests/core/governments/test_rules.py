"""Two papers that date one resolution differently are both kept, and the difference is said."""

import datetime
from dataclasses import dataclass
from uuid import UUID, uuid4

from interlocal.core.governments.rules import adoptions


@dataclass
class Paper:
    government_id: UUID
    source_document: str
    adopted_stated: str = ""
    adopted_on: datetime.date | None = None
    what: str = "Common purpose"
    source_place: str = "page 1"


ALDER, BIRCH = uuid4(), uuid4()


def test_sources_that_give_different_dates_disagree() -> None:
    (adoption,) = adoptions([Paper(ALDER, "Report", "fall 2018"), Paper(ALDER, "Newsletter", "fall 2019")])
    assert adoption.disagree
    assert [paper.adopted_stated for paper in adoption.statements] == ["fall 2018", "fall 2019"]


def test_one_source_may_name_two_resolutions() -> None:
    assert not adoptions([Paper(ALDER, "Report", "fall 2018"), Paper(ALDER, "Report", "spring 2022")])[0].disagree


def test_sources_that_say_the_same_agree() -> None:
    day = datetime.date(2018, 10, 1)
    assert not adoptions([Paper(ALDER, "Report", "", day), Paper(ALDER, "Letter", "October", day)])[0].disagree
    assert not adoptions([Paper(ALDER, "Report", "Fall 2018"), Paper(ALDER, "Letter", "fall 2018")])[0].disagree


def test_governments_of_which_the_same_is_said_stand_together() -> None:
    papers = [Paper(each, document, "fall") for each in (BIRCH, ALDER) for document in ("Report", "Letter")]
    (adoption,) = adoptions(papers)
    assert [paper.government_id for paper in adoption.first] == [BIRCH, ALDER]
    assert [paper.source_document for paper in adoption.statements] == ["Report", "Letter"]


def test_governments_of_which_different_things_are_said_stay_apart_and_in_order() -> None:
    papers = [Paper(BIRCH, "Report", "2018"), Paper(ALDER, "Letter", "2019"), Paper(BIRCH, "Letter", "2018")]
    found = adoptions(papers)
    assert [[paper.government_id for paper in adoption.first] for adoption in found] == [[BIRCH], [ALDER]]
    assert not any(adoption.disagree for adoption in found)
