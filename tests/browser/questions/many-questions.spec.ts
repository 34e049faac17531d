import type { Hall } from '../hall/hall.ts';
import { Asker } from '../hall/questions.ts';
import { Phone } from '../pages/phone.ts';
import { Questions } from '../pages/questions.ts';
import { expect, ownServer, small, test } from '../test.ts';

const server = ownServer();
const things = ['library', 'harbour', 'tram', 'school', 'park', 'museum', 'market', 'bridge', 'pool'];
const matters = ['opening hours', 'lighting', 'toilets', 'heating', 'rent'];
const late = 'Is there money left for a summer festival?';
const french = 'Pourquoi le marché couvert est-il fermé le dimanche ?';
const inEnglish = 'Why is the market hall closed on Sundays?';

test.use({
  hallDraft: {
    title: 'City budget',
    languages: ['en', 'fr'],
    questions: { moderation: 'post', anonymous: true },
  },
});

/** Forty-five questions of as many people; the first two of them are upvoted. */
async function crowd(hall: Hall): Promise<void> {
  const askers = await Promise.all(
    things
      .flatMap((thing) => matters.map((matter) => ({ thing, matter })))
      .map(async ({ thing, matter }) => {
        const asker = await Asker.of(server.url, hall);
        return { asker, id: await asker.ask(`What about the ${matter} of the ${thing}?`) };
      }),
  );
  await Promise.all(askers.slice(0, 12).map(({ asker }) => asker.upvote(askers[0]!.id)));
  await Promise.all(askers.slice(0, 9).map(({ asker }) => asker.upvote(askers[1]!.id)));
  await Promise.all(askers.map(({ asker }) => asker.stop()));
}

test('among many questions one is found by its words, the rest come page by page, and a late one gets its chance', async ({
  hall,
  openPage,
}) => {
  await crowd(hall);
  const phone = new Phone(await openPage(small));
  await phone.join(`${server.url}/j/${hall.joinCode}`);
  const questions = new Questions(phone);
  await questions.open();

  await test.step('paging', async () => {
    await expect(questions.others).toHaveCount(20);
    await expect(questions.others.first()).toContainText('opening hours of the library');
    const read = await questions.texts();
    await phone.page.getByRole('button', { name: 'Show more' }).click();
    await expect(questions.others).toHaveCount(40);
    // What was read stays where it is, and reading goes on at the first new one.
    expect((await questions.texts()).slice(0, 20)).toEqual(read);
    await expect(questions.places.nth(20)).toBeFocused();
    await phone.page.getByRole('button', { name: 'Show more' }).click();
    await expect(questions.others).toHaveCount(45);
    expect(new Set(await questions.texts()).size).toBe(45);
    await expect(phone.page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  });

  await test.step('search', async () => {
    await questions.search('heating harbour');
    await expect(questions.others.first()).toContainText('heating of the harbour');
    await expect(questions.order('Fair')).toBeDisabled();
    await questions.search('volcano');
    await expect(phone.page.getByText('No question has these words.')).toBeVisible();
    await questions.search('');
    await expect(questions.others).toHaveCount(20);
    await expect(questions.others.first()).toContainText('opening hours of the library');
  });

  await test.step('fair', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => Asker.of(server.url, hall)));
    const id = await people[0]!.ask(late);
    for (const person of people.slice(1)) await person.upvote(id);
    await questions.sortBy('Popular');
    await expect(phone.page.getByRole('button', { name: '1 new question' })).toBeVisible();
    await questions.showNew();
    // All that upvoted since it came upvoted it: fair puts it first, popular does not.
    await expect(questions.others.nth(2)).toContainText(late);
    await questions.sortBy('Fair');
    await expect(questions.others.first()).toContainText(late);
    await expect(phone.page.getByText('Questions asked late get the same chance')).toBeVisible();
    await questions.sortBy('Newest');
    await expect(questions.others.first()).toContainText(late);
    await questions.sortBy('Popular');
    await expect(questions.others.first()).toContainText('opening hours of the library');
    await Promise.all(people.map((person) => person.stop()));
  });
});

test('a translation is shown in the phone’s language, the original on request, and to nobody else', async ({
  hall,
  openPage,
  director,
}) => {
  const asker = await Asker.of(server.url, hall);
  const itemId = await asker.ask(french, 'fr');
  const [english, frenchPhone] = await Promise.all(
    ['en', 'fr'].map(async (language) => {
      const page = await openPage(small);
      await page.goto(`${server.url}/j/${hall.joinCode}?language=${language}#questions`);
      await page.locator('form button[type=submit]').first().click();
      return page;
    }),
  );
  await expect(english!.getByText(french)).toBeVisible();
  await director.run('TranslateItem', { itemId, revision: 1, language: 'en', text: inEnglish });
  await expect(english!.getByText(inEnglish)).toHaveAttribute('lang', 'en');
  await expect(english!.getByText(french)).toHaveCount(0);
  await english!.getByRole('button', { name: 'Translated. Show the original' }).click();
  await expect(english!.getByText(french)).toHaveAttribute('lang', 'fr');
  await english!.getByRole('button', { name: 'Show the translation' }).click();
  await expect(english!.getByText(inEnglish)).toBeVisible();
  await expect(frenchPhone!.getByText(french)).toBeVisible();
  await expect(frenchPhone!.getByText(inEnglish)).toHaveCount(0);

  // An edit is another text: its translation is not this one.
  await asker.edit(itemId, 1, `${french} Et le lundi ?`);
  await expect(english!.getByText('Et le lundi ?')).toBeVisible();
  await expect(english!.getByText(inEnglish)).toHaveCount(0);
  await asker.stop();
});

test('an empty list is not said to be empty beside what is new', async ({ hall, phone }) => {
  const someone = await phone();
  const own = new Questions(someone);
  await own.open();
  await expect(someone.page.getByText('Nobody else has asked anything yet.')).toBeVisible();
  await own.ask('When does the pool open?', 'Published');
  await expect(someone.page.getByText('Nobody else has asked anything yet.')).toBeVisible();
  const asker = await Asker.of(server.url, hall);
  await asker.ask(late);
  await expect(own.other(late)).toBeVisible();
  await expect(someone.page.getByText('Nobody else has asked anything yet.')).toHaveCount(0);
  await expect(someone.page.getByRole('button', { name: '1 new question' })).toHaveCount(0);
  await asker.stop();
});
