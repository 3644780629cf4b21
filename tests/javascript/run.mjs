// In a worker: the tests of one file, whose name the worker has; what came of them goes back to the page.

// What a worker has of a browser and a test may want to be otherwise.
for (const name of ['location', 'navigator']) Object.defineProperty(globalThis, name, { value: globalThis[name], writable: true, configurable: true });

try {
  const { results } = await import('./runner.mjs');
  await import(`./${globalThis.name}`);
  postMessage(await results());
} catch (error) {
  postMessage({ names: [], failed: [String(error.stack ?? error)] });
}
