import js from '@eslint/js'
import wxmlParser from '@wxml/parser'
import wxml from 'eslint-plugin-wxml'
import tseslint from 'typescript-eslint'

const IGNORED = [
  ...['node_modules/', 'build/', '.cache/', '.data/', 'coverage/', 'miniprogram/miniprogram_npm/'],
  'miniprogram/packages/desk/vendor/ed25519.js',
]
const NODE_GLOBALS = [
  'process',
  'console',
  'require',
  'module',
  'Buffer',
  'setTimeout',
  'clearTimeout',
  'setInterval',
]
const globals = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']))

export default tseslint.config(
  { ignores: IGNORED },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.recommended],
    rules: {
      // TypeScript knows better which names exist.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // The product reads no clock and no randomness where a rule could be tested without them.
    files: ['miniprogram/shared/rules/**/*.ts', 'cloudfunctions/!(kit)/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take `now` as an argument, or ctx.now().' },
        { object: 'Math', property: 'random', message: 'Take ids and randomness as arguments.' },
      ],
    },
  },
  {
    files: ['cloudfunctions/kit/log.ts', 'local/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: globals([
        ...NODE_GLOBALS,
        '__dirname',
        '__filename',
        'exports',
        'URL',
        'performance',
        'clearInterval',
        'fetch',
      ]),
    },
  },
  {
    // Sample mini-programs, written as people write theirs.
    files: ['test/**/fixture*/**/*.js'],
    languageOptions: {
      globals: globals([
        'App',
        'Page',
        'Component',
        'Behavior',
        'wx',
        'getApp',
        'getCurrentPages',
        'getRegExp',
      ]),
    },
  },
  {
    files: ['miniprogram/**/*.wxml'],
    plugins: { wxml },
    languageOptions: { parser: wxmlParser },
    rules: {
      'wxml/report-wxml-syntax-error': 'error',
      'wxml/report-interpolation-error': 'error',
      'wxml/no-duplicate-attributes': 'error',
      'wxml/no-wx-for-with-wx-else': 'error',
      'wxml/no-vue-directive': 'error',
    },
  },
)
