"""Addresses of the line: for parties, for officers answering, for desks."""

from django.urls import path

from judge_contact.api import ACTS, TicketDetail, TicketList, act_view
from judge_contact.telephony import MissedCallHook
from judge_contact.views.public import asking, by_phone, following, reading, receipt, replying
from judge_contact.views.staff import (
    absences,
    calling,
    day,
    desks,
    ledger,
    missed,
    oversight,
    ticket,
)

public = [
    path("contact-judge/", asking.start, name="contact_judge"),
    path("contact-judge/new/", asking.new, name="contact_judge_new"),
    path("contact-judge/at-once/", asking.at_once, name="contact_judge_at_once"),
    path("contact-judge/by-phone/", by_phone.start, name="contact_judge_by_phone"),
    path("contact-judge/by-phone/code/", by_phone.code, name="contact_judge_code"),
    path("contact-judge/by-phone/ask/", by_phone.ask, name="contact_judge_guest"),
    path(
        "contact-judge/by-phone/at-once/",
        by_phone.answer_at_once,
        name="contact_judge_guest_at_once",
    ),
    path(
        "contact-judge/by-phone/<uuid:public_id>/",
        by_phone.ticket,
        name="contact_judge_guest_ticket",
    ),
    path(
        "contact-judge/by-phone/<uuid:public_id>/files/",
        by_phone.attach,
        name="contact_judge_guest_attach",
    ),
    path(
        "contact-judge/by-phone/<uuid:public_id>/<slug:name>/",
        by_phone.act,
        name="contact_judge_guest_act",
    ),
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
    path("reply/<str:token>/files/<uuid:public_id>/", reading.file, name="reply_file"),
    path(
        "reply/<str:token>/files/<uuid:public_id>/pages/<int:number>/",
        reading.page,
        name="reply_file_page",
    ),
]
staff = [
    path("contact-judge/", ledger.ledger, name="contact_ledger"),
    path("contact-judge/print/", ledger.printed, name="contact_ledger_print"),
    path("contact-judge/export/", ledger.export, name="contact_ledger_export"),
    path("contact-judge/agent/", desks.agent, name="contact_agent"),
    path("contact-judge/liaison/", desks.liaison, name="contact_liaison"),
    path("contact-judge/call/", calling.call, name="contact_call"),
    path("contact-judge/call/<uuid:public_id>/<str:who>/", calling.caller, name="contact_caller"),
    path(
        "contact-judge/call/<uuid:public_id>/<str:who>/answer/",
        calling.answer,
        name="contact_answer_at_once",
    ),
    path("contact-judge/missed/<uuid:public_id>/", missed.missed, name="contact_missed"),
    path("contact-judge/missed/<uuid:public_id>/tried/", missed.tried, name="contact_missed_tried"),
    path(
        "contact-judge/missed/<uuid:public_id>/settle/", missed.settle, name="contact_missed_settle"
    ),
    path("contact-judge/mine/", day.day, name="contact_day"),
    path("contact-judge/head/", oversight.head, name="contact_head"),
    path("contact-judge/supervision/", oversight.inspector, name="contact_inspector"),
    path(
        "contact-judge/<uuid:public_id>/criticism/<uuid:key>.pdf",
        oversight.criticism,
        name="contact_criticism",
    ),
    path("contact-judge/absences/", absences.absences, name="contact_absences"),
    path(
        "contact-judge/absences/<uuid:public_id>/end/", absences.end, name="contact_absence_end"
    ),
    path("contact-judge/<uuid:public_id>/", ticket.ticket, name="contact_ticket"),
    path("contact-judge/<uuid:public_id>/<slug:name>/", ticket.act, name="contact_act"),
]
api = [
    path("hooks/telephony/", MissedCallHook.as_view(), name="hook_telephony"),
    path("judge-contact/tickets/", TicketList.as_view(), name="tickets"),
    path("judge-contact/tickets/<uuid:public_id>/", TicketDetail.as_view(), name="ticket"),
    *(
        path(
            f"judge-contact/tickets/<uuid:public_id>/{name}/", act_view(name), name=f"ticket_{name}"
        )
        for name in ACTS
    ),
]
