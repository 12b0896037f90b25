// The words of the page: the server gives them in the page's language.

export type Words = Readonly<Record<string, string>>;

let words: Words = {};

export function learnWords(): void {
  const block = document.getElementById("field-words");
  words = JSON.parse(block?.textContent ?? "{}") as Words;
}

/** Says a phrase, with its blanks filled. */
export function say(key: string, blanks: Record<string, string | number> = {}): string {
  const phrase = words[key] ?? key;
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(blanks[name] ?? whole));
}

export function language(): "vi" | "en" {
  return document.documentElement.lang === "vi" ? "vi" : "en";
}
