// Keeps what was written in a form on this device until it is saved, so that an expired session
// or a lost connection loses no text.
import { forget, forgetOld, forgetSaved, nameOf, store, stored, type Values } from "./kept";

const TOKEN = "csrfmiddlewaretoken";

function values(form: HTMLFormElement): Values {
  const said: Values = [];
  for (const [name, value] of new FormData(form)) {
    if (name !== TOKEN && typeof value === "string") said.push([name, value]);
  }
  return said;
}

function putBack(form: HTMLFormElement, kept: Values): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of kept) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) fill(field, left);
  for (const [name, sent] of left) {
    if (form.elements.namedItem(name)) continue;
    for (const value of sent) form.append(unseen(name, value));
  }
}

function fill(field: Element, kept: Map<string, string[]>): void {
  const input = field as HTMLInputElement;
  if (!input.name || input.name === TOKEN) return;
  const sent = kept.get(input.name);
  if (input.type === "checkbox" || input.type === "radio") {
    input.checked = sent?.includes(input.value) ?? false;
  } else if (sent?.[0] !== undefined && input.type !== "submit") {
    input.value = sent[0];
  }
}

/** A row that was added: it is sent along unseen. */
function unseen(name: string, value: string): HTMLInputElement {
  const hidden = document.createElement("input");
  hidden.type = "hidden";
  hidden.name = name;
  hidden.value = value;
  return hidden;
}

function button(words: string | undefined, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words ?? "";
  made.addEventListener("click", act);
  return made;
}

function offer(form: HTMLFormElement, name: string, kept: Values): void {
  const box = document.createElement("div");
  const text = document.createElement("p");
  const row = document.createElement("p");
  box.className = "card kept";
  box.setAttribute("role", "status");
  row.className = "row";
  text.textContent = form.dataset.keptWords ?? "";
  row.append(
    button(form.dataset.restoreWords, () => {
      putBack(form, kept);
      box.remove();
    }),
    button(form.dataset.dropWords, () => {
      forget((one) => one === name);
      box.remove();
    }),
  );
  box.append(text, row);
  form.before(box);
}

function watch(form: HTMLFormElement): void {
  // A button may be called «action», and would then hide the form's own.
  const address = new URL(form.getAttribute("action") ?? location.href, location.href).pathname;
  const name = nameOf(form.dataset.keep ?? "", address);
  const kept = stored(name);
  if (kept && JSON.stringify(kept.values) !== JSON.stringify(values(form))) {
    offer(form, name, kept.values);
  }
  const keep = () => store(name, values(form));
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
}

forgetOld();
for (const mark of document.querySelectorAll<HTMLElement>("[data-saved]")) {
  forgetSaved(mark.dataset.saved ?? "");
}
document.querySelectorAll<HTMLFormElement>("form[data-keep]").forEach(watch);
