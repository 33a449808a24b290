// What is learned, what is decided, and the close: the guard refuses and says what is missing.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { send } from '../../../registers/force-messages.ts'
import { forceById } from '../../../registers/forces.ts'
import { type Also, none } from '../../../registers/records.ts'
import { Line, Maybe } from '../../../registers/schemas.ts'
import { choice, choiceOf, happened, line, optionalLine, optionalText, text } from '../../../web/fields.ts'
import { ethnicityOf } from '../ethnicity.ts'
import { type EpisodeState, isLive, isMissing } from '../state.ts'
import { type Package, packageOf } from '../transfer/package.ts'
import { command, no, onlyWhile, timeRefusals, unless } from './deciding.ts'

const found = ['located', 'returned', 'closed'] as const

export const learn = command({
  name: 'learn',
  title: 'What was learned',
  path: 'learning',
  permission: 'record a return',
  body: Type.Object({
    harm: choice('Was the child harmed?', 'Say whether the child was harmed', ['none known', 'harm', 'serious harm']),
    harmDetail: optionalText('What harm'),
    where: line('Where had they been?', 'Enter where they had been', { most: 300 }),
    withWhom: optionalText('With whom? Ages and addresses', { most: 1000 }),
    why: optionalText('What drew them away, and what drove them'),
    intended: choice('Did they mean to go?', 'Say whether they meant to go', ['yes', 'no', 'not known']),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, found, 'Record first that the child is located.'),
        ...(asked.body.harm !== 'none known' && asked.body.harmDetail === null
          ? [refusal('harmDetail', 'Say what harm the child came to.')]
          : []),
      ],
      { kind: 'missing.learned/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const decideOutcome = command({
  name: 'decide-outcome',
  title: 'Record a decision: crime, referral, notice',
  path: 'outcome-decisions',
  permission: 'record a return',
  body: Type.Object({
    about: choice(
      'About what?',
      'Choose what is decided',
      ['crime', 'referral', 'national referral mechanism', 'child abduction warning notice', 'disruption'],
      {
        crime: 'Crimes to record',
        referral: 'Referral to children’s services',
        'national referral mechanism': 'National Referral Mechanism',
      },
    ),
    decision: choice('Decision', 'Choose yes or no', ['yes', 'no']),
    reference: optionalLine('Reference', { most: 60 }),
    because: text('Why', 'Enter why: it is recorded either way', { most: 1000 }),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['open', ...found], 'Grade the report first.'),
        ...(asked.body.decision === 'yes' && asked.body.about === 'crime' && asked.body.reference === null
          ? [refusal('reference', 'Enter the crime reference.')]
          : []),
      ],
      { kind: 'missing.outcome-decided/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const recordEthnicity = command({
  name: 'record-ethnicity',
  title: 'Ethnicity, as the child defines it',
  path: 'ethnicity',
  permission: 'record a return',
  body: Type.Object({
    code: { ...Maybe(Line(4)), title: 'How does the child describe their ethnicity?', input: 'select' },
    saidBy: optionalLine('Who said so?', { description: 'The child, or who spoke for them' }),
    whyNot: optionalLine('If it was not asked or not said: why?', { most: 300 }),
  }),
  evidence: none,
  decide: (asked) => {
    const { code, saidBy, whyNot } = asked.body
    return unless(
      [
        ...(code !== null && !ethnicityOf.has(code) ? [refusal('code', 'Choose a description from the list.')] : []),
        ...(code === null && whyNot === null
          ? [refusal('code', 'Choose how the child describes their ethnicity, or say below why it is not recorded.')]
          : []),
        ...(code !== null && code !== 'NS' && saidBy === null
          ? [refusal('saidBy', 'Say who described it: the child, or somebody for them.')]
          : []),
        ...(code === 'NS' && whyNot === null ? [refusal('whyNot', 'Say why it was not stated.')] : []),
      ],
      { kind: 'missing.ethnicity-recorded/1', happenedAt: asked.now, body: { code, saidBy, whyNot } },
    )
  },
})

export const refer = command({
  name: 'refer',
  title: 'Record a referral or notification',
  path: 'referrals',
  permission: 'record a return',
  body: Type.Object({
    to: choice('To whom?', 'Choose to whom', [
      'children’s services',
      'repeat missing referral',
      'strategy meeting',
      'Independent Office for Police Conduct',
      'joint agency response',
      'serious incident notification',
      'rapid review',
    ]),
    reference: optionalLine('Reference', { most: 60 }),
    detail: text('What was referred', 'Enter what was referred', { most: 1000 }),
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    return unless(timeRefusals(asked, at), { kind: 'missing.referred/1', happenedAt: at ?? asked.now, body })
  },
})

/** What still stands between an episode and its close. The authority's return interview does not: it stays outstanding by itself. */
export function missingForClose(state: EpisodeState): readonly Refusal[] {
  const decided = (about: string) => state.outcomes.some((one) => one.about === about)
  const exploitation = state.grading?.rules.some((fired) => fired.id.startsWith('R6')) ?? false
  return [
    ...(isMissing(state) ? [refusal('location', 'The child has not been located.')] : []),
    ...(state.phase === 'located' && state.grave === null
      ? [refusal('return', 'The child is located but not returned.')]
      : []),
    ...(state.level === null ? [refusal('grading', 'The risk was never graded.')] : []),
    ...(state.endorsedAt === null ? [refusal('endorsement', 'The grade was never endorsed.')] : []),
    ...(state.interview?.faceToFace !== true && state.interviewExcepted === null && state.grave === null
      ? [refusal('prevention-interview', 'No prevention interview face to face, and no inspector’s exception.')]
      : []),
    ...(state.interview?.crimeDisclosed && !decided('crime')
      ? [refusal('outcome-decisions', 'The child disclosed a crime: record the decision on it.')]
      : []),
    ...(state.learned === null
      ? [refusal('learning', 'Where the child was, with whom and whether harmed is not recorded.')]
      : []),
    ...(state.ethnicity === null
      ? [refusal('ethnicity', 'Ethnicity as the child defines it, or why it is not recorded.')]
      : []),
    ...(decided('crime') ? [] : [refusal('outcome-decisions', 'Crimes: no decision is recorded.')]),
    ...(decided('referral') ? [] : [refusal('outcome-decisions', 'Referral: no decision is recorded.')]),
    ...(exploitation && !decided('national referral mechanism')
      ? [
          refusal(
            'outcome-decisions',
            'Exploitation is known or suspected: National Referral Mechanism, no decision is recorded.',
          ),
        ]
      : []),
    ...(state.authoritiesTold.length === 0
      ? [refusal('authority-told', 'The local authority was not told that the child is located.')]
      : []),
    ...(state.grave !== null && !state.referredTo.includes('Independent Office for Police Conduct')
      ? [refusal('referrals', 'Refer to the Independent Office for Police Conduct first.')]
      : []),
  ]
}

export const close = command({
  name: 'close',
  title: 'Close the police search',
  path: 'close',
  permission: 'close an episode',
  body: Type.Object({ summary: text('Summary for whoever opens this next', 'Enter a summary') }),
  evidence: none,
  decide: (asked) => {
    if (!isLive(asked.state) || asked.state.phase === 'known') return no('', 'This episode is not open.')
    const missing = missingForClose(asked.state).map((one) => refusal('', one.sentence))
    return unless(missing, { kind: 'missing.closed/1', happenedAt: asked.now, body: asked.body })
  },
})

export const reopen = command({
  name: 'reopen',
  title: 'Reopen',
  path: 'reopening',
  permission: 'close an episode',
  body: Type.Object({ because: text('What is new?', 'Enter what is new') }),
  evidence: none,
  decide: (asked) =>
    unless(onlyWhile(asked, ['closed'], 'Only a closed episode can be reopened.'), {
      kind: 'missing.reopened/1',
      happenedAt: asked.now,
      body: asked.body,
    }),
})

export const proposeVoid = command({
  name: 'propose-void',
  title: 'Propose to void this record',
  path: 'void-proposal',
  permission: 'void an episode',
  body: Type.Object({
    because: text('Why was this never an episode?', 'Enter why', {
      description: 'A second person decides. The record stays and is counted',
    }),
  }),
  evidence: none,
  decide: (asked) =>
    unless(asked.state.phase === 'voided' ? [refusal('', 'This record is void already.')] : [], {
      kind: 'missing.void-proposed/1',
      happenedAt: asked.now,
      body: asked.body,
    }),
})

export const voidRecord = command({
  name: 'void',
  title: 'Void this record',
  path: 'void',
  permission: 'void an episode',
  body: Type.Object({ because: text('Why you agree', 'Enter why you agree') }),
  evidence: none,
  decide: (asked) => {
    const proposed = asked.state.voidProposed
    if (proposed === null) return no('', 'Nobody has proposed to void this record.')
    if (proposed.by === asked.by.staffId) return no('', 'You proposed it: a second person must agree.')
    return unless([], {
      kind: 'missing.voided/1',
      happenedAt: asked.now,
      body: { proposedAtPosition: proposed.position, because: asked.body.because },
    })
  },
})

export const graveOutcome = command({
  name: 'record-grave-outcome',
  title: 'Found dead or seriously harmed',
  path: 'grave-outcome',
  permission: 'review',
  body: Type.Object({
    outcome: choice('What happened?', 'Choose what happened', ['found dead', 'seriously harmed']),
    place: line('Where?', 'Enter where', { most: 300 }),
    detail: text('What is known', 'Enter what is known', {
      description: 'What is recorded so far stays as it is: facts cannot be changed, and the referral clocks begin',
    }),
    at: happened('When were they found?'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    const happenedAt = at ?? asked.now
    const located = {
      place: body.place,
      how: 'other',
      with: null,
      atRisk: body.outcome === 'seriously harmed',
      placeToReturn: null,
      detail: body.detail,
    } as const
    return unless(
      [...(asked.state.grave === null ? [] : [refusal('', 'This is recorded already.')]), ...timeRefusals(asked, at)],
      ...(isMissing(asked.state) ? [{ kind: 'missing.located/1', happenedAt, body: located } as const] : []),
      { kind: 'missing.grave-outcome/1', happenedAt, body },
    )
  },
})

export const offerTransfer = command({
  name: 'offer-transfer',
  title: 'Offer to another force',
  path: 'transfer',
  permission: 'transfer',
  body: Type.Object({
    toForce: choiceOf('To which force?', 'Choose a force', 'This force goes on until the other accepts'),
    because: text('Why the other force', 'Enter why'),
  }),
  evidence: async (reader, { body, world }) => ({
    to: await forceById.one(reader, { force: body.toForce }),
    own: await forceById.one(reader, { force: world.who.forceId }),
  }),
  decide: (asked) => {
    const transferId = newId(asked.now)
    const disclosed = packageOf(asked.state)
    const decision = unless(
      [
        ...onlyWhile(asked, ['open'], 'Only a graded, open episode can be transferred.'),
        ...(asked.evidence.to === null || asked.body.toForce === asked.by.forceId
          ? [refusal('toForce', 'Choose another force from the list.')]
          : []),
        ...(asked.state.transfer === null ? [] : [refusal('', 'It has been offered already and is not answered.')]),
      ],
      {
        kind: 'missing.transfer-offered/1',
        happenedAt: asked.now,
        body: { ...asked.body, transferId },
      },
    )
    if (decision.kind === 'refused' || disclosed === null) return decision
    return { ...decision, also: [offerTo(asked, transferId, disclosed)] }
  },
})

type Offering = {
  readonly recordId: string
  readonly by: { readonly forceId: string }
  readonly body: { readonly toForce: string; readonly because: string }
  readonly evidence: { readonly own: { readonly name: string } | null }
  readonly now: Instant
}

/** Sent in the transaction of the offer: what is disclosed, and nothing else, passes to the other force. */
function offerTo({ recordId, by, body, evidence, now }: Offering, transferId: string, disclosed: Package): Also {
  return {
    recordId: transferId,
    append: async ({ writer }) => {
      const offer = {
        transferId,
        fromRecordId: recordId,
        fromName: evidence.own?.name ?? by.forceId,
        because: body.because,
        package: disclosed,
      }
      writer.send(
        send(
          { messageId: newId(now), fromForce: by.forceId, toForce: body.toForce, kind: 'transfer offer', body: offer },
          now,
        ),
      )
      await Promise.resolve()
    },
  }
}

export const answerTransfer = command({
  name: 'answer-transfer',
  title: 'Record an answer given by telephone',
  path: 'transfer-answer',
  permission: 'transfer',
  body: Type.Object({
    answer: choice('What did they answer?', 'Choose their answer', ['accepted', 'refused'], {
      accepted: 'They accept: it is theirs now',
      refused: 'They refuse: it stays with this force',
    }),
    by: line('Who answered?', 'Enter who answered for the other force'),
    because: optionalText('What they said'),
  }),
  evidence: none,
  decide: (asked) => {
    const transfer = asked.state.transfer
    if (transfer === null) return no('', 'It has not been offered to another force.')
    const { answer, by, because } = asked.body
    if (answer === 'accepted')
      return unless([], {
        kind: 'missing.transfer-accepted/1',
        happenedAt: asked.now,
        body: { transferId: transfer.transferId, by, receivingRecordId: null },
      })
    return unless(because === null ? [refusal('because', 'Enter why they refused.')] : [], {
      kind: 'missing.transfer-refused/1',
      happenedAt: asked.now,
      body: { transferId: transfer.transferId, by, because: because ?? '' },
    })
  },
})
