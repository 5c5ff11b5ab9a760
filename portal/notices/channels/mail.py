"""E-mail over SMTP. The same message always carries the same Message-ID."""

import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from portal.notices.channels.parcel import Parcel, PermanentFault, TemporaryFault
from portal.notices.models import Message
from portal.notices.wording import fitted


def message_id(key: str) -> str:
    """Derived from our key: a mailbox that got the mail twice can tell, and shows it once."""
    host = parseaddr(str(settings.DEFAULT_FROM_EMAIL))[1].rpartition("@")[2] or "localhost"
    return f"<{key}@{host}>"


LANGUAGES = {"zh-hans": "zh-CN", "zh-hant": "zh-Hant"}


class Mail:
    def carry(self, parcel: Parcel) -> str:
        words = parcel.words
        body = fitted(words, Message.Channel.EMAIL)
        mail = EmailMessage(
            subject=f"【{words.court}】{words.subject}",
            body=f"{body}\n\n-- \n{words.check}\n",
            to=[parcel.address],
            headers={
                "Message-ID": message_id(parcel.key),
                "Auto-Submitted": "auto-generated",
                "Content-Language": LANGUAGES.get(parcel.language, "en"),
            },
        )
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            raise _sorted(next(iter(error.recipients.values()))[0]) from None
        except smtplib.SMTPResponseException as error:
            raise _sorted(error.smtp_code) from None
        except (smtplib.SMTPException, OSError) as error:
            raise TemporaryFault(type(error).__name__) from None
        except ValueError:
            raise PermanentFault("not an address") from None
        return message_id(parcel.key)[:80]


def _sorted(code: int) -> PermanentFault | TemporaryFault:
    """RFC 5321 §4.2.1: 5yz is a lasting refusal, 4yz asks to come back."""
    return PermanentFault(f"SMTP {code}") if code >= 500 else TemporaryFault(f"SMTP {code}")
