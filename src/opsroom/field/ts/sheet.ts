// The criteria that the phone takes along: from the room, or as they were kept.

import type { State } from "./store";

type Bilingual = Readonly<Record<"vi" | "en", string>>;

export interface Criterion {
  readonly id: string;
  readonly group: string;
  readonly asks: Bilingual;
  readonly evidence: Bilingual;
  readonly critical: boolean;
}

export interface Seen {
  readonly key: string;
  readonly criterion: string;
  readonly site: string;
  readonly state: State;
  readonly note: string;
  readonly at: string;
}

export interface Reported {
  readonly criterion: string;
  readonly agency: string;
  readonly state: State;
  readonly missing: string;
}

export interface Sheet {
  readonly open: boolean;
  readonly groups: readonly (Bilingual & { readonly id: string })[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly criteria: readonly Criterion[];
  readonly seen: readonly Seen[];
  readonly reported: readonly Reported[];
}

/** Returns the sheet, or null where it is neither to be had nor kept. */
export async function takeSheet(address: string): Promise<Sheet | null> {
  try {
    const answered = await fetch(address, { redirect: "manual" });
    if (answered.ok) return (await answered.json()) as Sheet;
  } catch {
    // no network: what was kept will do
  }
  const kept = "caches" in window ? await caches.match(address) : undefined;
  return kept ? ((await kept.json()) as Sheet) : null;
}
