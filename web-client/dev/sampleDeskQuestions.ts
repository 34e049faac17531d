import type { DeskItem, QuestionView } from '../src/contract/contract.gen';

const now = Date.now();
export const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
export const ahead = (seconds: number) => new Date(now + seconds * 1000).toISOString();

const english = [
  'Will the night bus to Riverside still run after 1 am if the subsidy is cut? My shift at the hospital ends at 0:40 and there is no other way home.',
  'Is it true that only people with a smartphone can vote in the budget referendum?',
  'Why are there no trees in the new square?',
  'WHEN WILL YOU FINALLY FIX THE POOL ROOF??? ask them at www.save-our-pool.example',
  'How many places will the new day-care centre have, and how are they given out?',
  'The mayor’s brother owns the building company. Will there be an independent audit?',
  'Can the library open on Sundays?',
  'What happens to the school yards during the works on Mill Street?',
  'Who pays for the bike lanes?',
  'Will the minutes of tonight be published in Arabic and Turkish too?',
];
const arabic = [
  'هل ستستمر الحافلة الليلية إلى حي النهر بعد الواحدة صباحًا إذا خُفّض الدعم؟ تنتهي نوبتي في المستشفى في الساعة 00:40 ولا توجد وسيلة أخرى للعودة.',
  'هل صحيح أن من لديهم هاتف ذكي فقط يمكنهم التصويت في استفتاء الميزانية؟',
  'لماذا لا توجد أشجار في الساحة الجديدة؟',
  'متى ستصلحون سقف المسبح أخيرًا؟ اسألوهم على www.save-our-pool.example',
  'كم مكانًا ستوفر الحضانة الجديدة، وكيف توزَّع؟',
  'شقيق رئيس البلدية يملك شركة البناء. هل سيكون هناك تدقيق مستقل؟',
  'هل يمكن فتح المكتبة أيام الأحد؟',
  'ماذا سيحدث لساحات المدارس أثناء الأشغال في شارع الطاحونة؟',
  'من يدفع ثمن مسارات الدراجات؟',
  'هل ستُنشر محاضر الليلة بالعربية والتركية أيضًا؟',
];

export function textsIn(language: string): readonly string[] {
  return language === 'ar' ? arabic : english;
}

export function questionOf(
  language: string,
  at: number,
  more: Partial<QuestionView> = {},
  desk: Partial<DeskItem> = {},
): QuestionView {
  return {
    id: `q${at}`,
    text: textsIn(language)[at % 10]!,
    language: language === 'ar' ? 'ar' : 'en',
    state: 'pending',
    revision: 1,
    upvotes: 0,
    askedAt: ago(600 - at * 55),
    ...more,
    desk: { authorId: `guest-${at + 3}`, authorHistory: { pending: 1 }, ...desk },
  };
}
