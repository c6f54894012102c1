/* Comments written at words and seconds of the answers, and saved as one small file. */
class Coach {
  static AROUND = 3; // words quoted before and after the one that a comment stands at

  constructor() {
    this.comments = [];
    this.places = new Map();
    this.saved = true;
    this.dialog = document.querySelector(".comment-form");
    this.text = this.dialog.querySelector("textarea");
    this.bar = document.querySelector(".coach-bar");
    this.author = this.bar.querySelector(".author");
    this.bar.hidden = false;
    this.dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
    this.dialog.querySelector(".cancel").addEventListener("click", () => this.dialog.close());
    this.dialog.querySelector(".from-here").addEventListener("click", () => this.hear(this.draft));
    this.dialog.addEventListener("close", () => this.closed());
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.dialog.querySelector("form").requestSubmit();
    });
    this.author.addEventListener("input", () => this.changed());
    this.bar.querySelector(".save-comments").addEventListener("click", () => this.save());
    window.addEventListener("beforeunload", (event) => {
      if (!this.saved) event.preventDefault();
    });
  }

  attach(article, answer, words, player) {
    const box = article.querySelector(".coach");
    box.hidden = false;
    const said = words.nodes.map((node) => node.textContent.trim());
    const noted = words.nodes.map((node) => node.classList.contains("noted"));
    this.places.set(answer.index, { answer, words, player, box, said, noted });
    words.onPicked = (index) => this.write(this.blank(answer.index, index, answer.words[index][0]));
    const button = box.querySelector(".at-second");
    button?.addEventListener("click", () => this.write(this.blank(answer.index, null, player.audio.currentTime)));
    player.watchers.push((at) => {
      const second = button?.querySelector(".second");
      if (second && second.textContent !== clock(at)) second.textContent = clock(at);
    });
  }

  blank(index, word, at) {
    const place = this.places.get(index);
    const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return { id, index, word, at: Math.round(at * 1000) / 1000, said: word === null ? "" : place.said[word], text: "" };
  }

  when(comment) {
    return `${this.places.get(comment.index).answer.about}${clock(comment.at)}`;
  }

  quote(comment) {
    if (comment.word === null) return "";
    const { said } = this.places.get(comment.index);
    return `“${said.slice(Math.max(0, comment.word - Coach.AROUND), comment.word + Coach.AROUND + 1).join(" ")}”`;
  }

  write(comment) {
    const { player } = this.places.get(comment.index);
    player.audio?.pause();
    this.draft = comment;
    this.dialog.querySelector(".second").textContent = this.when(comment);
    this.dialog.querySelector(".quote").textContent = this.quote(comment);
    this.dialog.querySelector(".from-here").hidden = !player.sounds;
    this.text.value = comment.text;
    this.dialog.showModal();
    this.text.focus();
  }

  hear(comment) {
    this.places.get(comment.index).player.hear(comment.at);
  }

  keep() {
    const text = this.text.value.trim();
    if (!text) return;
    const kept = { ...this.draft, text, written: new Date().toISOString() };
    this.comments = [...this.comments.filter((one) => one.id !== kept.id), kept];
    this.comments.sort((one, other) => one.index - other.index || one.at - other.at);
    this.dialog.close();
    this.changed();
    this.show(kept.index);
    if (this.draft.text) this.button(kept.id)?.focus();
  }

  closed() {
    this.places.get(this.draft.index).player.audio?.pause();
  }

  remove(comment) {
    this.comments = this.comments.filter((one) => one !== comment);
    this.changed();
    this.show(comment.index);
    this.places.get(comment.index).box.querySelector("h3").focus();
  }

  button(id) {
    return document.querySelector(`.own [data-id="${id}"] .edit`);
  }

  changed() {
    const count = this.comments.length;
    this.saved = !count;
    this.bar.querySelector(".save-comments").disabled = !count;
    this.tell(count ? `${count} ${count === 1 ? "comment" : "comments"}, not saved yet.` : "No comments yet.");
  }

  tell(...said) {
    this.bar.querySelector(".live").replaceChildren(...said);
  }

  show(index) {
    const { box, words, noted } = this.places.get(index);
    const own = this.comments.filter((one) => one.index === index);
    const marked = new Set(own.map((one) => one.word));
    words.nodes.forEach((node, at) => node.classList.toggle("noted", noted[at] || marked.has(at)));
    box.querySelector(".none").hidden = own.length > 0;
    box.querySelector(".own").replaceChildren(...own.map((one) => this.item(one)));
  }

  item(comment) {
    const about = `the comment at ${this.when(comment)}`;
    const act = (name, does, label) => {
      const button = make("button", { type: "button", class: name, "aria-label": `${label} ${about}` }, label);
      button.addEventListener("click", does);
      return button;
    };
    const place = make("p", { class: "place" }, make("span", { class: "figures" }, this.when(comment)), " ",
      make("span", { class: "soft" }, this.quote(comment)));
    const buttons = [act("edit", () => this.write(comment), "Edit"), " ", act("delete", () => this.remove(comment), "Delete")];
    if (this.places.get(comment.index).player.sounds) buttons.unshift(act("from", () => this.hear(comment), "Hear"), " ");
    return make("li", { "data-id": comment.id }, place, make("p", { class: "text" }, comment.text),
      make("p", { class: "keep" }, ...buttons));
  }

  save() {
    const author = this.author.value.trim();
    const comments = this.comments.map((one) => ({
      id: one.id, takes: this.places.get(one.index).answer.takes, word: one.word, at_s: one.at,
      said: one.said.slice(0, facts.coach.said), text: one.text, author, written: one.written,
    }));
    const name = `${facts.session}-comments.json`;
    download(name, { schema: 1, session: facts.session, began: facts.coach.began, comments });
    this.saved = true;
    this.tell("Saved as ", make("code", {}, name), ". Send that file back; ",
      make("code", {}, "mockloop sessions comments import FILE"), " takes it in.");
  }
}
