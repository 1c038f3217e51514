const { default: Sequencer } = require('@jest/test-sequencer')

/** Small files that wait for long: where nothing is known of earlier runs jest would begin with the largest, and end with these. */
const LONG = /vant-gallery|automator[\\/](connect|launch|hostile)/

module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    return [...sorted.filter(({ path }) => LONG.test(path)), ...sorted.filter(({ path }) => !LONG.test(path))]
  }
}
