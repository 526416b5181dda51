from django.utils.translation import gettext_lazy as _

from interlocal.platform.modules import Module, Movement, NavigationItem

from .permissions import HELD_BY, Permission

MODULE = Module(
    key="example",
    title=_("Notes"),
    urls="tests.example_module.urls",
    permissions=Permission,
    held_by=HELD_BY,
    events={"note.left": _("Left a note")},
    navigation=(NavigationItem(_("Notes"), "example:notes", Movement.RUN),),
)
