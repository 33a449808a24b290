// Adding a photograph of the child, and withdrawing one: the wrong child's, or one that is no longer allowed.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { mostPictureBytes, type PictureRead, readPicture } from '../../../kernel/picture.ts'
import { when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { type Also, none } from '../../../registers/records.ts'
import { choice, choiceOf, line, optionalLine, optionalText, picture, text } from '../../../web/fields.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { alsoWherePassedOn, command, unless } from '../commands/deciding.ts'
import { isFrozen, isLive } from '../state.ts'
import { callingBack } from '../transfer/calling-back.ts'
import { consentWords } from './consent.ts'
import { keepPicture, mostPhotographs } from './keeping.ts'

export const addPhotograph = command({
  name: 'add-photograph',
  title: 'Add a photograph',
  path: 'photographs',
  permission: 'record an action',
  body: Type.Object({
    photograph: picture(
      'Photograph',
      'Choose a photograph',
      mostPictureBytes,
      'JPEG, PNG or WebP, up to 8 megabytes. Vigil makes it smaller and removes where and when it was taken from the file. Add only a picture that people can recognise the child from',
    ),
    from: line('Who gave it?', 'Enter who gave it'),
    taken: optionalLine('When was it taken?', { description: 'In their words, for example “last summer”', most: 100 }),
    looks: optionalText('What is different now?', {
      description: 'Hair, glasses, height, what the child wears today',
      most: 1000,
    }),
    consent: choice(
      'What may it be used for?',
      'Choose what it may be used for',
      ['police and partners', 'may be published', 'nobody could be asked'],
      consentWords,
    ),
    agreedBy: optionalLine('Who agreed to that?', {
      description: 'A parent, somebody with parental responsibility, or the child',
    }),
  }),
  commutes: true,
  // In a process of its own, and before the transaction: it may take seconds, and others write to the record meanwhile.
  prepare: async ({ photograph }): Promise<PictureRead> => await readPicture(Buffer.from(photograph, 'base64')),
  evidence: async (_, { prepared, folded }) => await Promise.resolve(isLive(folded.state) ? prepared : null),
  decide: (asked) => {
    const { body, evidence, state, folded, now } = asked
    const refusals: Refusal[] = [
      ...(isLive(state) ? [] : [refusal('', 'This episode is closed: reopen it before adding to it.')]),
      ...(state.photographs.length < mostPhotographs
        ? []
        : [refusal('', `There are ${mostPhotographs} photographs: first withdraw one that is not useful.`)]),
      ...(evidence?.kind === 'refused' ? [refusal('photograph', evidence.sentence)] : []),
      ...when(
        body.consent !== 'nobody could be asked' && body.agreedBy === null,
        'agreedBy',
        'Enter who agreed to that.',
      ),
    ]
    if (refusals.length > 0 || evidence?.kind !== 'picture') return unless(refusals)
    const { width, height, sha256 } = evidence.picture
    const { from, taken, looks, consent, agreedBy } = body
    const decision = unless([], {
      kind: 'missing.photograph-added/1',
      happenedAt: now,
      body: { sha256, width, height, from, taken, looks, consent, agreedBy },
    })
    const kept: Also = {
      recordId: asked.recordId,
      append: async ({ writer }) =>
        await Promise.resolve(
          writer.send(
            keepPicture(
              { force: folded.forceId, record: asked.recordId, position: folded.facts.length + 1 },
              evidence.picture,
              now,
            ),
          ),
        ),
    }
    return decision.kind === 'facts' ? { ...decision, also: [kept] } : decision
  },
})

/** On a form shown again the picture stays, made small; one that cannot be read does not. */
export async function keptPhotograph(typed: Typed): Promise<Typed> {
  const read = await readPicture(Buffer.from(first(typed, 'photograph'), 'base64'))
  return { ...typed, photograph: read.kind === 'picture' ? read.picture.jpeg.toString('base64') : '' }
}

/** Also of a child whom another force has since: what was agreed no longer stands there either, and they are told with it. */
export const withdrawPhotograph = alsoWherePassedOn({
  name: 'withdraw-photograph',
  title: 'Withdraw a photograph',
  path: 'photograph-withdrawals',
  permission: 'record an action',
  body: Type.Object({
    photograph: choiceOf(
      'Which photograph?',
      'Choose the photograph',
      'Nobody can see it after this. The record keeps the fact that it was there and who withdrew it',
    ),
    because: text('Why?', 'Enter why: not this child, or no longer allowed', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now, by, recordId }) => {
    if (isFrozen(state))
      return unless([refusal('', 'The facts are frozen after a death or serious injury: nothing can be withdrawn.')])
    if (!isLive(state) && state.phase !== 'transferred')
      return unless([
        refusal(
          '',
          'This episode is closed: its photographs can only be erased, which one records manager asks for and another approves.',
        ),
      ])
    const position = state.photographs.find((one) => String(one.position) === body.photograph)?.position
    if (position === undefined)
      return unless([refusal('photograph', 'This photograph has already been withdrawn: choose one that is shown.')])
    const decision = unless([], {
      kind: 'missing.photograph-withdrawn/1',
      happenedAt: now,
      body: { photographPosition: position, because: body.because },
    })
    const calledBack = callingBack(by.forceId, state, { position, because: body.because })
    return decision.kind === 'facts' && calledBack !== null
      ? { ...decision, also: [alsoSending(recordId, calledBack, now)] }
      : decision
  },
})
