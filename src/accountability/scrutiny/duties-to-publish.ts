// What the local policing body must publish, and how fresh each page must be.

/** Working days after which a page that was not refreshed is shown as stale; the intervals are Vigil's defaults (accountability.md 5.3). */
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
    source: 'The same order, 7B',
    staleAfterWorkingDays: 5,
  },
  {
    id: 'complaints-data',
    words: 'Quarterly and annual complaints data and report',
    source: 'The same order, 7C',
    staleAfterWorkingDays: 66,
  },
  {
    id: 'plans',
    words: 'The force’s performance and action plans',
    source: 'Asked for by a panel when they were off the site for weeks (accountability.md 3.5)',
    staleAfterWorkingDays: 5,
  },
] as const
