/* Comments that were taken in: their words are marked, and each stands out as its second comes. */
class Comments {
  static LASTS = 4; // seconds

  constructor(article, words, player) {
    this.items = [...article.querySelectorAll(".comments li")];
    for (const item of this.items) words.nodes[item.dataset.word]?.classList.add("noted");
    if (this.items.length) player.watchers.push((at, playing) => this.show(at, playing));
  }

  show(at, playing) {
    for (const item of this.items) {
      const since = at - Number(item.dataset.at);
      item.classList.toggle("now", playing && since >= 0 && since < Comments.LASTS);
    }
  }
}
