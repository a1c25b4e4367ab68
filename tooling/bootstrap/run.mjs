// The entry of every npm script. It has no static import on purpose: an older Node must reach the version check below
// and print one line, not a stack trace about syntax or a module it lacks.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Failed to start: this is Node ${process.versions.node}, and the project needs Node 20.19 or later. Install it from https://nodejs.org and run the command again.`,
  );
  process.exitCode = 1;
} else {
  import('./main.mjs').then(({ main }) => main(process.argv.slice(2)));
}
