from interlocal.platform.modules import Module, Movement, NavigationItem

from .permissions import HELD_BY, Permission

MODULE = Module(
    key="example",
    title="Notes",
    urls="tests.example_module.urls",
    permissions=Permission,
    held_by=HELD_BY,
    events={"note.left": "Left a note"},
    navigation=(NavigationItem("Notes", "example:notes", Movement.RUN),),
)
