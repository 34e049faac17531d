import { AnnouncementLevels, type AnnouncementView, type HallView } from '../contract/contract.gen';

/** The statement that fills walls and phones: the newest urgent one that was sent, until it is taken back or over. */
export function urgentOf(view: Pick<HallView, 'announcements'> | undefined): AnnouncementView | undefined {
  return view?.announcements
    .filter(({ level, retracted, expired }) => level === AnnouncementLevels.urgent && !retracted && !expired)
    .at(-1);
}
