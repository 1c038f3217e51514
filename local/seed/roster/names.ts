import type { Random } from './random'

/** Common surnames, the commonest more often. */
const SURNAMES = [
  ...'王王王李李李张张张刘刘陈陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇',
  ...['欧阳', '上官', '诸葛', '司马'],
]

const OLDER = {
  男: '国建志德永明文福贵林生华强军平海民东成荣',
  女: '桂秀淑玉兰英珍芳凤芬琴梅云霞素华莲香菊娥',
}
const YOUNGER = {
  男: '子浩宇轩俊杰博文天翔晨阳铭泽昊睿一凡嘉',
  女: '雨欣怡思琪梦佳诗涵静雅婷悦晓萱若彤语心妍',
}

export type Sex = '男' | '女'

/** A name as people of that age have it: two given characters mostly, sometimes one. */
export function nameOf(random: Random, sex: Sex, isOlder: boolean): string {
  const given = [...(isOlder ? OLDER : YOUNGER)[sex]]
  const first = random.pick(given)
  return random.pick(SURNAMES) + first + (random.next() < 0.85 ? random.pick(given) : '')
}
