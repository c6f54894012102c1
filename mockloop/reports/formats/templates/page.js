const facts = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";
const SECTIONS = ["situation", "task", "action", "result", "reflection"];
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

const clock = (seconds) => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};
const capital = (name) => (name === "none" ? "Aside" : name[0].toUpperCase() + name.slice(1));
const within = (value, least, most) => Math.min(most, Math.max(least, value));

/* The last index whose value is not above the wanted one; -1 where there is none. */
const lastNotAbove = (count, valueAt, wanted) => {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/* Hands a value to the person as a file; nothing goes over any network. */
const download = (name, value) => {
  const address = URL.createObjectURL(new Blob([JSON.stringify(value, null, 1) + "\n"], { type: "application/json" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

const put = (element, attributes, ...children) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const make = (name, attributes = {}, ...children) => put(document.createElement(name), attributes, ...children);
const draw = (name, attributes = {}, ...children) => put(document.createElementNS(SVG, name), attributes, ...children);
