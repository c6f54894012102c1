/* What follows the labels: the coloured lane, the passages, the seconds against their targets. */
const relabelled = (labels, from, to, name) =>
  labels.map((label, index) => (index >= from && index <= to ? name : label));

const secondsOf = (run, times) => times[run.last][1] - times[run.first][0];

const secondsBySection = (runs, times) => {
  const sums = {};
  for (const run of runs) sums[run.name] = (sums[run.name] ?? 0) + secondsOf(run, times);
  return sums;
};

const statusOf = (seconds, [target, limit]) => {
  if (seconds <= 0) return "missing";
  if (seconds > limit) return "over";
  return seconds < facts.under * target ? "under" : "on";
};

const against = (seconds, target, about) => {
  if (seconds <= 0) return `0 s of ${Math.round(target)} s`;
  const off = Math.round(seconds) - Math.round(target);
  const beside = off === 0 ? "on target" : `${Math.abs(off)} s ${off > 0 ? "over" : "under"}`;
  return `${about}${Math.round(seconds)} s of ${Math.round(target)} s, ${beside}`;
};

const fitOf = (name, width) => {
  const [narrow, wide, lone] = facts.fits;
  if (width >= narrow * name.length) return "name";
  if (width >= wide * name.length) return "wide";
  return width >= lone ? "letter" : "nothing";
};

const segment = (run, times, duration, about) => {
  const [start, seconds] = [times[run.first][0], secondsOf(run, times)];
  const width = (100 * seconds) / duration;
  const fit = fitOf(run.name, width);
  const label = `${capital(run.name)}, ${about}${clock(start)} to ${clock(start + seconds)}`;
  return [label, draw("svg", { x: `${(100 * start) / duration}%`, width: `${width}%`, height: 34, class: `s-${run.name} fit-${fit}` },
    draw("title", {}, label), draw("rect", { class: "body", width: "100%", height: 34 }),
    draw("rect", { class: "edge", y: 30, width: "100%", height: 4 }),
    draw("text", { class: "long", x: "50%", y: 20 }, capital(run.name)),
    draw("text", { class: "short", x: "50%", y: 20 }, run.name === "none" ? "–" : run.name[0].toUpperCase()))];
};

const showSegments = (article, runs, times, duration, about) => {
  const drawn = runs.map((run) => segment(run, times, duration, about));
  const lane = article.querySelector(".segments");
  lane.replaceChildren(...drawn.map(([, shape]) => shape));
  lane.setAttribute("aria-label", `Sections: ${drawn.map(([label]) => label).join("; ")}`);
};

const passage = (run, words, times, why, about) => {
  const said = make("p", { class: "said" });
  for (let i = run.first; i <= run.last; i += 1) {
    const gap = words.gaps.get(i);
    said.append(words.nodes[i], " ", ...(gap ? [gap, " "] : []));
  }
  const when = `${about}${clock(times[run.first][0])}–${clock(times[run.last][1])}`;
  return make("div", { class: `passage s-${run.name}` },
    make("h4", { class: "label" }, make("span", { class: "section" }, capital(run.name)), " ",
      make("span", { class: "when figures" }, when), ...(why ? [" ", make("span", { class: "why" }, why)] : [])), said);
};

const showPassages = (words, runs, times, whys, about) => {
  const focused = words.nodes.includes(document.activeElement);
  words.box.replaceChildren(...runs.map((run) => passage(run, words, times, whys.get(`${run.name} ${run.first} ${run.last}`), about)));
  if (focused) words.nodes[words.chosen].focus({ preventScroll: true });
};

/* Writes the figures; gives a sentence for each section whose figures changed. */
const showPaces = (article, sums, clocks, about) => {
  const longest = Math.max(...Object.entries(clocks).map(([name, [, limit]]) => Math.max(limit, sums[name] ?? 0)));
  const share = (seconds) => `${(100 * seconds) / longest}%`;
  const changes = [];
  for (const row of article.querySelectorAll(".paces li")) {
    const name = row.dataset.section;
    const [seconds, [target, limit]] = [sums[name] ?? 0, clocks[name]];
    const shown = row.querySelector(".status");
    const told = seconds <= 0 && shown.dataset.told; /* told in another section */
    const status = told ? "elsewhere" : statusOf(seconds, [target, limit]);
    const named = told || facts.status[status];
    const text = against(seconds, target, about);
    const figure = row.querySelector(".against");
    if (figure.textContent !== text) changes.push(`${capital(name)} ${text}, ${named}.`);
    figure.textContent = text;
    shown.textContent = named;
    row.className = `s-${name} ${status}`;
    row.querySelector(".room").setAttribute("width", share(limit));
    row.querySelector(".taken").setAttribute("width", share(seconds));
    put(row.querySelector(".target"), { x1: share(target), x2: share(target) });
  }
  return changes;
};
