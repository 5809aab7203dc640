"""Parts of the screen that move while people look: capture, columns, ballot, presence, clock.

They hear the room by `/live/CODE` (one connection per browser, `feed.js`) and act by
`/act/CODE`, as `docs/live.md` says; Streamlit only places them and hears what was opened or asked
for. All their words come with the data, from Python's catalogues.

Not here: anything drawn once per rerun (other views), and what the server sends (live, web).
"""
