// Makes elements; text is always text, never markup.

type Attributes = Readonly<Record<string, string | boolean>>;
type Child = Node | string | null;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(text: string, press: () => void, kind = ""): HTMLButtonElement {
  const made = make("button", { type: "button", class: kind }, text);
  made.addEventListener("click", press);
  return made;
}

/** Finds an element that the page must have. */
export function find<E extends Element>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
