// Pictures of every scene of the phone: node dev/screenshots.mjs [name part ...], into ../artifacts/phone.
import { takePictures } from './pictures.mjs';

const wanted = process.argv.slice(2).filter((each) => each !== '--full');
const kinds = ['single', 'multiple', 'rating', 'ranking', 'numeric', 'words', 'text', 'points'];
const scenes = [
  ...kinds.map((kind) => `vote-${kind}`),
  ...kinds.map((kind) => `result-${kind}`),
  ...[
    'counted-single',
    'counted-ranking',
    'live-single',
    'timer-single',
    'announcement',
    'urgent',
    'break',
    'waiting',
    'ended',
  ],
];
const questions = [
  '',
  '-mine',
  '-off',
  '-muted',
  '-empty',
  '-fresh',
  '-similar',
  '-kept',
  '-flag',
  '-correction',
  '-poll',
];
const shots = [
  ...questions.map((which) => ({ scene: `questions${which}` })),
  ...['questions', 'questions-mine', 'questions-kept', 'questions-flag'].flatMap((scene) => [
    { scene, theme: 'dark' },
    { scene, lang: 'ar' },
  ]),
  ...['en', 'ar'].map((lang) => ({ scene: 'log', lang, file: 'log' })),
  { scene: 'log', theme: 'dark', file: 'log' },
  { scene: 'live_question' },
  { scene: 'questions-mine', lang: 'fr' },
  ...scenes.map((scene) => ({ scene })),
  ...['vote-single', 'counted-ranking', 'result-single', 'result-ranking', 'announcement'].map((scene) => ({
    scene,
    theme: 'dark',
  })),
  ...['vote-single', 'counted-ranking', 'result-single', 'waiting'].map((scene) => ({ scene, lang: 'ar' })),
  { scene: 'vote-multiple', colour: '7a1f5c' },
  { scene: 'result-single', colour: 'ffd500' },
  { scene: 'counted-single', colour: 'ffd500', theme: 'dark' },
];

await takePictures(
  'phone',
  shots
    .map(({ scene, theme = 'light', lang = 'en', colour = '', file = 'gallery' }) => ({
      scene,
      size: { width: 390, height: 844 },
      name: [scene, theme, lang, colour].filter(Boolean).join('.'),
      path: `${file}.html?scene=${scene}&theme=${theme}&lang=${lang}&colour=${colour}`,
    }))
    .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part))),
  async (page, { scene }) => {
    await page.locator('h2:visible, .next:visible').first().waitFor({ timeout: 30_000 });
    await page.waitForLoadState('networkidle', { timeout: 30_000 });
    if (/question/.test(scene)) await page.waitForTimeout(2_500);
    return { fullPage: process.argv.includes('--full') };
  },
);
