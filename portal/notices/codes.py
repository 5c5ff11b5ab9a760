"""One-time codes by text message: sent while the person waits, not through the outbox."""

import json
import time
import uuid

from django.conf import settings

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.notices.channels.parcel import ChannelFault
from portal.notices.channels.sms import KEY
from portal.notices.channels.web import ask


def send_code(phone: str, words: str) -> None:
    """Hand one text to the gateway. Raises ``ConnectionError`` when it does not accept it."""
    body = json.dumps({"to": phone, "text": words}, ensure_ascii=False).encode()
    second = str(int(time.time()))
    headers = {
        SIGNATURE: signature(settings.SMS_KEY, second, body),
        TIMESTAMP: second,
        KEY: str(uuid.uuid4()),
    }
    try:
        answer = ask(settings.SMS_URL, body, headers)
    except ChannelFault as fault:
        raise ConnectionError(str(fault)) from None
    if answer.get("accepted") is not True:
        raise ConnectionError("not accepted")
