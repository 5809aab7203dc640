"""Files made once for everybody who asks, beside the room and never in its way.

`made_files.MadeFiles` knows what is being made and what is ready; `apart` is the process that
writes them, so that a report of two seconds does not hold a single entry back. `asking` is what a
request says: give me this file, and what became of it.
"""
