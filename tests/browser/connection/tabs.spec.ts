import { expect, ownServer, test } from '../test.ts';
import { drafts } from '../hall/polls.ts';
import { Phone } from '../pages/phone.ts';

ownServer();

test('a reload keeps the person, their vote and their count', async ({ phone, director }) => {
  const { title } = drafts.multiple;
  const pollId = await director.open(drafts.multiple);
  const someone = await phone({ name: 'Kwame' });
  await someone.vote(title, { choices: ['Parks', 'Buses'] });
  await someone.page.reload();
  await expect(someone.counted(title)).toBeVisible();
  await expect(someone.poll(title).getByLabel('Parks')).toBeChecked();
  await expect(someone.poll(title).getByLabel('Schools')).not.toBeChecked();
  await expect(someone.page.getByTitle('1 person here')).toBeVisible();
  expect(await director.tally(pollId)).toMatchObject({
    voters: 1,
    counts: { parks: 1, buses: 1, schools: 0 },
  });
});

test('two tabs are one person whose last vote counts, and both say the same', async ({ phone, director }) => {
  const { title } = drafts.single;
  const pollId = await director.open(drafts.single);
  const first = await phone();
  const second = new Phone(await first.page.context().newPage());
  await second.page.goto(first.page.url());

  await first.vote(title, { choices: ['Yes'] });
  await expect(second.counted(title)).toBeVisible();
  await expect(second.poll(title).getByLabel('Yes')).toBeChecked();

  await second.vote(title, { choices: ['No'] });
  await expect(first.poll(title).getByLabel('No', { exact: true })).toBeChecked();
  await expect(first.counted(title)).toBeVisible();
  expect(await director.tally(pollId)).toMatchObject({ voters: 1, counts: { yes: 0, no: 1 } });
});

test('two tabs opened at the same moment become one person', async ({ hall, phone, director }) => {
  const { title } = drafts.single;
  const pollId = await director.open(drafts.single);
  const joined = await phone();
  // The token is lost but the hall remembered as joined: both tabs ask for a ticket at once.
  await joined.page.evaluate((id) => localStorage.setItem(`townhall/${id}/attendee`, ''), hall.hallId);
  const other = new Phone(await joined.page.context().newPage());
  await Promise.all([joined.page.reload(), other.page.goto(joined.page.url())]);
  await joined.vote(title, { choices: ['Yes'] });
  await expect(other.counted(title)).toBeVisible();
  await other.vote(title, { choices: ['No'] });
  expect(await director.tally(pollId)).toMatchObject({ voters: 1, counts: { yes: 0, no: 1 } });
});
