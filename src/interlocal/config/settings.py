"""Settings, all from the environment (env.py) and nowhere else. Reached by name: django.conf.settings."""

import secrets
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from interlocal.config import env
from interlocal.platform import database, embedded

ENVIRONMENT = env.read()
WEB_MODES = ("serve", "start", "demo")
PACKAGE = Path(__file__).resolve().parent.parent
DATA = ENVIRONMENT.data
PUBLIC_URL = ENVIRONMENT.url

# -- What kind of installation this is ------------------------------------------------------------
DEBUG = False
SERVING = ENVIRONMENT.mode == "serve"
DEMO = ENVIRONMENT.mode == "demo"
_https = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname or "localhost", *ENVIRONMENT.hosts]
if not SERVING:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]", "testserver"]


def _secret_key() -> str:
    """The variable's; else the one kept in the data folder; else one for this process alone."""
    if ENVIRONMENT.secret_key:
        return ENVIRONMENT.secret_key
    kept = DATA / "secret-key"
    if not kept.exists() and ENVIRONMENT.mode in ("start", "demo"):
        embedded.make_data_folder(DATA)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    try:
        return kept.read_text()
    except OSError:
        return secrets.token_urlsafe(50)


SECRET_KEY = _secret_key()

# -- What it is made of ---------------------------------------------------------------------------
MODULES = ENVIRONMENT.modules
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "interlocal.site",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.google",
    "allauth.socialaccount.providers.microsoft",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "interlocal.platform.row_security",
    "interlocal.platform.files",
    "interlocal.platform.mail",
    "interlocal.platform.tasks",
    "interlocal.core.audit",
    "interlocal.core.governments",
    "interlocal.core.people",
    "interlocal.core.catalogue",
    "interlocal.core.participation",
    "interlocal.core.measures",
    "interlocal.core.agreements",
    "interlocal.ui",
    "interlocal.ui.import_wizard",
    "interlocal.office",
    "interlocal.demo",  # its one page; config.urls mounts it in the demo alone
    *MODULES,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "interlocal.platform.request_size.RequestSizeMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Innermost, so that the transaction holds the view and its template and nothing of a session.
    "interlocal.platform.acting.ActingMiddleware",
]
ACTING_LOADER = "interlocal.core.people.actors.load_actor"
ACTOR_OF = "interlocal.core.people.actors.actor_of"
ROOT_URLCONF = "interlocal.config.urls"
WSGI_APPLICATION = "interlocal.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # addresses are unique whatever their case: a functional constraint

# -- Database: three roles, one of which serves ------------------------------------------------------
if ENVIRONMENT.embedded:
    DATABASE_URLS = {role: embedded.url(DATA, role) for role in ("app", "owner", "audit")}
else:
    DATABASE_URLS = {
        "app": ENVIRONMENT.database_url,
        "owner": ENVIRONMENT.database_url_owner,
        "audit": ENVIRONMENT.database_url_audit,
    }
DATABASES = {"default": database.configuration(DATABASE_URLS["app"], pooled=ENVIRONMENT.mode in WEB_MODES)}
#: Tasks outside a `tasks` file, which the worker would not find by itself.
PROCRASTINATE_IMPORT_PATHS = ["interlocal.platform.mail.outbox"]
CACHES = {  # for rate limits, shared by all workers
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limit_cache",
        # Above that, counts that still run are dropped: too few, and guessing at many addresses would wipe the limits.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# -- Pages --------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "interlocal.site.context.page",
            ],
        },
    }
]
FORM_RENDERER = "interlocal.ui.forms.Renderer"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static" if SERVING else None  # otherwise served from the packages themselves
STATICFILES_DIRS = [("fonts", str(files("fontpkg_public_sans") / "files"))]
if SERVING:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
else:
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = False
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # The form that begins a sign-in is sent on to the directory, which counts as where it is sent.
        "form-action": [
            SELF,
            *(["https://accounts.google.com"] if ENVIRONMENT.google_client_id else []),
            *(["https://login.microsoftonline.com"] if ENVIRONMENT.entra_client_id else []),
        ],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# -- Language and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [PACKAGE / "ui" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# -- Who you are --------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "interlocal.site.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "interlocal.site.accounts.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation, received by e-mail, is the verification
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers, whatever address is typed
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a new password, second factor or directory account
ACCOUNT_EMAIL_SUBJECT_PREFIX = "interlocal: "
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says; nobody is asked
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {  # beside allauth's own
    "invitation": "20/m/ip",
    "link": "20/m/ip",
    "set_up": "10/m/ip",
    "send_form": "60/h/user",  # forms for a hundred areas take two hours; whoever floods an address is held up
    # By where it comes from first. For one account from everywhere there is more room than one place can fill, or
    # whoever knows an address could keep its owner out.
    "login_failed": "10/5m/ip,150/h/key",
    "code_failed": "5/5m/key",  # whoever comes to it knows the password
}
# Who asks, for rate limits and the list of sessions: the proxy that ends TLS adds the address of its client.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SERVING and _https else 0
_FORMS = "interlocal.site.accounts.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.Login",
    "change_password": f"{_FORMS}.ChangePassword",
    "set_password": f"{_FORMS}.SetPassword",
    "reset_password": f"{_FORMS}.RequestReset",
    "reset_password_from_key": f"{_FORMS}.ResetPassword",
    "reauthenticate": f"{_FORMS}.Reauthenticate",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "interlocal"
MFA_TOTP_TOLERANCE = 1  # the code before and the one after count too: a minute to read and type it
MFA_FORMS = {
    "authenticate": f"{_FORMS}.Authenticate",
    "reauthenticate": f"{_FORMS}.ReauthenticateByCode",
    "activate_totp": f"{_FORMS}.ActivateTotp",
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_FORMS = {"disconnect": f"{_FORMS}.Disconnect"}
SOCIALACCOUNT_PROVIDERS = {}
if ENVIRONMENT.google_client_id:
    SOCIALACCOUNT_PROVIDERS["google"] = {
        "APPS": [{"client_id": ENVIRONMENT.google_client_id, "secret": ENVIRONMENT.google_secret}],
        "OAUTH_PKCE_ENABLED": True,
    }
if ENVIRONMENT.entra_client_id:
    SOCIALACCOUNT_PROVIDERS["microsoft"] = {
        "APPS": [
            {
                "client_id": ENVIRONMENT.entra_client_id,
                "secret": ENVIRONMENT.entra_secret,
                # A single tenant, which env.py sees to; site.accounts.adapters says which of its addresses are proven.
                "settings": {"tenant": ENVIRONMENT.entra_tenant},
            }
        ],
        "OAUTH_PKCE_ENABLED": True,
    }
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVING and _https
# Two demos on one host differ by port, which cookies ignore: the name keeps them apart.
SESSION_COOKIE_NAME = f"interlocal_{urlsplit(PUBLIC_URL).port or 0}"
CSRF_COOKIE_NAME = f"interlocal_csrf_{urlsplit(PUBLIC_URL).port or 0}"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SERVING and _https else 0
SECURE_SSL_REDIRECT = SERVING and _https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVING else None
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if _https else []

# -- Mail, logs ---------------------------------------------------------------------------------------
EMAIL_BACKEND = "interlocal.platform.mail.backend.OutboxBackend"
EMAIL_URL = ENVIRONMENT.email_url
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masked": {"()": "interlocal.platform.logs.MaskingFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "masked"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
