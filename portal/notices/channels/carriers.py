"""Which carrier serves which channel, behind one function."""

from portal.notices.channels.mail import Mail
from portal.notices.channels.parcel import Carrier, Parcel, PermanentFault, TemporaryFault
from portal.notices.channels.sms import Sms
from portal.notices.channels.wecom import WeCom
from portal.notices.models import Message

__all__ = ["CARRIERS", "PermanentFault", "TemporaryFault", "deliver"]

CARRIERS: dict[str, Carrier] = {
    Message.Channel.SMS: Sms(),
    Message.Channel.EMAIL: Mail(),
    Message.Channel.WECOM: WeCom(),
}
"""Messages on this site need none: they arrive with the act."""


def deliver(channel: str, parcel: Parcel) -> str:
    """Hand a parcel over. Returns the provider's reference once it accepted, or raises."""
    if not parcel.address:
        raise PermanentFault("no address")
    return CARRIERS[channel].carry(parcel)
