"""The product's settings, with one more address that does nothing but pass the same middleware."""

from interlocal.config.settings import *  # noqa: F403  TID251

ROOT_URLCONF = "bench.urls"
DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8}  # noqa: F405  as where it serves
