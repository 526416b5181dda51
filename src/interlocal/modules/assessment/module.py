from django.utils.translation import gettext_lazy as _

from interlocal.platform.modules import Module, Movement, NavigationItem

from .headlines import headlines
from .permissions import HELD_BY, Permission
from .queries import scan_titles

MODULE = Module(
    key="assessment",
    title=_("Assessment"),
    urls="interlocal.modules.assessment.urls",
    permissions=Permission,
    held_by=HELD_BY,
    events={
        "scan.loaded": _("Loaded the scan “%(subject)s”, version %(version)s"),
        "report.issued": _("Issued report %(number)s on the scan “%(scan)s”"),
    },
    names=scan_titles,
    headlines=headlines,
    navigation=(NavigationItem(_("Scans"), "assessment:scans", Movement.ASSESS),),
)
