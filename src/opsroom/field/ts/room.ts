// How the room answers: every way in which sending can end has a name.

import type { Answer } from "./store";

export type Trouble = "no_network" | "signed_out" | "not_allowed" | "room_failed";

export interface Pass {
  readonly account: string;
  readonly token: string;
}

export type Reply =
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

const PATIENCE_MS = 60_000;

/** Asks for whom this phone may send now, with a fresh token against forged requests. */
export async function askPass(address: string): Promise<Pass | Trouble> {
  const answered = await ask(address, {});
  if (!answered) return "no_network";
  const trouble = troubleOf(answered);
  if (trouble) return trouble;
  const pass = (await answered.json()) as { account: number; csrf: string };
  return { account: String(pass.account), token: pass.csrf };
}

export async function send(answer: Answer, token: string, words: Words): Promise<Reply> {
  const answered = await ask(answer.address, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: letter(answer),
  });
  if (!answered) return { kind: "trouble", trouble: "no_network" };
  if (answered.status === 404) return { kind: "refused", why: words.gone };
  if (answered.status === 413) return { kind: "refused", why: words.tooLarge };
  if (answered.status === 422) {
    const refusal = (await answered.json()) as { words: string };
    return { kind: "refused", why: refusal.words };
  }
  const trouble = troubleOf(answered);
  return trouble ? { kind: "trouble", trouble } : { kind: "kept" };
}

interface Words {
  readonly gone: string;
  readonly tooLarge: string;
}

async function ask(address: string, how: RequestInit): Promise<Response | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(address, { ...how, redirect: "manual", credentials: "same-origin", signal });
  } catch {
    return null;
  }
}

function troubleOf(answered: Response): Trouble | null {
  if (answered.type === "opaqueredirect" || answered.status === 401) return "signed_out";
  if (answered.status === 403) return "not_allowed";
  return answered.ok ? null : "room_failed";
}

function letter(answer: Answer): FormData {
  const form = new FormData();
  const sent = {
    key: answer.key,
    criterion: answer.criterion,
    state: answer.state,
    site: answer.site,
    note: answer.note,
    seen_at: answer.seenAt,
    keep_position: answer.keepPosition,
  };
  form.append("answer", JSON.stringify(sent));
  for (const photo of answer.photos) form.append("photo", photo.picture, photo.name);
  return form;
}
