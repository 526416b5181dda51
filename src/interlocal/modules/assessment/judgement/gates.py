"""The four gates of an area: how each stands, whose it is, why, and who looked when; or that nobody did."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from interlocal.core.governments.models import Government
from interlocal.modules.assessment.models import Gate
from interlocal.modules.assessment.models.criteria import GateKind, GateState
from interlocal.modules.assessment.rules.judging import Passage
from interlocal.ui.dates import moment_text
from interlocal.ui.tables import Column, Link, Table, Value

from .words import gate_names

#: Where a gate can be looked at by this reader: for a veto of a certain member's or of any. Empty where she may not.
Ways = Callable[[str, Government | None], str]


def gates_table(gates: Sequence[Gate], asked: Sequence[Government], way: Ways) -> Table:
    """A row for each kind, for a veto one for each member who has a word; what stops the area comes first.

    `asked` are the members of whom a word on a veto is expected: those that have none are named.
    """
    rows = [_row(gate, way) for gate in sorted(gates, key=lambda gate: gate.state != GateState.STOPS)]
    looked_at = {gate.kind for gate in gates}
    rows += [_unlooked(kind, way) for kind in GateKind if kind not in looked_at]
    columns = [
        Column("gate", _("Gate")),
        Column("state", _("How it stands"), missing=_("not looked at")),
        Column("note", _("Why, by whose word"), missing=_("nothing known")),
        Column("looked", _("Looked at"), missing=_("by nobody yet")),
    ]
    if any(row[-1] for row in rows):
        columns.append(Column("act", _("Change"), missing=_("not yours to say")))
    else:
        rows = [row[:-1] for row in rows]
    return Table(_("How each gate stands"), tuple(columns), tuple(rows), note=_silence(gates, asked))


def former_gates_table(former: Sequence[Gate]) -> Table | None:
    """What was said before, so that no word vanishes; None where nothing was."""
    columns = (
        Column("gate", _("Gate")),
        Column("state", _("How it stood")),
        Column("note", _("Why, by whose word")),
        Column("looked", _("Looked at")),
    )
    rows = tuple((gate_title(gate), str(gate.get_state_display()), gate.note, _looked(gate)) for gate in former)
    return Table(_("What was said of the gates before"), columns, rows) if rows else None


def gates_words(passed: Passage, gates: Sequence[Gate], asked: Sequence[Government]) -> str:
    """In a line how the gates of an area stand, the gravest first, and of how many `asked` no veto is known or denied.

    `passed` is what `gates` come to.
    """
    if not gates:
        return _("None looked at yet.")
    states = (
        (_("Stopped by: %(gates)s."), passed.stopping),
        (_("Not looked at: %(gates)s."), passed.not_looked_at),
        (_("On a condition: %(gates)s."), passed.on_condition),
    )
    words = [state % {"gates": gate_names(kinds)} for state, kinds in states if kinds] or [_("None stands in the way.")]
    silent = silent_on_veto(gates, asked)
    if silent:
        counted = {"silent": len(silent), "asked": len(asked)}
        words.append(_("No word on a veto from %(silent)d of %(asked)d.") % counted)
    return " ".join(words)


def stopping(gates: Iterable[Gate]) -> list[str]:
    """What stops an area, each with whose it is and why."""
    return [f"{gate_title(gate)}: {gate.note}" for gate in gates if gate.state == GateState.STOPS]


def gate_title(gate: Gate) -> str:
    """Its kind, and for a veto whose."""
    kind = str(gate.get_kind_display())
    return f"{kind} ({gate.government.name})" if gate.government else kind


def _row(gate: Gate, way: Ways) -> tuple[Value, ...]:
    address = way(gate.kind, gate.government)
    act = Link(_("Look again"), address) if address else None
    return gate_title(gate), str(gate.get_state_display()), gate.note, _looked(gate), act


def _looked(gate: Gate) -> str:
    words = _("%(moment)s, by %(person)s")
    return words % {"moment": moment_text(gate.looked_at), "person": gate.looked_by.name}


def _unlooked(kind: GateKind, way: Ways) -> tuple[Value, ...]:
    address = way(kind, None)
    return str(kind.label), None, None, None, Link(_("Look at it"), address) if address else None


def _silence(gates: Iterable[Gate], asked: Iterable[Government]) -> str:
    silent = ", ".join(member.name for member in silent_on_veto(gates, asked))
    return _("No word on a veto from: %(members)s.") % {"members": silent} if silent else ""


def silent_on_veto(gates: Iterable[Gate], asked: Iterable[Government]) -> list[Government]:
    """Who said nothing of a veto where others did: silence is no consent. Where nobody did, the gate itself says so."""
    spoken = {gate.government_id for gate in gates if gate.kind == GateKind.VETO}
    return [member for member in asked if member.id not in spoken] if spoken else []
