import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const restrictedExports = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file itself.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '**/*.mjs', '.dependency-cruiser.mjs'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // Comments can't turn off a rule. Fix the code instead.
    linterOptions: { noInlineConfig: true },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...restrictedExports],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    // Every copy says in the status bar that it happened.
    files: ['src/**/*.ts'],
    ignores: ['src/ui/writeClipboard.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...restrictedExports,
        { selector: "MemberExpression[property.name='writeText']", message: 'Copy with writeClipboard.' },
      ],
    },
  },
  {
    // The test runner awaits the promises of `it` and `describe`.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['it', 'describe'] }] },
  },
  { files: ['test/**/*.ts'], rules: { 'no-console': 'off' } },
);
