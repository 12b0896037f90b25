// Keeps what was written in a form on this device until it is saved, so that an expired session
// or a lost connection loses no text. Each account sees only what it wrote itself.
"use strict";
(() => {
  const OLDEST_MS = 7 * 24 * 3600 * 1000;
  const START = "sansang-form:";

  const stored = (name) => {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  };
  const store = (name, value) => {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* full, or not allowed */ }
  };
  const forget = (test) => {
    try { for (const name of Object.keys(localStorage)) if (name.startsWith(START) && test(name)) localStorage.removeItem(name); } catch { /* not allowed */ }
  };
  const values = (form) => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  forget((name) => { const kept = stored(name); return !kept || Date.now() - kept.at > OLDEST_MS; });
  for (const mark of document.querySelectorAll("[data-saved]")) {
    forget((name) => name.endsWith(`:${mark.dataset.saved}`));
  }

  const putBack = (form, kept) => {
    const left = new Map();
    for (const [name, value] of kept) left.set(name, [...(left.get(name) ?? []), value]);
    for (const input of form.elements) {
      if (!input.name || input.name === "csrfmiddlewaretoken") continue;
      const sent = left.get(input.name);
      if (input.type === "checkbox" || input.type === "radio") input.checked = Boolean(sent?.includes(input.value));
      else if (sent?.length && input.type !== "submit") input.value = sent[0];
    }
    for (const [name, sent] of left) {
      if (form.elements.namedItem(name)) continue;
      for (const value of sent) { // a row that was added: it is sent along unseen
        const hidden = document.createElement("input");
        hidden.type = "hidden"; hidden.name = name; hidden.value = value; form.append(hidden);
      }
    }
  };

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button"; made.textContent = words; made.addEventListener("click", act);
    return made;
  };

  const offer = (form, name, kept) => {
    const box = document.createElement("div"), text = document.createElement("p"), row = document.createElement("p");
    box.className = "card kept"; box.setAttribute("role", "status"); row.className = "row";
    text.textContent = form.dataset.keptWords;
    row.append(
      button(form.dataset.restoreWords, () => { putBack(form, kept); box.remove(); }),
      button(form.dataset.dropWords, () => { forget((one) => one === name); box.remove(); }),
    );
    box.append(text, row); form.before(box);
  };

  for (const form of document.querySelectorAll("form[data-keep]")) {
    const address = new URL(form.action, location.href).pathname;
    const name = `${START}${form.dataset.keep}:${address}`;
    const kept = stored(name);
    if (kept && !same(kept.values, values(form))) offer(form, name, kept.values);
    const keep = () => store(name, { at: Date.now(), values: values(form) });
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
  }
})();
