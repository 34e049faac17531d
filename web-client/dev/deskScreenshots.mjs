// Pictures of every scene of the questions' desk: node dev/deskScreenshots.mjs [name part ...], into ../artifacts/desk.
import { takePictures } from './pictures.mjs';

const wanted = process.argv.slice(2);
const scenes = [
  ...['review', 'review-claim', 'review-taken', 'review-flagged', 'review-reason', 'review-undo'],
  ...['review-marked', 'review-burst', 'review-failed', 'review-context', 'review-merge', 'review-empty'],
  ...['held', 'lineup', 'lineup-speaker', 'incidents', 'rules', 'polls', 'running', 'alarm', 'alarm-own'],
];
const large = { width: 1440, height: 900 };
const shots = [
  ...scenes.map((scene) => ({ scene, size: large })),
  ...['review-claim', 'review-marked', 'lineup', 'incidents'].map((scene) => ({
    scene,
    size: large,
    theme: 'dark',
  })),
  ...['review-claim', 'review-flagged', 'lineup', 'incidents'].map((scene) => ({
    scene,
    size: large,
    lang: 'ar',
  })),
  ...['review', 'review-claim', 'lineup', 'incidents'].map((scene) => ({
    scene,
    size: { width: 390, height: 844 },
  })),
  ...['review-claim', 'incidents'].map((scene) => ({ scene, size: { width: 1024, height: 768 } })),
];

await takePictures(
  'desk',
  shots
    .map(({ scene, size, theme = 'light', lang = 'en' }) => ({
      size,
      name: [scene, `${size.width}x${size.height}`, theme, lang].join('.'),
      path: `desk.html?scene=${scene}&theme=${theme}&lang=${lang}`,
    }))
    .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part))),
  async (page) => {
    await page.locator('[data-ready]').waitFor({ state: 'attached', timeout: 60_000 });
    await page.evaluate(() => document.fonts.ready);
  },
);
