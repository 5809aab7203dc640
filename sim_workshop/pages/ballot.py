"""The vote, on one's own laptop or phone: dots on candidates, and the result once it is shown."""

from sim_workshop.session import session
from sim_workshop.views.bars import note
from sim_workshop.views.heads import page_head
from sim_workshop.views.live.ballot import show_ballot
from sim_workshop.words import _

now = session()
open_ = [r for r in now.here.rounds if r.state == "open"]
said = open_[0].title if open_ else _("Ballots are secret. Candidates carry letters.")
page_head(_("Vote"), said)
ruling = now.may("vote")
if open_ and not ruling:
    note(ruling.reason)
show_ballot(now.code)
