// What the local policing body must publish, and how fresh each page must be.

/** Working days after which a page that was not refreshed is shown as stale; the intervals are Vigil's defaults. */
export const toPublish = [
  {
    id: 'section-55',
    words: 'Comments on each report, with an answer for each recommendation',
    source: 'Police Act 1996 s.55',
    staleAfterWorkingDays: 40,
  },
  {
    id: 'national-priorities',
    words: 'Statement of the force’s contribution to national priorities',
    source: 'Specified Information Order 2011 as amended 2021, Schedule Part 1, 7A',
    staleAfterWorkingDays: 66,
  },
  {
    id: 'inspection-report',
    words: 'The most recent annual report and summary assessment of the inspectorate',
    source: 'Specified Information Order 2011 as amended 2021, Schedule Part 1, 7B',
    staleAfterWorkingDays: 5,
    // A report stays the newest until there is another: the page is fresh while somebody sees that it still holds it.
    holdsTheNewest: true,
  },
  {
    id: 'complaints-data',
    words: 'Quarterly and annual complaints data and report',
    source: 'Specified Information Order 2011 as amended 2021, Schedule Part 1, 7C',
    staleAfterWorkingDays: 66,
  },
  {
    id: 'plans',
    words: 'The force’s performance and action plans',
    source:
      'Police Reform and Social Responsibility Act 2011 s.11: information by which the public can judge; asked for by the Staffordshire panel in June 2022, when they had been off the site for weeks',
    staleAfterWorkingDays: 5,
  },
] as const

export const publishedThing = (id: string) => toPublish.find((one) => one.id === id)

/** Working days until somebody has looked at each page for the first time. */
export const firstLookWorkingDays = 5

/** Working days for which a page may be away before it stands in the board's paper (R41). */
export const unavailableWorkingDays = 5
