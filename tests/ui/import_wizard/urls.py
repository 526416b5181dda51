"""The product's addresses, and the wizard mounted for the second sheet."""

from django.urls import include, path

from interlocal.config.urls import urlpatterns as product
from interlocal.ui.import_wizard.urls import wizard_urls

from .figures import FIGURES

urlpatterns = [*product, path("p/<slug:partnership>/figures/", include(wizard_urls(FIGURES)))]
