// Plays a rehearsed day on its map: teams move between the sites, incidents come, are reached and
// are closed. Everything is drawn anew for one moment (`draw`), so play, slider and keys agree.
"use strict";
const SVG = "http://www.w3.org/2000/svg";
const OFF = 0, READY = 1, ON_THE_WAY = 3, AT_WORK = 4, TO_HOSPITAL = 5, RETURNING = 7, MOVING_UP = 8, IN_PLAN = 9;
const REPORTED = 12, ASSIGNED = 15, UNREACHABLE = 17, WAITING = 16;
const SIGNS = {
  way: '<path class="f-way" d="M8 0l-13 -7l4 7l-4 7z"/>',
  back: '<path class="f-back" d="M8 0l-13 -7l4 7l-4 7z"/>',
  patient: '<path class="f-patient" d="M8 0l-13 -7l4 7l-4 7z"/><path class="f-cross" d="M-3.5 0h6M-.5 -3v6"/>',
  work: '<rect class="f-work" x="-5" y="-5" width="10" height="10"/>',
  plan: '<path class="f-plan" d="M0 -7l7 7l-7 7l-7 -7z"/>',
  call: '<circle class="f-call" r="9"/><text y="4">1</text>',
  late: '<circle class="f-late" r="13"/><text y="4">+4′</text>',
  reached: '<circle class="f-reached" r="9"/><text y="4">1</text>',
  more: '<text y="4"></text>',
  place: '<circle class="f-place" r="8.5" cy="-4"/><text class="f-number" y="0">7</text><text class="f-ready" y="15">×3</text>',
};
const LOOKS = { [ON_THE_WAY]: "way", [TO_HOSPITAL]: "patient", [RETURNING]: "back", [MOVING_UP]: "back" };
const STILL = { 2: "work", [AT_WORK]: "work", 6: "work", [IN_PLAN]: "plan" };
const MOST_TOLD = 9, MOST_CALLS = 3;

// A phone begins in the middle of a map, and where the call comes in a row of bars.
for (const view of document.querySelectorAll(".place-map > .scroll")) {
  view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2;
}
for (const line of document.querySelectorAll(".axis em:first-of-type")) {
  const view = line.closest(".scroll");
  view.scrollLeft = line.getBoundingClientRect().left - view.getBoundingClientRect().left - view.clientWidth * 0.7;
}

