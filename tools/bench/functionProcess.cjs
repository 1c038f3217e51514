'use strict'
/** Runs one built function in a process of its own, so that its memory can be told: as much as WeChat would need. */
const { main } = require(process.argv[2])

process.on('message', async ({ id, event }) => {
  const reply =
    event === null ? process.resourceUsage().maxRSS / 1024 : await main(event, { request_id: String(id) })
  process.send({ id, reply })
})
