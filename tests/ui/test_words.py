import pytest
from django.utils import translation

from interlocal.core.participation.models import Mode, Stage
from interlocal.core.sources import Grade
from interlocal.ui.marks import LOOKS, MARKED_KINDS, Mark
from interlocal.ui.words import KINDS, word


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_of_the_core_has_a_mark(stage: Stage) -> None:
    assert Mark("stage", stage).word == stage.value.replace("_", " ")


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_of_the_core_has_a_mark(mode: Mode) -> None:
    assert Mark("mode", mode).word


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_of_the_core_has_a_mark(grade: Grade) -> None:
    assert Mark("grade", grade).word == grade.value


@pytest.mark.parametrize("kind", sorted(MARKED_KINDS))
def test_marks_of_one_kind_differ_in_word_and_shape(kind: str) -> None:
    marks = [Mark(kind, key) for key in (*KINDS[kind], None)]
    assert {key for of, key in LOOKS if of == kind} == set(KINDS[kind])
    assert len({mark.word for mark in marks}) == len(marks)
    assert len({mark.icon for mark in marks}) == len(marks)


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_stated_has_a_word_of_its_own(kind: str) -> None:
    assert word(kind, None) == ("unrated" if kind == "rating" else "not stated")
    assert word(kind, None) not in KINDS[kind].values()


def test_an_unknown_key_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'stopped' is no stage: use one of idea, .*, declined, or None"):
        Mark("stage", "stopped")


def test_words_follow_the_language() -> None:
    with translation.override("es"):
        assert word("verdict", "yes") == "Sí"
