"""The live screen: one calm page of the terminal for the whole interview, and the debrief after it.

``mockloop.screen.live.showing.run`` is the way in. Nothing here loads Textual before that.
"""
