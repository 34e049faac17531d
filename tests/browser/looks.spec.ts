import { see } from './pages/camera.ts';
import { looks } from './pages/looks.ts';
import { wordsOf } from './pages/words.ts';
import { ownServer, test } from './test.ts';
import { deskTour } from './tour/desk.ts';
import { TourHall } from './tour/hall.ts';
import { phoneTour } from './tour/phone.ts';
import { reviewTour } from './tour/review.ts';
import { startTour } from './tour/start.ts';
import { wallTour } from './tour/wall.ts';

const server = ownServer();
const tours = {
  'start page': startTour,
  phone: phoneTour,
  desk: deskTour,
  review: reviewTour,
  wall: wallTour,
};

for (const look of looks)
  for (const [area, tour] of Object.entries(tours))
    test(`axe finds nothing in any state of the ${area}, ${look.direction}; pictures are kept`, async ({
      openPage,
      watch,
    }) => {
      test.setTimeout(300_000);
      watch.mayBeRefused = true;
      const at = await TourHall.in(server.url, look.language);
      await tour({
        at,
        openPage: (viewport) => openPage({ ...look.options, viewport }),
        word: wordsOf(look.language),
        see: (page, state) => see(page, state, look),
      });
      await at.stop();
    });
