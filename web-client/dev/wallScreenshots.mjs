// Pictures of every scene of the wall: node dev/wallScreenshots.mjs [name part ...], into ../artifacts/wall.
import { takePictures } from './pictures.mjs';

const wanted = process.argv.slice(2);
const every = [
  ...[
    'join',
    'idle',
    'ended',
    'announcement-info',
    'announcement-important',
    'announcement-urgent',
    'question',
    'context',
    'context-long',
    'languages',
    'languages-note',
    'correction',
  ],
  ...['poll-2', 'poll-6', 'poll-20', 'poll-50', 'timer-6', 'live-6', 'hidden-6'],
  ...['results-2', 'results-6', 'results-12', 'results-20', 'results-35', 'results-50'],
  ...['rating', 'numeric', 'ranking', 'longranking', 'words', 'text1', 'text3', 'text7'].map(
    (kind) => `results-${kind}`,
  ),
];
const shots = [
  ...every.map((scene) => ({ scene })),
  ...[
    'join',
    'results-6',
    'results-50',
    'results-ranking',
    'results-words',
    'results-numeric',
    'announcement-urgent',
    'context',
  ].map((scene) => ({ scene, theme: 'dark' })),
  ...[
    'join',
    'timer-6',
    'results-6',
    'results-ranking',
    'results-words',
    'results-numeric',
    'question',
    'context',
  ].map((scene) => ({
    scene,
    lang: 'ar',
  })),
  ...['results-6', 'results-numeric'].map((scene) => ({
    scene,
    theme: 'dark',
    more: 'background=transparent&qr=off',
  })),
  ...['results-6', 'results-50', 'join', 'results-ranking', 'poll-6', 'results-words'].flatMap((scene) =>
    ['1280x720', '3840x2160', '1024x768', '390x844'].map((size) => ({ scene, size })),
  ),
  { scene: 'results-6', more: 'colour=7a1f5c' },
  { scene: 'results-6', more: 'colour=ffd500', theme: 'dark' },
  { scene: 'results-6', more: 'offline' },
];

await takePictures(
  'wall',
  shots
    .map(({ scene, theme = 'light', lang = 'en', more = '', size = '1920x1080' }) => {
      const [width, height] = size.split('x').map(Number);
      return {
        scene,
        more,
        size: { width, height },
        name: [scene, theme, lang, more.replace(/\W/g, '_'), size].filter(Boolean).join('.'),
        path: `wall.html?scene=${scene}&theme=${theme}&language=${lang}&${more}`,
      };
    })
    .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.startsWith(part))),
  async (page, { name, scene, more }) => {
    await page.locator('main').first().waitFor({ timeout: 60_000 });
    await page.evaluate(() => document.fonts.ready);
    if (/ranking/.test(scene)) await page.locator('.winner').waitFor({ timeout: 120_000 });
    if (/words/.test(scene)) await page.locator('.cloud span').first().waitFor({ timeout: 30_000 });
    if (/offline/.test(more)) await page.locator('.lost').waitFor({ timeout: 30_000 });
    const scrolls = await page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
      return scrollWidth > clientWidth || scrollHeight > clientHeight;
    });
    if (scrolls) console.error(name, 'overflows the screen');
    return { omitBackground: more.includes('transparent') };
  },
);
