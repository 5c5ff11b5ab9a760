"""Words somebody might type to make a court's page, paper or database do something else."""

_TAGS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    "<body onload=alert(1)>", "<style>*{display:none}</style>", "<!--<script>alert(1)</script>-->",
    "<math><mtext></form><form><mglyph><svg><mtext><style><path id=x>",
    "<object data=data:text/html,alert(1)>", "<meta http-equiv=refresh content=0>",
    "<base href=//127.0.0.1/>", "<link rel=stylesheet href=//127.0.0.1/x.css>",
    "<form action=//127.0.0.1/><button>x", "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>", "<table background=javascript:alert(1)>",
    "<template><script>alert(1)</script></template>",
)
_BREAKOUTS = ('"', "'", '">', "'>", "`", "]]>", "--><", '" autofocus onfocus=alert(1) x="')
_TEMPLATES = (
    "{{ 7*7 }}", "{% debug %}", "{{ settings.SECRET_KEY }}", "{% include 'x' %}", "${7*7}",
    "#{7*7}", "<%= 7*7 %>", "{{ request.user.password }}", "%(name)s", "%s%n%x", "{0.__class__}",
    "{{''.__class__.__mro__}}",
)
_QUERIES = (
    "' OR '1'='1", "'; DROP TABLE filing_filing;--", "1) UNION SELECT 1,2--", "\\'; --",
    "%' OR 1=1 --", "admin'--", "_%_%", '{"$ne": null}', "*)(uid=*))(|(uid=*", "' AND SLEEP(9)--",
)
_PATHS = (
    "../../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd", "C:\\CON\\NUL",
    "//127.0.0.1/share", "/proc/self/environ", "php:filter/x", "gopher:127.0.0.1",
)
_SHELL = ("; cat /etc/passwd", "$(id)", "`id`", "| nc 127.0.0.1 1", "& ping 127.0.0.1", "\n/bin/sh")
_SHEETS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK('http://127.0.0.1')", "\t=1+1")
_HEADERS = ("a\r\nSet-Cookie: x=1", "a\nLocation: /", "a\r\n\r\n<b>x</b>", "\r\nBcc: x@x.example")
_XML = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&x;", "<![CDATA[<b>]]>",
    "<xi:include href='file:///etc/passwd'/>",
)
_LETTERS = (
    "文字\u202e反向", "零\u200b宽\u200d字\ufeff符", "\u2066隔离\u2069", "组合" + "\u0301" * 60,
    "换\u2028行\u2029段", "控\x0b制\x1b字\x7f符", "空\x00字", "退\x08格", "\ufffe\uffff",
    "微笑😀表情",
    "𠮷野家", "İıſK", "\u00a0\u3000", "�",
)
NOT_DRAWN = ("国旗🇨🇳", "ﷺ")
"""No font of ours has them: the paper waits for staff, everything else goes on."""
_LONG = ("长" * 20_000, "a" * 20_000, "行\n" * 5_000, "９" * 400, "~" * 400, "1e999999", "NaN", "∞")

EVERY = (
    *_TAGS, *_BREAKOUTS, *_TEMPLATES, *_QUERIES, *_PATHS, *_SHELL, *_SHEETS, *_HEADERS, *_XML,
    *_LETTERS, *NOT_DRAWN, *_LONG,
)
