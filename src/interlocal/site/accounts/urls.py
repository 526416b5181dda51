"""Which of allauth's pages exist here, below /accounts/. Addresses can't be changed and nobody signs up: those that
would do so are left out, but for sign-up itself, whose page says how one is invited."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as directories
from allauth.socialaccount.providers.google import views as google
from allauth.socialaccount.providers.microsoft import views as microsoft
from allauth.usersessions import views as sessions
from csp.decorators import csp_update
from django.conf import settings
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache

from interlocal.site.set_up.door import leading_to_set_up


def patterns() -> list[URLPattern]:
    """The pages; those of a directory only where it is configured. They hold secrets and sessions: none is kept."""
    served = [
        path("login/", leading_to_set_up(account.login), name="account_login"),
        path("logout/", account.logout, name="account_logout"),
        path("inactive/", account.account_inactive, name="account_inactive"),
        path("signup/", account.signup, name="account_signup"),
        path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
        path("password/change/", account.password_change, name="account_change_password"),
        path("password/set/", account.password_set, name="account_set_password"),
        path("password/reset/", account.password_reset, name="account_reset_password"),
        path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
        path(
            "password/reset/key/done/",
            account.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
        re_path(
            r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            account.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path("2fa/", second_factor.index, name="mfa_index"),
        path("2fa/authenticate/", second_factor.authenticate, name="mfa_authenticate"),
        path("2fa/reauthenticate/", second_factor.reauthenticate, name="mfa_reauthenticate"),
        # The QR code is a picture in the page itself: it holds the secret, so it has no address.
        path("2fa/totp/activate/", csp_update({"img-src": ["data:"]})(totp.activate_totp), name="mfa_activate_totp"),
        path("2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
        path("2fa/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
        path(
            "2fa/recovery-codes/generate/",
            recovery_codes.generate_recovery_codes,
            name="mfa_generate_recovery_codes",
        ),
        path(
            "2fa/recovery-codes/download/",
            recovery_codes.download_recovery_codes,
            name="mfa_download_recovery_codes",
        ),
        path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    ]
    if settings.SOCIALACCOUNT_PROVIDERS:
        served += [
            path("directory/", directories.connections, name="socialaccount_connections"),
            path("directory/cancelled/", directories.login_cancelled, name="socialaccount_login_cancelled"),
            path("directory/error/", directories.login_error, name="socialaccount_login_error"),
        ]
    for provider, views in (("google", google), ("microsoft", microsoft)):
        if provider in settings.SOCIALACCOUNT_PROVIDERS:
            served += [
                path(f"{provider}/login/", views.oauth2_login, name=f"{provider}_login"),
                path(f"{provider}/login/callback/", views.oauth2_callback, name=f"{provider}_callback"),
            ]
    for page in served:
        page.callback = never_cache(page.callback)
    return served


urlpatterns = patterns()
