/** Who may import whom. Each rule is proved by a planted violation in test/unit/architecture. */

const vendors = 'norce|emporix|bigcommerce|salesforce-b2c';
/** The files below src/main/app may use Electron; elsewhere only these. */
const electronFiles = '^src/(main/(app/|index\\.ts$)|preload/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one thing in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'What is imported must exist.',
      severity: 'error',
      from: { path: '^(src|test|scripts)' },
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared is built into every program: it may use shared, zod and the contract builder, and nothing else.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { pathNot: ['^src/shared', 'node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'preload-is-thin',
      comment: 'The preload hands over a port and does nothing else.',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { pathNot: ['^src/preload', '^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'The page has no Node, no Electron and no main process; it has the contract as types.',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: ['^src/(main|preload|sandbox|landing|training)', '^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-without-node',
      comment: 'The page has no Node.',
      severity: 'error',
      from: { path: '^src/renderer/src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'bridge-owns-the-client',
      comment: 'Only the bridge makes the oRPC client.',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: '^src/renderer/src/bridge/' },
      to: { path: 'node_modules/@orpc/' },
    },
    {
      name: 'features-do-not-meet',
      comment: 'A feature knows itself, the components, the stores, the bridge and lib; never another feature.',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/', pathNot: '^src/renderer/src/features/$1/' },
    },
    {
      name: 'features-do-not-know-the-app',
      comment: 'The shell composes features, not the other way round.',
      severity: 'error',
      from: { path: '^src/renderer/src/(features|components|stores|lib|bridge)/' },
      to: { path: '^src/renderer/src/app/' },
    },
    {
      name: 'components-know-nothing',
      comment: 'Components are looks: no feature, no store, no bridge.',
      severity: 'error',
      from: { path: '^src/renderer/src/(components|lib)/' },
      to: { path: '^src/renderer/src/(features|stores|bridge)/' },
    },
    {
      name: 'stores-know-no-looks',
      comment: 'Cross-feature stores know no feature and no component.',
      severity: 'error',
      from: { path: '^src/renderer/src/stores/' },
      to: { path: '^src/renderer/src/(features|components)/' },
    },
    {
      name: 'electron-in-named-files',
      comment: 'Electron stays in app and preload, so that everything else runs in a plain Node test.',
      severity: 'error',
      from: { path: '^src', pathNot: electronFiles },
      to: { path: ['^electron$', 'node_modules/electron/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'main-index-starts-the-app',
      comment: 'The entry knows the lifecycle and nothing else.',
      severity: 'error',
      from: { path: '^src/main/index\\.ts$' },
      to: { path: '^src/main', pathNot: '^src/main/app/' },
    },
    {
      name: 'rpc-is-handed-its-services',
      comment: 'rpc gets objects handed in; it knows concrete stores and vendors at most as types.',
      severity: 'error',
      from: { path: '^src/main/rpc' },
      to: {
        path: '^src/main/(app|vendors|secrets|settings|journal|platform|policy)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'use-cases-know-ports',
      comment: 'Use cases know ports: no vendor folder, no driver.',
      severity: 'error',
      from: { path: '^src/main/(accounts|reset-links|connections)' },
      to: {
        path: [
          `^src/main/vendors/(${vendors})/`,
          '^src/main/(app|rpc)/',
          '^src/main/(secrets/keytar|settings/electron|journal/file)-',
        ],
      },
    },
    {
      name: 'vendors-do-not-meet',
      comment: 'One vendor, one folder: what two need belongs to http or the port.',
      severity: 'error',
      from: { path: `^src/main/vendors/(${vendors})/` },
      to: { path: `^src/main/vendors/(${vendors})/`, pathNot: '^src/main/vendors/$1/' },
    },
    {
      name: 'vendors-know-port-and-http',
      comment: 'An adapter knows its folder, the port, the HTTP client and shared.',
      severity: 'error',
      from: { path: `^src/main/vendors/(${vendors})/` },
      to: { path: '^src/', pathNot: ['^src/main/vendors/', '^src/shared/'] },
    },
    {
      name: 'vendor-has-one-face',
      comment: 'Nothing but its index leaves a vendor folder.',
      severity: 'error',
      from: { path: '^src', pathNot: `^src/main/vendors/(${vendors})/` },
      to: { path: `^src/main/vendors/(${vendors})/(?!index\\.ts$)` },
    },
    {
      name: 'state-knows-no-services',
      comment: 'Secrets, settings, policy, journal and platform know no use case and no vendor.',
      severity: 'error',
      from: { path: '^src/main/(secrets|settings|policy|journal|platform)/' },
      to: { path: '^src/main/(app|rpc|accounts|connections|reset-links|vendors)/' },
    },
    {
      name: 'sandbox-is-a-stranger',
      comment: 'An emulator that borrows from the program it tests repeats its mistakes.',
      severity: 'error',
      from: { path: '^src/sandbox' },
      to: { path: '^src/', pathNot: '^src/sandbox' },
    },
    {
      name: 'emulators-do-not-meet',
      comment: 'One emulator, one folder: what two need belongs to kit.',
      severity: 'error',
      from: { path: `^src/sandbox/(${vendors})/` },
      to: { path: `^src/sandbox/(${vendors})/`, pathNot: '^src/sandbox/$1/' },
    },
    {
      name: 'landing-checks-tokens',
      comment: 'The landing page is a Node program of its own: tokens, adapters and shared, nothing else of main.',
      severity: 'error',
      from: { path: '^src/landing' },
      to: { path: '^src/', pathNot: ['^src/landing', '^src/shared', '^src/main/(reset-links|vendors)/'] },
    },
    {
      name: 'training-introduces',
      comment: 'Training knows the emulators and the landing page, and nothing of main.',
      severity: 'error',
      from: { path: '^src/training' },
      to: { path: '^src/', pathNot: '^src/(training|sandbox|landing|shared)' },
    },
    {
      name: 'product-knows-no-test',
      comment: 'The product never imports its tests or scripts.',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(test|scripts)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
