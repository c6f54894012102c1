const players = new Map();
const coach = facts.coach ? new Coach() : null;
for (const answer of facts.answers) {
  const article = document.querySelector(`article[data-index="${answer.index}"]`);
  const player = new Player(article, answer.duration);
  const words = new Words(article, answer, player);
  if (answer.editable) new Sections(article, answer, words);
  new Comments(article, words, player);
  coach?.attach(article, answer, words, player);
  players.set(String(answer.index), player);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest(".hear");
  if (!button) return;
  const player = players.get(button.dataset.answer);
  if (button.classList.contains("playing")) return player.audio.pause();
  player.hear(Number(button.dataset.from) - Player.MARGIN, Number(button.dataset.until) + Player.MARGIN, button);
});

/* A printed page shows what is folded away on the screen. */
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
