// What would be disclosed to another force, for whoever offers the child: before they choose a force, and in few enough lines to read.
import { dateAndTime } from '../../../kernel/time.ts'
import { capital } from '../../../kernel/words.ts'
import { levelWords } from '../grade/levels.ts'
import { questions } from '../grade/questions.ts'
import type { Package } from './package.ts'

type Row = { readonly name: string; readonly lines: readonly string[] }

/** The newest stand here in full; of the others how many go along. */
const shownOfEach = 5

export function disclosedLines({ child, lastSeen, caller, ...given }: Package): readonly Row[] {
  return [
    row('Child', [child.name, child.age === null ? 'age not known' : `${child.age}`, child.sex, child.description]),
    row('Grade', [`${levelWords[given.level]}: ${given.gradingBecause}`]),
    row('Last seen', [`${dateAndTime(lastSeen.at)}, ${lastSeen.place}`]),
    row('First reported', [dateAndTime(given.firstContactAt)]),
    row('Why worried', [given.why]),
    row('Caller', [`${caller.name ?? 'name not given'}, ${caller.phone}`]),
    row('Answers', answersOf(given.answers)),
    row('Known so far', newest(given.known ?? [])),
    row('Done so far', newest(given.done.map((one) => `${dateAndTime(one.at)}: ${one.words}`))),
  ].filter((one) => one.lines.length > 0)
}

const asked = new Map(questions.map((one) => [one.id, one.words]))

function answersOf(answers: Package['answers']): readonly string[] {
  const yes = answers.filter((one) => one.answer === 'yes')
  const counted = (['not known', 'no'] as const).map((said) => ({
    said,
    count: answers.filter((one) => one.answer === said).length,
  }))
  return [
    ...yes.map((one) => `${asked.get(one.question) ?? one.question} Yes${one.note ? `: “${one.note}”` : ''}`),
    ...counted.flatMap(({ said, count }) => (count === 0 ? [] : [`${capital(said)}: ${count}`])),
  ]
}

const newest = (lines: readonly string[]): readonly string[] => {
  const before = lines.length - shownOfEach
  return [...lines.slice(-shownOfEach).toReversed(), ...(before > 0 ? [`and ${before} more`] : [])]
}

const row = (name: string, lines: readonly (string | null)[]): Row => ({
  name,
  lines: lines.filter((line) => line !== null),
})
