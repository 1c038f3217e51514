import type { Column } from '../../shell/wheels'

/** Code and name; districts of a city that has none here are '市辖区'. */
interface Region {
  code: string
  name: string
  inside?: Region[]
}

/**
 * Every province, its capital with a few districts, and a few other cities: enough to try a form with.
 * One line each: `code name: city(district district) city`.
 */
const TABLE = `
110000 北京市: 北京市(东城区 西城区 朝阳区 丰台区 石景山区 海淀区 通州区)
120000 天津市: 天津市(和平区 河东区 河西区 南开区)
130000 河北省: 石家庄市(长安区 桥西区 新华区) 唐山市 保定市
140000 山西省: 太原市(小店区 迎泽区) 大同市
150000 内蒙古自治区: 呼和浩特市(新城区 回民区) 包头市
210000 辽宁省: 沈阳市(和平区 沈河区) 大连市
220000 吉林省: 长春市(南关区 宽城区) 吉林市
230000 黑龙江省: 哈尔滨市(道里区 南岗区) 大庆市
310000 上海市: 上海市(黄浦区 徐汇区 长宁区 静安区 普陀区 虹口区 杨浦区 浦东新区)
320000 江苏省: 南京市(玄武区 秦淮区 建邺区 鼓楼区 浦口区 栖霞区 雨花台区 江宁区 六合区) 无锡市(锡山区 惠山区) 苏州市(姑苏区 吴中区)
330000 浙江省: 杭州市(上城区 拱墅区 西湖区 滨江区) 宁波市 温州市
340000 安徽省: 合肥市(瑶海区 庐阳区) 芜湖市
350000 福建省: 福州市(鼓楼区 台江区) 厦门市(思明区 湖里区)
360000 江西省: 南昌市(东湖区 西湖区) 九江市
370000 山东省: 济南市(历下区 市中区) 青岛市(市南区 市北区)
410000 河南省: 郑州市(中原区 金水区) 洛阳市
420000 湖北省: 武汉市(江岸区 武昌区) 宜昌市
430000 湖南省: 长沙市(芙蓉区 岳麓区) 株洲市
440000 广东省: 广州市(荔湾区 越秀区 海珠区 天河区 白云区) 深圳市(罗湖区 福田区 南山区) 珠海市(香洲区)
450000 广西壮族自治区: 南宁市(兴宁区 青秀区) 桂林市
460000 海南省: 海口市(秀英区 龙华区) 三亚市
500000 重庆市: 重庆市(渝中区 江北区 沙坪坝区)
510000 四川省: 成都市(锦江区 青羊区 武侯区) 绵阳市
520000 贵州省: 贵阳市(南明区 云岩区) 遵义市
530000 云南省: 昆明市(五华区 盘龙区) 大理白族自治州
540000 西藏自治区: 拉萨市(城关区) 日喀则市
610000 陕西省: 西安市(新城区 碑林区 雁塔区) 咸阳市
620000 甘肃省: 兰州市(城关区 七里河区) 天水市
630000 青海省: 西宁市(城东区 城中区) 海东市
640000 宁夏回族自治区: 银川市(兴庆区 金凤区) 石嘴山市
650000 新疆维吾尔自治区: 乌鲁木齐市(天山区 沙依巴克区) 克拉玛依市
710000 台湾省: 台北市(中正区) 高雄市
810000 香港特别行政区: 香港岛(中西区 湾仔区) 九龙(油尖旺区)
820000 澳门特别行政区: 澳门半岛(花地玛堂区) 氹仔岛`

const pad = (n: number) => String(n).padStart(2, '0')

/** The administrative divisions as a tree; codes follow the order of the table. */
export const regions: readonly Region[] = TABLE.trim().split('\n').map(province)

function province(line: string): Region {
  const [head = '', rest = ''] = line.split(': ')
  const [code = '', name = ''] = head.split(' ')
  const cities = [...rest.matchAll(/([^\s()]+)(?:\(([^)]*)\))?/g)]
  const inside = cities.map(([, city = '', districts = '市辖区'], index) => {
    const cityCode = `${code.slice(0, 2)}${pad(index + 1)}`
    const list = districts.split(' ').map((it, i) => ({ code: `${cityCode}${pad(i + 1)}`, name: it }))
    return { code: `${cityCode}00`, name: city, inside: list }
  })
  return { code, name, inside }
}

export type RegionLevel = 'province' | 'city' | 'region' | 'sub-district'

export interface RegionOptions {
  /** Put before every list: '全部'. */
  customItem: string
  level: RegionLevel
}

const DEPTH: Record<RegionLevel, number> = { province: 1, city: 2, region: 3, 'sub-district': 3 }

/** The lists from the provinces down along the picked rows; a picked custom item ends the way. */
function lists({ customItem, level }: RegionOptions, picked: readonly number[]): Region[][] {
  const custom = customItem ? [{ code: '', name: customItem }] : []
  let inside: readonly Region[] = regions
  return Array.from({ length: DEPTH[level] ?? 3 }, (_, depth) => {
    const list: Region[] = [...custom, ...inside]
    inside = list[picked[depth] ?? 0]?.inside ?? []
    return list
  })
}

/** The wheels for the picked rows. */
export function regionColumns(options: RegionOptions, picked: readonly number[]): Column[] {
  return lists(options, picked).map((list, depth) => ({
    items: list.map(({ name }) => name),
    selected: Math.min(picked[depth] ?? 0, Math.max(0, list.length - 1)),
  }))
}

/** The rows of names, as `value` gives them. */
export function regionRows(options: RegionOptions, names: readonly string[]): number[] {
  const rows: number[] = []
  for (const name of names) {
    const list = lists(options, rows)[rows.length] ?? []
    rows.push(
      Math.max(
        0,
        list.findIndex((it) => it.name === name),
      ),
    )
  }
  return rows
}

/** What bindchange tells: names and codes. */
export function regionValue(options: RegionOptions, picked: readonly number[]) {
  const found = lists(options, picked).map((list, depth) => list[picked[depth] ?? 0])
  const there = found.filter((it): it is Region => it !== undefined)
  return {
    value: there.map(({ name }) => name),
    code: there.map(({ code }) => code).filter(Boolean),
    postcode: there.at(-1)?.code ?? '',
  }
}
