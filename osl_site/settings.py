"""Settings of the whole site, from the environment alone.

Production is the default and refuses to start without its secrets. `OSL_MODE=development` and `OSL_MODE=test` are
switched on by `manage.py start` and `manage.py test`; they need nothing set but the database, which those commands
provide.
"""

from datetime import datetime
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from osl_site.machine import environment
from osl_site.machine.logs import json_lines

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
MADE_DIR = VAR_DIR / "made"  # the stylesheet, joined at set-up; outside production also compressed scripts
MODE = env.str("OSL_MODE", default="production")
PRODUCTION = MODE not in ("development", "test")  # a mode nobody knows is production, too
DEBUG = MODE == "development" and environment.debug_is_asked()  # pages with tracebacks; never anywhere else

CLOCK_STANDS_AT = None  # tests of whole servers stop the clock: an ISO moment in OSL_CLOCK
if MODE == "test" and env.str("OSL_CLOCK", default=""):
    CLOCK_STANDS_AT = datetime.fromisoformat(env.str("OSL_CLOCK"))

if PRODUCTION:
    if environment.debug_is_asked():
        raise ImproperlyConfigured(environment.NO_DEBUG_IN_PRODUCTION)
    SECRET_KEY = env.str("OSL_SECRET_KEY")
    SECRET_KEY_FALLBACKS = env.list("OSL_SECRET_KEYS_BEFORE", default=[])
    ALLOWED_HOSTS = env.list("OSL_ALLOWED_HOSTS")
    ORIGIN = env.str("OSL_ORIGIN")  # how links in letters begin, for example https://osl.example.pl
else:
    SECRET_KEY = "only-for-development-and-tests-on-this-machine-0123456789"
    SECRET_KEY_FALLBACKS = []
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
    ORIGIN = env.str("OSL_ORIGIN", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "procrastinate.contrib.django",
    "osl_site.common",
    "osl_site.roof",
    "osl_site.common.accounts",
    "osl_site.common.attachments",
    "osl_site.common.audit",
    "osl_site.common.backup",
    "osl_site.common.centre",
    "osl_site.common.correspondence",
    "osl_site.common.faults",
    "osl_site.common.files",
    "osl_site.common.forms",
    "osl_site.common.guard",
    "osl_site.common.imports",
    "osl_site.common.letters",
    "osl_site.common.search",
    "osl_site.common.sign_in",
    "osl_site.common.privacy",
    "osl_site.common.merging",
    "osl_site.common.promises",
    "osl_site.common.confirmations",
    "osl_site.common.discarding",
    "osl_site.common.redaction",
    "osl_site.common.texts",
    "osl_site.common.withdrawal",
    "partners",
    "needs",
    "plans",
    "activities",
]

if not PRODUCTION:
    INSTALLED_APPS.append("osl_site.roof.demo")  # the demonstration leaves work to the queue

if MODE == "development":
    PASSWORD_HASHERS = ["osl_site.common.accounts.hashers.QuickHasher"]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody's real password is ever here
    INSTALLED_APPS.append("zeal")  # tests/test_access.py opens every page under its watch for N+1 queries

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "osl_site.common.web.middleware.LanguageOfAddress",
    "osl_site.common.web.middleware.WithoutTrailingSigns",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "osl_site.common.web.uploads.ReadAtTheDoor",
    "osl_site.common.accounts.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "osl_site.common.forms.middleware.DraftsOpened",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "osl_site.common.web.hyphens.KeepsHyphenatedWords",
    "osl_site.roof.middleware.RefusalsInWords",
]

ROOT_URLCONF = "osl_site.urls"
WSGI_APPLICATION = "osl_site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "osl_site.common.web.context_processors.page_frame",
                "osl_site.roof.handbook.views.help_here",
            ],
            "builtins": ["osl_site.common.templatetags.form_keys"],
        },
    },
]
FORM_RENDERER = "osl_site.common.forms.limits.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["osl"]
CRISPY_TEMPLATE_PACK = "osl"
CRISPY_FAIL_SILENTLY = False

database = env.db("DATABASE_URL") | {"ENGINE": "osl_site.common.database.bounded"}
OF_CONNECTIONS = {  # seconds, but for the one in milliseconds; a server that vanished is known to be gone in a minute
    "connect_timeout": 3,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
database["OPTIONS"] = OF_CONNECTIONS | database.get("OPTIONS", {})
DATABASES = {"default": {**database, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
OWNER_DATABASE = env.db("OSL_OWNER_URL") if env.str("OSL_OWNER_URL", default="") else None  # for migrations alone
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pdf": {  # documents that anybody may have, by what they were made of: osl_site.common.documents.pdf_cache
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pdf",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 64},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "osl_site.common.sign_in.guessable.NotGuessable"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_RESET_TIMEOUT = 60 * 60  # one hour

PROXIES = env.list("OSL_PROXIES", default=["127.0.0.1", "::1"])  # addresses of the reverse proxy

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski"), ("uk", "українська"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [MADE_DIR, BASE_DIR / "static", ("pictures", BASE_DIR / "docs" / "pictures")]
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # MADE_DIR is made by the first start, after this file is read
STATIC_ROOT = VAR_DIR / "static" if PRODUCTION else None  # elsewhere files are served from where they lie
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION  # another command may join the styles anew under a server that serves them
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.InMemoryStorage"
    },  # files are rows: osl_site.common.files.StoredFile
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # less where a view or its class says so: osl_site.common.web.uploads
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

DEFAULT_FROM_EMAIL = env.str("OSL_MAIL_FROM", default="osl@przyklad.pl")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20  # seconds for each answer of the mail server; of the whole talk: osl_site.common.letters.mail_server
if PRODUCTION:
    vars().update(env.email_url("OSL_MAIL_URL"))
    if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":  # noqa: F821 (of the line above)
        EMAIL_BACKEND = "osl_site.common.letters.mail_server.Backend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = env.str("OSL_MAIL_DIR", default=str(VAR_DIR / "mail"))  # shown at /poczta-probna/

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "osl_site.common.sign_in.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they may name people: kept in no browser
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "osl_site.roof.views.csrf_failure"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("OSL_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LEMMAS = env.str("OSL_LEMMAS", default="")  # „morfeusz” or „snowball”; else the first where its wheel is there
MONITOR_TOKEN = env.str("OSL_MONITOR_TOKEN", default="")  # whoever brings it is told at /stan-systemu/ what is wrong

BACKUP_DIR = env.str("OSL_BACKUP_DIR", default="")  # into which the night takes backups, for the keys beside it
BACKUP_KEYS = [key.strip() for key in env.list("OSL_BACKUP_KEYS", default=[])]  # public ones of age, two at least
BACKED_UP_ELSEWHERE = env.bool("OSL_BACKED_UP_ELSEWHERE", default=False)  # with the database server
DISKS = env.list("OSL_DISKS", default=[str(BASE_DIR), "/var/lib/postgresql"])  # whose free room a monitor is told

GUARD_LEAST_SECONDS = 0 if MODE == "test" else 3  # that a person needs for a form; in tests the clock stands still

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_ON_APP_READY = None

SLOW_REQUEST_MS = env.int("OSL_SLOW_REQUEST_MS", default=2000)  # what takes longer is a warning in the log
LOGGING = json_lines.configuration(level="WARNING", structured=PRODUCTION)
