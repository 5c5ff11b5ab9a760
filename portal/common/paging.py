"""Pages of lists too long to count."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property


class CutPaginator(Paginator):
    """Counts and turns no further than ``MOST`` rows: whoever looks further back narrows first.

    Counting everything would make each page of a long list as dear as reading the whole of it.
    """

    MOST = 2000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: self.MOST].count())

    @property
    def is_cut(self) -> bool:
        """Whether there may be more rows than are counted."""
        return self.count >= self.MOST
