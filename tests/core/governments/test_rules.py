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


ALDER, BIRCH = uuid4(), uuid4()


def test_sources_that_give_different_dates_disagree() -> None:
    found = adoptions([Paper(ALDER, "Report", "fall 2018"), Paper(ALDER, "Newsletter", "fall 2019")])
    assert [(adoption.government, len(adoption.statements), adoption.disagree) for adoption in found] == [
        (ALDER, 2, True)
    ]


def test_one_source_may_name_two_resolutions() -> None:
    assert not adoptions([Paper(ALDER, "Report", "fall 2018"), Paper(ALDER, "Report", "spring 2022")])[0].disagree


def test_sources_that_say_the_same_agree() -> None:
    day = datetime.date(2018, 10, 1)
    assert not adoptions([Paper(ALDER, "Report", "", day), Paper(ALDER, "Letter", "October", day)])[0].disagree
    assert not adoptions([Paper(ALDER, "Report", "Fall 2018"), Paper(ALDER, "Letter", "fall 2018")])[0].disagree


def test_governments_stay_apart_and_in_order() -> None:
    found = adoptions([Paper(BIRCH, "Report", "2018"), Paper(ALDER, "Letter", "2019"), Paper(BIRCH, "Report", "2018")])
    assert [(adoption.government, len(adoption.statements)) for adoption in found] == [(BIRCH, 2), (ALDER, 1)]
    assert not any(adoption.disagree for adoption in found)
