from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.factors import MILWAUKEE
from interlocal.modules.assessment.rules.taking_on import (
    factors_taken_on,
    known_services,
    table_taken_on,
    wholes_first,
)
from interlocal.modules.assessment.scan import Area, Source
from tests.modules.assessment.doors import published
from tests.modules.assessment.scans import scans

WORDS = st.sampled_from(["payroll", "fleet", "audit", "it"])
HERE = Source("slides", "row 1")
AREAS = st.lists(st.tuples(WORDS, WORDS), unique_by=lambda pair: pair[0]).map(
    lambda pairs: [Area(key, name.upper(), HERE) for key, name in pairs]
)
ENTRIES = st.dictionaries(WORDS, st.integers(0, 3))


@given(AREAS, ENTRIES, ENTRIES)
def test_an_entry_of_the_catalogue_is_one_areas_and_the_key_goes_before_the_title(
    areas: list[Area], titles: dict[str, int], numbers: dict[str, int]
) -> None:
    by_key = {key: f"{key}-{index}" for index, key in enumerate(numbers)}
    by_title = {title: f"entry-{number}" for title, number in titles.items()} | dict(list(by_key.items())[:1])
    found = known_services(areas, by_key, by_title)
    assert len(set(found.values())) == len(found)
    for area in areas:
        if area.key in by_key:
            assert found[area.key] == by_key[area.key]
        elif area.key in found:
            assert found[area.key] == by_title[area.name.casefold()]
        elif area.name.casefold() in by_title:
            assert by_title[area.name.casefold()] in found.values()


def test_the_questions_are_those_of_the_first_table_that_rates() -> None:
    table = table_taken_on(published())
    assert table is not None
    assert table.key == "initial-assessment"
    assert factors_taken_on(published()) == table.factors
    crcog = published("crcog")
    assert [table.axes for table in crcog.factor_sets[:1]] != [None]
    assert factors_taken_on(crcog) == MILWAUKEE


@given(st.data())
def test_every_area_comes_once_and_parts_follow_their_wholes(data: st.DataObject) -> None:
    scan = data.draw(scans())
    ordered = wholes_first(scan)
    assert sorted(area.key for area in ordered) == sorted(area.key for area in scan.areas)
    for before, area in zip((None, *ordered), ordered, strict=False):
        assert not area.part_of or (before is not None and area.part_of in (before.key, before.part_of))
