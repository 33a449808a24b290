// What was typed at the board may be erased: somebody may have named a child in a decision, a challenge, a claim or a pack. Nothing of it is published. What was counted, frozen and dated stays.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { MeetingFact, StatementFact } from './facts.ts'
import type { Pack } from './frozen-pack.ts'
import type { OversightFact } from './oversight/facts.ts'
import { oversightPack } from './oversight/procedure.ts'
import { meeting, publicStatement } from './procedure.ts'

const boardWords = ownWordsOf({
  procedure: meeting,
  kind: 'meeting.words-erased/1',
  words: 'what was minuted at a board and written in its pack',
  without: withoutMinutes,
})

function withoutMinutes(fact: MeetingFact): object | null {
  switch (fact.kind) {
    case 'meeting.called/1':
    case 'meeting.entered-held/1':
      return { ...fact.body, title: gone }
    case 'meeting.pack-frozen/1':
      return withoutPack(fact.body)
    case 'meeting.decision-minuted/1':
      return { ...fact.body, decision: gone, decidedBy: gone }
    case 'meeting.challenge-minuted/1':
      return { ...fact.body, challenge: gone, by: gone, answerOwed: gone }
    case 'meeting.challenge-answered/1':
      return { ...fact.body, answer: gone, by: gone }
    // The figures that stood beside it are the records’ own.
    case 'meeting.claim-minuted/1':
      return { ...fact.body, claim: gone, by: gone }
    case 'meeting.cancelled/1':
      return { because: gone }
    default:
      return null
  }
}

const withoutPack = (pack: Pack): Pack => ({
  ...pack,
  ...withoutPlan(pack),
  decisionsAsked: pack.decisionsAsked.map(() => gone),
  childrenSaid: pack.childrenSaid.map(() => gone),
  ...(pack.challenges === undefined
    ? {}
    : { challenges: pack.challenges.map((one) => ({ ...one, meeting: gone, challenge: gone, answerOwed: gone })) }),
  ...(pack.fallsDue === undefined
    ? {}
    : {
        fallsDue: {
          ...pack.fallsDue,
          duties: pack.fallsDue.duties.map((one) => ({ ...one, about: gone, owner: gone })),
        },
      }),
  ...(pack.duties === undefined ? {} : { duties: pack.duties.map((one) => ({ ...one, about: gone, owner: gone })) }),
})

/** Words of actions and of moved dates were copied from the plan and the register: there they are erased by themselves. */
function withoutPlan({ actions, dateChanges }: Pick<Pack, 'actions' | 'dateChanges'>) {
  return {
    actions: actions.map((one) => ({ ...one, words: gone })),
    ...(dateChanges === undefined
      ? {}
      : { dateChanges: dateChanges.map((one) => ({ ...one, words: gone, because: gone })) }),
  }
}

const oversightWords = ownWordsOf({
  procedure: oversightPack,
  kind: 'oversight-pack.words-erased/1',
  words: 'what was written in a pack for the oversight group, and what the group said',
  without: withoutOversight,
})

function withoutOversight(fact: OversightFact): object | null {
  switch (fact.kind) {
    case 'oversight-pack.frozen/1':
      return {
        ...{ ...fact.body, ...withoutPlan(fact.body) },
        ...{ residualRisk: gone, staffSaid: fact.body.staffSaid.map(() => gone) },
      }
    case 'oversight-pack.presented/1':
      return { ...fact.body, asked: gone, outcome: gone }
    default:
      return null
  }
}

/** Said in public, but written down here: what stands wherever it was said, stands there. */
const statementWords = ownWordsOf({
  procedure: publicStatement,
  kind: 'public-statement.words-erased/1',
  words: 'the words of a public statement as they were written down here',
  without: withoutStatement,
})

function withoutStatement(fact: StatementFact): object | null {
  if (fact.kind !== 'public-statement.made/1') return null
  const { address, figures, saidOn } = fact.body
  return { saidOn, figures, who: gone, words: gone, place: gone, address: address === null ? null : gone }
}

export const erasable = [boardWords, oversightWords, statementWords]
