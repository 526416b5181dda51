"""The same system in one area, and the same vendor anywhere: one talk with it instead of several."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from interlocal.core.measures.service import CONTRACT_ENDS, NOTICE_BY, SYSTEM, VENDOR
from interlocal.modules.assessment.rules.opportunities import names
from interlocal.modules.assessment.rules.opportunities.contracts import contract_facts, contract_lacks, next_notice
from interlocal.modules.assessment.rules.opportunities.facts import Answer
from interlocal.modules.assessment.rules.opportunities.found import Gap, Kind, Lack, Opportunity, Side
from interlocal.modules.assessment.rules.opportunities.groups import largest


@dataclass(frozen=True)
class _Use:
    """What one government runs in one area. `system` and `vendor` as written, empty where not told."""

    answer: Answer
    system: str
    vendor: str
    product: names.Product

    @property
    def government(self) -> UUID:
        return self.answer.government


def same_system(area: Sequence[Answer], at: datetime.date) -> Iterator[Opportunity]:
    """Groups of governments that run the same product of the same vendor in one area.

    Vendors whose names begin alike count as one ("Tyler Tech", "Tyler Technologies"), and that is said. Who tells no
    vendor belongs to all that run a product of this name, whether it is written with its vendor's name or without.
    """
    uses = [use for use in map(_use, area) if use.system]
    for group in largest(_of_one_product(uses), lambda use: use.government):
        name = group[0].product.name  # of one who tells the vendor, if anybody does
        together = sorted(group, key=lambda use: use.government)
        lacks = [Lack(Gap.NO_VENDOR, use.government) for use in together if not use.vendor]
        if len({use.product.vendor for use in together if use.vendor}) > 1:
            lacks.append(Lack(Gap.OTHER_VENDOR_NAME))
        common = names.usual(use.system for use in together)
        yield _opportunity(Kind.SAME_SYSTEM, together, common, name, lacks, at)


def same_vendor(answers: Iterable[Answer], at: datetime.date) -> Iterator[Opportunity]:
    """All that one vendor does for two or more governments, whatever the area; not where `same_system` says it all."""
    vendors: dict[str, list[_Use]] = defaultdict(list)
    for use in map(_use, answers):
        if use.vendor:
            vendors[use.product.vendor].append(use)
    for vendor, uses in vendors.items():
        systems = {use.product.name if use.system else "" for use in uses}
        one_system_in_one_area = len(systems) == len({use.answer.area for use in uses}) == 1 and "" not in systems
        if one_system_in_one_area or len({use.government for use in uses}) < 2:
            continue
        lacks = [Lack(Gap.NO_SYSTEM, use.government) for use in uses if not use.system]
        if len(systems - {""}) > 1:
            lacks.append(Lack(Gap.NOT_THE_SAME_PRODUCT))
        yield _opportunity(Kind.SAME_VENDOR, uses, names.usual(use.vendor for use in uses), vendor, lacks, at)


def _use(answer: Answer) -> _Use:
    system, vendor = answer.named(SYSTEM), answer.named(VENDOR)
    written = system.text if system else "", vendor.text if vendor else ""
    return _Use(answer, *written, names.product(*written))


def _of_one_product(uses: Iterable[_Use]) -> list[list[_Use]]:
    """For each product those whose vendor begins alike, then those without a vendor; and all without one by itself."""
    products: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    without: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        if not use.vendor:
            without[use.product.full].append(use)
        for beginning in sorted(use.product.vendors):
            products[use.product.name, beginning].append(use)
    groups = list(without.values())
    for (name, _beginning), told in products.items():
        vendors = {"", *(vendor for use in told for vendor in use.product.vendors)}
        written = (vendor + name for vendor in sorted(vendors))
        groups.append([*told, *(use for full in written for use in without.get(full, ()))])
    return groups


def _opportunity(
    kind: Kind, uses: Sequence[_Use], common: str, thing: str, lacks: list[Lack], at: datetime.date
) -> Opportunity:
    days = [use.answer.day(CONTRACT_ENDS) for use in uses]
    ahead = [day for day in days if day is not None and day >= at]
    return Opportunity(
        kind,
        tuple(_side(use) for use in uses),
        common=common,
        thing=thing,
        starts=min(ahead, default=None),
        ends=max(ahead, default=None),
        notice_by=next_notice((use.answer for use in uses), at),
        lacks=(*lacks, *(lack for use in uses for lack in contract_lacks(use.answer, at))),
    )


def _side(use: _Use) -> Side:
    answer = use.answer
    named = [fact for measure in (SYSTEM, VENDOR) if (fact := answer.named(measure))]
    text = f"{use.system} ({use.vendor})" if use.system and use.vendor else use.system or use.vendor
    facts = (*named, *contract_facts(answer))
    return Side(
        answer.government, answer.area, facts, text=text, day=answer.day(CONTRACT_ENDS), notice_by=answer.day(NOTICE_BY)
    )
