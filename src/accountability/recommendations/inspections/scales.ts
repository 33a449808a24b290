// Programmes, kinds of inspection, chapters and grade scales: each in its own generation, and never joined on one trend line.

export const programmes = [
  'national child protection inspection, 2014 framework',
  'national child protection inspection, 2024 framework',
  'PEEL',
  'joint targeted area inspection',
  'thematic inspection',
  'IOPC recommendation',
  'coroner, regulation 28 report',
  'child safeguarding practice review',
  'internal audit',
  'police and crime panel',
] as const
export type Programme = (typeof programmes)[number]

export const inspectionKinds = [
  'initial',
  're-inspection',
  'post-inspection review',
  'revisit letter',
  'accelerated cause of concern',
  'joint targeted',
  'thematic',
  'PEEL',
  'other report',
] as const
export type InspectionKind = (typeof inspectionKinds)[number]

export const findingKinds = ['cause of concern', 'area for improvement', 'finding', 'effective practice'] as const
export type FindingKind = (typeof findingKinds)[number]

type Scale = { readonly id: string; readonly words: string; readonly grades: readonly string[] }

/** A scale that changed is another scale: a grade of one says nothing about a grade of the other. */
export const scales: readonly Scale[] = [
  { id: 'none-2014', words: 'no grade of chapters (child protection, to 2023)', grades: [] },
  {
    id: 'four-to-2021',
    words: 'four grades (PEEL to 2021)',
    grades: ['outstanding', 'good', 'requires improvement', 'inadequate'],
  },
  {
    id: 'five-from-2021',
    words: 'five grades (PEEL from 2021, child protection from 2024)',
    grades: ['outstanding', 'good', 'adequate', 'requires improvement', 'inadequate'],
  },
]

export const chapters: Readonly<Partial<Record<Programme, readonly string[]>>> = {
  'national child protection inspection, 2014 framework': [
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
  'national child protection inspection, 2024 framework': [
    'leadership of child protection arrangements',
    'working with safeguarding partners',
    'responding to children at risk of harm',
    'assessing risk and making referrals',
    'investigating abuse, neglect and exploitation',
  ],
}

export const scaleOf = (id: string): Scale | undefined => scales.find((one) => one.id === id)
