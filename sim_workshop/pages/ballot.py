"""The vote, on one's own laptop or phone: dots on candidates, and the result once it is shown."""

from sim_workshop.session import session
from sim_workshop.views.bars import note
from sim_workshop.views.heads import page_head
from sim_workshop.views.live.ballot import show_ballot
from sim_workshop.words import _

now = session()

page_head(_("Vote"), _("Ballots are secret. Candidates carry letters."))
ruling = now.may("vote")
if not ruling and any(r.state == "open" for r in now.here.rounds):
    note(ruling.reason)
show_ballot(now.code, votes=bool(ruling))
