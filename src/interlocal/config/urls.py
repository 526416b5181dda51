"""Every address. Modules are mounted from the registry, below their partnership and for bearers of a link."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from interlocal.platform.modules import modules

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("interlocal.site.urls")),
    path("design/", include("interlocal.ui.design.urls")),
    path("", include("interlocal.office.urls")),
    *(path(f"p/<slug:partnership>/{module.key}/", include(module.urls)) for module in modules()),
    *(path(f"links/{module.key}/", include(module.links)) for module in modules() if module.links),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("interlocal.demo.urls")))
