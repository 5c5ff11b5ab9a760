"""The services that count something: each lists its ``SERIES`` in ``figures.py``."""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from portal.common.figures import Figure, Series


@cache
def all_series() -> tuple[Series, ...]:
    """In the order the apps are installed."""
    found = [
        import_module(f"{app.name}.figures").SERIES
        for app in apps.get_app_configs()
        if app.module is not None and module_has_submodule(app.module, "figures")
    ]
    return tuple(found)


def find(series_code: str, figure_code: str) -> tuple[Series, Figure] | None:
    """A figure and the service it belongs to."""
    for series in all_series():
        for figure in series.figures:
            if (series.code, figure.code) == (series_code, figure_code):
                return series, figure
    return None
