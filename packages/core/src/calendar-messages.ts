import type { Catalogue } from "./catalogue.ts";

/** The texts about calendars by key. */
export const calendarMessages: Catalogue = {
  zh: {
    shape: "日历数据要有 years（按年份）和 fixedHolidays（列表）",
    year: "年份 {year} 应为四位数字",
    yearShape: "每一年要有 holidays（放假日）和 makeUpDays（调休上班日）两个列表",
    unknownKey: "不认识的名称 {key}",
    fixedHoliday: '固定假日写成 {"monthDay": "10-01", "from": 1950}，from 可省略',
    otherYear: "{day}不在{year}年，也不在上一年12月",
    listedTwice: "{day}列了两次",
    notWeekend: "{day}不是星期六或星期日，不能是调休上班日",
  },
  en: {
    shape: "calendar data have years (by number) and fixedHolidays (a list)",
    year: "year {year} should be four digits",
    yearShape: "each year has two lists: holidays (days off) and makeUpDays (weekend days worked)",
    unknownKey: "unknown name {key}",
    fixedHoliday: 'a fixed holiday is written {"monthDay": "10-01", "from": 1950}; from may be left out',
    otherYear: "{day} is neither in {year} nor in the December before",
    listedTwice: "{day} is listed twice",
    notWeekend: "{day} is no Saturday or Sunday, so it cannot be a make-up day",
  },
};
