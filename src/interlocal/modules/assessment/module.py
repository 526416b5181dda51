from django.utils.translation import gettext_lazy as _

from interlocal.platform.modules import Module, Movement, NavigationItem

from .actions.links import forget_links_to
from .headlines import headlines
from .permissions import HELD_BY, Permission
from .queries import names
from .todo import waiting

MODULE = Module(
    key="assessment",
    title=_("Assessment"),
    urls="interlocal.modules.assessment.urls",
    links="interlocal.modules.assessment.link_urls",
    permissions=Permission,
    held_by=HELD_BY,
    events={
        "scan.loaded": _("Loaded the scan “%(subject)s”, version %(version)s"),
        "scan.started": _("Began the scan “%(subject)s” of %(areas)s areas"),
        "scan.taken_on": _("Began the scan “%(subject)s” of %(areas)s areas, going on from “%(published)s”"),
        "scan.edited": _("Changed what the scan “%(subject)s” is to find out"),
        "area.added": _("Added areas to the scan “%(subject)s”: %(count)s"),
        "area.edited": _("Changed the area %(subject)s of a scan"),
        "area.removed": _("Took an area out of the scan “%(subject)s”"),
        "area.ordered": _("Said that %(first)s must come before %(subject)s"),
        "area.unordered": _("Said that %(first)s need not come before %(subject)s"),
        "phase.planned": _("Planned a phase of the scan “%(subject)s”"),
        "phase.edited": _("Changed the phase “%(subject)s” of a scan"),
        "phase.dropped": _("Dropped a phase of the scan “%(subject)s”"),
        "gate.looked_at": _("Looked at what can stop %(area)s"),
        "verdict.recorded": _("Recorded the verdict on %(area)s: %(verdict)s"),
        "area.rated": _("Rated %(subject)s; new answers: %(count)s"),
        "factors.set": _("Set the questions of the scan “%(subject)s”, version %(version)s: %(count)s"),
        "plan.added": _("Added to the plan of a scan: %(subject)s"),
        "plan.edited": _("Changed in the plan of a scan: %(subject)s"),
        "plan.done": _("Said of the plan of a scan whether it is done: %(subject)s"),
        "plan.removed": _("Took something out of the plan of the scan “%(subject)s”"),
        "readiness.judged": _("Looked at how ready the members are for the scan “%(scan)s”"),
        "form.answered": _("Answered for %(government)s on %(subject)s"),
        "form.sent": _("Sent the form on %(subject)s to a department of %(government)s"),
        "form.sent_in": _("A department of %(government)s sent in the form on %(subject)s"),
        "form.taken_over": _("Took over what a department of %(government)s sent in on %(subject)s"),
        "form.declined": _("Declined what a department of %(government)s sent in on %(subject)s"),
        "form.withdrawn": _("Withdrew the form on %(subject)s from a department of %(government)s"),
        "form.run_out_erased": _("Erased to whom forms went that nobody answered in time: %(count)s"),
        "form.unasked_erased": _("Let go of forms whose area or government is in the scan no more: %(count)s"),
        "interview.written": _("Wrote an interview note on %(government)s for the scan “%(subject)s”"),
        "interview.deleted": _("Deleted an interview note on %(government)s for the scan “%(subject)s”"),
        "interview.file_added": _("Added a file to an interview note on %(government)s for the scan “%(subject)s”"),
        "interview.file_removed": _("Removed a file of an interview note on %(government)s, of the scan “%(subject)s”"),
        "interview.name_erased": _("Erased with whom conversations were that lie a year back: %(count)s"),
        "reminder.sent": _("Reminded members of the forms of the scan “%(subject)s”: %(members)s, by %(mails)s mails"),
        "workbook.imported": _("Imported figures of %(government)s for the scan “%(subject)s”: %(count)s"),
        "report.issued": _("Issued report %(number)s on the scan “%(scan)s”"),
    },
    names=names,
    todo=waiting,
    forget=forget_links_to,
    headlines=headlines,
    navigation=(NavigationItem(_("Scans"), "assessment:scans", Movement.ASSESS),),
)
