"""What each kind of audit event says in plain words. Modules bring theirs in `module.py`.

Slots are the event's facts, its `government`, and `subject`; each is filled in with a name if one is known still.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.platform.modules import modules

SENTENCES: Mapping[str, Promise] = {
    "installation.set_up": _("Set this installation up"),
    "government.added": _("Entered %(subject)s into the directory"),
    "government.seated": _("Entered the first government of this installation"),
    "government.edited": _("Changed the directory's entry of %(subject)s"),
    "partnership.founded": _("Founded the partnership, which %(convener)s convenes"),
    "partnership.edited": _("Changed what the partnership says of itself"),
    "member.admitted": _("Admitted %(government)s as a member"),
    "member.asked": _("Asked %(government)s to join"),
    "member.joined": _("Joined for %(government)s, which was asked"),
    "member.declined": _("Declined to join, for %(government)s"),
    "admission.withdrawn": _("Asked %(government)s to join no longer"),
    "member.ended": _("Set the membership of %(government)s to end on %(ends_on)s"),
    "resolution.recorded": _("Recorded a resolution of %(government)s"),
    "decision.logged": _("Logged the decision “%(subject)s”"),
    "head.mailed": _("Mailed the head of this log, event %(number)s, to those who may see it"),
    "person.invited": _("Invited somebody to %(government)s, as: %(role)s"),
    "person.edited": _("Changed their own name or language"),
    "person.erased": _("Erased what was known of themselves"),
    "invitation.withdrawn": _("Withdrew an invitation"),
    "invitation.run_out_erased": _("Erased to whom invitations went that nobody took up in time: %(count)s"),
    "invitation.accepted": _("Accepted the invitation to %(government)s, as: %(role)s"),
    "role.given": _("Gave %(person)s a role at %(government)s: %(role)s"),
    "role.ended": _("Ended a role of %(person)s at %(government)s: %(role)s"),
    "service.added": _("Added %(subject)s to the catalogue"),
    "service.proposed": _("Put %(service)s on the board, as: %(stage)s"),
    "service.moved": _("Moved %(subject)s from %(from)s to %(to)s"),
    "service.restated": _("Said anew since when, why or by which source %(subject)s is %(stage)s"),
    "service.stage_noted": _("Noted that another source gives %(subject)s another stage: %(stage)s"),
    "service.edited": _("Changed how %(subject)s is arranged"),
    "prerequisite.stated": _("Said that %(requires)s must come before %(service)s"),
    "prerequisite.withdrawn": _("Said that %(requires)s need not come before %(service)s"),
    "participation.begun": _("Recorded that %(government)s %(mode)s: %(service)s"),
    "participation.ended": _("Set the participation of %(government)s in %(service)s to end on %(ends_on)s"),
    "team.called": _("Called %(person)s to the assessment team"),
    "team.released": _("Took %(person)s off the assessment team"),
    "reading.recorded": _("Entered a figure of %(government)s: %(measure)s, version %(version)s"),
    "readings.recorded": _("Entered figures of %(government)s by service: %(count)s"),
    "readings.shown": _("Set who may see figures of %(government)s: %(count)s, now %(audience)s"),
    "register.entered": _("Entered agreements into the register: %(count)s"),
    "register.imported": _("Brought agreements from a file into the register: %(count)s"),
    "register.contacts_erased": _("Erased contacts of agreements that ended a year ago: %(count)s"),
    "register.document_added": _("Added a document to the entry “%(subject)s” of the register"),
    "register.document_removed": _("Took a document from the entry “%(subject)s” of the register"),
    "register.edited": _("Changed the entry “%(subject)s” of the register"),
    "import.begun": _("Sent a file to import"),
    "import.mended": _("Sent a mended file in place of one to import"),
    "import.mapped": _("Matched the columns of a file to import"),
    "import.discarded": _("Discarded a file to import"),
    "import.swept": _("Removed files that were never imported"),
    "import.committed": _("Imported a file"),
}


#: Of verbs that can be about several at once, what is said where it was one, whose name is known.
OF_ONE: Mapping[str, Promise] = {"register.entered": _("Entered “%(subject)s” into the register")}


def sentence(verb: str, *, of_one: bool = False) -> str | Promise | None:
    """The sentence for a verb, of the core or of a module; None where nobody gave one."""
    if of_one and verb in OF_ONE:
        return OF_ONE[verb]
    if verb in SENTENCES:
        return SENTENCES[verb]
    return next((module.events[verb] for module in modules() if verb in module.events), None)
