"""What the short words of the field stand for: those this report uses, and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.words import _, later

SHARES = (18, 82)
TAGS = re.compile(r"<[^>]+>")
SHORT = re.compile(r"\b[A-Z][A-Za-z]?[A-Z&-]*[A-Z]\b")
KNOWN: Mapping[str, str] = {
    "ACT": later("Assertive Community Treatment"),
    "BJA": later("Bureau of Justice Assistance"),
    "CAD": later("Computer-aided dispatch"),
    "CIT": later("Crisis Intervention Team"),
    "CJCC": later("Criminal justice coordinating council"),
    "CSU": later("Crisis stabilization unit"),
    "DA": later("District Attorney"),
    "DUI": later("Driving under the influence"),
    "ED": later("Emergency department"),
    "EMS": later("Emergency medical services"),
    "ER": later("Emergency room"),
    "FACT": later("Forensic Assertive Community Treatment"),
    "HIPAA": later("Health Insurance Portability and Accountability Act"),
    "IDD": later("Intellectual and developmental disabilities"),
    "JMS": later("Jail management system"),
    "LMHA": later("Local mental health authority"),
    "MAT": later("Medication-assisted treatment"),
    "MCOT": later("Mobile crisis outreach team"),
    "MOU": later("Memorandum of understanding"),
    "MOUD": later("Medication for opioid use disorder"),
    "NAMI": later("National Alliance on Mental Illness"),
    "PSAP": later("Public safety answering point, where 911 calls are taken"),
    "RMS": later("Records management system"),
    "SAMHSA": later("Substance Abuse and Mental Health Services Administration"),
    "SIM": later("Sequential Intercept Mapping"),
    "SMI": later("Serious mental illness"),
    "SSDI": later("Social Security Disability Insurance"),
    "SSI": later("Supplemental Security Income"),
    "SUD": later("Substance use disorder"),
    "VA": later("Department of Veterans Affairs"),
}
"""As the field uses them in the United States. Local ones belong into the agreed definitions."""


def write(paper: Paper, facts: Facts) -> None:
    """Nothing where none is used. What the room defined itself is not explained a second time."""
    own = {term.word.strip() for term in facts.map.workshop.definitions}
    used = {word for block in paper.blocks for word in SHORT.findall(TAGS.sub(" ", block))}
    found = [word for word in KNOWN if word in used and word not in own]
    if not found:
        return
    title = _("Acronyms used in this report")
    paper.heading(1, _("Acronyms"))
    head = _("Short"), _("What it stands for in this field")
    rows = [[para("Table Text", run(w, "Strong")), para("Table Text", _(KNOWN[w]))] for w in found]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))
