import type { Content } from './content.ts';

export const english: Content = {
  hall: {
    title: 'City budget 2027: what matters most?',
    description:
      'The council decides in June how to spend 240 million. Tonight it wants to hear from everybody who lives here.',
    languages: ['en'],
  },
  titles: {
    single: 'What should the city do first?',
    multiple: 'Which three things should the city pay for first?',
    rating: 'How clean are our streets and parks?',
    ranking: 'Which project should be built first?',
    numeric: 'What should a day ticket cost, in euros?',
    words: 'Our city in one or two words',
    text: 'What have we forgotten?',
    motion: 'The council adopts the budget for 2027',
    statement: 'The city should plant more trees, even where parking is lost',
    grid: 'What is each project worth, and how hard is it?',
    points: 'Spread 100 points over the projects',
  },
  projects: [
    'Renovate the swimming pool',
    'More trees along the main road',
    'A new library at the market square, open until ten in the evening',
    'Safe ways to school',
    'Affordable homes',
  ],
  words: ['green', 'loud', 'harbour', 'home', 'expensive', 'hilly', 'open', 'rainy', 'diverse', 'proud'],
  answers: [
    'Benches at every stop, with a roof.',
    'Public toilets near the station that are open at night.',
    'Somebody should ask the children what they need. They can’t vote, and they use the streets most.',
    'Shade!',
    'Cheaper rooms for clubs.',
  ],
  announcement: 'Ten minutes break. There is coffee in the hall, and we go on at 19:40.',
  district: (n) => `District ${n}, north of the river`,
};
