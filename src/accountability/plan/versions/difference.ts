// What differs between two versions of the plan, in words: actions added, removed, and each field that changed. Pure.
import { dateWords } from '../../../kernel/time.ts'
import type { ActionSaid, Content } from './content.ts'

type Named = { readonly number: number; readonly text: string }
type Changed = Named & {
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}
type Difference = {
  readonly added: readonly Named[]
  readonly removed: readonly Named[]
  readonly changed: readonly Changed[]
  readonly recommendations: readonly string[]
  /** How many differences there are in all. */
  readonly count: number
}

export function differenceOf(before: Content, after: Content): Difference {
  const [earlier, later] = [byId(before), byId(after)]
  const added = after.actions.filter((one) => !earlier.has(one.id)).map(named)
  const removed = before.actions.filter((one) => !later.has(one.id)).map(named)
  const changed = after.actions.flatMap((one) => {
    const was = earlier.get(one.id)
    const fields = was === undefined ? [] : fieldsOf(was, one)
    return fields.length === 0 ? [] : [{ ...named(one), fields }]
  })
  const recommendations = [...reported(before, after), ...answered(before, after)]
  const count =
    added.length + removed.length + recommendations.length + changed.reduce((sum, one) => sum + one.fields.length, 0)
  return { added, removed, changed, recommendations, count }
}

const byId = (content: Content) => new Map(content.actions.map((one) => [one.id, one]))
const named = ({ number, text }: ActionSaid): Named => ({ number, text })

function fieldsOf(before: ActionSaid, after: ActionSaid): Changed['fields'] {
  return fields
    .map(([field, words]) => ({ field, before: words(before), after: words(after) }))
    .filter((one) => one.before !== one.after)
}

const day = (date: string | null) => (date === null ? 'no date' : dateWords(date))
const some = (texts: readonly string[]) => (texts.length === 0 ? 'none' : texts.join('; '))
const posts = (count: number | null) => (count === null ? 'none asked for' : String(count))

const fields: readonly (readonly [string, (one: ActionSaid) => string])[] = [
  ['Words', (one) => one.text],
  ['Serves', (one) => some(one.recommendations)],
  ['Owner', (one) => (one.owner === null ? 'nobody' : `${one.owner.name}, ${one.owner.post}`)],
  ['Starts', (one) => day(one.startOn)],
  ['Due', (one) => day(one.dueOn)],
  ['Improvement seen', (one) => day(one.effectOn)],
  ['Should move', (one) => some(one.measures.map((measure) => `${measure.id}: ${measure.question}`))],
  ['Audit only', (one) => one.auditOnly ?? 'no'],
  ['Guidance', (one) => some(one.guidance)],
  ['Videos', (one) => some(one.videos)],
  ['Training', (one) => one.training ?? 'none'],
  ['Posts funded', (one) => posts(one.postsFunded)],
  ['Posts filled', (one) => posts(one.postsFilled)],
  ['Waits for', (one) => some(one.dependsOn.map((number) => `action ${number}`))],
  ['State', (one) => one.state],
  ['Date moved', (one) => `${one.dateChanges} ${one.dateChanges === 1 ? 'time' : 'times'}`],
]

/** A report's day that was corrected; of a version that did not keep its reports nothing can be said. */
function reported(before: Content, after: Content): readonly string[] {
  if (before.reports === undefined || after.reports === undefined) return []
  const words = ({ title, publishedOn }: NonNullable<Content['reports']>[number]) =>
    `${title}, published ${day(publishedOn)}`
  const [earlier, later] = [before.reports.map(words), after.reports.map(words)]
  return later.filter((one) => !earlier.includes(one)).map((one) => `This version answers the report ${one}.`)
}

/** Which recommendations it answers, and what each asked or by when. */
function answered(before: Content, after: Content): readonly string[] {
  const earlier = new Map(before.recommendations.map((one) => [one.reference, one]))
  const later = new Map(after.recommendations.map((one) => [one.reference, one]))
  return [
    ...[...later.keys()].filter((one) => !earlier.has(one)).map((one) => `${one} is now answered.`),
    ...[...earlier.keys()].filter((one) => !later.has(one)).map((one) => `${one} is no longer answered.`),
    ...[...later].flatMap(([reference, now]) => {
      const was = earlier.get(reference)
      if (was === undefined) return []
      return [
        ...(was.dueOn === now.dueOn
          ? []
          : [`${reference}: to be met by ${day(now.dueOn)}; in the version before, ${day(was.dueOn)}.`]),
        ...(was.words === now.words && was.theme === now.theme
          ? []
          : [`${reference}: its words in the register changed.`]),
        ...((was.noAction ?? null) === (now.noAction ?? null)
          ? []
          : [`${reference}: why no action is planned: ${now.noAction?.replace(/\.$/, '') ?? 'no longer said'}.`]),
        ...(reportedAtOnce(was) === reportedAtOnce(now)
          ? []
          : [`${reference}: reported at once: ${reportedAtOnce(now) ?? 'no longer said'}.`]),
        ...((was.ended ?? null) === (now.ended ?? null) ? [] : [`${reference}: ${now.ended ?? 'asked for again'}.`]),
      ]
    }),
  ]
}

const reportedAtOnce = ({ atOnce }: Content['recommendations'][number]): string | null => {
  const said = atOnce?.reported ?? null
  return said === null ? null : `${day(said.on)}, to ${said.to}`
}
