"""Addresses of the line: for parties, for officers answering, for desks."""

from django.urls import path

from judge_contact.api import ACTS, TicketDetail, TicketList, act_view
from judge_contact.views.public import asking, following, receipt, replying
from judge_contact.views.staff import ledger, ticket

public = [
    path("contact-judge/", asking.start, name="contact_judge"),
    path("contact-judge/new/", asking.new, name="contact_judge_new"),
    path("contact-judge/<uuid:public_id>/", following.ticket, name="contact_judge_ticket"),
    path(
        "contact-judge/<uuid:public_id>/receipt/", receipt.receipt, name="contact_judge_receipt"
    ),
    path(
        "contact-judge/<uuid:public_id>/receipt.pdf",
        receipt.receipt_file,
        name="contact_judge_receipt_file",
    ),
    path("contact-judge/<uuid:public_id>/<slug:name>/", following.act, name="contact_judge_act"),
    path("reply/<str:token>/", replying.reply, name="reply"),
]
staff = [
    path("contact-judge/", ledger.ledger, name="contact_ledger"),
    path("contact-judge/<uuid:public_id>/", ticket.ticket, name="contact_ticket"),
    path("contact-judge/<uuid:public_id>/<slug:name>/", ticket.act, name="contact_act"),
]
api = [
    path("judge-contact/tickets/", TicketList.as_view(), name="tickets"),
    path("judge-contact/tickets/<uuid:public_id>/", TicketDetail.as_view(), name="ticket"),
    *(
        path(
            f"judge-contact/tickets/<uuid:public_id>/{name}/", act_view(name), name=f"ticket_{name}"
        )
        for name in ACTS
    ),
]
