"""The columns of a register file. What each is called in files that people keep already stands beside it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from interlocal.core.agreements.models import Instrument, Renewal
from interlocal.ui.import_wizard.fields import Field, Kind

#: Fields of the sheet that are fields of Agreement too, of the same name.
OWN = (
    *("service", "starts_on", "effective_on", "term_stated", "notice_by", "notice_stated"),
    *("amount_stated", "cost_rule", "contact", "note", "source_document", "source_place", "source_dated"),
)
#: Those among them that hold one of a few words: none of them is None in the sheet and empty in the register.
CHOSEN = {"instrument": Instrument, "renewal": Renewal}
#: Other words that files have for them.
ALSO: Mapping[str, tuple[str, ...]] = {
    Instrument.INTERLOCAL: ("ILA", "intergovernmental agreement", "IGA", "cooperative agreement"),
    Instrument.JOINT_POWERS: ("joint powers agreement", "joint powers", "JPA"),
    Instrument.MUTUAL_AID: ("mutual aid",),
    Instrument.SERVICE: ("service contract", "service agreement", "contract for services"),
    Instrument.MEMORANDUM: ("MOU", "memorandum of agreement", "MOA"),
    Instrument.JOINT_PURCHASE: ("cooperative purchase", "cooperative purchasing", "joint purchase", "joint bid"),
    # The last is what exports once called it.
    Instrument.COOPERATIVE: ("piggyback", "piggyback contract", "Cooperative contract (piggyback)"),
    Instrument.HANDSHAKE: ("handshake", "verbal", "informal"),
    Renewal.BY_ITSELF: ("auto-renews", "automatic", "renews automatically", "evergreen"),
    Renewal.UNTIL_NOTICE: ("until terminated", "open-ended", "perpetual", "until notice is given"),
}
#: Characters of a text that may go on.
LONG = 5_000
FIELDS = (
    Field(
        "title",
        gettext_lazy("Title"),
        required=True,
        help=gettext_lazy("What the agreement is called."),
        synonyms=("agreement", "agreement name", "arrangement", "name", "contract"),
        example="Dispatch of fire and police calls",
        longest=200,
    ),
    Field(
        "instrument",
        gettext_lazy("Kind of agreement"),
        Kind.CHOICE,
        synonyms=("kind", "type", "instrument", "type of agreement", "agreement type", "contract type"),
    ),
    Field(
        "governments",
        gettext_lazy("Governments"),
        Kind.GOVERNMENT,
        many=True,
        help=gettext_lazy("Parties that are, or were, members of the partnership."),
        synonyms=("parties", "party", "members", "cities", "jurisdictions", "participants", "government"),
        example="City of Exampleton; Sample County",
    ),
    Field(
        "others",
        gettext_lazy("Other parties"),
        many=True,
        help=gettext_lazy("Parties that are no members: a vendor, a university, a county elsewhere."),
        synonyms=("vendor", "contractor", "provider", "other bodies", "counterparty"),
        example="Riverside Ambulance Company",
        longest=160,
    ),
    Field(
        "administers",
        gettext_lazy("Administered by"),
        Kind.PHRASE,
        help=gettext_lazy("The party that administers the agreement: the lead agency."),
        synonyms=("lead agency", "lead", "lead government", "administering agency", "host", "administrator"),
        example="City of Exampleton",
    ),
    Field(
        "holds_funds",
        gettext_lazy("Fiscal agent"),
        Kind.PHRASE,
        help=gettext_lazy("The party that holds the money."),
        synonyms=("fiscal agency", "fiscal officer", "treasurer"),
        example="Sample County",
    ),
    Field(
        "approvals",
        gettext_lazy("Approvals"),
        Kind.PHRASE,
        many=True,
        help=gettext_lazy(
            "How the body of each party agreed: the party, a colon, the day, a comma, the resolution or ordinance."
            " Several: by semicolons, or one a line."
        ),
        synonyms=("approved by", "resolutions", "ordinances", "adopted by", "adoption"),
        example="City of Exampleton: 2024-06-03, Resolution 24-17; Sample County: 2024-06-10",
    ),
    Field(
        "service",
        gettext_lazy("Service"),
        Kind.SERVICE,
        help=gettext_lazy("The entry of the catalogue that it is about."),
        synonyms=("shared service", "function", "department", "service area"),
        example="Public safety 9-1-1",
    ),
    Field(
        "starts_on",
        gettext_lazy("From"),
        Kind.DATE,
        help=gettext_lazy("The first day of the term."),
        synonyms=("start", "start date", "begins", "commencement"),
        example="2024-07-01",
    ),
    Field(
        "effective_on",
        gettext_lazy("Effective date"),
        Kind.DATE,
        help=gettext_lazy("If that is another day than the first of the term: often that of the last approval."),
        synonyms=("effective", "takes effect", "takes effect on", "in effect from"),
    ),
    Field(
        "last_day",
        gettext_lazy("Last day"),
        Kind.DATE,
        help=gettext_lazy("The last day on which it still holds: for “through June 30, 2027” write 6/30/2027."),
        synonyms=(
            *("end", "end date", "ends", "ends on", "expires", "expiration", "expiration date", "expiry", "through"),
            *("termination date", "last day of the term"),
        ),
        example="2027-06-30",
    ),
    Field(
        "term_stated",
        gettext_lazy("Term as stated"),
        help=gettext_lazy("Such as “three years”, where no days are known."),
        synonyms=("term", "duration", "length"),
        longest=120,
    ),
    Field(
        "renewal",
        gettext_lazy("What happens at its end"),
        Kind.CHOICE,
        synonyms=("renewal", "renews", "auto renewal", "automatic renewal", "renewal terms"),
    ),
    Field(
        "notice_by",
        gettext_lazy("Notice by"),
        Kind.DATE,
        help=gettext_lazy("The last day on which notice can be given."),
        synonyms=("notice", "notice date", "notice deadline", "last day for notice", "renewal deadline"),
        example="2027-04-01",
    ),
    Field(
        "notice_stated",
        gettext_lazy("Notice period as stated"),
        synonyms=("notice period", "notice required", "termination notice"),
        example="90 days before the end",
        longest=120,
    ),
    Field(
        "amount_stated",
        gettext_lazy("Amount as stated"),
        help=gettext_lazy("With its period. Empty is not recorded; nothing to pay is “$0”."),
        synonyms=("amount", "value", "contract value", "annual cost", "price", "fee"),
        example="$24,000 a year",
        longest=200,
    ),
    Field(
        "cost_rule",
        gettext_lazy("Who pays what"),
        help=gettext_lazy("The cost rule, in words."),
        synonyms=("cost rule", "cost", "costs", "cost sharing", "cost share", "cost allocation", "payment"),
        example="By calls answered in the year before",
        longest=LONG,
    ),
    Field(
        "contact",
        gettext_lazy("Contact"),
        help=gettext_lazy("Whom to ask: an office rather than a person. Erased a year after the agreement has ended."),
        synonyms=("contact person", "responsible", "contract manager", "owner"),
        example="Office of the City Clerk",
        longest=200,
        personal=True,
    ),
    Field("note", gettext_lazy("Note"), synonyms=("notes", "comment", "comments", "remarks"), longest=LONG),
    Field(
        "source_document",
        gettext_lazy("Source"),
        help=gettext_lazy("The document that states it. Empty: the partnership itself states it."),
        synonyms=("document", "source document"),
        example="Interlocal agreement 2024-17",
        longest=300,
    ),
    Field(
        "source_place",
        gettext_lazy("Place in the source"),
        synonyms=("page", "place in the document", "section"),
        longest=300,
    ),
    Field(
        "source_dated",
        gettext_lazy("Date of the source"),
        help=gettext_lazy("As it is stated, such as “fall 2018”."),
        synonyms=("date of the document", "document date"),
        longest=60,
    ),
)
