// What a form about an audit says and offers: the concern to be answered, the wording pointed at in a file, and whether a look at a contact counts.
import { dateAndTime, dateWords } from '../../kernel/time.ts'
import type { World } from '../../registers/world.ts'
import type { Values } from '../../web/slice.ts'
import { foldedOf } from './choices.ts'
import { standsAgainstLook, wordingKey } from './commands/audit.ts'
import { looksAt, verdictOf } from './contact-sample/looks.ts'
import { detailOf } from './details.ts'
import { pointedAt } from './wording.ts'

/** What an auditor or inspector said and nobody has answered yet: nobody answers what they did not read. */
export async function concernsToAnswer(world: World, recordId: string): Promise<readonly string[]> {
  const { facts } = await foldedOf(world, recordId)
  const answered = facts.findLastIndex((fact) => fact.kind === 'missing.audit-concern-answered/1')
  return facts
    .slice(answered + 1)
    .flatMap((fact) =>
      fact.kind === 'missing.audit-concern-raised/1' || fact.kind === 'missing.inspector-concern-raised/1'
        ? [`Returned ${dateAndTime(fact.happenedAt)}: “${fact.body.concern}”`]
        : [],
    )
}

/** Of a contact to be audited: whether it was drawn, without which a look at it counts in no figure. */
/** Whether a look counts; and in place of the form why this person’s cannot be recorded. */
export async function aroundContact(world: World, recordId: string): Promise<Values> {
  const folded = await foldedOf(world, recordId)
  const instead = standsAgainstLook(world.who, folded).map(({ sentence }) => sentence)
  return { about: [whetherItCounts(folded)], ...(instead.length > 0 ? { instead } : {}) }
}

function whetherItCounts({ facts }: Awaited<ReturnType<typeof foldedOf>>): string {
  const drawn = facts.find((fact) => fact.kind === 'missing.contact-drawn/1')
  const looks = looksAt(facts)
  const before = lookedBefore(looks)
  return drawn === undefined
    ? `This contact was not drawn: your audit is kept in its record but does not count in M28a, which counts only contacts drawn by chance.${before}`
    : `Drawn by chance from the contacts of ${dateWords(drawn.body.month)}: it counts in M28a. To be looked at by ${dateAndTime(drawn.body.dueAt)}.${before}`
}

function lookedBefore(looks: ReturnType<typeof looksAt>): string {
  if (looks.length === 0) return ''
  return verdictOf(looks) === 'differ'
    ? ' Two people who looked disagree: a third person settles it.'
    : ' Somebody has already looked at it: if you disagree, it is not evidenced until a third person settles it.'
}

/** What is pointed at in this file, each in the words around it. */
export async function wordingChoices(world: World, recordId: string) {
  const { facts } = await foldedOf(world, recordId)
  const entries = new Map(facts.map((fact) => [fact.position, detailOf(fact)]))
  return pointedAt(facts, world.policyAt(world.now), world.now).map((one) => ({
    value: wordingKey(one),
    text: `“${one.phrase}”, entry ${one.position}`,
    hint: entries.get(one.position)?.slice(0, 300) ?? '',
  }))
}
