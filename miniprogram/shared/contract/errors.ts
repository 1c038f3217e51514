/**
 * Every refusal that a person can see. The code is the API; the sentence is what the phone shows: what happened, and
 * what to do. `{name}` is filled from the error's parameters.
 */
export const SENTENCES = {
  UNAUTHENTICATED: '没有认出您的微信账号。请关掉小红梅，重新打开再试',
  FORBIDDEN: '这件事要由{who}来办。您可以打电话请他们帮忙',
  NOT_FOUND: '没有找到{what}，可能已经撤下。请返回上一页重新选择',
  INVALID_INPUT: '有一项没有填对：{field}。请改一改再试',
  TOO_LARGE: '内容太长，发不出去。请删短一些再试',
  BUSY: '现在用的人多，没有办成。请过一会儿再点一次',
  OFFLINE: '网络不通，没有办成。已填的内容还在，连上网后再点一次',
  INTERNAL: '系统出了点问题，没有办成。请过一会儿再试，还不行就打电话问服务站',

  SPACE_CLOSED_DAY: '{day}不开放（{why}）。请换一天',
  SPACE_OUTSIDE_HOURS: '这段时间不在开放时间内。{day}开放：{hours}',
  SPACE_PAST_TIME: '这段时间已经过去了。请选 {earliest} 以后的时间',
  SPACE_TOO_FAR_AHEAD: '最多可以提前 {days} 天预约。请选近一些的日子',
  SPACE_NOT_ALIGNED: '开始和结束要在整点或半点。请重新选时间',
  SPACE_TOO_SHORT: '一次至少预约 {least}。请把时间选长一些',
  SPACE_TOO_LONG: '一次最多预约 {most}。请把时间选短一些',
  SPACE_TOO_FEW_PEOPLE: '人数至少是 1 人。请填写来几个人',
  SPACE_TOO_MANY_PEOPLE: '这里最多坐 {capacity} 人，您填了 {people} 人。请改人数，或换一个大些的房间',
  SPACE_MEMBERS_ONLY: '这个房间只供党员预约。您可以看看同一服务站的其他房间',
  SPACE_TAKEN: '这段时间刚刚被别人约走了。请另选一段时间',
  SPACE_OTHER_ORGANIZATION: '这个房间只供{name}的党员预约。您可以看看同一服务站的其他房间',
  SPACE_TOO_LATE: '要提前 {lead} 预约。请选 {earliest} 以后的时间',
  SPACE_NEEDS_CONTENT: '请先选好要在屏幕上放的内容，再提交',
  SPACE_TAKES_NO_CONTENT: '这里是房间，不放屏幕内容。请去掉内容再试',
  PERSON_ELSEWHERE: '{when}您已经在{what}，一个人不能同时在两处。请换个时间',
  QUOTA_MINUTES: '这里每人每周最多约 {most}，您这周已约 {used}。请改短些或选别的周',
  QUOTA_TIMES: '这里每人每周最多约 {most} 次，您这周已经约满。请选别的周',
  QUOTA_BRANCH: '你们支部这周在这里最多约 {most}，已约 {used}。请改短些或选别的周',
  NO_SHOW_BLOCKED: '您有几次约了没有来，{until}以前不能再约。有急事请打电话问服务站',
  SERIES_NONE: '这些日子一个也约不上。请换个时间，或者换个房间',

  FAVOURITES_FULL: '最多收藏 {most} 个服务站。请先取消一个不常去的',

  EDIT_STALE: '刚才有人改过这里。请返回重新打开，看看再改',
  LOG_DATE: '日志只能写今天和前 {days} 天的事。请重新选日期',
  LOG_NOT_A_REPAIR: '这一条不是报修，不用写修好。请看看是不是选错了',
  LOG_FIXED: '这一条已经修好了。又坏了的话，请另写一条',
  LOG_STRUCK: '这一条已经作废了。请另写一条',

  RESERVATION_NOT_YOURS: '这不是您的预约，不能改动',
  RESERVATION_CANCELLED: '这个预约已经取消了。需要的话请重新预约',
  RESERVATION_STARTED: '已经到了开始时间，不能取消了。来不了请打电话告诉服务站',
  RESERVATION_CHECKED_IN: '您已经签到了，不用取消',
  RESERVATION_TOO_LATE_TO_CHANGE: '最晚要在 {by} 以前改，现在改不了了。请打电话问服务站',
  RESERVATION_TOO_LATE_TO_CANCEL: '最晚要在 {by} 以前取消。来不了请打电话告诉服务站',
  RESERVATION_OVER: '这个预约已经结束，不能再改。需要的话请重新预约',
  RESERVATION_OF_EVENT: '这是给活动留的地方，要在活动里改。请联系办活动的支部',
  RESERVATION_IN_USE: '已经签到开始用了，不能再改。要提前走请点“提前离开”',
  LEAVE_NOT_IN: '还没有签到，不用提前结束。来不了请取消预约',
  DECIDE_NEEDS_REASON: '不同意要写明原因，对方会看到。请填写原因',
  DECIDED_BEFORE: '这个预约已经处理过了。请刷新看看现在的情况',

  WAIT_NOT_NEEDED: '这段时间现在有空，不用排队。请直接预约',
  WAIT_IN_ALREADY: '您已经在排这段时间了，不用再排。有位置会通知您',
  WAIT_FULL: '排这段时间的人已经很多了。请另选一段时间',
  WAIT_NOT_YOURS: '这不是您的候补，不能改动',
  WAIT_NO_OFFER: '还没有轮到您。有位置时会通知您，请再等一等',
  WAIT_OVER: '这次候补已经结束了。需要的话请重新排队或预约',

  SPACE_NEEDS_APPROVAL: '这里要站长同意才能用。请找站长，或者先预约',
  CHECK_IN_RELEASED: '过了 15 分钟没有等到您，{range} 的预约已经让出。这里空着的话可以现场用',
  CHECK_IN_ASKED: '您约的 {range} 还在等站长同意。请稍等，或打电话问一问',
  WALK_IN_TAKEN: '这里现在不空，或者马上有人要用。请另选一段时间',
  CLOSURE_BACKWARDS: '结束的日子在开始之前。请重新选日期',
  CLOSURE_TOO_LONG: '一次最多关闭 {days} 天。请分几次来办',

  CODE_UNREADABLE: '这不是小红梅的房间码。请扫房间门口的二维码',
  CODE_UNKNOWN: '这个房间码已经失效。请找站长换一张新的',
  CHECK_IN_NOT_BOOKED: '您今天没有预约{space}。想用的话请先预约',
  CHECK_IN_TOO_EARLY: '还没到签到时间。您约的是 {range}，{opens} 起可以签到',
  CHECK_IN_TOO_LATE: '您今天在{space}的预约是 {range}，已经结束，不能签到了',

  MEMBER_NOT_MATCHED:
    '名册上没有对得上的姓名和手机号。请核对后再试，还可以试 {left} 次；或请支部书记出示邀请码',
  BINDING_LOCKED: '填错了三次，先停一停。请 {minutes} 分钟后再试，或请支部书记出示邀请码',
  MEMBER_BOUND_ELSEWHERE: '这位党员已经绑在另一个微信上了。换了手机请找支部书记解除',
  ACCOUNT_BOUND: '这个微信已经绑定了{name}。要换人请先在“我的”里解除绑定',
  NOT_BOUND: '这个微信还没有绑定党员，不用解除',
  PHONE_CODE_UNUSABLE: '没有取到微信手机号。请再点一次按钮，或者直接填手机号',
  INVITATION_UNREADABLE: '这不是小红梅的邀请码。请扫支部书记手机上的邀请码',
  INVITATION_OVER: '这个邀请码过期了或用过了。请支部书记再出示一个新的',
  INVITATION_NAME_UNKNOWN: '这个支部的名册上没有叫这个名字、还没绑定的党员。请核对姓名，还可以试 {left} 次',
  INVITATION_NAME_AMBIGUOUS: '支部里有两位同名的党员。请支部书记给您出示专用的邀请码',

  MEMBER_LEFT: '{name}已经转出，名册上不在了。请核对是不是同一个人',
  TRANSFER_DATE: '转接日期要在 {from} 和今天之间。请重新选日期',
  TRANSFER_SAME_BRANCH: '{name}已经在{branch}了，不需要再转',
  NOT_A_BRANCH: '{name}不是支部，党员只能编在支部里。请选一个支部',
  TEXT_NOT_ALLOWED: '这段文字没有通过微信的内容检查：{field}。请换个说法再试',

  GRANT_NOT_UNDER_YOU: '这个授权要由更上一级来给。请联系区委组织部',
  GRANT_WRONG_SCOPE: '{role}不能授在这里。请选合适的组织或服务站',

  ORGANIZATION_CLOSED: '{name}已经撤销了。请另选一个',
  ORGANIZATION_NAME_TAKEN: '上级之下已经有叫“{name}”的组织。请换个名称',
  ORGANIZATION_WRONG_PARENT: '{kind}不能设在{parent}下面。请另选上级',
  ORGANIZATION_INTO_ITSELF: '不能移到自己或自己的下级里。请另选上级',
  ORGANIZATION_NOT_ALIKE: '只能并入同一类的组织。请另选一个',
  ORGANIZATION_NOT_EMPTY: '{name}里还有 {count} 名党员或下级组织。请先转走或合并，再撤销',

  MEMBER_CODE_UNREADABLE: '这不是党员码。请扫手机上的“我的码”或活动证',
  MEMBER_CODE_TRUNCATED: '码没有扫全。请把整个二维码放进框里再扫一次',
  MEMBER_CODE_FORGED: '这个码是伪造或改过的，不能用。请核对本人，再按姓名查找',
  MEMBER_CODE_KEY_RETIRED: '这个码是用停用的旧密钥签的。请打开“我的码”刷新，或换新的活动证',
  MEMBER_CODE_OTHER_DISTRICT: '这是别的区的党员码。请按姓名查找，或登记为群众',
  MEMBER_CODE_EXPIRED: '这个码过时了，可能是截图。请在手机上打开“我的码”再扫',
  MEMBER_CODE_EARLY: '手机时间不对，这个码还没到时候。请把手机时间设为自动',
  MEMBER_CODE_REPLAYED: '这个码刚在别处用过，可能是转发的。请让本人刷新“我的码”',
  MEMBER_CARD_REVOKED: '这张活动证已经挂失。请换新证，或打开手机上的“我的码”',
  MEMBER_CODE_UNKNOWN: '名册上找不到这个码的主人。请按姓名查找',

  DESK_NOT_YOURS: '这场活动的签到要由{who}来做。请联系发活动的支部书记，把您加为签到帮手',
  DESK_OPENED_ELSEWHERE: '这个签到台是别的微信开的。请退出去，重新打开扫码签到',
  DESK_EVENT_CANCELLED: '这场活动已经取消，不用签到了',
  DESK_NOT_OPEN: '还没到签到时间，{opens} 起可以签到',
  DESK_CLOSED: '签到时间已经过了。请用“补录纸面签到”记下来',
  DESK_NOT_SIGNED_UP: '没有报名，这场活动只收报了名的人。请找负责的书记商量',
  DESK_SIGNUP_CANCELLED: '报过名，又取消了。请找负责的书记商量',
  DESK_WAITING: '还在候补，没有轮到。请先到旁边等一等，有空位再进',
  DESK_NOT_FOR_THEM: '这场活动不是给这位同志开的。请核对是不是走错了地方',
  EVENT_CODE_UNREADABLE: '这不是小红梅的活动签到码。请扫门口屏幕上的码',
  EVENT_CODE_UNKNOWN: '这个签到码不是系统发的，不能用。请扫门口屏幕上的码',
  EVENT_CODE_EARLY: '这个签到码还没到时候。请扫门口屏幕上现在的码',
  EVENT_CODE_OVER: '这个签到码过时了，可能是转发的图。请扫门口屏幕上现在的码',
  EVENT_CODE_FAR: '您离活动地点还有 {metres} 米。请到了门口再扫',
  PHONE_FULL: '手机存满了，又没有网，这次签到没有记下来。请找工作人员按姓名签到',

  ROSTER_FILE_UNREADABLE: '读不出这个文件。请另存为 .xlsx 或 .csv 再选一次',
  ROSTER_NO_HEADINGS: '第一行没有找到“{missing}”。请下载模板，照着表头填',
  ROSTER_TOO_LARGE: '文件太大，一次最多 {rows} 行。请分成几个文件',
  ROSTER_UPDATING: '名册正在更新，马上就好。请过半分钟再看',
  ROSTER_CHANGED: '预览之后名册有了别的改动。请重新选文件预览一次',
  ROSTER_NEW_ORGANIZATIONS: '文件里有 {count} 个还没建的组织。请核对名称，确实要建就选“一并新建”',
  ROSTER_NOT_READY: '这次导入现在不能这样做。请返回看看进行到哪一步了',
  EVENT_CANCELLED: '这个活动已经取消了。您可以看看别的活动',
  EVENT_NOT_FOR_YOU: '这个活动面向{who}。您可以看看“对所有人开放”的活动',
  EVENT_BEGUN: '活动已经开始，不能再报名了。想参加请直接到现场问一问',
  EVENT_SIGNUP_EARLY: '还没到报名时间。{when} 起可以报名，到时再来',
  EVENT_SIGNUP_OVER: '报名在 {when} 截止了。想参加请打电话问组织者',
  EVENT_WAITLIST_FULL: '候补的人也满了。请看看别的活动，或打电话问组织者',
  EVENT_TOO_MANY_COMPANIONS: '这个活动每人最多带 {most} 人。请改一改再报名',
  EVENT_ANSWER_NEEDED: '还有一题没有回答：{question}。请填好再报名',
  EVENT_NAME_NEEDED: '请填写您的姓名，到门口好找到您',
  EVENT_CANNOT_LEAVE: '离开始不到 {hours} 小时，不能自己取消了。请打电话告诉组织者',
  EVENT_NOT_SIGNED_UP: '{name}没有报名这个活动，不用取消',

  EVENT_ENDS_BEFORE: '结束时间要晚于开始时间。请重新选时间',
  EVENT_TOO_LONG: '一次活动最长 12 小时。几天的培训请按系列发布',
  EVENT_IN_PAST: '开始时间已经过去了。请选一个以后的时间',
  EVENT_WINDOW: '报名截止要晚于报名开始。请重新选报名时间',
  EVENT_COMPANIONS: '可带人数太多，一家就占满了。请调大名额，或少带几人',
  EVENT_AUDIENCE_NOT_YOURS: '{organization}不在您的管理范围内。请重新选参加的人',
  EVENT_CHANGED: '这个活动刚被别人改过。请返回看看最新的内容再改',
  EVENT_DRAFT_CHANGED: '这份草稿在别的手机上改过了。请重新打开再改',
  EVENT_CAPACITY_BELOW: '已经有 {taken} 个名额报出去了，不能改得更少',
  EVENT_OVER: '活动已经结束，不能再改了。可以去写活动纪实',
  EVENT_NOT_BEGUN: '活动还没有开始。等活动开始以后再来写',
  EVENT_NOT_ATTENDED: '没有您参加这个活动的签到记录。请找组织者补签',
  EVENT_RECORD_CHANGED: '这份纪实刚被别人改过。请返回看看最新的内容再改',
  EVENT_PICTURE_GONE: '这张照片已经不在纪实里了，不用再申请',

  PICTURE_MISSING: '有一张照片没有传上来。请把它去掉，重新选一次',
  PICTURE_UNREADABLE: '有一张照片打不开，或者太大。请把它去掉，换一张',
  PICTURE_NOT_ALLOWED: '有一张照片没有通过微信的内容检查。请把它去掉，换一张',
  PICTURES_TOO_MANY: '照片最多 {most} 张。请去掉几张再试',

  MATERIAL_MISSING: '资料“{name}”没有传上来。请把它去掉，重新选一次',
  MATERIAL_UNREADABLE: '资料“{name}”打不开，或者大过 {most} MB。请换一份再选',
  MATERIAL_NOT_ALLOWED: '资料“{name}”里有图片没有通过微信的内容检查。请改好再选',

  LESSON_INCOMPLETE: '还差一样：{what}。补上再提交',
  LESSON_NOT_YOURS: '这一课是{author}做的，只有本人能改。您可以请本人修改',
  LESSON_NOT_EDITABLE: '这一课正在评审或已经发布，不能直接改。要改请点“修订”',
  LESSON_SAVED_ELSEWHERE: '这份草稿在别的手机上改过了。请返回重新打开，再接着改',
  LESSON_MOVED_ON: '这一课刚刚有了新的进展。请返回刷新后再看',
  LESSON_OWN_REVIEW: '自己做的课要由别人来评审。请找另一位审核员',
  LESSON_WHY: '退回要写明理由，作者才知道怎么改。请写一句再点退回',
  LESSON_FILE_MISSING: '没有找到上传的文件。请重新选一次',
  LESSON_FILE_TOO_LARGE: '文件太大，最多 {most} MB。请压缩后再选',
  LESSON_TOO_MANY_FAVOURITES: '收藏满了，最多 {most} 课。请先取消几课',
  QUIZ_NONE: '这一课现在没有要做的小测。请返回课程页看看',
  QUIZ_BEFORE_WATCHING: '先把这一课看完，再做小测',
  QUIZ_PAUSE: '先歇一歇，回头看看课。{at} 以后可以再做一次',
  QUIZ_ANSWERED: '这一次已经交过了。请返回课程页看结果',
  EVALUATE_BEFORE_COMPLETING: '学完这一课就可以评价了。请先把它学完',
  PLAN_DATES: '结束日期不能早于开始日期。请改一改',
  PLAN_EMPTY: '学习清单里还没有课。请至少加一课',
} as const

export type ErrorCode = keyof typeof SENTENCES
export type ErrorParams = Readonly<Record<string, string | number>>

/** The sentence of a code with its parameters filled in. */
export const sentenceOf = (code: ErrorCode, params: ErrorParams = {}): string =>
  SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

/** What every cloud function answers. Nothing else crosses the wire. */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: ReplyError }

export interface ReplyError {
  code: ErrorCode
  message: string
  requestId: string
}
