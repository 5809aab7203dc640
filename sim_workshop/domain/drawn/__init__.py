"""How the system map is put on paper: columns, rows, arrows with corners, words that fit. Pure
geometry in units, without any colour; `layout.py` beside this folder is its door.

In order of work: `whole.py` and `scene.py` decide what stands where, `routing.py` which way each
arrow takes, `slots.py` at which height it leaves its box, `tracks.py` in which lane it turns,
`tracing.py` makes points of it, `joining.py` lets lines of one kind meet, `trunks.py` draws the
ways out. `whole_map.py` and `close_up_map.py` write what the room said into it.
Not here: colours and marks (charts), questions asked of the graph (graph.py, diversion.py)."""
