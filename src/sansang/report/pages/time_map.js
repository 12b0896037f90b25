// Shows the middle of wide maps, and moves a map over time: by the slider, and by buttons that go to
// the next change.
"use strict";
for (const view of document.querySelectorAll(".road-map > .scroll")) {
  view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2; // a phone begins in the middle
}
for (const figure of document.querySelectorAll(".road-times")) {
  const slider = figure.querySelector("input");
  const steps = slider.dataset.steps.split("|");
  const states = [...figure.querySelectorAll("[data-first]")];
  const strokes = [...figure.querySelectorAll("[data-times]")].map((path) => ({
    path,
    times: path.dataset.times.split(" ").map((time) => time.split("-").map(Number)),
  }));
  const [when, what] = figure.querySelectorAll(".now > *");
  const [earlier, later] = figure.querySelectorAll("button");
  const first = (state) => Number(state.dataset.first);

  const show = () => {
    const at = slider.valueAsNumber;
    const current = states.findLast((state) => first(state) <= at);
    for (const { path, times } of strokes) {
      path.classList.toggle("off", !times.some(([from, to]) => from <= at && at < to));
    }
    for (const state of states) {
      state.classList.toggle("current", state === current);
    }
    when.textContent = steps[at];
    what.textContent = current.lastElementChild.textContent;
    slider.setAttribute("aria-valuetext", `${steps[at]}: ${what.textContent}`);
    earlier.disabled = at === 0;
    later.disabled = at >= first(states.at(-1));
  };
  const go = (state) => {
    slider.value = state ? first(state) : 0;
    show();
  };

  slider.addEventListener("input", show);
  earlier.addEventListener("click", () => go(states.findLast((s) => first(s) < slider.valueAsNumber)));
  later.addEventListener("click", () => go(states.find((s) => first(s) > slider.valueAsNumber)));
  figure.querySelector(".player").hidden = false;
  figure.querySelector("details").open = false;
  figure.classList.add("moving");
  go(states.find((state, n) => n > 0) ?? states[0]);
}
