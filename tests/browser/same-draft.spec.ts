import { Desk } from './pages/desk.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const hd = { viewport: { width: 1440, height: 900 } };

test.use({ hallDraft: { title: 'City budget', agenda: [{ kind: 'text', title: 'What is missing?' }] } });

test('two desks write the same draft: the second is told, and chooses', async ({ hall, openPage }) => {
  const edit = async () => {
    const desk = await Desk.open(await openPage(hd), server.url, hall);
    await desk.agenda.getByText('What is missing?').click();
    await desk.poll.getByRole('button', { name: 'Edit', exact: true }).click();
    return {
      desk,
      title: desk.page.getByLabel('Question', { exact: true }),
      save: () => desk.page.getByRole('button', { name: 'Save', exact: true }).click(),
    };
  };
  const [one, two] = [await edit(), await edit()];
  await two.title.fill('What is too much?');
  await one.title.fill('What does the city lack?');
  await one.save();

  const told = two.desk.page.getByRole('alert').filter({ hasText: 'What does the city lack?' });
  await expect(told).toBeVisible();
  await two.save();
  await expect(two.desk.page.getByText('It has changed meanwhile. Look at it again.')).toBeVisible();
  await expect(one.desk.titles).toHaveText(['What does the city lack?']);
  await told.getByRole('button', { name: 'Keep mine, over theirs' }).click();
  await two.save();

  await expect(one.desk.titles).toHaveText(['What is too much?']);
});
