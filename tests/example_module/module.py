from interlocal.platform.modules import Module, Movement, NavigationItem

from .permissions import HELD_BY, Permission

MODULE = Module(
    key="example",
    title="Notes",
    urls="tests.example_module.urls",
    permissions=Permission,
    held_by=HELD_BY,
    navigation=(NavigationItem("Notes", "example:notes", Movement.RUN),),
)
