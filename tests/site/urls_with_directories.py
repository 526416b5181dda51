"""The addresses of an installation that has Entra and Google configured."""

from django.urls import include, path

from interlocal.config import urls
from interlocal.site.accounts.urls import patterns

urlpatterns = [path("accounts/", include(patterns())), *urls.urlpatterns]
