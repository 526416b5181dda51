"""Where a government of the United States can be: two letters, as its mail has them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_LETTERS = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA"
    " RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI"
)
#: The states, the District of Columbia and the territories.
STATES = frozenset(_LETTERS.split())
#: No mail goes there: whoever is entered with it is invented.
INVENTED = "ZZ"
STATE_HINT = gettext_lazy("Two letters, such as MO; ZZ for an invented government.")


def is_state(letters: str, *, synthetic: bool) -> bool:
    """Whether a government can be there; only an invented one is nowhere."""
    return letters in STATES or (synthetic and letters == INVENTED)


def no_state_text(letters: str) -> str:
    """What to say of other letters."""
    return _("“%(letters)s” is no state or territory. Write its two letters, such as MO.") % {"letters": letters}
