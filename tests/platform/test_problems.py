import pytest

from interlocal.platform.problems import BadFile, Place, Problem


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("scan.yaml", line=12, field="areas[3].name"), "scan.yaml, line 12, areas[3].name"),
        (Place("claims.xlsx", "Claims", "B7"), "claims.xlsx, sheet Claims, cell B7"),
        (Place("scan.json"), "scan.json"),
    ],
)
def test_a_place_names_the_parts_that_it_has(place: Place, text: str) -> None:
    assert str(place) == text
    assert str(Problem(place, "Write a name.")) == f"{text}: Write a name."


def test_a_bad_file_says_every_problem_at_once() -> None:
    problems = [Problem(Place("a.yaml", line=line), "Mend this.") for line in (1, 2)]
    assert str(BadFile(problems)).splitlines() == ["a.yaml, line 1: Mend this.", "a.yaml, line 2: Mend this."]


def test_a_file_is_not_refused_without_a_reason() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        BadFile([])
