"""The portal: project package and the kernel that every litigation service stands on."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
