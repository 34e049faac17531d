/** Places to ask about, so that no two questions are alike. */
export const places = [
  'library',
  'harbour',
  'tram',
  'school',
  'park',
  'museum',
  'market',
  'bridge',
  'pool',
  'clinic',
] as const;

/** What to ask about them. */
export const matters = [
  'opening hours',
  'lighting',
  'toilets',
  'heating',
  'rent',
  'noise',
  'roof',
  'staff',
] as const;
