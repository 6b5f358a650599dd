import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Library → the one file that may load it, and what to use instead. */
const oneFileOnly = {
  keytar: {
    file: 'src/main/secrets/keytar-secret-store.ts',
    message: 'The keychain is reached through the SecretStore port (src/main/secrets/secret-store.ts).',
  },
  'electron-store': {
    file: 'src/main/settings/electron-settings-store.ts',
    message: 'Settings are reached through the SettingsStore port (src/main/settings/settings-store.ts).',
  },
};

const restrictedImports = (except) => [
  'error',
  {
    paths: Object.entries(oneFileOnly)
      .filter(([, { file }]) => file !== except)
      .map(([name, { message }]) => ({ name, message, allowTypeImports: false })),
  },
];

const restrictedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Closed sets are unions or `as const` lists.' },
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
  {
    selector: "MemberExpression[object.name='ipcMain']",
    message: 'Only src/main/rpc/serve.ts touches ipcMain; add a procedure to the contract instead.',
  },
  {
    selector: "CallExpression[callee.property.name='send'][callee.object.property.name='webContents']",
    message: 'Nothing is pushed over a channel; stream it through the contract.',
  },
  { selector: "NewExpression[callee.name='BrowserWindow']", message: 'Windows are made in src/main/app/windows.ts.' },
  { selector: "NewExpression[callee.name='WebContentsView']", message: 'Windows are made in src/main/app/windows.ts.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text from outside is shown as text.' },
  { selector: "AssignmentExpression[left.property.name='innerHTML']", message: 'Text from outside is shown as text.' },
  { selector: "NewExpression[callee.name='Function']", message: 'Code is never made from text.' },
];

const syntaxWithout = (...fragments) => [
  'error',
  ...restrictedSyntax.filter(({ selector }) => !fragments.some((fragment) => selector.includes(fragment))),
];

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'artifacts/', 'coverage/', 'node_modules/', 'docs/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json', './tsconfig.test.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `void work()` says that a promise is left alone on purpose; arrow shorthand for one-line callbacks reads better.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': restrictedImports(null),
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
      complexity: ['error', { max: 20, variant: 'modified' }],
      // Ports are records of closures; nothing here uses `this`, so methods may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // An async method of a port turns what it throws into a rejection, also where it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      // Control characters are what several of our patterns are about.
      'no-control-regex': 'off',
    },
  },
  ...Object.values(oneFileOnly).map(({ file }) => ({
    files: [file],
    rules: { '@typescript-eslint/no-restricted-imports': restrictedImports(file) },
  })),
  { files: ['src/main/rpc/serve.ts'], rules: { 'no-restricted-syntax': syntaxWithout('ipcMain') } },
  {
    files: ['src/main/app/windows.ts'],
    rules: { 'no-restricted-syntax': syntaxWithout('BrowserWindow', 'WebContentsView') },
  },
  { files: ['*.config.ts', '*.config.js'], rules: { 'no-restricted-syntax': syntaxWithout('ExportDefault') } },
  {
    files: ['src/renderer/**/*.{ts,tsx}', 'test/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      // The search box has the focus at start, and the first field of a dialog: that is the design.
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Matchers like expect.any(String) are typed `any` by the test runner.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: globals.node } },
);
