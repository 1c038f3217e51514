/** One jest run, five kinds of test. `npx jest test/rules` or `npx jest --selectProjects rules` runs a part of it. */

const swc = {
  jsc: { parser: { syntax: 'typescript', decorators: false }, target: 'es2022' },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
}

/** What every kind has in common. Built output holds copies of our modules, which jest must not find. */
const common = {
  rootDir: __dirname,
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/(build|\\.cache|\\.data)/', '<rootDir>/miniprogram/miniprogram_npm/'],
  // magic-string comes as an ES module only, which jest cannot load as it is.
  transform: { '^.+\\.ts$|/magic-string/.+\\.mjs$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/(?!magic-string/)'],
  restoreMocks: true,
}

const project = (displayName, folder, more = {}) => ({
  ...common,
  displayName,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
  ...more,
})

const oneMoreTry = { setupFilesAfterEnv: ['<rootDir>/test/support/oneMoreTry.ts'] }

module.exports = {
  // Two cores are the smallest machine that this is meant for; more are used where they exist.
  maxWorkers: Math.max(2, Math.ceil(require('node:os').cpus().length / 2)),
  testTimeout: 90_000,
  testSequencer: '<rootDir>/test/support/longFirst.js',
  projects: [
    project('rules', 'rules'),
    project('functions', 'functions', {
      globalSetup: '<rootDir>/test/support/functionsSetup.ts',
      globalTeardown: '<rootDir>/test/support/functionsTeardown.ts',
    }),
    project('local', 'local', oneMoreTry),
    project('components', 'components', {
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'https://phone.test' },
    }),
    project('e2e', 'e2e', {
      setupFilesAfterEnv: [...oneMoreTry.setupFilesAfterEnv, '<rootDir>/test/support/e2eTurn.ts'],
      globalSetup: '<rootDir>/test/support/e2eSetup.ts',
      globalTeardown: '<rootDir>/test/support/e2eTeardown.ts',
    }),
  ],
}
