// An audit and two inspections that never were, and say so wherever they are named: what they found and recommended, in words of nobody’s report.
import { auditedTests, closureTests } from '../closure-tests.ts'

const body = 'Invented inspectorate (demonstration)'
const label = 'Invented for the demonstration'

/** Older than the year of the history, so that its statuses have had time to rise and to fall. */
export const audited = {
  reference: 'DEMO-0',
  title: `${label}: internal audit of who looks for missing children`,
  body: 'Invented internal auditors (demonstration)',
  programme: 'internal audit',
  kind: 'other report',
  recommendations: [
    {
      reference: 'DEMO-0/1',
      theme: 'whoever takes over a search begins it',
      words:
        'Within six months, the force should make sure that whoever becomes the owner of a search for a child does something real in it within the time its policy gives.',
      timeScale: 'months-6',
      stage: ['accepted', 'Accepted: an owner who does not act is no owner'],
      test: auditedTests['DEMO-0/1'],
    },
    {
      reference: 'DEMO-0/2',
      theme: 'grades are given by people whose training is in date',
      words:
        'Within six months, the force should make sure that the risk to a missing child is graded only by people whose training is in date.',
      timeScale: 'months-6',
      stage: ['accepted', 'Accepted: refresher days are booked for everybody who grades'],
      test: auditedTests['DEMO-0/2'],
    },
  ],
} as const

export const first = {
  reference: 'DEMO-1',
  title: `${label}: child protection inspection`,
  body,
  programme: 'national child protection inspection, 2024 framework',
  kind: 'initial',
  chapters: [
    ['leadership of child protection arrangements', 'adequate'],
    ['working with safeguarding partners', 'good'],
    ['responding to children at risk of harm', 'requires improvement'],
    ['assessing risk and making referrals', 'requires improvement'],
    ['investigating abuse, neglect and exploitation', 'adequate'],
  ],
  files: { area: 'all files', n: 60, good: 21, requiresImprovement: 27, inadequate: 12 },
  findings: [
    {
      kind: 'cause of concern',
      reference: 'DEMO-1/C1',
      theme: 'children who go missing wait for a grade, and for somebody who looks for them',
      chapter: 'responding to children at risk of harm',
      words: 'Children who go missing wait too long to be graded, and it is not always clear who is looking for them.',
      measures: 'M4, M8, M12',
    },
    {
      kind: 'area for improvement',
      reference: 'DEMO-1/A1',
      theme: 'how a child defines their ethnicity is not always asked',
      chapter: 'assessing risk and making referrals',
      words: 'The force does not always ask children how they define their ethnicity.',
      measures: 'M23',
    },
    {
      kind: 'effective practice',
      reference: 'DEMO-1/E1',
      theme: 'children are seen when they come back',
      chapter: 'responding to children at risk of harm',
      words: 'Officers see most children in person when they come back, and listen to them.',
      measures: 'M13',
      level: 0.5,
    },
  ],
  recommendations: [
    {
      reference: 'DEMO-1/1',
      theme: 'grade every missing child in time, with an owner from the first minute',
      words:
        'Within three months, the force should make sure that every missing child is graded within the time its policy gives, and that somebody owns the search from the first minute.',
      timeScale: 'months-3',
      finding: 'DEMO-1/C1',
      stage: ['accepted', 'Accepted in full: it is what our own audits find'],
      test: closureTests['NCPI-2021/1'],
    },
    {
      reference: 'DEMO-1/2',
      theme: 'review every search at the intervals of the policy',
      words:
        'Within three months, the force should make sure that supervisors review every search for a child at the intervals of the policy and write what is to be done next.',
      timeScale: 'months-3',
      finding: 'DEMO-1/C1',
      stage: ['accepted', 'Accepted in full: reviews are part of the plan already'],
      test: closureTests['NCPI-2021/3'],
    },
    {
      reference: 'DEMO-1/3',
      theme: 'ask every child how they define their ethnicity',
      words:
        'Within six months, the force should ask every child how they define their ethnicity and record the answer.',
      timeScale: 'months-6',
      finding: null,
      stage: [
        'partly accepted',
        'Asked of every child on return. While a child is missing, whoever reports is asked instead',
      ],
      test: closureTests['NCPI-2021/5'],
    },
    {
      reference: 'DEMO-1/4',
      theme: 'tell the public each quarter what has changed',
      words: 'Within six months, the force should publish each quarter what has changed for children and what has not.',
      timeScale: 'months-6',
      finding: null,
      stage: ['accepted', 'Accepted: the public figures are to be the answer'],
      test: null,
    },
  ],
} as const

export const second = {
  reference: 'DEMO-2',
  title: `${label}: joint inspection of the first response to children`,
  body,
  programme: 'joint targeted area inspection',
  kind: 'joint targeted',
  recommendations: [
    {
      reference: 'DEMO-2/1',
      theme: 'strategy discussions about missing children are held in time',
      words:
        'Within six months, the force and its partners should hold strategy discussions about missing children in time.',
      timeScale: 'months-6',
    },
    {
      reference: 'DEMO-2/2',
      theme: 'what a child says in a return interview is read by those who look for them next time',
      words:
        'Within six months, the force should make sure that what a child says on return is read when they go missing again.',
      timeScale: 'months-6',
    },
    {
      reference: 'DEMO-2/3',
      theme: 'homes and schools are told who to call',
      words:
        'Within three months, the force should tell every children’s home and school whom to call about a missing child.',
      timeScale: 'months-3',
    },
  ],
} as const
