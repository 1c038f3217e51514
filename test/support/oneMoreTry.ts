/**
 * What drives a real browser may miss a frame on a busy machine: such a test is tried once more, and what failed first is
 * printed. Rules, functions and the cloud never are: there a test that fails once has found something.
 */
const IN_A_BROWSER = /test[\\/](e2e|local[\\/](automator|phone-[a-z]+|vant-gallery))[\\/]/

if (IN_A_BROWSER.test(expect.getState().testPath ?? '')) jest.retryTimes(1, { logErrorsBeforeRetry: true })