for (const figure of document.querySelectorAll(".film")) {
  const film = JSON.parse(figure.querySelector("script").textContent);
  const player = figure.querySelector(".film-player");
  const [clock, counts] = figure.querySelectorAll(".film-now > *");
  const log = figure.querySelector(".film-log");
  const layer = (name) => figure.querySelector(`.film-${name}`);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const words = film.labels;
  const filled = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => blanks[name] ?? "");
  const element = (name, attributes = {}, inner = "") => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = inner;
    return made;
  };

  // The controls are made here: without a script there is nothing to control.
  const controls = figure.querySelector(".film-controls");
  const button = (label) => {
    const made = element("button", { type: "button" }, label);
    controls.append(made);
    return made;
  };
  const play = button(words.play);
  play.className = "play";
  const slider = element("input", {
    type: "range", min: film.start, max: film.end, step: 30, value: film.open, "aria-label": words.time,
  });
  controls.append(slider);
  const earlier = button(`◀ ${words.earlier}`);
  const later = button(`${words.later} ▶`);
  const late = button(`${words.late} ▶`);
  const speed = element("select", { "aria-label": words.speed });
  for (const minutes of film.speeds) {
    speed.append(element("option", { value: minutes }, filled(words.minutes, { n: minutes })));
  }
  speed.value = film.speed;
  controls.append(speed);

  // Where each team is when it sets out: a way that ends before its goal is the start of the next.
  const tracks = film.spells.map((flat, team) => {
    const spells = [];
    for (let n = 0; n < flat.length; n += 5) {
      const [from, doing, place, goal, due] = flat.slice(n, n + 5);
      spells.push({ team, from, doing, goal, due, start: film.places[place] ?? film.places[goal] });
    }
    spells.forEach((spell, n) => {
      spell.until = spells[n + 1]?.from ?? film.end;
      const before = spells[n - 1];
      if (moves(spell) && before && moves(before) && before.due > spell.from) {
        spell.start = position(before, spell.from);
      }
    });
    return spells;
  });

  function moves(spell) {
    return spell.due > spell.from;
  }

  function position(spell, at) {
    if (!moves(spell)) return spell.start;
    const [x0, y0] = spell.start;
    const [x1, y1] = film.places[spell.goal];
    const part = Math.min(Math.max((at - spell.from) / (spell.due - spell.from), 0), 1);
    return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
  }

  function spellAt(spells, at) {
    let low = 0, high = spells.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (spells[middle].from <= at) low = middle; else high = middle - 1;
    }
    const found = spells[low];
    return found && found.from <= at && at < found.until ? found : undefined;
  }

  function sign(name, x, y, title, turn = 0) {
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", `film-sign f-is-${name}`);
    group.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(0)})`);
    group.innerHTML = SIGNS[name];
    if (title) {
      const said = document.createElementNS(SVG, "title");
      said.textContent = title;
      group.prepend(said);
    }
    return group;
  }

  function drawTeams(at) {
    const ready = new Map(), busy = new Map(), signs = [];
    let under = 0;
    for (const spells of tracks) {
      const spell = spellAt(spells, at);
      if (!spell || spell.doing === OFF) continue;
      if (spell.doing === READY) {
        const key = spell.start.join();
        ready.set(key, [spell.start, (ready.get(key)?.[1] ?? 0) + 1]);
        continue;
      }
      const name = film.teams[spell.team];
      if (moves(spell) && LOOKS[spell.doing]) {
        if (spell.doing === ON_THE_WAY) under += 1;
        const [x, y] = position(spell, at);
        const [gx, gy] = film.places[spell.goal];
        signs.push(sign(LOOKS[spell.doing], x, y, name, Math.atan2(gy - y, gx - x) * 180 / Math.PI));
      } else if (STILL[spell.doing]) {
        const key = spell.start.join(), n = busy.get(key) ?? 0;
        busy.set(key, n + 1);
        const [x, y] = spell.start;
        signs.push(sign(STILL[spell.doing], x + 18 + (n % 5) * 12, y - 6 + Math.floor(n / 5) * 13, name));
      }
    }
    layer("teams").replaceChildren(...signs);
    layer("ready").replaceChildren(...[...ready.values()].map(([[x, y], count]) => {
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("class", "f-ready");
      text.setAttribute("x", x);
      text.setAttribute("y", y + 20);
      text.textContent = `×${count}`;
      return text;
    }));
    return under;
  }

  // At each site the gravest incidents, and how many more there are.
  function drawCalls(at) {
    const there = new Map();
    let open = 0, waiting = 0;
    for (const [reported, type, place, target, reached, closed] of film.incidents) {
      if (reported > at || (closed >= 0 && closed <= at)) continue;
      const came = reached >= 0 && reached <= at;
      const over = target >= 0 && !came && at > target ? Math.ceil((at - target) / 60) : 0;
      open += 1;
      if (!came) waiting += 1;
      there.set(place, [...(there.get(place) ?? []), { type, came, over }]);
    }
    layer("calls").replaceChildren(...[...there].flatMap(([place, calls]) => callsAt(place, calls)));
    return [open, waiting];
  }

  function callsAt(place, calls) {
    const [x, y] = film.places[place];
    calls.sort((a, b) => a.came - b.came || film.types[a.type][1] - film.types[b.type][1] || b.over - a.over);
    const signs = calls.slice(0, MOST_CALLS).map(({ type, came, over }, n) => {
      const [name, priority] = film.types[type];
      const made = sign(came ? "reached" : over ? "late" : "call", x - 8 - n * 27, y - 22, `${name}, ${film.sites[place]}`);
      made.querySelector("text").textContent = over ? over < 100 ? `+${over}′` : `+${Math.round(over / 60)}h` : priority;
      return made;
    });
    if (calls.length > MOST_CALLS) {
      const more = sign("more", x - 8 - MOST_CALLS * 27, y - 22);
      more.querySelector("text").textContent = `…${calls.length - MOST_CALLS}`;
      signs.push(more);
    }
    return signs;
  }

  function moment(at) {
    const [from, day, shows] = film.days.findLast((row) => row[0] <= at) ?? film.days[0];
    const seconds = shows + at - from;
    const two = (value) => String(Math.floor(value)).padStart(2, "0");
    return [`${two(seconds / 3600)}:${two((seconds / 60) % 60)}`, day];
  }

  function sentence([, kind, incident, team, plan]) {
    const [, type, place] = film.incidents[incident] ?? [];
    return filled(film.said[kind], {
      incident: film.types[type]?.[0], place: film.sites[place], team: film.teams[team], plan: film.plans[plan],
    });
  }

  function isLate([at, kind, incident]) {
    const found = film.incidents[incident];
    return kind === 10 && found && found[3] >= 0 && at > found[3] && at === found[4];
  }

  let told;
  function drawLog(at) {
    const last = film.told.findLastIndex((row) => row[0] <= at);
    if (last === told) return;
    told = last;
    const rows = film.told.slice(Math.max(last - MOST_TOLD + 1, 0), last + 1).reverse();
    log.replaceChildren(...rows.map((row) => {
      const grave = row[1] === WAITING || row[1] === UNREACHABLE || isLate(row);
      const item = element("li", { class: grave ? "grave" : row[1] === REPORTED ? "call" : "" });
      const late = isLate(row) ? `. ${filled(words.late_by, { n: Math.ceil((row[0] - film.incidents[row[2]][3]) / 60) })}` : "";
      item.append(element("b", {}, moment(row[0])[0]), ` ${sentence(row)}${late}`);
      return item;
    }));
    if (!rows.length) log.replaceChildren(element("li", {}, words.nothing));
  }

  let at = film.open;
  function draw() {
    const way = drawTeams(at);
    const [open, waiting] = drawCalls(at);
    drawLog(at);
    const [time, day] = moment(at);
    clock.textContent = `${day} ${time}`;
    counts.textContent = filled(words.counts, { open, waiting, way });
    slider.value = at;
    slider.setAttribute("aria-valuetext", `${day} ${time}. ${counts.textContent}`);
  }
  function go(to) {
    at = Math.min(Math.max(to, film.start), film.end - 1);
    draw();
  }

  // Playing: smoothly, or for those who want no motion from one happening to the next.
  let playing = 0, before = 0;
  function frame(now) {
    if (!playing) return;
    go(at + ((now - before) / 1000) * Number(speed.value) * 60);
    before = now;
    if (at >= film.end - 1) return stop();
    playing = requestAnimationFrame(frame);
  }
  function jump() {
    const next = film.told.find((row) => row[0] > at);
    if (!next) return stop();
    go(next[0]);
    playing = setTimeout(jump, 1500);
  }
  function start() {
    if (at >= film.end - 1) go(film.start);
    before = performance.now();
    playing = still.matches ? setTimeout(jump, 0) : requestAnimationFrame(frame);
    play.textContent = `❚❚ ${words.pause}`;
    play.setAttribute("aria-pressed", "true");
  }
  function stop() {
    cancelAnimationFrame(playing);
    clearTimeout(playing);
    playing = 0;
    play.textContent = `▶ ${words.play}`;
    play.setAttribute("aria-pressed", "false");
  }
  function seek(rows, forward) {
    const found = forward ? rows.find((t) => t > at) : rows.findLast((t) => t < at);
    if (found !== undefined) {
      stop();
      go(found);
    }
  }

  const calls = film.incidents.map((row) => row[0]).filter((t) => t >= film.start && t < film.end);
  const missed = film.incidents
    .filter(([, , , target, reached]) => target >= 0 && target < film.end && (reached < 0 || reached > target))
    .map((row) => row[3] + 1)
    .sort((a, b) => a - b);
  late.disabled = missed.length === 0;
  play.addEventListener("click", () => (playing ? stop() : start()));
  slider.addEventListener("input", () => { stop(); go(slider.valueAsNumber); });
  earlier.addEventListener("click", () => seek(calls, false));
  later.addEventListener("click", () => seek(calls, true));
  late.addEventListener("click", () => {
    stop();
    go(missed.find((t) => t > at) ?? missed[0]);
  });
  player.addEventListener("keydown", (event) => {
    const typing = event.target.matches("button, select");
    if (event.key === "k" || (event.key === " " && !typing)) {
      event.preventDefault();
      if (playing) stop(); else start();
    } else if (event.key === "n" || event.key === "p") {
      seek(calls, event.key === "n");
    }
  });
  for (const key of figure.querySelectorAll("[data-sign]")) key.append(sign(key.dataset.sign, 0, 0));
  figure.querySelector(".still").hidden = true;
  player.hidden = false;
  const view = figure.querySelector(".scroll");
  view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2;
  stop();
  draw();
}
