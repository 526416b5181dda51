from django.urls import include, path

from .home.views import home
from .invitation.views import accept
from .profile.views import erase, profile
from .set_up.views import members_template, set_up

urlpatterns = [
    path("", home, name="home"),
    path("profile/", profile, name="profile"),
    path("profile/erase/", erase, name="erase-account"),
    path("invitation/<str:token>/", accept, name="invitation"),
    path("set-up/", set_up, name="set-up"),
    path("set-up/template/", members_template, name="set-up-template"),
    path("accounts/", include("interlocal.site.accounts.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
