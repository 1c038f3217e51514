export const grantQuestion = (name: string, station: string) => ({
  title: `让${name}当站长？`,
  content: `管${station}：同意预约、关时段、写日志。谁在什么时候给的，会记下来。`,
  yes: '是，指定',
  no: '先不定',
})

export const revokeQuestion = (name: string, station: string) => ({
  title: `不让${name}当站长了？`,
  content: `${name}就不再看管${station}了，马上生效。`,
  yes: '收回',
  no: '不收回',
})
