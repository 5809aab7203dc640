"""The vote, on one's own laptop or phone: dots on candidates, and the result once it is shown."""

from sim_workshop.domain.priorities import Round
from sim_workshop.session import session
from sim_workshop.views.bars import note
from sim_workshop.views.heads import page_head
from sim_workshop.views.live.ballot import show_ballot
from sim_workshop.words import _, ngettext

now = session()


def what_one_has(round_: Round) -> str:
    """The round's title, how many votes one has, and how they may be given."""
    many = round_.budget
    have = ngettext("You have {n} vote.", "You have {n} votes.", many).format(n=many)
    stacked = _("Several may go to one candidate.") if round_.stacking else ""
    return " ".join(x for x in (f"{round_.title}.", have, stacked if many > 1 else "") if x)


open_ = [r for r in now.here.rounds if r.state == "open"]
ruling = now.may("vote")
said = _("Ballots are secret. Candidates carry letters.")
if open_:
    said = what_one_has(open_[0]) if ruling else open_[0].title
page_head(_("Vote"), said)
if open_ and not ruling:
    note(ruling.reason)
show_ballot(now.code)
