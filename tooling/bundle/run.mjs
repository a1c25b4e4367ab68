// Makes one file of an app's compiled modules, `dist/bundle.js`: to load hundreds would take most of its time to start.
// Run by an app's build script, in the app's folder. What the app depends on at run time stays outside of the file.
import { join } from 'node:path';
import { build } from 'vite';
import { readManifest } from '../bootstrap/workspace.mjs';

const app = process.cwd();

await build({
  configFile: false,
  logLevel: 'warn',
  root: app,
  build: {
    ssr: join(app, 'dist', 'main.js'),
    outDir: join(app, 'dist'),
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'bundle.js', codeSplitting: false } },
  },
  ssr: { noExternal: true, external: Object.keys(readManifest(app)?.dependencies ?? {}) },
});
