// Planning an audit: the seed is fixed while nobody can know the population.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import type { Policy } from '../../practice/policy.ts'
import { when } from '../../registers/deciding.ts'
import { Line } from '../../registers/schemas.ts'
import { choice, choiceOf, day, line, optionalText, share } from '../../web/fields.ts'
import type { AuditCommand } from './audit-command.ts'
import type { Auditable } from './cases.ts'
import { type Share, seedHash } from './draw.ts'
import { onePlanAtATime, plansOfSameCases } from './queries.ts'
import { leastShare } from './settings.ts'

const Commit = Type.Object({
  title: line('What do people call it?', 'Enter what people call it'),
  kind: choice('What is done with the files', 'Choose what is done', ['case files', 're-ask'], {
    'case files': 'Each file is graded',
    're-ask': 'The child or family is asked some answers again: ethnicity, and answers of “no”',
  }),
  topic: choiceOf('Cases of', 'Choose what the cases are about'),
  from: day('Cases that end from', 'Enter the first day'),
  until: day('To this day', 'Enter the last day'),
  size: { ...Type.Integer({ minimum: 1, maximum: 500 }), title: 'How many files', missing: 'Enter how many files' },
  doubleShare: share('Share graded by two people separately', { missing: 'Enter the share graded by two, apart' }),
  peerShare: share('Share graded by another force too', {
    missing: 'Enter the share graded by another force too',
  }),
  seed: {
    ...Line(200),
    title: 'Seed phrase',
    description: 'Twelve characters or more that nobody could guess',
    missing: 'Enter a seed phrase',
    input: 'text',
  },
  /** A program may leave it out. */
  second: Type.Optional(
    optionalText('If another plan already audits these cases, why a second?', {
      most: 1000,
      description: 'Shown on both. Leave empty if this is the only audit of this kind of these cases',
    }),
  ),
})

/** Other plans of the same kind, topic and days, withdrawn ones too. */
type Others = readonly { readonly record_id: string; readonly title: string }[]

export const commit = (auditable: readonly Auditable[]): AuditCommand<typeof Commit, Others> => ({
  name: 'commit',
  title: 'Plan a case-file audit',
  path: 'plans',
  permission: 'draw audits',
  opens: true,
  body: Commit,
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    await onePlanAtATime.one(reader, { force })
    const [from, until] = [parseLocalDate(body.from), parseLocalDate(body.until)]
    if (from === null || until === null) return []
    return await plansOfSameCases.all(reader, { force, kind: body.kind, topic: body.topic, from, until })
  },
  decide: ({ body, evidence, now, policy }) => {
    const { seed, second = null, ...plan } = body
    const refusals: readonly Refusal[] = [
      ...(auditable.some(({ topic }) => topic === body.topic)
        ? []
        : [refusal('topic', 'There are no cases of this kind here.')]),
      ...periodRefusals(body.from, body.until, now),
      ...(body.kind === 'case files' ? shareRefusals(body, policy) : []),
      ...(evidence.length > 0 && second === null
        ? [
            refusal(
              'second',
              `Cases of these days are already audited by ${evidence.map(({ title }) => `“${title}”`).join(' and ')}. Draw that, or say why there is a second: somebody who plans two audits and draws one could be choosing cases.`,
            ),
          ]
        : []),
      ...when(seed.length < 12, 'seed', 'Enter a seed phrase of 12 characters or more, so that nobody can guess it.'),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const beside =
      evidence.length > 0 && second !== null
        ? { second: { because: second, beside: evidence.map(({ record_id }) => record_id) } }
        : {}
    return {
      kind: 'facts',
      facts: [{ kind: 'audit.committed/1', happenedAt: now, body: { ...plan, seedHash: seedHash(seed), ...beside } }],
    }
  },
})

function periodRefusals(from: string, until: string, now: Instant): readonly Refusal[] {
  const [first, last] = [parseLocalDate(from), parseLocalDate(until)]
  if (first === null) return [refusal('from', 'There is no such day.')]
  if (last === null) return [refusal('until', 'There is no such day.')]
  if (last < first) return [refusal('until', 'The last day is before the first.')]
  return first > localDate(now)
    ? []
    : [refusal('from', 'Cases of this day may already be known. Choose a period that begins tomorrow or later.')]
}

/** Grading twice and by another force is what shows a lenient auditor: how much of it is not the auditor's to choose. */
function shareRefusals(body: Share, policy: Policy): readonly Refusal[] {
  const least = { double: leastShare(policy, 'audit.double.share'), peer: leastShare(policy, 'audit.peer.share') }
  return [
    ...(body.doubleShare < least.double
      ? [
          refusal(
            'doubleShare',
            `The policy says that two people must grade at least ${percent(least.double)} of the files.`,
          ),
        ]
      : []),
    ...(body.peerShare < least.peer
      ? [
          refusal(
            'peerShare',
            `The policy says that another force must also grade at least ${percent(least.peer)} of the files.`,
          ),
        ]
      : []),
  ]
}
