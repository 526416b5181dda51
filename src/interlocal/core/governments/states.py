"""Where a government of the United States can be: two letters, as its mail has them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: The states, the District of Columbia and the territories; names are proper names, the same in every language.
STATES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
    "DC": "District of Columbia",
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "Virgin Islands",
}
#: No mail goes there: whoever is entered with it is invented.
INVENTED = "ZZ"
STATE_HINT = gettext_lazy("Two letters, such as MO; ZZ for an invented government.")
_BY_NAME = {name.casefold(): letters for letters, name in STATES.items()} | {"u.s. virgin islands": "VI"}


def state_letters(text: str) -> str:
    """The two letters that `text` means, whatever its case: itself, or those of the state it names."""
    seen = " ".join(text.split())
    return _BY_NAME.get(seen.casefold(), seen.upper())


def is_state(letters: str, *, synthetic: bool) -> bool:
    """Whether a government can be there; only an invented one is nowhere."""
    return letters in STATES or (synthetic and letters == INVENTED)


def no_state_text(text: str) -> str:
    """What to say of another text, as it was written."""
    return _("“%(letters)s” is no state or territory. Write its two letters, such as MO.") % {"letters": text}
