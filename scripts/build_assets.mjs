// Bundles the TypeScript of the room: every src/opsroom/<feature>/ts/<entry>.ts named here goes to
// src/opsroom/<feature>/static/<feature>/. The build hook of the wheel calls it, and `make assets`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ENTRIES = { field: ["field", "worker"], plans: ["keep-forms"], reviews: ["unsaved"] };

for (const [feature, entries] of Object.entries(ENTRIES)) {
  const folder = fileURLToPath(new URL(`../src/opsroom/${feature}`, import.meta.url));
  await build({
    entryPoints: entries.map((entry) => `${folder}/ts/${entry}.ts`),
    outdir: `${folder}/static/${feature}`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "inline",
    logLevel: "warning",
  });
}
