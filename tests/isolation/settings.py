"""The product's settings with three probing views in place of its pages. Used by test_isolation's web server alone."""

from interlocal.config.settings import *  # noqa: F403  TID251

ROOT_URLCONF = "tests.isolation.urls"
DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8}  # noqa: F405  as where it serves
