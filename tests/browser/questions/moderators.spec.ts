import type { Hall } from '../hall/hall.ts';
import { Asker, counts, record, type Entry } from '../hall/questions.ts';
import { matters, places } from '../hall/subjects.ts';
import { Review } from '../pages/review.ts';
import { expect, ownServer, test } from '../test.ts';

const server = ownServer();
const total = 50;
const everyMs = 60_000 / total;
/** What it takes a person to read a question. */
const readingMs = 2_500;
const verdicts = ['approve', 'off_topic', 'spam'] as const;

interface Given {
  readonly by: string;
  readonly text: string;
  readonly verdict: string;
}

test.use({
  hallDraft: { title: 'City budget', questions: { moderation: 'pre', anonymous: true } },
});

/** What has to become of a question stands in it, so that a verdict on another one than was read shows. */
function question(n: number): { text: string; verdict: (typeof verdicts)[number] } {
  const verdict = verdicts[n % verdicts.length]!;
  const place = places[n % places.length]!;
  const what = matters[Math.floor(n / places.length)]!;
  return { text: `${n + 1}. What about the ${what} of the ${place}? [${verdict}]`, verdict };
}

async function stream(hall: Hall): Promise<ReadonlyMap<string, string>> {
  const askers = await Promise.all(Array.from({ length: total / 2 }, () => Asker.of(server.url, hall)));
  const texts = new Map<string, string>();
  const asked: Promise<void>[] = [];
  // The load itself: so many questions a minute, whatever the moderators do.
  for (let n = 0; n < total; n++) {
    const { text } = question(n);
    asked.push(askers[n % askers.length]!.ask(text).then((id) => void texts.set(id, text)));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  await Promise.all(asked);
  await Promise.all(askers.map((asker) => asker.stop()));
  return texts;
}

/** Reads, decides by key, goes on; until nothing is left. */
async function moderate(review: Review, over: () => Promise<boolean>, given: Given[]): Promise<void> {
  const { text: heading, page } = review;
  while (!(await over())) {
    const text = await heading.textContent({ timeout: 1_000 }).catch(() => undefined);
    const verdict = verdicts.find((each) => text?.includes(`[${each}]`));
    if (!text || !verdict) continue;
    await page.waitForTimeout(readingMs);
    // Who reads notices when another question stands there; from then on it may not move any more.
    if ((await heading.textContent({ timeout: 1_000 }).catch(() => undefined)) !== text) continue;
    if (
      await review.item
        .getByText(/has this one|^(Approved|Rejected) by|^No longer here/)
        .first()
        .isVisible()
    ) {
      await review.key('j');
      continue;
    }
    await review.key(verdict === 'approve' ? 'a' : 'r');
    if (verdict !== 'approve') {
      const reason = page.getByRole('group', { name: 'Why is it rejected?' });
      if (!(await reason.isVisible())) continue;
      await review.key(verdict === 'off_topic' ? '2' : '5');
    }
    given.push({ by: review.name, text, verdict });
    await heading
      .filter({ hasText: text })
      .waitFor({ state: 'hidden', timeout: 2_000 })
      .catch(() => undefined);
  }
}

test('four moderators keep up with 50 questions a minute: each is decided once, and as it was read', async ({
  hall,
  director,
  openPage,
}) => {
  test.setTimeout(240_000);
  await director.run('OpenHall', {});
  const desks: Review[] = [];
  for (const name of ['Amina', 'Jo', 'Noor', 'Tomás'])
    desks.push(
      await Review.open(await openPage({ viewport: { width: 1440, height: 900 } }), server.url, hall, {
        name,
      }),
    );

  let asked: ReadonlyMap<string, string> | undefined;
  const over = async () => {
    if (!asked) return false;
    const now = await counts(server.url, hall);
    return (now.pending ?? 0) === 0 && (now.held ?? 0) === 0;
  };
  const given: Given[] = [];
  const [texts] = await Promise.all([
    stream(hall).then((all) => (asked = all)),
    ...desks.map((desk) => moderate(desk, over, given)),
  ]);

  const decided = (await record(server.url, hall)).filter(({ action }) =>
    ['approve', 'reject'].includes(action),
  );
  const byItem = new Map<string, Entry[]>();
  for (const entry of decided) byItem.set(entry.target!, [...(byItem.get(entry.target!) ?? []), entry]);
  expect([...byItem.keys()].sort()).toEqual([...texts.keys()].sort());
  for (const [id, entries] of byItem) {
    const text = texts.get(id)!;
    expect(entries, text).toHaveLength(1);
    const [{ action, reason }] = entries as [(typeof entries)[number]];
    expect(`[${action === 'approve' ? 'approve' : reason}]`, text).toBe(/\[.*\]/.exec(text)![0]);
    expect(
      given.some((one) => one.text === text),
      text,
    ).toBe(true);
  }
  // All four took part.
  expect([...new Set(given.map(({ by }) => by))].sort()).toEqual(['Amina', 'Jo', 'Noor', 'Tomás']);
  expect(new Set(decided.map(({ actor }) => actor)).size).toBe(4);
  for (const { page } of desks) await expect(page.getByText('Nothing waits for review.')).toBeVisible();
});
