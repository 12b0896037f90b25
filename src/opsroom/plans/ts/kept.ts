// What was written in forms and not sent, as it is kept on this device.

export type Values = [name: string, value: string][];
interface Kept {
  at: number;
  values: Values;
}

const OLDEST_MS = 7 * 24 * 3600 * 1000;
const START = "sansang-form:";

/** The name under which a form is kept: each account sees only what it wrote itself. */
export function nameOf(account: string, address: string): string {
  return `${START}${account}:${address}`;
}

export function stored(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

export function store(name: string, values: Values): void {
  try {
    localStorage.setItem(name, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // The device is full, or does not allow it.
  }
}

export function forget(test: (name: string) => boolean): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(START) && test(name)) localStorage.removeItem(name);
    }
  } catch {
    // The device does not allow it, so nothing is there.
  }
}

export function forgetOld(): void {
  forget((name) => {
    const kept = stored(name);
    return !kept || Date.now() - kept.at > OLDEST_MS;
  });
}

/** Forgets what the server has by now. */
export function forgetSaved(address: string): void {
  forget((name) => name.endsWith(`:${address}`));
}
