// Taking back an offer that nobody has answered: to the wrong force, or because what was learned since must go along with a new one.
import Type from 'typebox'
import { alsoSending } from '../../../registers/force-messages.ts'
import { none } from '../../../registers/records.ts'
import { line } from '../../../web/fields.ts'
import { command, no } from '../commands/deciding.ts'
import { notOffered } from './offering.ts'
import { withdrawal } from './withdrawing.ts'

export const takeBackTransfer = command({
  name: 'take-back-transfer',
  title: 'Take the offer back',
  path: 'transfer-withdrawal',
  permission: 'transfer',
  body: Type.Object({
    because: line('Why', 'Enter why: the other force reads it', {
      most: 300,
      description: 'This force stays responsible, and can offer the child again with everything known by then',
    }),
  }),
  evidence: none,
  decide: (asked) => {
    const { state, body, by, recordId, now } = asked
    const { transfer } = state
    if (transfer === null || state.phase !== 'open') return no('', notOffered(asked))
    const { transferId } = transfer
    // The other force reads it before a sentence of ours.
    const because = /[.!?]$/.test(body.because) || body.because.length === 300 ? body.because : `${body.because}.`
    return {
      kind: 'facts',
      facts: [{ kind: 'missing.transfer-withdrawn/1', happenedAt: now, body: { transferId, because } }],
      also: [alsoSending(recordId, withdrawal(by.forceId, transfer, because), now)],
    }
  },
})
