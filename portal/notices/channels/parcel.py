"""What a channel is handed: words, where to, and the key under which it is accepted once."""

from dataclasses import dataclass
from typing import Protocol

from portal.notices.wording import Words


@dataclass(frozen=True)
class Parcel:
    """One message ready to leave. ``key`` is the message's public id, the same at every try."""

    key: str
    address: str
    words: Words
    language: str

    def __repr__(self) -> str:
        return f"Parcel({self.key})"  # neither address nor words may reach a log


class Carrier(Protocol):
    """Hands a parcel to a provider and returns the provider's own reference of its acceptance."""

    def carry(self, parcel: Parcel) -> str: ...


class ChannelFault(Exception):
    """The provider did not accept. The text is a code, never what the message says."""


class TemporaryFault(ChannelFault):
    """Worth another try: no answer, an overload, a fault of the provider.

    ``wait_s``: how long the provider asks us to wait, 0 when it did not say.
    """

    def __init__(self, code: str, *, wait_s: int = 0) -> None:
        super().__init__(code)
        self.wait_s = wait_s


class PermanentFault(ChannelFault):
    """The provider refused this message; asking again would get the same answer."""
