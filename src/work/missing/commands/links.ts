// Links for people without an account: made and revoked by facts, so that it is known who gave what to whom, and until when.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { none } from '../../../registers/records.ts'
import { choice, optionalLine, text } from '../../../web/fields.ts'
import { hasDied } from '../state.ts'
import { command, onlyWhile, unless } from './deciding.ts'
import { afterReturn } from './return-interview.ts'

/** Hours that a link works. */
const lasts = { authority: 14 * 24, carer: 24 } as const

export const makeLink = command({
  name: 'make-link',
  title: 'Make a link for somebody outside',
  path: 'link',
  permission: 'record an action',
  body: Type.Object({
    purpose: choice('For whom?', 'Choose for whom', ['carer', 'authority'], {
      carer: 'Parent or carer: information about the child, now or prepared for the next time, for 24 hours',
      authority: 'Local authority: its return interview, for 14 days',
    }),
    // A program that made links before it was asked still may.
    whom: Type.Optional(
      optionalLine('Who gets it?', {
        description:
          'For example her mother, or the night manager of the home. It tells this link from another, and stands on the timeline',
        most: 120,
      }),
    ),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { purpose, whom } = asked.body
    const outside =
      purpose === 'carer'
        ? onlyWhile(
            asked,
            ['known', 'reported', 'open', 'located', 'returned', 'closed'],
            'This record continues elsewhere: make the link on the episode that is still open.',
          )
        : afterReturn(asked, 'No return is recorded here: you can make the authority’s link after the return.')
    const dead = hasDied(asked.state)
      ? [refusal('', 'The child was found dead, so no link can be made. Speak to the people concerned yourself.')]
      : []
    return unless([...outside, ...dead], {
      kind: 'missing.link-made/1',
      happenedAt: asked.now,
      body: { purpose, until: plus(asked.now, hours(lasts[purpose])), whom: whom ?? null },
    })
  },
})

export const revokeLink = command({
  name: 'revoke-link',
  title: 'Revoke a link',
  path: 'link-revocation',
  permission: 'record an action',
  body: Type.Object({
    madeAtPosition: {
      ...Type.Integer({ minimum: 1 }),
      title: 'Which link',
      missing: 'Say which link',
      input: 'hidden',
    },
    because: text('Why', 'Enter why', { most: 1000 }),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const link = asked.state.links.find((one) => one.position === asked.body.madeAtPosition)
    return unless(
      link === undefined || link.revoked ? [refusal('', 'There is no such link, or it has already been revoked.')] : [],
      { kind: 'missing.link-revoked/1', happenedAt: asked.now, body: asked.body },
    )
  },
})
