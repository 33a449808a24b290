// What is learned once the child is found, what is decided about it, and to whom it is referred.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { Line, Maybe } from '../../../registers/schemas.ts'
import { choice, happened, ifKnown, line, optionalLine, optionalText, text } from '../../../web/fields.ts'
import { ethnicityOf } from '../ethnicity.ts'
import { command, onlyWhile, timeRefusals, unless } from './deciding.ts'
import { harmTimeRefusals, whenUnknown } from './harm-time.ts'

const found = ['located', 'returned', 'closed'] as const

export const learn = command({
  name: 'learn',
  title: 'What was learned',
  path: 'learning',
  permission: 'record a return',
  body: Type.Object({
    harm: choice('Was the child harmed?', 'Say whether the child was harmed', ['none known', 'harm', 'serious harm']),
    harmDetail: optionalText('What harm'),
    harmedAt: ifKnown('When did the child come to harm, as near as is known?', whenUnknown),
    where: line('Where had they been?', 'Enter where they had been', { most: 300 }),
    withWhom: optionalText('With whom? Ages and addresses', { most: 1000 }),
    why: optionalText('What drew them away, and what drove them'),
    intended: choice('Did they mean to go?', 'Say whether they meant to go', ['yes', 'no', 'not known']),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, found, 'First record that the child is located.'),
        ...when(
          asked.body.harm !== 'none known' && asked.body.harmDetail === null,
          'harmDetail',
          'Say what harm the child came to.',
        ),
        ...when(
          asked.body.harm === 'none known' && asked.body.harmedAt != null,
          'harmedAt',
          'You said that no harm is known: leave this empty, or say above what harm the child came to.',
        ),
        ...harmTimeRefusals(asked.body.harmedAt, asked.now),
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
    because: text('Why', 'Enter why: it is recorded whatever you decide', { most: 1000 }),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['open', ...found], 'Grade the report first.'),
        ...when(
          asked.body.decision === 'yes' && asked.body.about === 'crime' && asked.body.reference === null,
          'reference',
          'Enter the crime reference.',
        ),
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
    saidBy: optionalLine('Who said so?', { description: 'The child, or whoever spoke for them' }),
    whyNot: optionalLine('If they were not asked or did not say, why?', {
      most: 300,
      description:
        '“Not stated” is for a child who was asked. If the child was not asked, leave the list empty and say why',
    }),
  }),
  evidence: none,
  decide: (asked) => {
    const { code, saidBy, whyNot } = asked.body
    return unless(
      [
        ...when(code !== null && !ethnicityOf.has(code), 'code', 'Choose a description from the list.'),
        ...when(
          code === null && whyNot === null,
          'code',
          'Choose how the child describes their ethnicity, or say below why it is not recorded.',
        ),
        ...when(
          code !== null && code !== 'NS' && saidBy === null,
          'saidBy',
          'Say who described it: the child, or somebody for them.',
        ),
        ...when(code === 'NS' && whyNot === null, 'whyNot', 'Say why it was not stated.'),
        ...when(
          (code === null || code === 'NS') && whyNot !== null && !saysWhy(whyNot),
          'whyNot',
          'Say in words why it is not recorded, in at least 10 characters.',
        ),
      ],
      { kind: 'missing.ethnicity-recorded/1', happenedAt: asked.now, body: { code, saidBy, whyNot } },
    )
  },
})

/** As a decision's reason (F29): a full stop is none. What is only punctuation does not count. */
const saysWhy = (words: string): boolean => words.replace(/[^\p{L}\p{N} ]/gu, '').trim().length >= 10

export const refer = command({
  name: 'refer',
  title: 'Record a referral or notification',
  path: 'referrals',
  permission: 'record a return',
  body: Type.Object({
    to: choice(
      'To whom?',
      'Choose to whom',
      [
        'children’s services',
        'authority about the home',
        'regulator of the home',
        'repeat missing referral',
        'strategy meeting',
        'Independent Office for Police Conduct',
        'joint agency response',
        'serious incident notification',
        'rapid review',
      ],
      {
        'authority about the home': 'The local authority, about the care of the home',
        'regulator of the home': 'Ofsted or Care Inspectorate Wales, about the care of the home',
      },
    ),
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
