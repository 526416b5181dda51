"""Measures of one service at one government: what a member tells of what it does today.

The fields are those that serious studies ask for before they compute a saving (GFOA, Evaluating Service Delivery
Alternatives; CRCOG's back-office survey): spending by object, people, volumes, systems and contracts, labor agreements,
capacity, and whether the government would lead, host, join or follow.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .standard import STANDARD_MEASURES, Holds, Measure

_YEARLY = _("For a fiscal year, such as FY2026.")
STANCES = {
    "lead": _("would lead it for others"),
    "host": _("would host it"),
    "join": _("would join"),
    "follow": _("would follow once it runs"),
    "undecided": _("has not decided"),
    "no": _("would not take part"),
}


def _text(key: str, title: Promise, definition: Promise) -> Measure:
    return Measure(key, title, "text", definition, holds=Holds.TEXT, standing=True)


def _day(key: str, title: Promise, definition: Promise) -> Measure:
    return Measure(key, title, "day", definition, holds=Holds.DAY, standing=True)


def _yearly(key: str, title: Promise, unit: str, definition: Promise) -> Measure:
    return Measure(key, title, unit, definition, _YEARLY)


DOES = _text("does", _("What you do"), _("The work of this service at this government, in a few words."))
SYSTEM = _text("system", _("System"), _("The product that it runs on, such as the name of the software."))
VENDOR = _text("vendor", _("Vendor"), _("The company that sells the product or does the work."))
CONTRACT_ENDS = _day("contract_ends", _("Contract ends on"), _("The last day of the present term of the contract."))
STAFF = _yearly("staff", _("People"), "fte", _("Full-time equivalents that do this work, filled and vacant."))
COST = _yearly("cost", _("Cost a year"), "usd", _("All that this service costs in a fiscal year, in US dollars."))
HURTS = _text("hurts", _("What hurts"), _("What goes wrong, takes too long, or keeps people awake."))
UNFILLED = _text("unfilled", _("Jobs that stay unfilled"), _("Titles of jobs, separated by semicolons."))
TRAINING = _text("training", _("Training that is needed"), _("Topics, separated by semicolons."))
STANCE = Measure(
    "stance",
    _("If it were shared, this government"),
    "choice",
    _("What it would do if the service were shared. It binds nobody."),
    holds=Holds.CHOICE,
    standing=True,
    choices=STANCES,
)
#: What the short form asks.
SHORT = (DOES, SYSTEM, VENDOR, CONTRACT_ENDS, STAFF, COST, HURTS, UNFILLED, TRAINING, STANCE)


def _usd(key: str, title: Promise, definition: Promise) -> Measure:
    return _yearly(key, title, "usd", definition)


SALARIES_BUDGET = _usd("salaries_budget", _("Salaries, budget"), _("Adopted pay for this work, without benefits."))
SALARIES_ACTUAL = _usd("salaries_actual", _("Salaries, actual"), _("Pay for this work, without benefits."))
BENEFIT_RATE = _yearly(
    "benefit_rate", _("Benefit rate"), "percent", _("Benefits and payroll taxes in percent of pay: 38 is 38 percent.")
)
CONTRACTS_BUDGET = _usd("contracts_budget", _("Contracts, budget"), _("Adopted spending on firms that do the work."))
CONTRACTS_ACTUAL = _usd("contracts_actual", _("Contracts, actual"), _("Spending on firms that do the work."))
LICENSES_BUDGET = _usd("licenses_budget", _("Licenses, budget"), _("Adopted spending on software and its upkeep."))
LICENSES_ACTUAL = _usd("licenses_actual", _("Licenses, actual"), _("Spending on software and its upkeep."))
CAPITAL_BUDGET = _usd("capital_budget", _("Capital, budget"), _("Adopted yearly charge for equipment and buildings."))
CAPITAL_ACTUAL = _usd("capital_actual", _("Capital, actual"), _("Yearly charge for equipment and buildings."))
VACANT = _yearly("vacant", _("Vacant positions"), "fte", _("Those of the people above whose position stands empty."))
RETIREMENTS = _yearly(
    "retirements", _("Retirements in 24 months"), "people", _("People who may retire within 24 months of the year.")
)
VOLUME_OF = _text("volume_of", _("What is counted"), _("The driver of the work, such as payslips or work orders."))
VOLUME = _yearly("volume", _("How many a year"), "count", _("How many of these the government handles in a year."))
VERSION = _text("version", _("Version"), _("Of the product, as its vendor numbers it."))
NOTICE_BY = _day("notice_by", _("Notice by"), _("The last day on which this term of the contract can be ended."))
ANNUAL_FEE = _usd("annual_fee", _("Fee a year"), _("What the contract costs in a year."))
RENEWAL_FEE = _usd("renewal_fee", _("Fee for renewing"), _("What renewing the contract costs, once."))
TERMINATION_FEE = _usd("termination_fee", _("Fee for ending early"), _("What leaving before its end costs, once."))
BARGAINING_UNIT = _text("bargaining_unit", _("Bargaining unit"), _("Of the people who do the work; “none” if none."))
BARGAINING_ENDS = _day("bargaining_ends", _("Labor agreement ends on"), _("The last day of its present term."))
CAPACITY = _text("capacity", _("Capacity to host"), _("Space, licenses, people or machines that others could use."))
SPARE = _yearly("spare", _("How many more it could take on"), "count", _("Of what is counted, in a year, for others."))

#: What the workbook asks beyond the short form, by heading, in its order.
DEEP: tuple[tuple[Promise, tuple[Measure, ...]], ...] = (
    (
        _("Spending"),
        (
            *(SALARIES_BUDGET, SALARIES_ACTUAL, BENEFIT_RATE, CONTRACTS_BUDGET, CONTRACTS_ACTUAL),
            *(LICENSES_BUDGET, LICENSES_ACTUAL, CAPITAL_BUDGET, CAPITAL_ACTUAL),
        ),
    ),
    (_("People"), (VACANT, RETIREMENTS, BARGAINING_UNIT, BARGAINING_ENDS)),
    (_("Volume"), (VOLUME_OF, VOLUME)),
    (_("Systems and contracts"), (VERSION, NOTICE_BY, ANNUAL_FEE, RENEWAL_FEE, TERMINATION_FEE)),
    (_("Capacity"), (CAPACITY, SPARE)),
)
#: All of them, by key.
SERVICE_MEASURES = {measure.key: measure for measure in (*SHORT, *(each for _title, group in DEEP for each in group))}
#: Every measure of the core, by key.
MEASURES = STANDARD_MEASURES | SERVICE_MEASURES
