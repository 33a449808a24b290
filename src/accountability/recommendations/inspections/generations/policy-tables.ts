// The programmes and the grade scales as tables of the policy: how a row is typed, how it reads, and what is refused.
import { dateWords } from '../../../../kernel/time.ts'
import { Line } from '../../../../registers/schemas.ts'
import { choice, line, lines, optionalDay, yesNo } from '../../../../web/fields.ts'
import { gradeScales, scaleRefusals, scalesIn } from './grade-scale.ts'
import { programmesKept, scalesKept, scalesNamed } from './kept.ts'
import { inspectionProgrammes, programmeRefusals, programmesIn } from './programme.ts'
import { bases, type GradeScale, gradings, type Programme } from './shapes.ts'

const grounds = {
  from: optionalDay('First day of reports'),
  until: optionalDay('Last day of reports'),
  basis: choice('Rests on', 'Choose what it rests on', bases),
  source: line('Source', 'Enter its source', { most: 300 }),
}

const ending =
  'What is in force stays as it is: you can correct its days and its source, and end it. A change of anything else is a new row.'

export const programmesTable = {
  name: inspectionProgrammes,
  title: 'Inspection programmes',
  about: [
    'The programmes whose reports the register takes, one row for each generation of a framework.',
    'Reports that are in the register go on being read as they were entered. Generations are never compared or joined.',
  ],
  rowAbout: `${ending} A programme may also be given another scale.`,
  fields: {
    name: line('Name, with its year if its framework changes', 'Enter the programme’s name', { most: 100 }),
    chapters: {
      ...lines('Chapters', 'One on each line. Leave empty if each report has its own', 40),
      ...{ items: Line(120) },
    },
    grading: choice('How does it grade?', 'Choose how it grades', gradings, {
      'on its own scales': 'On the scales named below',
      'on any scale': 'As each report has it, on any scale in the table',
      'no grades': 'It grades no chapters',
    }),
    scales: {
      ...lines('Its scales', 'Short names from the table of grade scales, one on each line', 12),
      ...{ items: Line(40) },
    },
    comments: yesNo(
      'Are comments of the local policing body owed on its reports?',
      'Choose whether comments are owed',
      'Police Act 1996, section 55: on reports of the inspectorate',
    ),
    ...grounds,
  },
  columns: ['Programme', 'Chapters', 'Grades', 'Section 55 comments', 'Reports from', 'Until', 'Rests on', 'Source'],
  cells: (one: Programme) => [
    one.name,
    one.chapters.join('; ') || 'as each report has them',
    one.grading === 'on its own scales' ? one.scales.join(', ') : one.grading,
    one.comments ? 'owed' : 'not owed',
    ...groundsShown(one),
  ],
  list: programmesIn,
  wrap: (programmes: readonly Programme[]) => ({ programmes }),
  refusals: programmeRefusals,
  beside: {
    agrees: scalesNamed,
    keeps: programmesKept,
  },
}

export const gradeScalesTable = {
  name: gradeScales,
  title: 'Grade scales of inspections',
  about: [
    'The scales on which inspections grade. A scale that changes is another scale: end the one and add the other.',
    'A programme takes a new scale once its row names it. A grade on one scale is never compared with a grade on another.',
  ],
  rowAbout: ending,
  fields: {
    id: {
      ...line('Short name', 'Enter a short name', {
        most: 40,
        description: 'Lower-case letters, digits and hyphens, for example five-from-2027',
      }),
      ...{ pattern: '^[a-z][a-z0-9-]{1,39}$' },
    },
    words: line('What people read', 'Enter what people read', { most: 120 }),
    grades: { ...lines('Grades', 'From the best to the worst, one on each line', 12), ...{ items: Line(40) } },
    ...grounds,
  },
  columns: ['Short name', 'What people read', 'Grades', 'Reports from', 'Until', 'Rests on', 'Source'],
  cells: (one: GradeScale) => [one.id, one.words, one.grades.join(', '), ...groundsShown(one)],
  list: scalesIn,
  wrap: (scales: readonly GradeScale[]) => ({ scales }),
  refusals: scaleRefusals,
  beside: {
    agrees: () => [],
    keeps: scalesKept,
  },
}

const groundsShown = ({ from, until, basis, source }: Pick<GradeScale, 'from' | 'until' | 'basis' | 'source'>) => [
  from === null ? 'always' : dateWords(from),
  until === null ? 'no end set' : dateWords(until),
  basis,
  source,
]
