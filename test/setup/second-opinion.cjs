// Runs electronegativity over a folder and prints what it found and what it could not read, as JSON.
const Module = require('node:module');

// It asks the network for translations and for the list of Electron's releases. Findings must not hang on that.
const load = Module._load;
Module._load = function (name, ...rest) {
  return name === 'got' ? () => Promise.reject(new Error('offline')) : load.call(this, name, ...rest);
};
// What it prints on the way is not the answer.
console.log = () => undefined;

async function main() {
  const run = require('@doyensec/electronegativity/dist/runner.js');
  const { issues, errors } = await run({
    input: process.argv[2],
    isRelative: false,
    electronVersionOverride: '45.0.0',
    excludeFromScan: ['AvailableSecurityFixesGlobalCheck'],
  });
  process.stdout.write(JSON.stringify({ issues: issues.map(({ id, file }) => ({ id, file })), errors }));
}

void main();
