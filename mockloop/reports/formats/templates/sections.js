const alike = (labels, others) => labels.every((name, index) => name === others[index]);

/* The sections of an answer, one label a word: boundaries moved by hand or by key, the numbers following. */
class Sections {
  constructor(article, answer, words) {
    this.answer = answer;
    this.times = answer.words;
    this.words = words;
    this.article = article;
    this.labels = answer.spans.flatMap(([name, first, last]) => Array(last - first + 1).fill(name));
    this.first = [...this.labels];
    this.past = [];
    const whys = [...article.querySelectorAll(".passage")].map((one) => one.querySelector(".why")?.textContent ?? "");
    this.whys = new Map(answer.spans.map((span, number) => [span.join(" "), whys[number]]));
    this.handles = [];
    this.overlay = article.querySelector(".overlay");
    this.editor = article.querySelector(".editor");
    this.editor.hidden = false;
    words.onBegin = (index, name) => this.begin(index, name);
    words.onChosen = (index) => this.tellChosen(index);
    words.onEntered = () => this.editor.querySelector("[data-begin]").focus();
    words.onChosen(words.chosen);
    this.on(".undo", () => this.undo());
    this.on(".reset", () => this.change(this.first, "The sections are unchanged."));
    this.on(".save", () => this.save());
    for (const button of this.editor.querySelectorAll("[data-begin]")) {
      button.addEventListener("click", () => this.begin(words.chosen, button.dataset.begin));
    }
    article.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "z" && this.past.length) {
        event.preventDefault();
        this.undo();
      }
    });
    this.showHandles(this.runs());
  }

  on(selector, act) {
    this.editor.querySelector(selector).addEventListener("click", act);
  }

  runs() {
    const found = [];
    this.labels.forEach((name, index) => {
      if (found.at(-1)?.name === name) found.at(-1).last = index;
      else found.push({ name, first: index, last: index });
    });
    return found;
  }

  /* Words `index` to the end of its run become the section `name`. */
  begin(index, name) {
    const run = this.runs().find((one) => index <= one.last);
    this.change(relabelled(this.labels, index, run.last, name), `${capital(name)} begins at ${this.answer.about}${clock(this.times[index][0])}.`);
  }

  /* The boundary after run `number` moved so that the next run begins at word `index`; neither run vanishes. */
  moved(runs, number, index, labels = this.labels) {
    const [left, right] = [runs[number], runs[number + 1]];
    const to = within(index, left.first + 1, right.last);
    if (to < right.first) return relabelled(labels, to, right.first - 1, right.name);
    return relabelled(labels, right.first, to - 1, left.name);
  }

  change(labels, told, remember = true) {
    if (alike(labels, this.labels)) return;
    if (remember) this.past.push(this.labels);
    this.labels = [...labels];
    this.show(told);
  }

  undo() {
    this.labels = this.past.pop();
    this.show("Undone.");
  }

  show(told) {
    const runs = this.runs();
    showSegments(this.article, runs, this.times, this.answer.duration, this.answer.about);
    showPassages(this.words, runs, this.times, this.whys, this.answer.about);
    const changes = showPaces(this.article, secondsBySection(runs, this.times), this.answer.clocks, this.answer.about);
    this.showHandles(runs);
    const same = alike(this.labels, this.first);
    this.editor.querySelector(".undo").disabled = !this.past.length;
    this.editor.querySelector(".reset").disabled = same;
    this.editor.querySelector(".save").disabled = same;
    this.editor.querySelector(".live").textContent = [told, ...changes].join(" ");
  }

  showHandles(runs) {
    while (this.handles.length > runs.length - 1) this.handles.pop().remove();
    while (this.handles.length < runs.length - 1) this.handles.push(this.handle(this.handles.length));
    this.handles.forEach((handle, number) => {
      const [left, right] = [runs[number], runs[number + 1]];
      const middle = (this.times[left.last][1] + this.times[right.first][0]) / 2;
      const word = this.words.nodes[right.first].textContent;
      const text = `${capital(right.name)} begins at ${this.answer.about}${clock(this.times[right.first][0])}`;
      handle.style.left = `${(100 * middle) / this.answer.duration}%`;
      handle.querySelector(".value").textContent = text;
      put(handle, {
        "aria-label": `Boundary between ${left.name} and ${right.name}`, "aria-valuetext": `${text} with ‘${word}’`,
        "aria-valuemin": left.first + 1, "aria-valuemax": right.last, "aria-valuenow": right.first,
      });
    });
  }

  handle(number) {
    const handle = make("div", { class: "handle", role: "slider", tabindex: "0", "aria-orientation": "horizontal" },
      make("span", { class: "value", "aria-hidden": "true" }));
    handle.addEventListener("keydown", (event) => this.pressed(event, number));
    handle.addEventListener("pointerdown", (event) => this.grabbed(event, handle, number));
    this.overlay.append(handle);
    return handle;
  }

  pressed(event, number) {
    const runs = this.runs();
    const here = runs[number + 1].first;
    const to = { ArrowLeft: here - 1, ArrowDown: here - 1, ArrowRight: here + 1, ArrowUp: here + 1,
      PageDown: here - 10, PageUp: here + 10, Home: 0, End: Infinity }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.change(this.moved(runs, number, to), "");
  }

  /* One drag is one step to undo, however far it goes; every place is reckoned from where the drag began. */
  grabbed(event, handle, number) {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    handle.classList.add("held");
    const [labels, runs] = [this.labels, this.runs()];
    const follow = (moving) =>
      this.change(this.moved(runs, number, this.wordAt(moving.clientX), labels), "", false);
    const drop = () => {
      handle.classList.remove("held");
      handle.removeEventListener("pointermove", follow);
      if (alike(this.labels, labels)) return;
      this.past.push(labels);
      this.show("");
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("lostpointercapture", drop, { once: true });
  }

  /* The word that a run would begin with if its boundary were drawn to this place on the page. */
  wordAt(clientX) {
    const box = this.overlay.getBoundingClientRect();
    const seconds = (this.answer.duration * (clientX - box.left)) / box.width;
    const middles = (i) => (i === 0 ? -Infinity : (this.times[i - 1][1] + this.times[i][0]) / 2);
    const before = lastNotAbove(this.times.length, middles, seconds);
    const after = Math.min(before + 1, this.times.length - 1);
    return seconds - middles(before) < middles(after) - seconds ? before : after;
  }

  tellChosen(index) {
    const word = this.words.nodes[index].textContent;
    this.editor.querySelector(".chosen").textContent = `From ‘${word}’ at ${this.answer.about}${clock(this.times[index][0])}:`;
  }

  save() {
    const name = `${facts.session}-correction.json`;
    const sections = this.runs().map((run) => ({ section: run.name, first_word: run.first, last_word: run.last }));
    download(name, { schema: 1, session: facts.session, answer: this.answer.index, sections });
    this.editor.querySelector(".file").textContent = name;
    this.editor.querySelector(".after").hidden = false;
  }
}
