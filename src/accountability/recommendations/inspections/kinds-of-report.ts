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

/** What a programme grades, and on which scales. Of programmes that are not here neither is fixed. */
const frameworks: Readonly<
  Partial<Record<Programme, { readonly chapters: readonly string[]; readonly scales: readonly string[] }>>
> = {
  'national child protection inspection, 2014 framework': {
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
    scales: ['none-2014'],
  },
  'national child protection inspection, 2024 framework': {
    chapters: [
      'leadership of child protection arrangements',
      'working with safeguarding partners',
      'responding to children at risk of harm',
      'assessing risk and making referrals',
      'investigating abuse, neglect and exploitation',
    ],
    scales: ['five-from-2021'],
  },
  PEEL: { chapters: [], scales: ['four-to-2021', 'five-from-2021'] },
}

const frameworkOf = (programme: string) => Object.entries(frameworks).find(([name]) => name === programme)?.[1]

/** The chapters to choose from; none where the programme has no fixed ones. */
export const chaptersOf = (programme: string): readonly string[] => frameworkOf(programme)?.chapters ?? []

/** The scales on which a programme grades. */
export const scalesOf = (programme: string): readonly Scale[] => {
  const own = frameworkOf(programme)?.scales
  return scales.filter((one) => one.grades.length > 0 && (own === undefined || own.includes(one.id)))
}

export function chapterWrong(programme: string, chapter: string | null): string | null {
  const chapters = chaptersOf(programme)
  return chapter === null || chapters.length === 0 || chapters.includes(chapter)
    ? null
    : `“${chapter}” is not a chapter of this framework: ${chapters.join('; ')}`
}

type Wrong = readonly [field: 'chapter' | 'scale' | 'grade', sentence: string]

/** What is wrong with a grade, by the field it is wrong in. */
export function judgmentWrong(
  programme: string,
  { chapter, scale, grade }: { readonly chapter: string; readonly scale: string; readonly grade: string },
): readonly Wrong[] {
  const [wrongChapter, wrongGrade] = [chapterWrong(programme, chapter), gradeWrong(programme, scale, grade)]
  return [
    ...(wrongChapter === null ? [] : [['chapter', wrongChapter] as const]),
    ...(wrongGrade === null ? [] : [wrongGrade]),
  ]
}

function gradeWrong(programme: string, scale: string, grade: string): Wrong | null {
  const [known, own] = [scaleOf(scale), scalesOf(programme)]
  if (own.length === 0)
    return ['scale', 'this framework does not grade chapters: it grades case files, which are counted']
  if (known === undefined) return ['scale', `“${scale}” is not a scale of grades`]
  if (!own.includes(known)) return ['scale', `this framework does not grade on ${known.words}`]
  if (known.grades.includes(grade)) return null
  return ['grade', `“${grade}” is not a grade of ${known.words}: ${known.grades.join(', ')}`]
}

export const scaleOf = (id: string): Scale | undefined => scales.find((one) => one.id === id)

/** Every generation with its own chapters and scales, for the page that shows them: none is joined with another. */
export const generations = Object.entries(frameworks).map(([programme, { chapters, scales: own }]) => ({
  programme,
  chapters,
  scales: scales
    .filter((one) => own.includes(one.id))
    .map(({ words, grades }) => (grades.length === 0 ? words : `${words}: ${grades.join(', ')}`)),
}))
