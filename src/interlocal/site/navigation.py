"""The core's own entries of the side navigation; modules bring theirs."""

from django.utils.translation import gettext_lazy as _

from interlocal.core.access.permissions import Permission
from interlocal.platform.modules import Movement, NavigationItem

CORE = (
    NavigationItem(_("Board"), "board", Movement.ASSESS),
    NavigationItem(_("Catalogue"), "catalogue", Movement.ASSESS),
    NavigationItem(_("Partnership"), "partnership", Movement.AGREE),
    NavigationItem(_("People"), "people", Movement.AGREE),
    NavigationItem(_("Decisions"), "decisions", Movement.AGREE),
    NavigationItem(_("Register of agreements"), "register", Movement.AGREE),
    NavigationItem(_("Participation"), "participation", Movement.RUN),
    NavigationItem(_("Audit"), "audit", Movement.PROVE, Permission.SEE_AUDIT),
)
