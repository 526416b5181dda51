import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.judging import GateKind, Gates, GateState, passage
from tests.modules.assessment.rules.judging.ratings import ALL_CLEAR, GATES


@given(GATES)
def test_each_kind_that_is_not_clear_is_named_once_in_the_order_of_kinds(gates: Gates) -> None:
    found = passage(gates)
    named = (*found.stopping, *found.not_looked_at, *found.on_condition)
    states: dict[GateKind, set[GateState]] = {kind: set() for kind in GateKind}
    for kind, state in gates:
        states[kind].add(state)
    assert sorted(named) == sorted(kind for kind in GateKind if states[kind] != {GateState.CLEAR})
    for part in (found.stopping, found.not_looked_at, found.on_condition):
        assert list(part) == [kind for kind in GateKind if kind in part]


@given(st.data(), GATES)
def test_the_order_of_gates_decides_nothing(data: st.DataObject, gates: Gates) -> None:
    assert passage(data.draw(st.permutations(list(gates)))) == passage(gates)


def test_without_a_word_nothing_was_looked_at() -> None:
    found = passage([])
    assert found.not_looked_at == tuple(GateKind)
    assert found.state == GateState.NOT_LOOKED_AT


@pytest.mark.parametrize("kind", GateKind)
@pytest.mark.parametrize("state", GateState)
def test_the_whole_is_as_its_worst_gate(kind: GateKind, state: GateState) -> None:
    assert passage([*ALL_CLEAR, (kind, state)]).state == passage([(kind, state), *ALL_CLEAR]).state == state


def test_one_member_who_vetoes_outweighs_those_who_do_not() -> None:
    members = [(GateKind.VETO, state) for state in (GateState.CLEAR, GateState.STOPS, GateState.CONDITION)]
    assert passage([*ALL_CLEAR, *members]).stopping == (GateKind.VETO,)


def test_what_nobody_looked_at_outweighs_a_condition_and_yields_to_what_stops() -> None:
    gates = [*ALL_CLEAR, (GateKind.VETO, GateState.CONDITION), (GateKind.PUBLIC, GateState.NOT_LOOKED_AT)]
    assert passage(gates).state == GateState.NOT_LOOKED_AT
    assert passage([(GateKind.VETO, GateState.STOPS)]).state == GateState.STOPS
