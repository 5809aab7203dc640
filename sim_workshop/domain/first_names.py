"""First names common in the United States: how a name typed in small letters is recognised.

Names that are also everyday words of the field (will, grant, hope, faith, grace, mark, may, art,
chance, justice) are left out: they would hold up ordinary entries.
"""

from __future__ import annotations

_NAMES = """
james john robert michael david william richard joseph thomas charles christopher daniel
matthew anthony donald steven paul andrew joshua kenneth kevin brian george timothy ronald
jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
benjamin samuel gregory alexander patrick jack dennis jerry tyler aaron jose henry adam
douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian
terry sean arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce willie
gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny
bradley mike dave tom jim bob steve chris matt dan tim jeff greg tony andy josh juan carlos
luis miguel jesus antonio pedro diego javier mary patricia jennifer linda elizabeth barbara
susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna
michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra
rachel carolyn janet maria olivia heather helen catherine diane julie victoria joyce lauren
kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline martha
madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella
julia amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris
kayla alexis lori marie jane tiffany tammy crystal kim becky sue jenny katie debbie cindy
guadalupe rosa carmen ana luz keisha latoya tanisha darnell jamal tyrone deshawn malik
terrell andre marcus reggie travis cody dustin derek chad brett shane wesley corey caleb
"""
FIRST_NAMES = frozenset(_NAMES.split())
