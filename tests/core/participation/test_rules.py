"""What of a service's history is its own way, and what another source says instead."""

from dataclasses import dataclass

from interlocal.core.participation.rules import dispute, split_history


@dataclass
class Stated:
    stage: str
    source_document: str = ""
    source_place: str = ""


def test_the_last_move_ends_the_way_and_later_entries_are_other_sources() -> None:
    history = [Stated("idea"), Stated("running", "Report"), Stated("deferred", "Article")]
    way, others = split_history(history, Stated("running", "Report"))
    assert (way, others) == (history[:2], history[2:])


def test_without_another_source_all_is_the_way() -> None:
    history = [Stated("idea"), Stated("screening"), Stated("idea")]
    assert split_history(history, Stated("idea")) == (history, [])


def test_another_place_of_the_same_document_may_disagree() -> None:
    history = [Stated("evaluating", "Report", "In play"), Stated("idea", "Report", "Future topics")]
    way, others = split_history(history, Stated("evaluating", "Report", "In play"))
    assert (len(way), len(others)) == (1, 1)


def test_a_history_that_does_not_fit_is_shown_whole() -> None:
    history = [Stated("idea")]
    assert split_history(history, Stated("running")) == (history, [])


def test_a_dispute_tells_sources_that_disagree_from_one_that_says_both() -> None:
    current = Stated("running", "Report", "Examples")
    twice, other, confirms = Stated("idea", "Report", "Future"), Stated("idea", "Article"), Stated("running", "Letter")
    found = dispute([twice, other, confirms], current)
    assert (found.same, found.others) == ([twice], [other])
    assert not dispute([confirms], current)


def test_sources_that_have_a_stage_in_common_do_not_disagree_though_one_says_another_too() -> None:
    running, twice = Stated("running", "Report", "Examples"), Stated("idea", "Report", "Future")
    article = Stated("idea", "Article")
    found = dispute([twice, article], running)
    assert (found.same, found.others) == ([twice], [])
    found = dispute([running, twice], article)
    assert (found.same, found.others) == ([running], [])
