"""Rating areas, and setting the questions by which they are rated."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.actions import action, record
from interlocal.modules.assessment.models import AreaRating, FactorSet, OwnScan, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import rates, ratings_begun
from interlocal.modules.assessment.rules.factors import HEAVIEST, LONGEST, MOST, edition, with_keys

CHANGED = gettext_lazy("The questions were changed meanwhile. Your answers were not kept: answer those that stand now.")
#: Columns that the caller names and no rater types.
_GIVEN = ("partnership", "factor_set", "area", "rater")


@action
def rate(
    *,
    area: ScanArea,
    factor_set: FactorSet,
    levels: Mapping[str, str],
    notes: Mapping[str, str],
    by: Actor,
    at: datetime.datetime,
) -> int:
    """Keep what `by` says of an area: by factor key a level ("" is unrated) and a note; how many answers are new.

    A factor that is named in neither stays as it is; what changes is the next version, and the former one stays.
    Refused outside the assessment team. ValidationError where the questions are not those of `factor_set` any more.
    """
    known = area.scan_id == factor_set.scan_id and (area.deeper or not factor_set.deeper)
    if not known or by.person is None or not rates(by, area.partnership_id):
        raise Refused
    stands = _locked(factor_set.partnership_id, id=factor_set.id)
    if stands is None or edition(stands.factors) != edition(factor_set.factors):
        raise ValidationError(CHANGED)
    if not levels.keys() | notes.keys() <= {factor.key for factor in stands.factors}:
        raise ValidationError(CHANGED)
    own = AreaRating.objects.filter(
        partnership_id=area.partnership_id, factor_set=stands, area=area, rater_id=by.person, current=True
    )
    former = {said.factor: said for said in own}
    answers = []
    for factor in levels.keys() | notes.keys():
        said = former.get(factor)
        level = levels.get(factor, said.level if said else "")
        note = notes.get(factor, said.note if said else "").strip()
        if said is None or (said.level, said.note) != (level, note):
            answers.append(
                AreaRating(
                    partnership_id=area.partnership_id,
                    factor_set=stands,
                    area=area,
                    factor=factor,
                    rater_id=by.person,
                    level=level,
                    note=note,
                    version=said.version + 1 if said else 1,
                    rated_at=at,
                )
            )
    _check(answers, stands)
    own.filter(factor__in=[said.factor for said in answers]).update(current=False)
    AreaRating.objects.bulk_create(answers)
    record(
        "area.rated",
        by=by,
        at=at,
        partnership=area.partnership_id,
        subject=area.id,
        facts={"count": len(answers)},
    )
    return len(answers)


@action
def set_factors(
    *, scan: OwnScan, factors: Sequence[tuple[str, int]], deeper: bool, by: Actor, at: datetime.datetime
) -> FactorSet:
    """Set the questions of a scan, or of its deeper look: each a name and what it weighs.

    While nobody has rated by them they are changed in place; from then on others are the next version, which starts
    without ratings. ValidationError with all that is wrong.
    """
    by.require(Permission.RUN_SCAN, partnership=scan.partnership_id)
    named = [(" ".join(name.split()), weight) for name, weight in factors]
    _check_factors(named)
    former = _locked(scan.partnership_id, scan=scan, deeper=deeper)
    stated = with_keys(named, former.factors if former else ())
    if former and stated == former.factors:
        raise ValidationError(_("These are the questions that stand already: nothing was changed."))
    found = former
    if found is None or ratings_begun(by, found):
        found = FactorSet(
            partnership_id=scan.partnership_id,
            scan=scan,
            deeper=deeper,
            version=former.version + 1 if former else 1,
        )
    found.stated, found.set_at = [asdict(factor) for factor in stated], at
    if former and found is not former:
        FactorSet.objects.filter(id=former.id).update(current=False)
    found.save(force_insert=found is not former)
    record(
        "factors.set",
        by=by,
        at=at,
        partnership=scan.partnership_id,
        subject=scan.id,
        facts={"count": len(stated), "version": found.version},
    )
    return found


def _locked(partnership: Any, **which: Any) -> FactorSet | None:
    """The current questions, held until the end: none are changed while somebody rates by them."""
    return FactorSet.objects.select_for_update().filter(partnership_id=partnership, current=True, **which).first()


def _check(answers: Sequence[AreaRating], factor_set: FactorSet) -> None:
    """ValidationError with everything that is wrong, each after the question that it answers."""
    names = {factor.key: factor.name for factor in factor_set.factors}
    wrong = []
    for said in answers:
        try:
            said.clean_fields(exclude=_GIVEN)
        except ValidationError as error:
            wrong += [f"{names[said.factor]}: {message}" for message in error.messages]
    if wrong:
        raise ValidationError(wrong)


def _check_factors(named: Sequence[tuple[str, int]]) -> None:
    wrong = []
    names = [name.casefold() for name, _weight in named]
    if not 1 <= len(named) <= MOST:
        wrong.append(_("Ask between 1 and %(most)d questions.") % {"most": MOST})
    for name, weight in named:
        if not name:
            wrong.append(_("Every question needs words."))
        elif names.count(name.casefold()) > 1:
            wrong.append(_("“%(name)s” stands here twice: ask it once.") % {"name": name})
        if len(name) > LONGEST:
            wrong.append(
                _("“%(name)s…” is too long: a question has at most %(longest)d characters.")
                % {"name": name[:40], "longest": LONGEST}
            )
        if not 0 <= weight <= HEAVIEST:
            wrong.append(
                _("“%(name)s” weighs %(weight)d: give a whole number from 0 to %(most)d.")
                % {"name": name[:40], "weight": weight, "most": HEAVIEST}
            )
    if named and not any(weight > 0 for _name, weight in named):
        wrong.append(_("At least one question must weigh more than 0."))
    if wrong:
        raise ValidationError(list(dict.fromkeys(wrong)))
