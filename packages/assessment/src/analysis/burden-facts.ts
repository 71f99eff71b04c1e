import type { Text } from "@guiju/core";
import type { AssessmentFact } from "../assessment-file.ts";

type Source = NonNullable<AssessmentFact["source"]>;

/** A kind of fact that burdens those who are assessed. */
export interface BurdenKind {
  readonly code: string;
  readonly said: Text;
  readonly rests: "relief" | "apps";
  /** How titles and names sound that are likely to be of this kind. */
  readonly words: RegExp;
}

/** The kinds by source. What stays in the office's own records is none. */
export const BURDEN_KINDS: Readonly<Partial<Record<Source, BurdenKind>>> = {
  checkIn: { code: "burden_check_in", said: { zh: "打卡签到", en: "check-ins" }, rests: "apps", words: /打卡|签到|check-?ins?\b/i },
  onlineTime: {
    code: "burden_online_time",
    said: { zh: "在线时长、学习时长、学习积分", en: "time spent online or learning, points of a learning app" },
    rests: "apps",
    words:
      /(在线|上线|登录|学习|浏览|观看)(时长|时间|分钟)|学习强国|(学习|平台|应用程序|APP|公众号)[^，。、]{0,4}积分|(online|screen|learning) (time|minutes|hours)/i,
  },
  interaction: {
    code: "burden_interaction",
    said: { zh: "点赞、投票、转发等互动", en: "likes, votes, forwards and the like" },
    rests: "apps",
    words: /点赞|转发|点击量|阅读量|浏览量|关注数|评论数|\b(likes|forwards|reposts|clicks)\b/i,
  },
  poll: {
    code: "burden_interaction",
    said: { zh: "网络投票", en: "online polls" },
    rests: "apps",
    words: /网络投票|网上投票|online poll/i,
  },
  location: {
    code: "burden_location",
    said: { zh: "定位、轨迹", en: "location and tracks" },
    rests: "apps",
    // A project is well positioned (定位准确), an economy has a course (发展轨迹): only what follows people about is meant.
    words:
      /(手机|人员|实时|卫星|北斗|位置|移动|在岗)定位|定位(打卡|签到|数据|信息|轨迹|次数|时长|上报)|(行动|人员|活动|巡查|巡河|行走|手机|位置|定位|移动)轨迹|轨迹(上传|数据|记录|里程|回放)|\bgps\b|\blocation (data|track|sharing|report)/i,
  },
  photo: {
    code: "burden_photo",
    said: { zh: "上传照片、视频", en: "uploaded photographs and videos" },
    rests: "apps",
    words: /(上传|拍照|提交).{0,4}(照片|图片|视频)|拍照|photo(graph)?s?\b/i,
  },
};

/** How facts sound that are likely to be traces of work: that papers are there, complete, or many. */
const TRACES = /(台账|档案|资料|材料|记录|会议纪要)(齐全|完整|完备|规范|份数|篇数|册数|数量)/;

/** How facts are called that are traces by name. */
const NAMED_TRACES = /留痕|痕迹(管理|资料|材料)|\bpaper trail\b/i;

/** Tells whether a fact is a trace of work: by its declared source, or, where none is declared, by what it is called. */
export function traceOf(name: string, { source, title }: AssessmentFact): "declared" | "named" | "likely" | "none" {
  if (source !== undefined) return source === "trace" ? "declared" : "none";
  const called = `${title?.zh ?? ""} ${title?.en ?? ""} ${name}`;
  if (NAMED_TRACES.test(called)) return "named";
  return TRACES.test(called) ? "likely" : "none";
}

/** Tells what kind a fact is: by its declared source, or, where none is declared, by what it is called. */
export function burdenOf(
  name: string,
  { source, title }: AssessmentFact,
): { readonly kind: BurdenKind; readonly sure: boolean } | undefined {
  if (source !== undefined) {
    const kind = Object.hasOwn(BURDEN_KINDS, source) ? BURDEN_KINDS[source] : undefined;
    return kind && { kind, sure: true };
  }
  const called = `${title?.zh ?? ""} ${title?.en ?? ""} ${name}`;
  const kind = Object.values(BURDEN_KINDS).find(({ words }) => words.test(called));
  return kind && { kind, sure: false };
}
