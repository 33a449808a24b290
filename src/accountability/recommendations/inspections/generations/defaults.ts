// The programmes and grade scales that stand until a force’s policy has others: those that were published.
import type { GradeScale, Programme } from './shapes.ts'

const always = { from: null, until: null } as const
const national = 'national guidance' as const
const byDefault = 'Vigil default' as const
const tiers = 'HMICFRS, PEEL assessments: four grades before the cycle of 2021/22, five since. In 2021 it may be either'

export const defaultGradeScales: { readonly scales: readonly GradeScale[] } = {
  scales: [
    {
      id: 'four-to-2021',
      words: 'four grades (PEEL to 2021)',
      grades: ['outstanding', 'good', 'requires improvement', 'inadequate'],
      ...{ from: null, until: '2021-12-31', basis: national, source: tiers },
    },
    {
      id: 'five-from-2021',
      words: 'five grades (PEEL from 2021, child protection from 2024)',
      grades: ['outstanding', 'good', 'adequate', 'requires improvement', 'inadequate'],
      ...{ from: '2021-01-01', until: null, basis: national, source: tiers },
    },
  ],
}

/** Each report has its own chapters, and grades, where it does, on any scale. */
const anyScale: Pick<Programme, 'chapters' | 'grading' | 'scales'> = {
  chapters: [],
  grading: 'on any scale',
  scales: [],
}
const commented = { comments: true, basis: 'statute', source: 'Police Act 1996, section 55' } as const
const ofOthers = {
  ...{ comments: false, basis: byDefault },
  source: 'Not a report of the inspectorate: section 55 of the Police Act 1996 asks for no comments on it',
} as const

export const defaultProgrammes: { readonly programmes: readonly Programme[] } = {
  programmes: [
    {
      name: 'national child protection inspection, 2014 framework',
      chapters: [
        'leadership, management and governance',
        'case file analysis',
        'initial contact',
        'assessment and help',
        'investigation',
        'decision-making',
        'trusted adult',
        'managing those who pose a risk to children',
        'police detention',
      ],
      ...{ grading: 'no grades', scales: [], comments: true, ...always, basis: national },
      source:
        'HMICFRS, reports of the programme: files are graded, chapters are not. When its last report was published, the force confirms',
    },
    {
      name: 'national child protection inspection, 2024 framework',
      chapters: [
        'leadership of child protection arrangements',
        'working with safeguarding partners',
        'responding to children at risk of harm',
        'assessing risk and making referrals',
        'investigating abuse, neglect and exploitation',
      ],
      ...{ grading: 'on its own scales', scales: ['five-from-2021'], comments: true, from: '2024-01-01', until: null },
      ...{ basis: national, source: 'HMICFRS, framework and reports of the programme' },
    },
    {
      name: 'PEEL',
      chapters: [],
      ...{ grading: 'on its own scales', scales: ['four-to-2021', 'five-from-2021'], comments: true, ...always },
      ...{ basis: national, source: tiers },
    },
    { name: 'joint targeted area inspection', ...anyScale, ...always, ...commented },
    { name: 'thematic inspection', ...anyScale, ...always, ...commented },
    { name: 'IOPC recommendation', ...anyScale, ...always, ...ofOthers },
    { name: 'coroner, regulation 28 report', ...anyScale, ...always, ...ofOthers },
    { name: 'child safeguarding practice review', ...anyScale, ...always, ...ofOthers },
    { name: 'internal audit', ...anyScale, ...always, ...ofOthers },
    { name: 'police and crime panel', ...anyScale, ...always, ...ofOthers },
  ],
}
