"""Default-deny reading: a queryset nobody scoped raises instead of showing everything."""

from typing import Any, Self

from django.db import models


class UnscopedRead(RuntimeError):
    """Rows were asked for without saying who asks."""


class ScopedQuerySet(models.QuerySet):
    """Refuses to touch the database until it is scoped.

    Subclasses define ``visible_to(person)`` and end it with ``_scope()``. Work of the court's
    own machinery (sweeps, commands, acts that already hold a record) says why with
    ``unscoped(because=...)``. Rows reached from a loaded record (``case.parties``) are scoped
    by that record.
    """

    _is_scoped = False

    def _scope(self) -> Self:
        scoped: Self = self._chain()  # type: ignore[attr-defined]
        scoped._is_scoped = True
        return scoped

    def unscoped(self, *, because: str) -> Self:
        """Read across people and courts; ``because`` says why no person is asking."""
        if not because:
            raise UnscopedRead("say why nobody needs to be asked")
        return self._scope()

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._is_scoped = self._is_scoped
        return clone

    def _guard(self) -> None:
        if not self._is_scoped and "instance" not in self._hints:  # type: ignore[attr-defined]
            raise UnscopedRead(f"{self.model._meta.label} was read without visible_to(person)")

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._guard()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._guard()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._guard()
        return super().count()

    def exists(self) -> bool:
        self._guard()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._guard()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._guard()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._guard()
        return super().delete()
