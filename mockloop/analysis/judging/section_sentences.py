"""What to say about each section where a scenario says nothing of its own: advice, and a sentence to complete."""

from __future__ import annotations

COACHING = {
    "situation": "Say where it was, what the problem was and whom it hurt, in two or three sentences.",
    "task": "Say in one sentence what you had to reach, and where your responsibility ended.",
    "action": "Say what you did yourself, step by step, and why you did it that way.",
    "result": "Say how it ended, with a figure, and who gained by it.",
    "reflection": "Say what you learned and what you do differently today.",
}
SAY = {
    "situation": "It was in …, and the problem was …",
    "task": "My task was to …",
    "action": "First I …, then I …",
    "result": "In the end …: it went from … to …",
    "reflection": "From this I learned …, so today I …",
}
MORE = {
    "action": "how you did it, what stood in the way, and why you did it that way.",
    "result": "what it changed, by how much, and for whom.",
}
MORE_OF_A_FIGURE = "what it was before, for whom, and how you know."
MORE_OF_A_CHANGE = "for whom, and how you know."
TOLD_ELSEWHERE = "Give the {} a sentence of its own; what belongs there was heard in another place."
