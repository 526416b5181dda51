"""Names are found whatever their case, spacing or "City of"; others are answered with the near ones."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interlocal.ui.import_wizard.names import Name, Names, UnknownName, told_apart

NAMES = Names(
    [
        Name("Lee's Summit", "ls", ("lees-summit",)),
        Name("Blue Springs", "bs"),
        Name("Jackson County", "jc"),
        Name("Jackson", "j"),
        Name("Milton (city)", "mc", ("Milton",)),
        Name("Milton (village)", "mv", ("Milton",)),
        Name("Parks & Recreation", "pr"),
        Name("The Grove", "g"),
    ],
    unknown="no member",
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lee's Summit", "ls"),
        ("LEES  SUMMIT", "ls"),
        ("City of Lee\u2019s Summit", "ls"),
        ("lees-summit", "ls"),
        ("the city of blue springs", "bs"),
        ("Blue-Springs.", "bs"),
        ("County of Jackson", "jc"),
        ("jackson county", "jc"),
        ("City of Jackson", "j"),
        ("Milton (village)", "mv"),
        ("parks and recreation", "pr"),
        ("the grove", "g"),
    ],
)
def test_found(text: str, value: str) -> None:
    assert NAMES.find(text) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lees Sumit", "“Lees Sumit” is no member. Did you mean Lee's Summit?"),
        ("Milton", "may mean Milton (city) or Milton (village). Write one of these in full."),
        ("City of Milton", "may mean"),
        ("Independence", "Write Lee's Summit, Blue Springs, Jackson County, Jackson"),
        ("City of", "is no member"),
    ],
)
def test_not_found(text: str, said: str) -> None:
    with pytest.raises(UnknownName) as unknown:
        NAMES.find(text)
    assert said in str(unknown.value)


def test_many_names_are_not_all_listed() -> None:
    many = Names([Name(f"Town {letter * 5}", letter) for letter in "abcdefghijk"], unknown="no member")
    with pytest.raises(UnknownName, match="The template lists every name"):
        many.find("Zyx")


def test_two_names_written_alike_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="written alike"):
        Names([Name("Milton", 1), Name("Milton", 2)], unknown="")


KEYS = st.sampled_from(["zeta-alder", "alder", "birch"])
ALIKE = st.sampled_from(["Same", "Same (alder)", "Same (zeta-alder)", "Same (alder) (alder)"]) | st.text(max_size=5)


@given(st.lists(st.tuples(ALIKE, KEYS), max_size=8))
@example([("Same", "zeta-alder"), ("Same", "alder"), ("Same (zeta-alder)", "birch")])
def test_whatever_governments_are_called_each_can_be_written(known: list[tuple[str, str]]) -> None:
    names = Names(told_apart((name, key, number) for number, (name, key) in enumerate(known)), unknown="no member")
    assert [names.find(name.label) for name in names.names] == list(range(len(known)))
    called = [name for name, _key in known]
    assert [found.label == name for name, found in zip(called, names.names, strict=True)] == [
        called.count(name) == 1 for name in called
    ]
