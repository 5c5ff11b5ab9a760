"""Puts our back office in the place of Django's admin site; read before any model is."""

from django.contrib.admin.apps import AdminConfig


class BackOfficeConfig(AdminConfig):
    default_site = "portal.people.backoffice.BackOffice"
