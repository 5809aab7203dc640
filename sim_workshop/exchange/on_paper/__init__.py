"""What is printed for the day: ballots, prompt cards, a sign-in sheet, drafts of letters.

Word files in the county's own template, so that everything on them can be changed before it is
printed. Each module is one paper with one `write`; `sheet.py` binds them alike.
"""
