// What a generation keeps once it is in force: reports were read and graded by it, so that another version of the policy may end it, and never change it.
import type { Policy } from '../../../../practice/policy.ts'
import { gradeScales, scalesIn } from './grade-scale.ts'
import { inspectionProgrammes, programmesIn } from './programme.ts'

type Tables = Policy['tables']

/** `standing`: what is in force on the day of a proposal, or comes into force before it. */
export function scalesKept(proposed: Tables, standing: Tables): readonly string[] {
  const scales = scalesIn(proposed[gradeScales])
  return scalesIn(standing[gradeScales]).flatMap(({ id, words, grades }) => {
    const now = scales.find((one) => one.id === id)
    if (now === undefined)
      return [`“${words}” cannot leave the table: grades were given on it. Enter the last day of reports that use it.`]
    return [
      ...(now.words === words ? [] : [`“${words}” keeps its name: grades that were given on it are shown with it.`]),
      ...(isSame(now.grades, grades)
        ? []
        : [
            `“${words}” keeps its grades, ${grades.join(', ')}: a scale with others is another scale. End this one and add a row for the new one.`,
          ]),
    ]
  })
}

export function programmesKept(proposed: Tables, standing: Tables): readonly string[] {
  const programmes = programmesIn(proposed[inspectionProgrammes])
  return programmesIn(standing[inspectionProgrammes]).flatMap(({ name, chapters, grading, scales, comments }) => {
    const now = programmes.find((one) => one.name === name)
    if (now === undefined)
      return [
        `“${name}” cannot leave the table or be renamed: reports may be in the register under it. Enter the last day of its reports.`,
      ]
    const lost = scales.filter((one) => !now.scales.includes(one))
    return [
      ...(isSame(now.chapters, chapters)
        ? []
        : [
            `“${name}” keeps its chapters: with others it is another generation. End this one and add a row for the new one, with its year in the name.`,
          ]),
      ...(now.grading === grading
        ? []
        : [`“${name}”: how it grades does not change for reports that are there. Add a row for the new one.`]),
      ...(lost.length === 0 ? [] : [`“${name}” keeps its scales: ${lost.join(', ')} cannot be taken from it.`]),
      ...(now.comments === comments
        ? []
        : [
            `“${name}”: whether comments are owed does not change for reports that are there. Add a row for the new one.`,
          ]),
    ]
  })
}

/** A programme grades on scales that the same version has. */
export function scalesNamed(proposed: Tables): readonly string[] {
  const known = scalesIn(proposed[gradeScales]).map(({ id }) => id)
  return programmesIn(proposed[inspectionProgrammes]).flatMap(({ name, scales }) =>
    scales
      .filter((one) => !known.includes(one))
      .map((one) => `${name}: there is no scale “${one}”. The scales are ${known.join(', ')}.`),
  )
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])
