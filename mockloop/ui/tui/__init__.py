"""The live screen: one calm page of the terminal for the whole interview, and the debrief after it.

``mockloop.ui.tui.launch.run`` starts it. Nothing here loads Textual before that.
"""
