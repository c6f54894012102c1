/* The sound of one answer: plays, stops at a given second, and tells its watchers where it is. */
class Player {
  static all = [];
  static MARGIN = 0.1; // seconds played before and after a finding, so that no sound is cut in half
  static STEPS = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5 }; // seconds; with Shift a fifth of them

  constructor(article, duration) {
    this.audio = article.querySelector("audio");
    this.duration = duration;
    this.until = null;
    this.button = null;
    this.watchers = [];
    this.onSilent = () => {};
    this.article = article;
    this.heads = article.querySelector(".head");
    this.timeline = article.querySelector(".timeline");
    this.sounds = Boolean(this.audio);
    if (this.audio) this.wire(article.querySelector(".player"));
    Player.all.push(this);
  }

  wire(box) {
    this.play = box.querySelector(".play");
    this.slider = box.querySelector(".seek");
    this.now = box.querySelector(".now");
    this.follow = box.querySelector(".follow");
    this.audio.removeAttribute("controls");
    box.querySelector(".controls").hidden = false;
    this.heads.hidden = false;
    this.timeline.classList.add("seekable");
    this.play.addEventListener("click", () => (this.audio.paused ? this.hear(this.start()) : this.audio.pause()));
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.slider.addEventListener("keydown", (event) => this.stepped(event));
    box.querySelector(".speed").addEventListener("change", (event) => {
      this.audio.playbackRate = Number(event.target.value);
    });
    this.timeline.addEventListener("click", (event) => this.clicked(event));
    for (const name of ["timeupdate", "seeked", "play", "pause", "ended"]) {
      this.audio.addEventListener(name, () => this.show());
    }
    this.audio.addEventListener("play", () => this.frame());
    this.audio.addEventListener("pause", () => this.mark(null));
    this.audio.addEventListener("error", () => this.fail(box));
    if (this.audio.error) this.fail(box); // it may have failed before this script ran
  }

  start() {
    return this.audio.ended || this.audio.currentTime >= this.duration - 0.05 ? 0 : this.audio.currentTime;
  }

  /* Play from one second, to another where one is given; `button` shows it while it lasts. */
  hear(from, until = null, button = null) {
    if (!this.sounds) return;
    for (const other of Player.all) if (other !== this) other.audio?.pause();
    this.mark(button);
    this.until = until;
    this.seek(from, true);
    this.audio.play().catch(() => this.mark(null));
  }

  seek(seconds, keep = false) {
    if (!keep) {
      this.until = null;
      this.mark(null);
    }
    this.audio.currentTime = within(seconds, 0, this.duration);
    this.show();
  }

  mark(button) {
    this.pressed(false);
    this.button = button;
    this.pressed(true);
  }

  pressed(playing) {
    this.button?.classList.toggle("playing", playing);
    this.button?.setAttribute("aria-pressed", playing);
  }

  stepped(event) {
    const seconds = Player.STEPS[event.key];
    if (!seconds || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.seek(this.audio.currentTime + (event.shiftKey ? seconds / 5 : seconds));
  }

  clicked(event) {
    if (event.target.closest(".handle") || !event.target.closest(".lane")) return;
    const box = this.timeline.querySelector(".overlay").getBoundingClientRect();
    this.seek((this.duration * (event.clientX - box.left)) / box.width);
  }

  frame() {
    this.show();
    if (!this.audio.paused) requestAnimationFrame(() => this.frame());
  }

  show() {
    const at = this.audio.currentTime;
    if (this.until !== null && at >= this.until) {
      this.until = null;
      this.audio.pause();
    }
    const playing = !this.audio.paused;
    this.play.classList.toggle("playing", playing);
    this.play.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.heads.style.left = `${(100 * at) / this.duration}%`;
    this.slider.value = at;
    const text = clock(Math.floor(at));
    if (this.now.textContent !== text) {
      this.now.textContent = text;
      this.slider.setAttribute("aria-valuetext", `${text} of ${clock(this.duration)}`);
    }
    for (const watch of this.watchers) watch(at, playing);
  }

  fail(box) {
    const told = box.querySelector(".mute");
    told.textContent = this.audio.src.startsWith("data:")
      ? "This browser cannot play the sound kept in this page (Ogg Opus)."
      : `The sound file is missing: ${this.audio.getAttribute("src")}.`;
    told.hidden = false;
    box.querySelector(".controls").hidden = true;
    this.heads.hidden = true;
    this.sounds = false;
    for (const one of this.article.querySelectorAll(".by-ear")) one.hidden = true;
    for (const one of document.querySelectorAll(`.hear[data-answer="${this.article.dataset.index}"]`)) one.disabled = true;
    this.onSilent();
  }
}
