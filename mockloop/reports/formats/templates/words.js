/*
 * The transcript: the word being heard is lit, each word plays from itself, and one of them at a time can be reached by
 * Tab. Without sound a word leads to the sections that can begin at it; where there are none either, it is text.
 * On the page for a coach a word is picked to write a comment at it; the space bar plays from there.
 */
class Words {
  constructor(article, answer, player) {
    this.box = article.querySelector(".words");
    this.times = answer.words;
    this.editable = answer.editable;
    this.picks = Boolean(facts.coach);
    this.player = player;
    this.nodes = this.box ? [...this.box.querySelectorAll(".w")] : [];
    this.places = new Map(this.nodes.map((node, index) => [node, index]));
    this.gaps = new Map();
    for (const gap of this.box?.querySelectorAll(".gap") ?? []) {
      this.gaps.set(this.places.get(gap.previousElementSibling), gap);
    }
    this.lit = -1;
    this.chosen = 0;
    this.onChosen = () => {};
    this.onBegin = () => {};
    this.onEntered = () => {};
    this.onPicked = () => {};
    if (!this.nodes.length) return;
    player.onSilent = () => this.settle();
    this.settle();
    this.box.addEventListener("click", (event) => this.clicked(event));
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    player.watchers.push((at, playing) => this.light(at, playing));
  }

  /* The word that sounds at a second; -1 between words. */
  at(seconds) {
    const index = lastNotAbove(this.times.length, (i) => this.times[i][0], seconds);
    return index >= 0 && seconds < this.times[index][1] ? index : -1;
  }

  light(seconds, playing) {
    const index = this.at(seconds);
    if (index === this.lit) return;
    this.nodes[this.lit]?.classList.remove("lit");
    this.nodes[index]?.classList.add("lit");
    this.lit = index;
    if (playing && index >= 0 && this.player.follow.checked) this.show(index);
  }

  show(index) {
    const place = this.nodes[index].getBoundingClientRect();
    if (place.top < 90 || place.bottom > window.innerHeight - 40) {
      this.nodes[index].scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
    }
  }

  get reachable() {
    return this.player.sounds || this.editable || this.picks;
  }

  settle() {
    this.box.classList.toggle("reachable", this.reachable);
    if (this.reachable) return this.reach(this.chosen);
    this.box.removeAttribute("aria-describedby");
    this.leave();
  }

  leave() {
    this.nodes[this.chosen].removeAttribute("tabindex");
    this.nodes[this.chosen].removeAttribute("role");
  }

  reach(index) {
    this.leave();
    this.chosen = index;
    put(this.nodes[index], { tabindex: "0", role: "button" });
    this.onChosen(index);
  }

  go(index) {
    this.reach(within(index, 0, this.nodes.length - 1));
    this.nodes[this.chosen].focus();
  }

  clicked(event) {
    const index = this.places.get(event.target.closest(".w"));
    if (index === undefined || !this.reachable) return;
    this.go(index);
    if (this.picks) this.onPicked(index);
    else this.player.hear(this.times[index][0]);
  }

  entered() {
    if (this.player.sounds) this.player.hear(this.times[this.chosen][0]);
    else this.onEntered();
  }

  pressed(event) {
    if (!this.reachable || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = {
      ArrowRight: () => this.go(this.chosen + 1),
      ArrowLeft: () => this.go(this.chosen - 1),
      ArrowDown: () => this.go(this.line(1)),
      ArrowUp: () => this.go(this.line(-1)),
      Home: () => this.go(0),
      End: () => this.go(this.nodes.length - 1),
      Enter: () => (this.picks ? this.onPicked(this.chosen) : this.entered()),
      " ": () => this.entered(),
      Escape: () => this.player.audio?.pause(),
    };
    const number = this.editable ? "12345".indexOf(event.key) : -1;
    if (number < 0 && !Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    if (number >= 0) this.onBegin(this.chosen, SECTIONS[number]);
    else steps[event.key]();
  }

  /* The nearest word on the line above (-1) or below (1). */
  line(direction) {
    const here = this.nodes[this.chosen].getBoundingClientRect();
    const middle = (here.left + here.right) / 2;
    let best = this.chosen, off = Infinity, top = null;
    for (let i = this.chosen + direction; i >= 0 && i < this.nodes.length; i += direction) {
      const place = this.nodes[i].getBoundingClientRect();
      if (Math.abs(place.top - here.top) < here.height / 2) continue;
      top ??= place.top;
      if (Math.abs(place.top - top) >= here.height / 2) break;
      const away = Math.abs((place.left + place.right) / 2 - middle);
      if (away < off) [best, off] = [i, away];
    }
    return best;
  }
}
